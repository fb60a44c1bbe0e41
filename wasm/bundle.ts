// What callers give for a bundle.

export type BundleRequest = CheckOptions & {
  /** The 32 bytes of the Ed25519 public key. */
  public_key: number[];
  as_of: string;
  page?: PageContext;
  /** The program that asks, and its version. */
  software: string;
};

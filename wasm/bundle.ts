// What callers give for a check of files, and for a bundle.

export type FileOptions = CheckOptions & {
  /** What was invoiced: files, or amounts such as `12,345.67 CNY`. */
  invoice?: (InputFile | string)[];
  /** What the bank received, in the same way. */
  receipt?: (InputFile | string)[];
};

export type BundleRequest = FileOptions & {
  /** The 32 bytes of the Ed25519 public key. */
  public_key: number[];
  as_of: string;
  page?: PageContext;
  /** The program that asks, and its version. */
  software: string;
};

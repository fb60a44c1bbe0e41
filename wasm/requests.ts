// What callers give. What they get is in types.ts, made from the core's types.

export type IdentifierKind =
  | "partner"
  | "customer"
  | "order"
  | "record"
  | "resource"
  | "journal"
  | "policy"
  | "voucher"
  | "code";

export type InputFile = {
  name: string;
  bytes: Uint8Array;
  /** Without one, the content decides. */
  form?: "csv" | "tsv" | "xlsx" | "zip" | "json" | "page";
};

export type CheckOptions = {
  lang?: Lang;
  /** The moment to count from, as in RFC 3339. */
  as_of?: string;
  /** The site of the console; without it, the currency decides. */
  site?: "cn" | "intl";
  /** Columns that the person named: header and field. */
  map?: Record<string, string>;
  /** The same, by the key of the header set that it was said about. */
  remembered?: Record<string, Record<string, string>>;
};

export type PageOptions = CheckOptions & { page?: PageContext };

/** What the reseller works in; any account and any site where none is named. */
export type OwnWorkspace = { accounts?: readonly string[]; site?: "cn" | "intl" };

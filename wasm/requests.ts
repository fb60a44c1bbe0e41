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
  /** The zone of times that name none; without it UTC+08:00, of which nobody is
   * sure near a month's end. */
  time_zone?: string;
  /** How amounts are rounded, line by line; without it the lines show it. */
  rounding?: "half_up" | "half_even" | "down" | "up";
  /** What was agreed, one rule a row. The page's module reads delimited text, the
   * full one any form of a file; an `InputError` is thrown where it cannot be used. */
  agreement?: InputFile;
  /** Columns that the person named: header and field. */
  map?: Record<string, string>;
  /** The same, by the key of the header set that it was said about. */
  remembered?: Record<string, Record<string, string>>;
};

export type PageOptions = CheckOptions & { page?: PageContext };

/** What the reseller works in; any account and any site where none is named. */
export type OwnWorkspace = { accounts?: readonly string[]; site?: "cn" | "intl" };

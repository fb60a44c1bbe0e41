/** What the address asks for; every parameter is described in tests/e2e/README.md. */

export type Language = "en" | "zh";
export type View = "commission" | "customers" | "policies";

export interface Options {
  language: Language;
  empty: boolean;
  /** Milliseconds a page takes to load. 0 replaces rows in place at once. */
  delay: number;
  /** Milliseconds between two redraws with new elements; 0 is never. */
  rerender: number;
  prefix: string;
}

const query = new URLSearchParams(location.search);

function milliseconds(name: string, otherwise: number): number {
  const text = query.get(name) ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}

export const options: Options = {
  language: document.documentElement.lang === "zh-CN" ? "zh" : "en",
  empty: query.get("empty") === "1",
  delay: milliseconds("delay", 300),
  rerender: milliseconds("rerender", 0),
  prefix: document.documentElement.dataset.prefix ?? "tea",
};

export const PATHS: Record<View, string> = {
  commission: "/partners/rebateinfo",
  customers: "/partners/customers",
  policies: "/partners/policies",
};

export function viewOfAddress(): View {
  const asked = new URLSearchParams(location.search);
  if (asked.get("norebate") === "1" || location.pathname === PATHS.customers) return "customers";
  if (asked.get("unknown") === "1" || location.pathname === PATHS.policies) return "policies";
  return "commission";
}

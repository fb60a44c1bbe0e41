/** What a page must be marked with: what the core says of the same table as a file. */
import { readFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { EXTENSION, OUT } from "../extension";
import type { PageSpec } from "./spec";

type Marked = { record: number; cells: { column: number; severity: string }[] };
type Core = {
  initSync: (of: { module: BufferSource }) => void;
  annotate: (table: string, options: object) => { verdict: string; rows: Marked[] };
};

/** The core's own module, in Node. */
export async function core(): Promise<Core> {
  await mkdir(OUT, { recursive: true });
  const glue = join(OUT, "rebatelens_page.mjs");
  await copyFile(process.env.REBATELENS_GLUE ?? join(EXTENSION, "../wasm/web/rebatelens_page.js"), glue);
  const made: Core = await import(pathToFileURL(glue).href);
  made.initSync({ module: readFileSync(join(EXTENSION, "core/rebatelens_page_bg.wasm")) });
  return made;
}

const line = (cells: string[]): string => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(",");

/** The cells that are underlined: the row's record id, the column's header, the severity. */
export function expected(
  { annotate }: Core,
  { headers, rows }: PageSpec,
): { verdict: string; cells: string[] } {
  const table = [headers, ...rows].map(line).join("\r\n");
  const page = {
    url: "https://console.tencentcloud.com/partners/rebateinfo",
    title: "",
    site: "intl",
    adapter: "tea",
  };
  const now = new Date().toISOString();
  const said = annotate(table, { lang: "en", as_of: now, page: { ...page, captured_at: now } });
  const id = headers.findIndex((text) => /^(Record ID|记录ID)/.test(text));
  const cells = said.rows.flatMap(({ record, cells: marked }) =>
    marked.map(({ column, severity }) => `${rows[record - 1]?.[id]} ${headers[column - 1]} ${severity}`),
  );
  return { verdict: said.verdict, cells: cells.sort() };
}

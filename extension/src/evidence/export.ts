// What the person gets: a page's bundle, and a bundle saved as a file.

import type { InputFile, Lang } from "rebatelens";
import { usable } from "../agreement";
import { mappings } from "../mappings";
import type { TabState } from "../protocol";
import { checkOptions, type Settings } from "../settings";
import { type Exported, makeBundle } from "./bundle";

export async function pageBundle(state: TabState, lang: Lang, chosen: Settings): Promise<Exported> {
  const { page, tables } = state;
  const [remembered, { agreed }] = await Promise.all([mappings(), usable(chosen.agreement, lang)]);
  const about = { lang, remembered, page, ...checkOptions(chosen, page), ...agreed };
  const inputs = tables.map(({ table }, at) => pageInput(table, at));
  return makeBundle(about, inputs, chosen);
}

/** A page's table as an input, by its place on the page. */
export const pageInput = (table: string, at: number): InputFile => ({
  name: `page-${at + 1}.csv`,
  bytes: new TextEncoder().encode(table),
  form: "page",
});

export function save({ zip, fileName }: Exported): void {
  const address = URL.createObjectURL(new Blob([zip], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; the bytes are not kept longer than that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

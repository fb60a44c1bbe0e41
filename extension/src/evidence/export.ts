// What the person gets: a page's bundle, and a bundle saved as a file.

import type { Lang } from "rebatelens";
import { usable } from "../agreement";
import { mappings } from "../mappings";
import type { TabState } from "../protocol";
import { checkOptions, type Settings } from "../settings";
import { type Exported, makeBundle } from "./bundle";

export async function pageBundle(state: TabState, lang: Lang, chosen: Settings): Promise<Exported> {
  const bytes = new TextEncoder().encode(state.table);
  const { page } = state;
  const [remembered, { agreed }] = await Promise.all([mappings(), usable(chosen.agreement, lang)]);
  const about = { lang, remembered, page, ...checkOptions(chosen, page), ...agreed };
  return makeBundle(about, [{ name: "page-1.csv", bytes, form: "page" }], chosen);
}

export function save({ zip, fileName }: Exported): void {
  const address = URL.createObjectURL(new Blob([zip], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; the bytes are not kept longer than that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

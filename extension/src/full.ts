// The whole core, with files, bundles and the rules over many records. It is
// loaded in pages and threads of our own, never in the background.

import init, * as exports from "rebatelens/full";

const MODULE = "core/rebatelens_full_bg.wasm";

/** A thread knows its own address, and nothing of the extension's interfaces. */
export async function full(): Promise<typeof exports> {
  await init({ module_or_path: new URL(MODULE, location.href) });
  return exports;
}

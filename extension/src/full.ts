// The whole core, with files, bundles and the rules over many records. Pages and
// threads of our own load it, and the background only where an agreement is chosen.

import init, * as exports from "rebatelens/full";

const MODULE = "core/rebatelens_full_bg.wasm";

/** A thread knows its own address, and nothing of the extension's interfaces. */
export async function full(): Promise<typeof exports> {
  await init({ module_or_path: new URL(MODULE, location.href) });
  return exports;
}

/** As of the small core: what broke off is not relied on. */
export function renewFullAfter(error: unknown): void {
  if (error instanceof WebAssembly.RuntimeError) exports.renew();
}

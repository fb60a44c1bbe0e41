// The core, loaded once in the life of a worker or a page.

import init, * as exports from "rebatelens";

export type Core = typeof exports;

const MODULE = "core/rebatelens_page_bg.wasm";

let loading: Promise<Core> | undefined;

export function core(): Promise<Core> {
  loading ??= init({ module_or_path: chrome.runtime.getURL(MODULE) }).then(
    () => exports,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** What the core leaves in its memory when it breaks off is not relied on: the
 * next question goes to a new instance. */
export function renewAfter(error: unknown): void {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  loading = undefined;
  exports.renew();
}

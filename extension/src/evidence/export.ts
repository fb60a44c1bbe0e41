// The bundle: laid out by the core, signed here, saved by the person.

import type { Lang } from "rebatelens";
import init, { Bundle } from "rebatelens/full";
import type { TabState } from "../protocol";
import { publicBytes, signingKey } from "./key";

export type Exported = { fileName: string; fingerprint: string };

export async function exportEvidence(state: TabState, lang: Lang): Promise<Exported> {
  const module_or_path = chrome.runtime.getURL("core/rebatelens_full_bg.wasm");
  const [key] = await Promise.all([signingKey(), init({ module_or_path })]);
  const request = {
    public_key: await publicBytes(key),
    lang,
    as_of: new Date().toISOString(),
    page: state.page,
    software: `Rebatelens extension ${VERSION}`,
  };
  const table = new TextEncoder().encode(state.table);
  const bundle = new Bundle(request, [{ name: "page-1.csv", bytes: table, form: "page" }]);
  try {
    for (let message = bundle.nextMessage(); message !== undefined; message = bundle.nextMessage()) {
      const signature = await crypto.subtle.sign("Ed25519", key.privateKey, new Uint8Array(message));
      bundle.provideSignature(new Uint8Array(signature));
    }
    const { fileName, fingerprint } = bundle;
    save(bundle.finish(), fileName);
    return { fileName, fingerprint };
  } finally {
    bundle.free();
  }
}

function save(bytes: Uint8Array, fileName: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; the bytes are not kept longer than that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

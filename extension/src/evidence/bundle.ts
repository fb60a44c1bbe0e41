// The bundle: laid out by the core, signed here.

import type { InputFile, Lang, PageContext } from "rebatelens";
import init, { Bundle } from "rebatelens/full";
import type { Mappings } from "../mappings";
import type { ExportPolicy } from "../settings";
import { publicBytes, signingKey } from "./key";
import { allowExport, allowKey } from "./policy";

export type Exported = { fileName: string; fingerprint: string; zip: Uint8Array<ArrayBuffer> };

type About = { lang: Lang; remembered: Mappings; page?: PageContext };

export async function makeBundle(about: About, inputs: InputFile[], policy: ExportPolicy): Promise<Exported> {
  allowExport(policy, about.lang);
  // A worker knows its own address, and nothing of the extension's interfaces.
  const module_or_path = new URL("core/rebatelens_full_bg.wasm", location.href);
  const [key] = await Promise.all([signingKey(), init({ module_or_path })]);
  const request = {
    ...about,
    public_key: await publicBytes(key),
    as_of: new Date().toISOString(),
    software: `Rebatelens extension ${VERSION}`,
  };
  const bundle = new Bundle(request, inputs);
  try {
    allowKey(policy, bundle.fingerprint, about.lang);
    for (let message = bundle.nextMessage(); message !== undefined; message = bundle.nextMessage()) {
      const signature = await crypto.subtle.sign("Ed25519", key.privateKey, new Uint8Array(message));
      bundle.provideSignature(new Uint8Array(signature));
    }
    const { fileName, fingerprint } = bundle;
    return { fileName, fingerprint, zip: new Uint8Array(bundle.finish()) };
  } finally {
    bundle.free();
  }
}

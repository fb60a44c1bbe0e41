// The bundle: laid out by the core, signed here.

import type { InputFile, Lang, PageOptions } from "rebatelens";
import { full } from "../full";
import type { ExportPolicy } from "../settings";
import { publicBytes, signingKey } from "./key";
import { allowExport, allowKey } from "./policy";

export type Exported = { fileName: string; fingerprint: string; zip: Uint8Array<ArrayBuffer> };

type About = PageOptions & { lang: Lang; as_of: string };

export async function makeBundle(about: About, inputs: InputFile[], policy: ExportPolicy): Promise<Exported> {
  allowExport(policy, about.lang);
  const [key, { Bundle }] = await Promise.all([signingKey(), full()]);
  const request = {
    ...about,
    public_key: await publicBytes(key),
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

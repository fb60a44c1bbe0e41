// What was agreed, on its way to the core. The core says whether it can be used.

import type { AgreementView, CheckOptions, InputError, InputFile, Lang } from "rebatelens";
import { full } from "./full";
import type { Agreement } from "./settings";

/** The most that a file of an agreement may weigh, in KiB: it is read anew for every question. */
export const MOST_KIB = 512;

export async function fromFile(file: File): Promise<Agreement> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: file.name, added: new Date().toISOString(), base64: btoa(text) };
}

export function toFile(agreement: Agreement): InputFile {
  return {
    name: agreement.name,
    bytes: "text" in agreement ? encode(agreement.text) : decode(agreement.base64),
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What was not stored by us is no file; the core says that of an empty one. */
function decode(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

export async function judge(agreement: Agreement, lang: Lang): Promise<AgreementView> {
  return (await full()).readAgreement(toFile(agreement), lang);
}

type Usable = { agreed: Pick<CheckOptions, "agreement">; fault?: InputError };

/** The agreement to check with, where the core can use it, or else why it cannot. */
export async function usable(agreement: Agreement | undefined, lang: Lang): Promise<Usable> {
  if (!agreement) return { agreed: {} };
  const [fault] = (await judge(agreement, lang)).errors;
  return fault ? { agreed: {}, fault } : { agreed: { agreement: toFile(agreement) } };
}

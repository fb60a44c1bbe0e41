// What an administrator decided about evidence. Every bundle passes here.

import type { Lang } from "rebatelens";
import { type Key, word } from "../language";
import type { ExportPolicy } from "../settings";

/** Why nothing may be exported at all, where that is so. */
export function refusal({ forbid_export, require_redaction }: ExportPolicy): Key | undefined {
  if (forbid_export) return "export_forbidden";
  // The core cannot redact; what is whole never leaves in its place.
  if (require_redaction) return "export_unredacted";
  return undefined;
}

export function allowExport(policy: ExportPolicy, lang: Lang): void {
  const why = refusal(policy);
  if (why) throw new Error(word(lang, why));
}

export function allowKey({ evidence_key }: ExportPolicy, fingerprint: string, lang: Lang): void {
  if (evidence_key !== "" && evidence_key !== fingerprint)
    throw new Error(word(lang, "export_other_key", fingerprint));
}

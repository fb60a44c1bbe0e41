// What to paint on a page, from the core that has the rules it takes: the small
// one knows no agreement.

import type { Annotation, PageOptions } from "rebatelens";
import { toFile } from "../agreement";
import { core } from "../core";
import { full, renewFullAfter } from "../full";
import type { Agreement } from "../settings";

export async function annotate(
  table: string,
  options: PageOptions,
  agreement: Agreement | undefined,
): Promise<Annotation> {
  // Where it cannot be used the panel says why, and the page is checked without it.
  const agreed = agreement && (await withAgreement(table, options, agreement));
  return agreed ?? (await core()).annotate(table, options);
}

async function withAgreement(
  table: string,
  options: PageOptions,
  agreement: Agreement,
): Promise<Annotation | undefined> {
  try {
    return (await full()).annotate(table, { ...options, agreement: toFile(agreement) });
  } catch (error) {
    renewFullAfter(error);
    return undefined;
  }
}

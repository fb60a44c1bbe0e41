// What to paint on a page: the page's module, and the whole one where an
// agreement is kept in a form that the page's module does not read.

import type { Annotation, PageOptions } from "rebatelens";
import { toFile } from "../agreement";
import { core, renewAfter } from "../core";
import { full, renewFullAfter } from "../full";
import type { Agreement } from "../settings";

export async function annotate(
  table: string,
  options: PageOptions,
  agreement: Agreement | undefined,
): Promise<Annotation> {
  if (!agreement) return (await core()).annotate(table, options);
  const agreed = { ...options, agreement: toFile(agreement) };
  // Where it cannot be used the panel says why, and the page is checked without it.
  const annotation = (await byPageModule(table, agreed)) ?? (await byWholeModule(table, agreed));
  return annotation ?? (await core()).annotate(table, options);
}

async function byPageModule(table: string, options: PageOptions): Promise<Annotation | undefined> {
  try {
    return (await core()).annotate(table, options);
  } catch (error) {
    renewAfter(error);
    return undefined;
  }
}

async function byWholeModule(table: string, options: PageOptions): Promise<Annotation | undefined> {
  try {
    return (await full()).annotate(table, options);
  } catch (error) {
    renewFullAfter(error);
    return undefined;
  }
}

// Where a table was seen, as its page says it.

import type { PageContext } from "rebatelens";
import { type Family, siteOf } from "../consoles";
import { plain } from "../consoles/plain";

/** How far above a table its pagination is looked for. */
const LEVELS = 5;

export function pageContext(family: Family = plain, root?: Element): PageContext {
  const total = root && nearby(root, family.total);
  return {
    // What follows `?` may hold a secret.
    url: location.origin + location.pathname,
    title: textOf(document.querySelector(family.heading)) || document.title,
    site: siteOf(location.hostname),
    adapter: family.id,
    captured_at: new Date().toISOString(),
    ...(total ? { rows_in_all: textOf(total) } : {}),
  };
}

function nearby(root: Element, selector: string): Element | null {
  let around: Element | null = root;
  for (let level = 0; around && level < LEVELS; level += 1, around = around.parentElement) {
    const found = around.querySelector(selector);
    if (found) return found;
  }
  return null;
}

const textOf = (element: Element | null | undefined): string => (element?.textContent ?? "").trim();

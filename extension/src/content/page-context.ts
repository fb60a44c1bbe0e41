// Where a table was seen, as its page says it.

import type { PageContext } from "rebatelens";
import { siteOf } from "../consoles";
import type { Family } from "../consoles/family";
import { queryOutsideRows } from "../consoles/outside-rows";
import { plain } from "../consoles/plain";
import { shell } from "../consoles/shell";

/** How far above a table its pagination is looked for. */
const LEVELS = 5;
/** A heading or a count of rows is no longer. */
const LONGEST = 200;

export function pageContext(family: Family = plain, root?: Element, pages = 1): PageContext {
  const total = root && textOf(nearby(root, family.total));
  return {
    // What follows `?` may hold a secret.
    url: location.origin + location.pathname,
    title: (textOf(document.querySelector(family.heading)) || document.title).slice(0, LONGEST),
    site: siteOf(location.hostname),
    adapter: family.id,
    captured_at: new Date().toISOString(),
    ...(total && total.length <= LONGEST ? { rows_in_all: total } : {}),
    ...shell(),
    ...(pages > 1 ? { pages_read: pages } : {}),
  };
}

/** The document around all frames, as far as it is of the same site. */
export function wholePage(): Document {
  try {
    return window.top?.document ?? document;
  } catch {
    return document;
  }
}

/** The language of the page; a frame may say none of its own. */
export const pageLanguage = (): string => document.documentElement.lang || wholePage().documentElement.lang;

/** The nearest of these, as long as no other table comes into question. */
export function nearby(root: Element, selectors: readonly string[]): Element | undefined {
  let around: Element | null = root;
  for (let level = 0; around && level < LEVELS; level += 1, around = around.parentElement) {
    if (queryOutsideRows(around, "table").some((table) => !root.contains(table))) return undefined;
    for (const selector of selectors) {
      const [found] = queryOutsideRows(around, selector);
      if (found) return found;
    }
  }
  return undefined;
}

const textOf = (element: Element | null | undefined): string => (element?.textContent ?? "").trim();

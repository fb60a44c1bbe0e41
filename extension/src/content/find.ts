// Finds tables by their structure: one with a header and rows of its own, or a
// header table and a body table of as many columns beside it.

import { type Family, familyOf } from "../consoles";

/** A table of a page, in one element or in two. */
export type Found = {
  /** The element that holds all of it. */
  root: Element;
  header: HTMLTableRowElement;
  body: HTMLTableElement;
  family: Family;
};

/** How far above a header table its body is looked for. */
const LEVELS = 3;

export function findTables(within: ParentNode): Found[] {
  const found: Found[] = [];
  for (const table of within.querySelectorAll("table")) {
    const header = headerRow(table);
    if (!header) continue;
    const body = hasRows(table) ? table : bodyBeside(table, header);
    if (!body) continue;
    const root = body === table ? table : commonRoot(table, body);
    found.push({ root, header, body, family: familyOf(table) });
  }
  return found;
}

/** The last row of the head, the one that names single columns; without a
 * head, a first row of nothing but header cells. */
function headerRow(table: HTMLTableElement): HTMLTableRowElement | undefined {
  const rows = table.tHead?.rows;
  const row = rows?.[rows.length - 1] ?? rowOfHeaders(table);
  return row && row.cells.length > 1 ? row : undefined;
}

function rowOfHeaders(table: HTMLTableElement): HTMLTableRowElement | undefined {
  const first = table.tBodies[0]?.rows[0];
  return first && [...first.cells].every((cell) => cell.localName === "th") ? first : undefined;
}

const hasRows = (table: HTMLTableElement): boolean =>
  [...table.tBodies].some((section) => section.rows.length > 0);

function bodyBeside(head: HTMLTableElement, header: HTMLTableRowElement): HTMLTableElement | undefined {
  let around: Element | null = head.parentElement;
  for (let level = 0; around && level < LEVELS; level += 1, around = around.parentElement) {
    const bodies = [...around.querySelectorAll("table")].filter((table) => table !== head && !table.tHead);
    const body = bodies.find((table) => widthOf(table) === header.cells.length);
    if (body) return body;
  }
  return undefined;
}

/** Columns of a body table, by its own description or its first row. */
function widthOf(table: HTMLTableElement): number {
  const described = table.querySelectorAll("colgroup col").length;
  if (described > 0) return described;
  const first = table.tBodies[0]?.rows[0];
  return first ? [...first.cells].reduce((sum, cell) => sum + cell.colSpan, 0) : 0;
}

function commonRoot(head: Element, body: Element): Element {
  let root: Element = head;
  while (!root.contains(body) && root.parentElement) root = root.parentElement;
  return root;
}

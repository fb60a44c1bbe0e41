// Finds tables by their structure: one with a header and rows of its own, or a
// header table with its body beside it.

import { FAMILIES, familyOf } from "../consoles";
import type { Family } from "../consoles/family";
import { leafCells } from "./grid";

/** A table of a page, in one element or in two. */
export type FoundTable = {
  /** The element that holds all of it. */
  root: Element;
  head: HTMLTableElement;
  /** A table, or what stands for the rows of one. */
  body: HTMLElement;
  family: Family;
};

/** How far above a header table its body is looked for. */
const LEVELS = 8;

const COPIES = FAMILIES.flatMap(({ copies }) => copies ?? []).join();

/** The tables of a page, in its order; those that it does not show as well. */
export function findTables(within: ParentNode): FoundTable[] {
  const found: FoundTable[] = [];
  for (const head of within.querySelectorAll("table")) {
    if (head.closest(COPIES) || headerCells(head).length < 2) continue;
    const family = familyOf(head);
    const body = hasRows(head) ? head : bodyBeside(head, family);
    if (!body) continue;
    const root = body === head ? head : commonRoot(head, body);
    found.push({ root, head, body, family });
  }
  return found;
}

/** The cells that name single columns. */
export const headerCells = (head: HTMLTableElement): HTMLElement[] => leafCells(headerRows(head));

/** The rows of the head; without one, a first row of nothing but header cells. */
function headerRows(head: HTMLTableElement): HTMLTableRowElement[] {
  const rows = [...(head.tHead?.rows ?? [])];
  const first = head.tBodies[0]?.rows[0];
  if (rows.length > 0 || !first) return rows;
  return [...first.cells].every((cell) => cell.localName === "th") ? [first] : [];
}

/** The rows of a body that is a table. */
export function bodyRows({ head, body }: FoundTable): HTMLTableRowElement[] {
  if (!(body instanceof HTMLTableElement)) return [];
  const rows = [...body.tBodies].flatMap((section) => [...section.rows]);
  if (body !== head || head.tHead) return rows;
  return rows.slice(1);
}

const hasRows = (table: HTMLTableElement): boolean =>
  [...table.tBodies].some((section) => section.rows.length > 0);

/** The first body after a head, before another head begins. */
function bodyBeside(head: HTMLTableElement, { body: other }: Family): HTMLElement | undefined {
  const columns = headerCells(head).length;
  const bodies = other ? `table, ${other.whole}` : "table";
  let around: Element | null = head.parentElement;
  for (let level = 0; around && level < LEVELS; level += 1, around = around.parentElement) {
    for (const body of around.querySelectorAll<HTMLElement>(bodies)) {
      if (!isAfter(head, body) || body.closest(COPIES)) continue;
      if (!(body instanceof HTMLTableElement)) return body;
      if (headerRows(body).length > 0) return undefined;
      if (widthOf(body) === columns) return body;
    }
  }
  return undefined;
}

const isAfter = (first: Node, second: Node): boolean =>
  (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

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

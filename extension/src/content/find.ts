// Finds tables by their structure: one with a header and rows of its own, a header
// table with its body beside it, or a grid that is one by its roles. Tables lie in
// the page or in the open shadow roots of its elements.

import { FAMILIES, familyOf } from "../consoles";
import type { Family } from "../consoles/family";
import { ariaGrids, ariaHeaderCells, ariaRow, ariaRows, isAria } from "./aria-grid";
import { withoutCopies } from "./copies";
import { type GridRow, leafCells } from "./grid";

/** A table of a page, in one element or in two. */
export type FoundTable = {
  /** The element that holds all of it. */
  root: Element;
  /** A table, or a grid. */
  head: HTMLElement;
  /** A table, or what stands for the rows of one. */
  body: HTMLElement;
  family: Family;
  /** What repeats it, or some of its columns, and lies over it. */
  copies: readonly Element[];
};

/** How far above a header table its body is looked for. */
const LEVELS = 8;

const COPIES = FAMILIES.flatMap(({ copies }) => copies ?? []).join();

/** The tables of a page's roots, in their order; those that it does not show as well. */
export function findTables(roots: readonly ParentNode[]): FoundTable[] {
  return withoutCopies(roots.flatMap(tablesIn), contentOf);
}

/** What tells one table from another: its header, its size, its first and last row. */
function contentOf(table: FoundTable): string {
  const rows = bodyRows(table);
  const ends = [rows[0], rows.at(-1)].map((row) => row?.textContent ?? "");
  return [...headerCells(table).map(({ textContent }) => textContent), rows.length, ...ends].join("\n");
}

/** A document or a shadow root, and the open shadow roots of the page's own elements
 * within. The cells of tables may be thousands and hold none. */
export function rootsOf(within: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [within];
  const outsideRows = (node: Node) =>
    (node as Element).localName === "tbody" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const elements = document.createTreeWalker(within, NodeFilter.SHOW_ELEMENT, outsideRows);
  while (elements.nextNode()) {
    const { localName, shadowRoot } = elements.currentNode as Element;
    if (localName.includes("-") && shadowRoot) roots.push(...rootsOf(shadowRoot));
  }
  return roots;
}

function tablesIn(within: ParentNode): FoundTable[] {
  const found: FoundTable[] = [];
  for (const head of within.querySelectorAll("table")) {
    if (head.closest(COPIES) || headCells(head).length < 2) continue;
    const family = familyOf(head);
    const body = hasRows(head) ? head : bodyBeside(head, family);
    if (!body) continue;
    const root = body === head ? head : commonRoot(head, body);
    found.push({ root, head, body, family, copies: [] });
  }
  for (const grid of ariaGrids(within))
    found.push({ root: grid, head: grid, body: grid, family: familyOf(grid), copies: [] });
  return found;
}

/** The cells that name single columns. */
export const headerCells = ({ head }: FoundTable): HTMLElement[] =>
  head instanceof HTMLTableElement ? headCells(head) : ariaHeaderCells(head);

const headCells = (head: HTMLTableElement): HTMLElement[] => leafCells(headerRows(head));

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
  if (body !== head || (head instanceof HTMLTableElement && head.tHead)) return rows;
  return rows.slice(1);
}

/** The rows of a body that is no table, and their cells. */
export function looseRows({ body, family }: FoundTable): GridRow[] {
  if (isAria(body)) return ariaRows(body);
  const rows = [...body.querySelectorAll<HTMLElement>(family.body?.row ?? "tr")];
  return rows.map((element) => ({ element, cells: [...element.children] as HTMLElement[] }));
}

/** The element that holds the rows themselves: what scrolls or clips them lies around it. */
export function rowsParent({ body, family }: FoundTable): Element {
  if (body instanceof HTMLTableElement) return body;
  const row = isAria(body) ? ariaRow(body) : body.querySelector(family.body?.row ?? "tr");
  return row?.parentElement ?? body;
}

const hasRows = (table: HTMLTableElement): boolean =>
  [...table.tBodies].some((section) => section.rows.length > 0);

/** The first body after a head, before another head begins. */
function bodyBeside(head: HTMLTableElement, { body: other }: Family): HTMLElement | undefined {
  const columns = headCells(head).length;
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

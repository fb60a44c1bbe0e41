// Reads what a table shows as delimited text. Nothing is judged here: the core
// reads this text as it reads a file.

import { CELL_LENGTH, ROW_END, TABLE_LENGTH } from "../protocol";
import { bodyRows, type Found, headerCells } from "./find";
import { type GridRow, gridOf } from "./grid";

/** A row of a page, its cells by column, and its text as one line of CSV. */
export type CapturedRow = GridRow & { text: string };

/** The rows that were read, and how many were left. */
export type Captured = { rows: CapturedRow[]; left: number };

export const headerText = ({ head }: Found): string => line(headerCells(head).map(cellText));

/** The rows that are records: not the ones that say "no data" or "loading",
 * nor blank ones, which the core does not count either. */
export function captureRows(found: Found): Captured {
  const rows: CapturedRow[] = [];
  const all = recordRows(found);
  let length = 0;
  for (const [at, { element, cells }] of all.entries()) {
    const texts = cells.map(cellText);
    if (texts.every((text) => BLANK.test(text))) continue;
    const text = line(texts);
    length += text.length;
    if (length > TABLE_LENGTH) return { rows, left: all.length - at };
    rows.push({ element, cells, text });
  }
  return { rows, left: 0 };
}

function recordRows(found: Found): GridRow[] {
  const columns = headerCells(found.head).length;
  const { body, family } = found;
  if (body instanceof HTMLTableElement) return gridOf(bodyRows(found), columns);
  const rows = body.querySelectorAll<HTMLElement>(family.body?.row ?? "tr");
  return [...rows]
    .map((element) => ({ element, cells: [...element.children] as HTMLElement[] }))
    .filter(({ cells }) => cells.length === columns);
}

const BLANK = /^\p{White_Space}*$/u;

/** What a page draws of the spaces in its source. Any other invisible character
 * is kept: it may be what broke an identifier. */
const asShown = (text: string): string => text.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");

/** The text of a cell; the whole of it where the page clips it, unless no value
 * is as long. */
function cellText(cell: HTMLElement): string {
  const text = cell.firstElementChild ? wholeText(cell) : asShown(cell.textContent ?? "");
  return text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH)}…` : text;
}

function wholeText(cell: HTMLElement): string {
  const shown = asShown(cell.querySelector(UNSEEN) ? seenText(cell) : (cell.textContent ?? ""));
  const whole = titleOf(cell);
  if (!whole || whole.length <= shown.length) return shown;
  return whole.startsWith(shown.replace(/(…|\.\.\.)$/, "")) ? whole : shown;
}

function titleOf(cell: HTMLElement): string | undefined {
  const titled = cell.querySelectorAll("[title]");
  return titled.length === 1 ? asShown(titled[0]?.getAttribute("title") ?? "") : undefined;
}

/** What holds text that no page shows. */
const UNSEEN = "style, script, template, svg title, svg desc, svg metadata, annotation, annotation-xml";

function seenText(cell: HTMLElement): string {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let seen = "";
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text;
    if (!parentElement?.closest(UNSEEN)) seen += data;
  }
  return seen;
}

/** A line of CSV: every cell in quotation marks. */
function line(cells: string[]): string {
  return cells.map((cell) => `"${cell.replaceAll(ROW_END, "\uFFFD").replaceAll('"', '""')}"`).join(",");
}

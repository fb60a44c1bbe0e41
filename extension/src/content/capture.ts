// Reads what a table shows as delimited text. Nothing is judged here: the core
// reads this text as it reads a file.

import { ROW_END } from "../protocol";
import { bodyRows, type Found, headerCells } from "./find";
import { type GridRow, gridOf } from "./grid";

/** A row of a page, its cells by column, and its text as one line of CSV. */
export type CapturedRow = GridRow & { text: string };

export const headerText = ({ head }: Found): string => line(headerCells(head).map(cellText));

/** The rows that are records: not the ones that say "no data" or "loading",
 * nor blank ones, which the core does not count either. */
export function captureRows(found: Found): CapturedRow[] {
  const rows: CapturedRow[] = [];
  for (const { element, cells } of recordRows(found)) {
    const texts = cells.map(cellText);
    if (!texts.every((text) => BLANK.test(text))) rows.push({ element, cells, text: line(texts) });
  }
  return rows;
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

/** The text of a cell; the whole of it where the page clips it. */
function cellText(cell: HTMLElement): string {
  const shown = asShown(cell.textContent ?? "");
  const whole = titleOf(cell);
  if (!whole || whole.length <= shown.length) return shown;
  return whole.startsWith(shown.replace(/(…|\.\.\.)$/, "")) ? whole : shown;
}

function titleOf(cell: HTMLElement): string | undefined {
  const titled = cell.querySelectorAll("[title]");
  return titled.length === 1 ? asShown(titled[0]?.getAttribute("title") ?? "") : undefined;
}

/** A line of CSV: every cell in quotation marks. */
function line(cells: string[]): string {
  return cells.map((cell) => `"${cell.replaceAll(ROW_END, "\uFFFD").replaceAll('"', '""')}"`).join(",");
}

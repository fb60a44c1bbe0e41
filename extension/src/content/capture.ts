// Reads what a table shows as delimited text. Nothing is judged here: the core
// reads this text as it reads a file.

import { ROW_END } from "../protocol";
import type { Found } from "./find";

/** A row of a page, and its text as one line of CSV. */
export type CapturedRow = { element: HTMLTableRowElement; text: string };

export const headerText = (found: Found): string => line([...found.header.cells].map(cellText));

/** The rows that are records: not the ones that say "no data" or "loading",
 * nor blank ones, which the core does not count either. */
export function captureRows(found: Found): CapturedRow[] {
  const columns = found.header.cells.length;
  const rows: CapturedRow[] = [];
  for (const section of found.body.tBodies) {
    for (const element of section.rows) {
      if (element.cells.length !== columns || element === found.header) continue;
      const cells = [...element.cells].map(cellText);
      if (cells.every((cell) => BLANK.test(cell))) continue;
      rows.push({ element, text: line(cells) });
    }
  }
  return rows;
}

const BLANK = /^\p{White_Space}*$/u;

/** What a page draws of the spaces in its source. Any other invisible character
 * is kept: it may be what broke an identifier. */
const asShown = (text: string): string => text.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");

/** The text of a cell; the whole of it where the page clips it. */
function cellText(cell: HTMLTableCellElement): string {
  const shown = asShown(cell.textContent ?? "");
  const whole = titleOf(cell);
  if (!whole || whole.length <= shown.length) return shown;
  return whole.startsWith(shown.replace(/(…|\.\.\.)$/, "")) ? whole : shown;
}

function titleOf(cell: HTMLTableCellElement): string | undefined {
  const titled = cell.querySelectorAll("[title]");
  return titled.length === 1 ? asShown(titled[0]?.getAttribute("title") ?? "") : undefined;
}

/** A line of CSV: every cell in quotation marks. */
function line(cells: string[]): string {
  return cells.map((cell) => `"${cell.replaceAll(ROW_END, "\uFFFD").replaceAll('"', '""')}"`).join(",");
}

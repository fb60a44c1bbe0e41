// Reads what a table shows as delimited text. Nothing is judged here: the core
// reads this text as it reads a file.

import { CELL_LENGTH, ROW_END, TABLE_LENGTH } from "../protocol";
import { APART, LEFT_OUT, partsOf, WHOLE_SELECTOR, whole, wholesOf } from "./cell-text";
import { bodyRows, type FoundTable, headerCells, looseRows } from "./find";
import { type GridRow, type Reaching, rowOf } from "./grid";

/** A row of a page, its cells by column, and its text as one line of CSV. */
export type CapturedRow = GridRow & { text: string };

/** The rows that were read, and how many were left. */
export type Captured = { rows: CapturedRow[]; left: number };

/** What an element of a body says; no row where it is no record. */
type Known = { columns: number; row: CapturedRow | undefined };

/** So many rows are always read at once, on the slowest machine. */
const AT_ONCE = 50;
/** Beyond so many changes at once, reading all rows again is cheaper. */
const MOST_CHANGES = 500;

export const headerText = (found: FoundTable): string => line(headerCells(found).map(headerCellText));

/** How far a table was read. */
type Pass = {
  columns: number;
  elements: HTMLTableRowElement[];
  /** How many of them were read. */
  read: number;
  /** The cells that reach into the next one. */
  above: (Reaching | undefined)[];
  rows: CapturedRow[];
  /** Characters of the rows so far. */
  length: number;
};

/** The records of one table. A row is read once, as long as the page leaves it as
 * it is, so that a long table is read in steps and looked at often. */
export class Capture {
  #known = new WeakMap<Element, Known>();
  #pass: Pass | undefined;
  /** Cells that were read anew. */
  #fresh = 0;

  constructor(
    private readonly found: FoundTable,
    /** Told how many cells are read anew. */
    private readonly spend: (cells: number) => void,
  ) {}

  /** Takes in what the page changed; before this, nothing is to be read. */
  changed(changes: MutationRecord[]): void {
    const { root } = this.found;
    const here = changes.filter((change) => root.contains(change.target) || this.#bringsBody(change));
    if (here.length === 0) return;
    this.#pass = undefined;
    if (here.length > MOST_CHANGES || here.some(bringsRows)) this.#known = new WeakMap();
    else for (const { target, addedNodes } of here) this.#forget(target, addedNodes);
  }

  /** Rows may be shown or hidden now; what they say is known as before. */
  resized(): void {
    this.#pass = undefined;
  }

  /** Whether a row says what it said when it was read, as far as that is known now. */
  isKnown({ element, text }: CapturedRow): boolean {
    return element.isConnected && this.#known.get(element)?.row?.text === text;
  }

  /** The rows that are records: not the ones that say "no data" or "loading", nor
   * blank ones, which the core does not count either. Nothing where they cannot
   * all be read before the deadline; the next time, there is less to read. */
  rows(deadline = Number.POSITIVE_INFINITY): Captured | undefined {
    const captured = this.#read(deadline);
    this.spend(this.#fresh);
    this.#fresh = 0;
    return captured;
  }

  #read(deadline: number): Captured | undefined {
    const columns = headerCells(this.found).length;
    if (!(this.found.body instanceof HTMLTableElement)) return this.#looseRows(columns);
    if (this.#pass?.columns !== columns)
      this.#pass = { columns, elements: bodyRows(this.found), read: 0, above: [], rows: [], length: 0 };
    const pass = this.#pass;
    for (let element = pass.elements[pass.read]; element; element = pass.elements[pass.read]) {
      const row = isSeen(element) ? this.#row(element, pass) : undefined;
      if (row && !fits(row, pass)) break;
      pass.read += 1;
      const isMore = pass.read < pass.elements.length;
      if (isMore && pass.read % AT_ONCE === 0 && performance.now() > deadline) return undefined;
    }
    return { rows: pass.rows, left: pass.elements.length - pass.read };
  }

  /** The rows of a body that is no table. */
  #looseRows(columns: number): Captured {
    const all = looseRows(this.found);
    const taken = { rows: [], length: 0 };
    for (const [at, { element, cells }] of all.entries()) {
      if (!isSeen(element)) continue;
      this.#fresh += cells.length;
      const row = captured(element, cells, columns);
      if (row && !fits(row, taken)) return { rows: taken.rows, left: all.length - at };
    }
    return { rows: taken.rows, left: 0 };
  }

  /** A row, from what is known of it where it shares nothing with its neighbours. */
  #row(element: HTMLTableRowElement, pass: Pass): CapturedRow | undefined {
    const alone = pass.above.length === 0;
    const known = alone ? this.#known.get(element) : undefined;
    if (known?.columns === pass.columns) return known.row;
    const { cells, reaching, single } = rowOf(element, pass.above);
    pass.above = reaching;
    this.#fresh += cells.length;
    const row = single ? captured(element, cells, pass.columns) : undefined;
    if (alone && reaching.length === 0) this.#known.set(element, { columns: pass.columns, row });
    return row;
  }

  /** The page took the body away and brought it back; it may have changed unseen. */
  #bringsBody({ addedNodes }: MutationRecord): boolean {
    return [...addedNodes].some((node) => node.contains(this.found.body));
  }

  #forget(target: Node, added: NodeList): void {
    for (const node of added) if (node instanceof Element) this.#known.delete(node);
    for (let around: Node | null = target; around && around !== this.found.body; around = around.parentNode)
      if (around instanceof Element) this.#known.delete(around);
  }
}

/** Whether what a page puts somewhere holds rows; they may have changed unseen. */
const bringsRows = ({ addedNodes }: MutationRecord): boolean =>
  [...addedNodes].some((node) => node instanceof Element && node.querySelector("tr") !== null);

/** Whether a row is shown: not one that is kept hidden, nor one that only measures
 * how wide the columns are. */
const isSeen = (row: HTMLElement): boolean =>
  row.checkVisibility({ visibilityProperty: true }) &&
  !(row.ariaHidden === "true" && (row.style.height === "0px" || row.className.includes("measure")));

/** Takes a row in, unless the table gets longer than any is read. */
function fits(row: CapturedRow, pass: Pick<Pass, "rows" | "length">): boolean {
  if (pass.length + row.text.length > TABLE_LENGTH) return false;
  pass.length += row.text.length;
  pass.rows.push(row);
  return true;
}

function captured(element: HTMLElement, cells: HTMLElement[], columns: number): CapturedRow | undefined {
  if (cells.length !== columns) return undefined;
  const wholes = wholesIn(element);
  const texts = cells.map((cell) =>
    cellText(cell, element.contains(cell) ? wholes?.get(cell) : wholesWithin(cell)),
  );
  return isRecord(texts) ? { element, cells, text: line(texts) } : undefined;
}

const BLANK = /^\p{White_Space}*$/u;

/** As many columns belong to a record, not to a note beside one. */
const FEW = 4;

/** Whether a row can be a record: not blank, nor a line of words alone, as under a
 * record that is folded out. */
function isRecord(texts: string[]): boolean {
  const filled = texts.filter((text) => !BLANK.test(text));
  if (filled.length === 0) return false;
  return filled.length > 1 || texts.length <= FEW || /\p{N}/u.test(filled[0] ?? "");
}

/** The text of a cell; the whole of it where the page shortens it, unless no value
 * is as long. */
function cellText(cell: HTMLElement, wholes: readonly string[] = []): string {
  const text = partsOf(cell)
    .map((part) => (wholes.length > 0 ? whole(part, wholes) : part))
    .join(APART);
  return text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH)}…` : text;
}

/** What names a column: each of its lines, without the signs that sort and filter. */
function headerCellText(cell: HTMLElement): string {
  const wholes = wholesWithin(cell);
  const parts = partsOf(cell).map((part) => whole(part, wholes));
  const names = parts.filter((part) => /[\p{L}\p{N}%‰]/u.test(part));
  const text = names.reduce((all, name) => all + (/^[(（]/.test(name) ? " " : " / ") + name, "");
  return text.replace(/^ (\/ )?/, "").slice(0, CELL_LENGTH);
}

const wholesWithin = (cell: Element): string[] =>
  [...cell.querySelectorAll(WHOLE_SELECTOR)].flatMap(wholesOf);

/** The wholes of shortened texts in each cell of a row. What a cell itself is titled
 * may explain it. */
function wholesIn(row: Element): Map<Element, string[]> | undefined {
  const titled = row.querySelectorAll(WHOLE_SELECTOR);
  if (titled.length === 0) return undefined;
  const wholes = new Map<Element, string[]>();
  for (const one of titled) {
    let cell = one;
    while (cell.parentElement && cell.parentElement !== row) cell = cell.parentElement;
    if (cell === one && !LEFT_OUT.test(cell.textContent ?? "")) continue;
    wholes.set(cell, [...(wholes.get(cell) ?? []), ...wholesOf(one)]);
  }
  return wholes;
}

/** What a line of CSV cannot hold as it is. */
const SPECIAL = new RegExp(`["${ROW_END}]`);

const quoted = (cell: string): string =>
  SPECIAL.test(cell) ? cell.replaceAll(ROW_END, "\uFFFD").replaceAll('"', '""') : cell;

/** A line of CSV: every cell in quotation marks. */
const line = (cells: string[]): string => `"${cells.map(quoted).join('","')}"`;

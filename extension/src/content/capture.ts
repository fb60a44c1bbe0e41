// Reads what a table shows as delimited text. Nothing is judged here: the core
// reads this text as it reads a file.

import { CELL_LENGTH, ROW_END, TABLE_LENGTH } from "../protocol";
import { bodyRows, type FoundTable, headerCells } from "./find";
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

export const headerText = ({ head }: FoundTable): string => line(headerCells(head).map(shownText));

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
    const columns = headerCells(this.found.head).length;
    if (!(this.found.body instanceof HTMLTableElement)) return this.#looseRows(columns);
    if (this.#pass?.columns !== columns)
      this.#pass = { columns, elements: bodyRows(this.found), read: 0, above: [], rows: [], length: 0 };
    const pass = this.#pass;
    for (let element = pass.elements[pass.read]; element; element = pass.elements[pass.read]) {
      const row = this.#row(element, pass);
      if (row && !fits(row, pass)) break;
      pass.read += 1;
      const isMore = pass.read < pass.elements.length;
      if (isMore && pass.read % AT_ONCE === 0 && performance.now() > deadline) return undefined;
    }
    return { rows: pass.rows, left: pass.elements.length - pass.read };
  }

  /** The rows of a body that is no table. */
  #looseRows(columns: number): Captured {
    const { body, family } = this.found;
    const elements = [...body.querySelectorAll<HTMLElement>(family.body?.row ?? "tr")];
    const taken = { rows: [], length: 0 };
    for (const [at, element] of elements.entries()) {
      const cells = [...element.children] as HTMLElement[];
      this.#fresh += cells.length;
      const row = captured(element, cells, columns);
      if (row && !fits(row, taken)) return { rows: taken.rows, left: elements.length - at };
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

/** Takes a row in, unless the table gets longer than any is read. */
function fits(row: CapturedRow, pass: Pick<Pass, "rows" | "length">): boolean {
  if (pass.length + row.text.length > TABLE_LENGTH) return false;
  pass.length += row.text.length;
  pass.rows.push(row);
  return true;
}

function captured(element: HTMLElement, cells: HTMLElement[], columns: number): CapturedRow | undefined {
  if (cells.length !== columns) return undefined;
  const titles = titlesIn(element);
  const mayHide = element.querySelector(UNSEEN) !== null;
  const texts = cells.map((cell) =>
    cell.parentElement === element ? cellText(cell, titles.get(cell), mayHide) : shownText(cell),
  );
  return texts.every((text) => BLANK.test(text)) ? undefined : { element, cells, text: line(texts) };
}

const BLANK = /^\p{White_Space}*$/u;

/** Spaces that a page draws otherwise than they stand in its source. */
const LOOSE = /[\t\n\r\f]| {2}|^ | $/;

/** What a page draws of the spaces in its source. Any other invisible character
 * is kept: it may be what broke an identifier. */
const asShown = (text: string): string =>
  LOOSE.test(text) ? text.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "") : text;

/** The text of a cell; the whole of it where the page clips it, unless no value
 * is as long. */
function cellText(cell: HTMLElement, title: string | undefined, mayHide: boolean): string {
  const text = cell.firstElementChild ? wholeText(cell, title, mayHide) : asShown(cell.textContent ?? "");
  return text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH)}…` : text;
}

function wholeText(cell: HTMLElement, title: string | undefined, mayHide: boolean): string {
  const shown = asShown(mayHide ? seenText(cell) : (cell.textContent ?? ""));
  const whole = title && asShown(title);
  if (!whole || whole.length <= shown.length) return shown;
  return whole.startsWith(shown.replace(/(…|\.\.\.)$/, "")) ? whole : shown;
}

const shownText = (cell: HTMLElement): string => {
  const titled = cell.querySelectorAll("[title]");
  const title = titled.length === 1 ? (titled[0]?.getAttribute("title") ?? "") : undefined;
  return cellText(cell, title, cell.querySelector(UNSEEN) !== null);
};

/** The title in each cell of a row; none where a cell has several. */
function titlesIn(row: Element): Map<Element, string | undefined> {
  const titles = new Map<Element, string | undefined>();
  for (const titled of row.querySelectorAll("[title]")) {
    let cell = titled;
    while (cell.parentElement && cell.parentElement !== row) cell = cell.parentElement;
    if (cell !== titled)
      titles.set(cell, titles.has(cell) ? undefined : (titled.getAttribute("title") ?? ""));
  }
  return titles;
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

/** What a line of CSV cannot hold as it is. */
const SPECIAL = new RegExp(`["${ROW_END}]`);

const quoted = (cell: string): string =>
  SPECIAL.test(cell) ? cell.replaceAll(ROW_END, "\uFFFD").replaceAll('"', '""') : cell;

/** A line of CSV: every cell in quotation marks. */
const line = (cells: string[]): string => `"${cells.map(quoted).join('","')}"`;

// The cells of a table by their columns, whatever cells reach over several rows
// or columns.

/** A row, and for each column the cell that says something there. */
export type GridRow = { element: HTMLElement; cells: HTMLElement[] };

/** A cell that reaches into the rows below. */
export type Reaching = { cell: HTMLTableCellElement; rows: number };

/** No table of a console is as wide, whatever its cells claim. */
const WIDEST = 1000;

/** The lowest cell of each column of a head that holds text: the one that names the
 * column alone. Below it may stand what filters the column. */
export function leafCells(head: Iterable<HTMLTableRowElement>): HTMLElement[] {
  let names: HTMLTableCellElement[] = [];
  let above: (Reaching | undefined)[] = [];
  for (const element of head) {
    const { cells, reaching } = rowOf(element, above);
    above = reaching;
    names = cells.map((cell, at) => (isBlank(cell) ? (names[at] ?? cell) : cell));
  }
  return names;
}

const isBlank = ({ textContent }: Element): boolean => (textContent ?? "").trim() === "";

type Row = {
  cells: HTMLTableCellElement[];
  reaching: (Reaching | undefined)[];
  /** Whether each of its cells fills one column. Where one does not, as in details
   * under a record, the row says nothing by column. */
  single: boolean;
};

/** The cells of a row by column, and those that reach on from it. */
export function rowOf(element: HTMLTableRowElement, above: readonly (Reaching | undefined)[]): Row {
  const cells: HTMLTableCellElement[] = [];
  const reaching: (Reaching | undefined)[] = [];
  let single = true;
  const fill = (cell: HTMLTableCellElement, rows: number): void => {
    if (rows > 1) reaching[cells.length] = { cell, rows };
    cells.push(cell);
  };
  const fillFromAbove = (): void => {
    for (let over = above[cells.length]; over; over = above[cells.length]) fill(over.cell, over.rows - 1);
  };
  for (const cell of element.cells) {
    fillFromAbove();
    if (cell.colSpan > 1) single = false;
    const width = Math.min(cell.colSpan, WIDEST - cells.length);
    for (let at = 0; at < width; at += 1) fill(cell, cell.rowSpan || Number.POSITIVE_INFINITY);
  }
  fillFromAbove();
  return { cells, reaching, single };
}

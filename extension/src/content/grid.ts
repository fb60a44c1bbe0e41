// The cells of a table by their columns, whatever cells reach over several rows
// or columns.

/** A row, and for each column the cell that says something there. */
export type GridRow = { element: HTMLElement; cells: HTMLElement[] };

type Reaching = { cell: HTMLTableCellElement; rows: number };

/** No table of a console is as wide, whatever its cells claim. */
const WIDEST = 1000;

/** The rows of a section. A row whose cells do not each fill one column, such as
 * details under a record, says nothing by column and is left out. */
export function gridOf(section: Iterable<HTMLTableRowElement>, columns: number): GridRow[] {
  const rows: GridRow[] = [];
  let above: (Reaching | undefined)[] = [];
  for (const element of section) {
    const { cells, reaching, single } = rowOf(element, above);
    above = reaching;
    if (single && cells.length === columns) rows.push({ element, cells: cells as HTMLElement[] });
  }
  return rows;
}

/** The lowest cell of each column of a head: the one that names the column alone. */
export function leafCells(head: Iterable<HTMLTableRowElement>): HTMLElement[] {
  let last: (HTMLTableCellElement | undefined)[] = [];
  let above: (Reaching | undefined)[] = [];
  for (const element of head) {
    const row = rowOf(element, above);
    above = row.reaching;
    last = row.cells;
  }
  return last.includes(undefined) ? [] : (last as HTMLElement[]);
}

type Row = {
  cells: (HTMLTableCellElement | undefined)[];
  reaching: (Reaching | undefined)[];
  /** Whether each of its cells fills one column. */
  single: boolean;
};

function rowOf(element: HTMLTableRowElement, above: readonly (Reaching | undefined)[]): Row {
  const cells: (HTMLTableCellElement | undefined)[] = [];
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

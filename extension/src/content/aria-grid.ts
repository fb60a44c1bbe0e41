// Tables that are none by their elements, but by their roles: grids of plain
// elements, whose columns may lie in several containers.

import type { GridRow } from "./grid";

const GRIDS = '[role="grid"], [role="table"], [role="treegrid"]';
const NAME = '[role="columnheader"]';
const CELL = '[role="gridcell"], [role="cell"], [role="rowheader"]';
const ROW = '[role="row"]';

/** Whether the rows of a body are known by their roles. */
export const isAria = (body: Element): boolean => body.matches(GRIDS);

/** The grids of a page that hold no table, each with names of columns. */
export function ariaGrids(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(GRIDS)].filter(
    (grid) =>
      grid.localName !== "table" &&
      grid.querySelector(`table, ${GRIDS}`) === null &&
      ariaHeaderCells(grid).length > 1,
  );
}

/** The cells that name its columns, from the first to the last. Of several rows of
 * them, the last one that holds text names a column alone. */
export function ariaHeaderCells(grid: Element): HTMLElement[] {
  const cells = [...grid.querySelectorAll<HTMLElement>(NAME)];
  const byColumn = new Map<number, HTMLElement>();
  for (const [at, cell] of cells.entries()) {
    const column = columnOf(cell) ?? at;
    const before = byColumn.get(column);
    if (!before || (cell.textContent ?? "").trim() !== "") byColumn.set(column, cell);
  }
  return inOrder(byColumn);
}

/** Its rows. The parts of one row that lie in several containers are one row. */
export function ariaRows(grid: Element): GridRow[] {
  const columns = ariaHeaderCells(grid);
  const numbered = columns.map(columnOf);
  const rows = new Map<string | HTMLElement, GridRow>();
  for (const element of grid.querySelectorAll<HTMLElement>(ROW)) {
    const cells = [...element.querySelectorAll<HTMLElement>(CELL)];
    if (cells.length === 0) continue;
    const key = element.ariaRowIndex ?? element.getAttribute("row-index") ?? element;
    const row = rows.get(key);
    if (row) row.cells.push(...cells);
    else rows.set(key, { element, cells });
  }
  return [...rows.values()].map(({ element, cells }) => ({ element, cells: placed(cells, numbered) }));
}

/** Its first row. */
export const ariaRow = (grid: Element): Element | null => grid.querySelector(CELL)?.closest(ROW) ?? null;

/** Cells under the columns that they name themselves, where all of them do. */
function placed(cells: HTMLElement[], columns: (number | undefined)[]): HTMLElement[] {
  const byColumn = new Map(cells.map((cell) => [columnOf(cell), cell]));
  if (byColumn.has(undefined) || columns.includes(undefined)) return cells;
  return columns.flatMap((column) => byColumn.get(column) ?? []);
}

function columnOf(cell: Element): number | undefined {
  const index = Number(cell.ariaColIndex ?? Number.NaN);
  return Number.isInteger(index) ? index : undefined;
}

const inOrder = (byColumn: Map<number, HTMLElement>): HTMLElement[] =>
  [...byColumn].sort(([one], [other]) => one - other).map(([, cell]) => cell);

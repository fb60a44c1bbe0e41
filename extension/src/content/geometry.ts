// Where the rows are on the screen, and where the chip finds room.

import { type FoundTable, rowsParent } from "./find";

export type Frame = {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** Whether the table is written from right to left: its rows begin at the right. */
  fromRight: boolean;
};

/** The part of a table's body that its own scrolling leaves in sight, in the window
 * or beyond it. */
export function visibleFrame(found: FoundTable): Frame {
  let top = Number.NEGATIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  let left = 0;
  let right = innerWidth;
  const { body } = found;
  for (
    let around: Element | null = body instanceof HTMLTableElement ? body.parentElement : rowsParent(found);
    around && around !== document.body;
    around = around.parentElement
  ) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const rect = around.getBoundingClientRect();
    top = Math.max(top, rect.top);
    bottom = Math.min(bottom, rect.bottom);
    left = Math.max(left, rect.left);
    right = Math.min(right, rect.right);
  }
  return { top, bottom, left, right, fromRight: getComputedStyle(found.body).direction === "rtl" };
}

/** Where a row begins, as far as it is in sight. */
const startOf = (place: DOMRect, { left, right, fromRight }: Frame): number =>
  fromRight ? Math.min(place.right, right) : Math.max(place.left, left);

/** What lies between a sign and its row. */
const GAP = 1;

/** The left edge of a sign in the margin where a row begins, inside the window. */
export function marginOf(place: DOMRect, frame: Frame, width: number): number {
  const start = startOf(place, frame);
  return frame.fromRight ? Math.min(innerWidth - width, start + GAP) : Math.max(0, start - GAP - width);
}

/** Whether something of the page lies over a row's beginning: a dialog, or within
 * the table a head that stays in sight, a mask, a dialog of a cell. */
export function isCovered(
  found: FoundTable,
  row: Element,
  place: DOMRect,
  frame: Frame,
  ours: Element,
): boolean {
  const x = startOf(place, frame) + (frame.fromRight ? -6 : 6);
  const y = place.top + place.height / 2;
  const over = elementAt(row, x, y);
  if (!over || over === ours || holdsWithin(over, row)) return false;
  if (found.copies.some((copy) => copy.contains(over))) return false;
  if (!found.root.contains(over)) return true;
  const cell = row.contains(over) ? childOf(row, over) : over.closest(CELL);
  return !cell || cell.closest("thead, tfoot") !== null || !holds(cell.getBoundingClientRect(), x, y);
}

/** A cell of any row: a row may begin with one that the rows above share with it,
 * or with one of a copy of the table. */
const CELL = "td, th, [role=gridcell], [role=cell], [role=rowheader]";

function childOf(row: Element, within: Element): Element {
  let child = within;
  while (child.parentElement && child.parentElement !== row) child = child.parentElement;
  return child;
}

const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  left <= x && x <= right && top <= y && y <= bottom;

/** Whether something lies over a place of a table that belongs to none of its rows alone. */
export function isCoveredAt(found: FoundTable, x: number, y: number, ours: Element): boolean {
  const over = elementAt(found.root, x, y);
  const own = [found.root, ...found.copies];
  return over !== null && over !== ours && !own.some((one) => one.contains(over) || holdsWithin(over, one));
}

/** What lies at a place, as the tree sees it that an element stands in. */
function elementAt(within: Element, x: number, y: number): Element | null {
  const root = within.getRootNode();
  return (root instanceof ShadowRoot ? root : document).elementFromPoint(x, y);
}

/** Whether an element holds another, be it in shadow roots. */
function holdsWithin(outer: Element, inner: Element): boolean {
  if (outer.contains(inner)) return true;
  const root = inner.getRootNode();
  return root instanceof ShadowRoot && holdsWithin(outer, root.host);
}

/** In the window; `stays` where it does not move with its table, `hidden` where there
 * is no room that the page does not need. */
export type Spot = { left: number; top: number; stays?: true; hidden?: true };

/** Where the chip goes: above the table's end, or below it, where nothing of
 * the page can be clicked underneath. Nothing is moved yet. On whole pixels its
 * text is as sharp as the page's. */
export function chipSpot(chip: HTMLElement, found: FoundTable, others: DOMRect[]): Spot {
  const table = found.root.getBoundingClientRect();
  const host = (chip.getRootNode() as ShadowRoot).host;
  const area = chip.getBoundingClientRect();
  const [width, height] = [Math.ceil(area.width), Math.ceil(area.height)];
  const rights = [
    Math.min(table.right, innerWidth) - width - 4,
    table.left + (table.width - width) / 2,
    table.left + 4,
  ].map(Math.round);
  const above = Math.round(table.top) - height;
  const tops = [above - 10, Math.round(table.bottom) + 10];
  const spots = tops.flatMap((top) => rights.map((left) => ({ left, top })));
  // Where tools fill the line above the table, the page's head may have room.
  for (const up of [68, 98, 128]) spots.push({ left: rights[0] ?? 0, top: above - up });
  const inside = spots.filter(
    ({ left, top }) => left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight,
  );
  const apart = ({ left, top }: Spot) =>
    others.every((other) => !meets(other, new DOMRect(left, top, width, height)));
  const free = inside.find((spot) => apart(spot) && isFree(host, spot, width, height, CLICKABLE));
  if (free) return free;
  const edges = edgeSpots(width, height).filter(apart);
  const beside = edges.find((spot) => isFree(host, spot, width, height, CLICKABLE));
  // Over a cell nothing is lost that a click does, as long as it holds no button.
  return (
    beside ?? edges.find((spot) => isFree(host, spot, width, height, BUTTONS)) ?? { ...CORNER, hidden: true }
  );
}

const CORNER: Spot = { stays: true, left: 8, top: 8 };

/** Places along the window's edges, which a table does not move: below from right to
 * left, then further up. */
function edgeSpots(width: number, height: number): Spot[] {
  const right = Math.max(8, innerWidth - width - 16);
  const lefts = [right, right * 0.8, right * 0.6, right * 0.4, 8].map(Math.round);
  const tops = [0, 1, 2, 3].map((up) => innerHeight - height - 16 - up * (height + 8));
  return tops
    .filter((top) => top > 0)
    .flatMap((top) => lefts.map((left): Spot => ({ stays: true, left, top })));
}

const meets = (one: DOMRect, other: DOMRect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Whether nobody sees a table where its rows begin, or below its chip: it is out
 * of the window, or a dialog or a drawer lies over it. */
export function isTableAway(found: FoundTable, frame: Frame, ours: Element, chip: DOMRect): boolean {
  const table = found.root.getBoundingClientRect();
  const top = Math.max(table.top, frame.top, 0);
  const bottom = Math.min(table.bottom, frame.bottom, innerHeight);
  const [left, right] = [Math.max(table.left, frame.left) + 6, Math.min(table.right, frame.right) - 6];
  if (bottom <= top || right <= left) return true;
  const middle = (top + bottom) / 2;
  const below = Math.min(Math.max(chip.left + chip.width / 2, left), right);
  return [frame.fromRight ? right : left, below].some((x) => isCoveredAt(found, x, middle, ours));
}

/** Nothing that is clicked is narrower. */
const STEP = 24;
const BUTTONS = "a, button, input, select, textarea, label, [role=button], [tabindex]";
const CLICKABLE = `${BUTTONS}, th, td, [role=gridcell], [role=columnheader]`;

function isFree(host: Element, { left, top }: Spot, width: number, height: number, taken: string): boolean {
  const steps = Math.max(1, Math.ceil(width / STEP));
  const xs = Array.from({ length: steps + 1 }, (_, at) => left + 2 + ((width - 4) * at) / steps);
  const ys = [top + 2, top + height / 2, top + height - 2];
  return ys.every((y) =>
    xs.every((x) => {
      const under = document.elementsFromPoint(x, y).find((candidate) => candidate !== host);
      return !under?.closest(taken);
    }),
  );
}

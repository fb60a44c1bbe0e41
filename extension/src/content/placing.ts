// Where what is drawn beside a table is: its signs, its chip and its card. Everything is
// measured before anything is moved, so that the page is laid out once at most.

import { element } from "../dom";
import { placeCard } from "./card";
import type { FoundTable } from "./find";
import type { TableDrawing } from "./frames";
import {
  chipSpot,
  type Frame,
  isCovered,
  isCoveredAt,
  isTableAway,
  marginOf,
  type Spot,
  visibleFrame,
} from "./geometry";
import { FAR, Mover } from "./mover";
import type { PageServices } from "./services";
import { drawSign, isDrawn, type Marked, moveSign, showSign, WIDTH } from "./signs";

/** What is to be placed, as it is now. */
export type Placed = {
  marked: () => readonly Marked[];
  card: () => { element: HTMLElement; of: Marked } | undefined;
  hideCard: () => void;
};

/** A row's mark, and where the row is. */
type RowPlace = { marked: Marked; place: DOMRect; inWindow: boolean };

/** In heights of the window. */
const NEAR = 4;

/** Rows of which it is asked now and then whether something lies over them. */
const SAMPLES = 4;

export class Placing implements TableDrawing {
  /** Moved as one, so that a scroll costs the same for one sign and for hundreds. */
  readonly #signs = element("div", "signs");
  readonly #signsMover = new Mover(this.#signs);
  readonly layer = element("div", "layer", this.#signs);
  #chip: { element: HTMLElement; mover: Mover; at?: Spot; away?: boolean } | undefined;
  /** Where the table was when the marks were put beside it. */
  #place = "";
  #origin = { left: 0, top: 0 };
  #inSight: Marked[] = [];

  constructor(
    private readonly found: FoundTable,
    private readonly services: Pick<PageServices, "overlay" | "frames">,
    private readonly placed: Placed,
  ) {}

  get #root(): ShadowRoot {
    return this.services.overlay.root;
  }

  /** Places the signs anew. One that is there may be beside another row now; a new
   * one can wait for the next frame. */
  again(): void {
    if (this.#signs.childElementCount > 0) this.services.frames.place(this);
    else this.services.frames.position();
  }

  /** Puts the signs into the layer in the order of their rows, where they are
   * not yet, and leaves the focus on the sign that has it. */
  fill(): void {
    const { children } = this.#signs;
    const marked = this.placed.marked();
    const isThere = ({ button }: Marked, at: number) => button === children[at];
    if (marked.length === children.length && marked.every(isThere)) return;
    const focused = this.#root.activeElement;
    this.#signs.replaceChildren(...marked.map(({ button }) => button));
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  /** Puts another chip in the place of the one before. It goes to its own place with
   * the next painting. */
  chip(made: HTMLElement | undefined): void {
    const before = [...(this.#chip?.element.children ?? [])];
    const focused = before.indexOf(this.#root.activeElement as Element);
    // Until its place is known it stands where the last one stood, or nowhere.
    const at = this.#chip?.at;
    this.#chip?.element.remove();
    this.#chip = made && { element: made, mover: new Mover(made), ...(at && { at }) };
    if (at) this.#chip?.mover.move(at.left, at.top);
    if (!made) return;
    this.layer.append(made);
    const again = made.children[Math.min(focused, made.childElementCount - 1)];
    if (focused >= 0 && again instanceof HTMLElement) again.focus({ preventScroll: true });
    this.services.frames.position();
  }

  /** Takes the signs out of sight until they are where they belong. A change of
   * style would have all layers of the page counted anew. */
  away(): void {
    this.#signsMover.move(0, -FAR);
  }

  /** Whether the page moved its table since the marks were put beside it, or,
   * looked at closely, one of the rows in sight, or laid something over them. */
  hasMoved(closely: boolean): boolean {
    if (this.#isEmpty) return false;
    if (this.#place !== this.#placeNow()) return true;
    return closely && (this.#rowsMoved() || this.#looksCovered());
  }

  get #isEmpty(): boolean {
    return this.placed.marked().length === 0 && !this.#chip;
  }

  #rowsMoved(): boolean {
    const { top } = this.#origin;
    return this.#inSight.some((marked) => {
      const { at } = marked;
      const place = placeOf(marked);
      return at !== undefined && (differ(place.top - top, at.top) || differ(place.height, at.height));
    });
  }

  /** Some rows from the first to the last, and the place of the chip, are enough:
   * what lies over a table is seldom smaller than two of them. */
  #looksCovered(): boolean {
    const frame = visibleFrame(this.found);
    const every = Math.ceil(this.#inSight.length / SAMPLES);
    const sample = this.#inSight.filter((_, at) => at % every === 0 || at === this.#inSight.length - 1);
    if (sample.some((marked) => marked.away !== this.#isAway(marked, placeOf(marked), frame))) return true;
    const area = this.#chip?.element.getBoundingClientRect();
    if (area === undefined || this.#chip?.at?.hidden) return false;
    return this.#chip?.away !== isTableAway(this.found, frame, this.#root.host, area);
  }

  /** Where the chip is, unless nobody sees it. */
  chipArea(): DOMRect[] {
    if (!this.#chip?.at || this.#chip.away) return [];
    return [this.#chip.element.getBoundingClientRect()];
  }

  #isAway({ row: { element: row } }: Marked, place: DOMRect, frame: Frame): boolean {
    if (!isWithin(place, 0)) return true;
    const middle = place.top + place.height / 2;
    const isInFrame = middle > frame.top && middle < frame.bottom;
    const isBeside = place.right > frame.left && place.left < frame.right;
    return !isInFrame || !isBeside || isCovered(this.found, row, place, frame, this.#root.host);
  }

  #placeNow(): string {
    const { left, top, width, height } = this.found.body.getBoundingClientRect();
    return [left, top, width, height, innerWidth, innerHeight].join();
  }

  /** Moves everything as far as the table moved, and nothing within it. */
  moveAlong(): void {
    if (this.#isEmpty) return;
    if (this.placed.card()) {
      this.position();
      return;
    }
    this.#place = this.#placeNow();
    const { left, top } = this.found.body.getBoundingClientRect();
    this.#signsMover.move(left, top);
    if (!this.#chip?.at || this.#chip.at.stays) return;
    const { at, mover } = this.#chip;
    mover.move(at.left + left - this.#origin.left, at.top + top - this.#origin.top);
  }

  /** Moves everything to where its row is now. */
  position(): void {
    if (this.#isEmpty && this.#signs.childElementCount === 0) return;
    this.#place = this.#placeNow();
    const frame = visibleFrame(this.found);
    const origin = this.found.body.getBoundingClientRect();
    const places = this.placed.marked().map((marked) => {
      const place = placeOf(marked);
      marked.away = this.#isAway(marked, place, frame);
      return { marked, place, inWindow: isWithin(place, 0) };
    });
    this.#inSight = places.filter(({ inWindow }) => inWindow).map(({ marked }) => marked);
    this.#placeChip(frame);
    this.fill();
    this.#origin = origin;
    this.#signsMover.move(origin.left, origin.top);
    this.#draw(places);
    for (const { marked, place, inWindow } of places) {
      const left = marginOf(place, frame, WIDTH) - origin.left;
      moveSign(marked, { left, top: place.top - origin.top, height: place.height });
      // Beyond the window nobody sees it; a change there would cost a painting.
      if (inWindow) showSign(marked, frame.fromRight);
    }
    this.#placeCard(frame);
  }

  #placeCard(frame: Frame): void {
    const card = this.placed.card();
    if (!card) return;
    const anchor = anchorOf(card.of);
    const isAway = this.placed.marked().some(({ away, button }) => away && button === card.of.button);
    if (isAway || this.#isCovered(anchor, frame)) this.placed.hideCard();
    else placeCard(card.element, anchor);
  }

  #placeChip(frame: Frame): void {
    if (!this.#chip) return;
    const { element: shown, mover } = this.#chip;
    const spot = chipSpot(shown, this.found, this.services.frames.chipsBeside(this));
    const { width, height } = shown.getBoundingClientRect();
    const area = new DOMRect(spot.left, spot.top, width, height);
    this.#chip.away = spot.hidden === true || isTableAway(this.found, frame, this.#root.host, area);
    shown.classList.toggle("away", this.#chip.away);
    this.#chip.at = spot;
    mover.move(spot.left, spot.top);
  }

  /** Whether something lies over a cell, or, where the cell is beyond the edge of what
   * is in sight, over its row there. */
  #isCovered({ left, top, width, height }: DOMRect, frame: Frame): boolean {
    const [first, last] = [Math.max(frame.left, 0), Math.min(frame.right, innerWidth) - 1];
    const x = Math.max(first, Math.min(left + width / 2, last));
    return isCoveredAt(this.found, x, top + height / 2, this.#root.host);
  }

  /** Draws the signs that come into sight, and those that soon may. A sign that is
   * drawn has all layers of the page counted anew, so it is done for many at once. */
  #draw(places: RowPlace[]): void {
    if (!places.some(({ marked, inWindow }) => inWindow && !marked.away && !isDrawn(marked))) return;
    for (const { marked, place } of places)
      if (!isDrawn(marked) && isWithin(place, NEAR * innerHeight)) drawSign(marked);
  }
}

/** The cell that the first finding is about. */
export function anchorOf({ row, mark }: Marked): DOMRect {
  const column = mark.cells[0]?.column;
  const cell = column === undefined ? undefined : row.cells[column - 1];
  return (cell ?? row.element).getBoundingClientRect();
}

const placeOf = ({ row }: Marked): DOMRect => row.element.getBoundingClientRect();

/** Measures differ by a little while a page scrolls. */
const differ = (one: number, other: number): boolean => Math.abs(one - other) >= 1;

/** Whether a place is in the window or so many pixels beside it. */
const isWithin = ({ top, bottom }: DOMRect, around: number): boolean =>
  bottom > -around && top < innerHeight + around;

// The signs in the margin of a table's rows, and the card beside them.

import type { Finding, Lang } from "rebatelens";
import { element } from "../dom";
import type { Follow } from "../follow";
import type { CapturedRow } from "./capture";
import { type Card, card, placeCard } from "./card";
import type { Found } from "./find";
import type { SeenRow } from "./gather";
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
import type { Page } from "./page";
import type { RowMark } from "./rows";
import { drawSign, isDrawn, labelSign, type Marked, moveSign, showSign, signButton, WIDTH } from "./signs";

/** How long a pointer rests before a card shows, and before it goes. */
const SHOW_AFTER = 120;
const HIDE_AFTER = 220;

export class Marks {
  /** Moved as one, so that a scroll costs the same for one sign and for hundreds. */
  readonly #signs = element("div", "signs");
  readonly #signsMover = new Mover(this.#signs);
  readonly #layer = element("div", "layer", this.#signs);
  #marked: Marked[] = [];
  #chip: { element: HTMLElement; mover: Mover; at?: Spot; away?: boolean } | undefined;
  #card: (Card & { of: Marked; pinned: boolean }) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the table was when the marks were put beside it. */
  #place = "";
  #origin = { left: 0, top: 0 };
  #inSight: Marked[] = [];
  #lang: Lang = "en";

  constructor(
    readonly found: Found,
    private readonly page: Page,
    private readonly follow: (mark: RowMark, finding: Finding) => Follow,
    signal: AbortSignal,
  ) {
    const { root } = page.overlay;
    root.append(this.#layer);
    this.#listen(signal);
    const { body } = found;
    body.addEventListener("pointerover", (event) => this.#over(event.target), { signal, passive: true });
    body.addEventListener("pointerleave", () => this.#hideSoon(), { signal, passive: true });
    // Wherever the focus is, Escape closes the card; so does a click elsewhere.
    const outside = { signal, passive: true, capture: true };
    addEventListener("keydown", ({ key }) => key === "Escape" && this.#close(), outside);
    addEventListener("pointerdown", ({ target }) => target !== root.host && this.#hide(), outside);
    signal.addEventListener("abort", () => {
      this.#hide();
      this.#layer.remove();
      page.highlights.set(this, []);
    });
  }

  get #root(): ShadowRoot {
    return this.page.overlay.root;
  }

  /** One listener for all signs: there may be hundreds. */
  #listen(signal: AbortSignal): void {
    const options = { signal, passive: true };
    const on = (name: string, act: (own: Marked) => void) =>
      this.#layer.addEventListener(
        name,
        ({ target }) => {
          const button = target instanceof Element ? target.closest(".mark") : null;
          const own = button && this.#marked.find((marked) => marked.button === button);
          if (own) act(own);
        },
        options,
      );
    on("focusin", (own) => this.#focused(own));
    on("focusout", () => this.#hideSoon());
    on("pointerover", (own) => this.#showSoon(own));
    on("pointerout", () => this.#hideSoon());
    on("click", (own) => {
      this.#show(own, true);
      this.#card?.element.querySelector("button")?.focus();
    });
  }

  /** Paints the marks of the rows as they are now: underlines at once, the first
   * signs with the next frame. */
  paint(rows: SeenRow[], markOf: (text: string) => RowMark | undefined, lang: Lang): void {
    this.#lang = lang;
    const before = Map.groupBy(this.#marked, ({ mark }) => mark);
    const next: Marked[] = [];
    for (const { row, text } of rows) {
      const mark = row && markOf(text);
      if (!mark) continue;
      const old = before.get(mark)?.shift() ?? { button: signButton(mark, row), away: true };
      const marked = { ...old, row, mark };
      this.#label(marked);
      next.push(marked);
    }
    this.#replace(next);
  }

  /** Takes off the marks of the other rows. */
  keep(isKnown: (row: CapturedRow) => boolean): void {
    const next = this.#marked.filter(({ row }) => isKnown(row));
    if (next.length < this.#marked.length) this.#replace(next);
  }

  #replace(next: Marked[]): void {
    this.#marked = next;
    this.page.highlights.set(this, next.flatMap(underlined));
    const shown = this.#card && next.find(({ mark }) => mark === this.#card?.of.mark);
    if (this.#card && !shown) this.#hide();
    else if (this.#card && shown) this.#card.of = shown;
    // A sign that is there may be beside another row now; a new one can wait.
    if (this.#signs.childElementCount > 0) this.page.place(this);
    else this.page.position();
  }

  #label(marked: Marked): void {
    const { mark } = marked;
    const isFollowed = mark.findings.some((finding) => this.follow(mark, finding).isOn());
    labelSign(marked, isFollowed, this.#lang);
  }

  /** Shows what the person follows up now. */
  followed(): void {
    for (const marked of this.#marked) this.#label(marked);
    this.#card?.refresh();
  }

  /** Takes every mark off at once, for rows that are not known any more. */
  clear(): void {
    this.#marked = [];
    this.#hide();
    this.#fill();
    this.page.highlights.set(this, []);
  }

  /** Puts the signs into the layer in the order of their rows, where they are
   * not yet, and leaves the focus on the sign that has it. */
  #fill(): void {
    const { children } = this.#signs;
    const isThere = ({ button }: Marked, at: number) => button === children[at];
    if (this.#marked.length === children.length && this.#marked.every(isThere)) return;
    const focused = this.#root.activeElement;
    this.#signs.replaceChildren(...this.#marked.map(({ button }) => button));
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  /** The sign at the table's edge: rows seen, and findings by severity. It goes
   * to its place with the next painting. */
  chip(made: HTMLElement | undefined): void {
    const before = [...(this.#chip?.element.children ?? [])];
    const focused = before.indexOf(this.#root.activeElement as Element);
    // Until its place is known it stands where the last one stood, or nowhere.
    const at = this.#chip?.at;
    this.#chip?.element.remove();
    this.#chip = made && { element: made, mover: new Mover(made), ...(at && { at }) };
    if (at) this.#chip?.mover.move(at.left, at.top);
    if (!made) return;
    this.#layer.append(made);
    const again = made.children[Math.min(focused, made.childElementCount - 1)];
    if (focused >= 0 && again instanceof HTMLElement) again.focus({ preventScroll: true });
    this.page.position();
  }

  /** Takes the signs out of sight until they are where they belong. A change of
   * style would have all layers of the page counted anew. */
  away(): void {
    this.#signsMover.move(0, -FAR);
  }

  /** Whether the page moved its table since the marks were put beside it, or,
   * looked at closely, one of the rows in sight, or laid something over them. */
  hasMoved(closely: boolean): boolean {
    if (this.#marked.length === 0 && !this.#chip) return false;
    if (this.#place !== this.#placeNow()) return true;
    return closely && (this.#rowsMoved() || this.#looksCovered());
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
    return area !== undefined && this.#chip?.away !== isTableAway(this.found, frame, this.#root.host, area);
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
    if (this.#marked.length === 0 && !this.#chip) return;
    if (this.#card) {
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

  /** Moves everything to where its row is now. Everything is measured before
   * anything is moved or put there, so that the page is laid out once at most. */
  position(): void {
    if (this.#marked.length === 0 && !this.#chip && this.#signs.childElementCount === 0) return;
    this.#place = this.#placeNow();
    const frame = visibleFrame(this.found);
    const origin = this.found.body.getBoundingClientRect();
    const places = this.#marked.map((marked) => {
      const place = placeOf(marked);
      marked.away = this.#isAway(marked, place, frame);
      return { marked, place, inWindow: isWithin(place, 0) };
    });
    this.#inSight = places.filter(({ inWindow }) => inWindow).map(({ marked }) => marked);
    this.#placeChip(frame);
    this.#fill();
    this.#origin = origin;
    this.#signsMover.move(origin.left, origin.top);
    this.#draw(places);
    for (const { marked, place, inWindow } of places) {
      const left = marginOf(place, frame, WIDTH) - origin.left;
      moveSign(marked, { left, top: place.top - origin.top, height: place.height });
      // Beyond the window nobody sees it; a change there would cost a painting.
      if (inWindow) showSign(marked, frame.fromRight);
    }
    if (!this.#card) return;
    const { of, element: shown } = this.#card;
    const anchor = this.#anchor(of);
    const isAway = this.#marked.some(({ away, button }) => away && button === of.button);
    if (isAway || this.#isCoveredAt(anchor)) this.#hide();
    else placeCard(shown, anchor);
  }

  #placeChip(frame: Frame): void {
    if (!this.#chip) return;
    const { element: shown, mover } = this.#chip;
    const spot = chipSpot(shown, this.found, this.page.chipsBeside(this));
    const { width, height } = shown.getBoundingClientRect();
    const area = new DOMRect(spot.left, spot.top, width, height);
    this.#chip.away = isTableAway(this.found, frame, this.#root.host, area);
    shown.classList.toggle("away", this.#chip.away);
    this.#chip.at = spot;
    mover.move(spot.left, spot.top);
  }

  #isCoveredAt({ left, top, width, height }: DOMRect): boolean {
    return isCoveredAt(this.found, left + width / 2, top + height / 2, this.#root.host);
  }

  /** Draws the signs that come into sight, and those that soon may. A sign that is
   * drawn has all layers of the page counted anew, so it is done for many at once. */
  #draw(places: Placed[]): void {
    if (!places.some(({ marked, inWindow }) => inWindow && !marked.away && !isDrawn(marked))) return;
    for (const { marked, place } of places)
      if (!isDrawn(marked) && isWithin(place, NEAR * innerHeight)) drawSign(marked);
  }

  #focused(marked: Marked): void {
    if (marked.away) {
      marked.row.element.scrollIntoView({ block: "center", inline: "nearest" });
      this.position();
    }
    this.#show(marked, false);
  }

  #over(target: EventTarget | null): void {
    const marked = target instanceof Node && this.#marked.find(({ row }) => row.element.contains(target));
    if (marked) this.#showSoon(marked);
    else this.#hideSoon();
  }

  #showSoon(marked: Marked): void {
    clearTimeout(this.#timer);
    if (this.#card?.of.mark === marked.mark) return;
    this.#timer = setTimeout(() => this.#show(marked, false), SHOW_AFTER);
  }

  #hideSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { element: shown, pinned } = this.#card ?? {};
      const focused = this.#root.activeElement;
      const onSign = focused !== null && focused === this.#card?.of.button;
      if (shown && !pinned && !onSign && !shown.contains(focused)) this.#hide();
    }, HIDE_AFTER);
  }

  #show(wanted: Marked, pinned: boolean): void {
    clearTimeout(this.#timer);
    // The page may have drawn its rows anew since the pointer came.
    const marked = this.#marked.find(({ button }) => button === wanted.button);
    if (!marked) return;
    if (this.#card?.of.mark === marked.mark) {
      this.#card.pinned ||= pinned;
      return;
    }
    this.#hide();
    const made = card(marked.mark, this.#lang, this.page.openPanel, (finding) =>
      this.follow(marked.mark, finding),
    );
    made.element.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    made.element.addEventListener("pointerleave", () => this.#hideSoon());
    made.element.addEventListener("focusout", () => this.#hideSoon());
    this.#card = { ...made, of: marked, pinned };
    this.#root.append(made.element);
    placeCard(made.element, this.#anchor(marked));
  }

  /** Hides the card; the focus goes from it back to its sign. */
  #close(): void {
    const { element: shown, of } = this.#card ?? {};
    const inside = shown?.contains(this.#root.activeElement) ?? false;
    this.#hide();
    if (!inside) return;
    of?.button.focus({ preventScroll: true });
    this.#hide();
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#card?.element.remove();
    this.#card = undefined;
  }

  /** The cell that the first finding is about. */
  #anchor({ row, mark }: Marked): DOMRect {
    const column = mark.cells[0]?.column;
    const cell = column === undefined ? undefined : row.cells[column - 1];
    return (cell ?? row.element).getBoundingClientRect();
  }
}

/** A row's mark, and where the row is. */
type Placed = { marked: Marked; place: DOMRect; inWindow: boolean };

/** In heights of the window. */
const NEAR = 4;

/** Rows of which it is asked now and then whether something lies over them. */
const SAMPLES = 4;

const placeOf = ({ row }: Marked): DOMRect => row.element.getBoundingClientRect();

/** Measures differ by a little while a page scrolls. */
const differ = (one: number, other: number): boolean => Math.abs(one - other) >= 1;

/** Whether a place is in the window or so many pixels beside it. */
const isWithin = ({ top, bottom }: DOMRect, around: number): boolean =>
  bottom > -around && top < innerHeight + around;

function underlined({ row, mark }: Marked): [RowMark["severity"], Element][] {
  return mark.cells.flatMap(({ column, severity }) => {
    const cell = row.cells[column - 1];
    return cell ? [[severity, cell] as [RowMark["severity"], Element]] : [];
  });
}

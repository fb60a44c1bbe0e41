// The signs in the margin of a table's rows, and the card beside them.

import type { Finding, Lang } from "rebatelens";
import { element, sign } from "../dom";
import { word } from "../language";
import type { CapturedRow } from "./capture";
import { card, placeCard } from "./card";
import type { Found } from "./find";
import type { SeenRow } from "./gather";
import { chipSpot, isCovered, isTableCovered, visibleFrame } from "./geometry";
import type { Highlights } from "./highlights";
import { Mover } from "./mover";
import type { RowMark } from "./rows";

/** Room that a sign and its bar take in the margin, and what lies between them
 * and the row. */
const WIDTH = 17;
const GAP = 1;
/** How long a pointer rests before a card shows, and before it goes. */
const SHOW_AFTER = 120;
const HIDE_AFTER = 220;

type Marked = { row: CapturedRow; mark: RowMark; button: HTMLButtonElement; at?: Place; away: boolean };

/** Where a sign is, from the beginning of the table's body. */
type Place = { left: number; top: number; height: number };

export class Marks {
  /** Moved as one, so that a scroll costs the same for one sign and for hundreds. */
  readonly #signs = element("div", "signs");
  readonly #signsMover = new Mover(this.#signs);
  readonly #layer = element("div", "layer", this.#signs);
  #marked: Marked[] = [];
  #chip: { element: HTMLElement; mover: Mover } | undefined;
  #card: { element: HTMLElement; of: Marked; pinned: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly found: Found,
    private readonly root: ShadowRoot,
    private readonly highlights: Highlights,
    private readonly openPanel: (finding?: Finding) => void,
    /** Asks for `position` with the next frame. */
    private readonly drawSoon: () => void,
    signal: AbortSignal,
  ) {
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
      highlights.set(this, []);
    });
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
      const old = before.get(mark)?.shift() ?? { button: signButton(mark, lang), away: true };
      next.push({ ...old, row, mark });
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
    this.highlights.set(this, next.flatMap(underlined));
    const shown = this.#card && next.find(({ mark }) => mark === this.#card?.of.mark);
    if (this.#card && !shown) this.#hide();
    else if (this.#card && shown) this.#card.of = shown;
    // A sign that is there may be beside another row now; a new one can wait.
    if (this.#signs.childElementCount > 0) this.position();
    else this.drawSoon();
  }

  /** Takes every mark off at once, for rows that are not known any more. */
  clear(): void {
    this.#marked = [];
    this.#hide();
    this.#fill();
    this.highlights.set(this, []);
  }

  /** Puts the signs into the layer in the order of their rows, where they are
   * not yet, and leaves the focus on the sign that has it. */
  #fill(): void {
    const { children } = this.#signs;
    const isThere = ({ button }: Marked, at: number) => button === children[at];
    if (this.#marked.length === children.length && this.#marked.every(isThere)) return;
    const focused = this.root.activeElement;
    this.#signs.replaceChildren(...this.#marked.map(({ button }) => button));
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  /** The sign at the table's edge: rows seen, and findings by severity. It goes
   * to its place with the next painting. */
  chip(made: HTMLElement | undefined): void {
    const before = [...(this.#chip?.element.children ?? [])];
    const focused = before.indexOf(this.root.activeElement as Element);
    this.#chip?.element.remove();
    this.#chip = made && { element: made, mover: new Mover(made) };
    if (!made) return;
    this.#layer.append(made);
    const again = made.children[Math.min(focused, made.childElementCount - 1)];
    if (focused >= 0 && again instanceof HTMLElement) again.focus({ preventScroll: true });
    this.drawSoon();
  }

  /** Moves everything to where its row is now. Everything is measured before
   * anything is moved or put there, so that the page is laid out once at most. */
  position(): void {
    if (this.#marked.length === 0 && !this.#chip && this.#signs.childElementCount === 0) return;
    const { host } = this.root;
    const frame = visibleFrame(this.found);
    const origin = this.found.body.getBoundingClientRect();
    const places = this.#marked.map((marked) => {
      const place = marked.row.element.getBoundingClientRect();
      const inWindow = place.bottom > 0 && place.top < innerHeight;
      const middle = place.top + place.height / 2;
      const inFrame = middle > frame.top && middle < frame.bottom;
      marked.away = !inWindow || !inFrame || isCovered(this.found, place, frame, host);
      return { marked, place, inWindow };
    });
    const covered = isTableCovered(this.found, frame, host);
    const spot = this.#chip && chipSpot(this.#chip.element, this.found);
    this.#chip?.element.classList.toggle("away", covered);
    if (spot) this.#chip?.mover.move(spot.left, spot.top);
    this.#fill();
    this.#signsMover.move(origin.left, origin.top);
    for (const { marked, place, inWindow } of places) {
      const left = Math.max(0, Math.max(place.left, frame.left) - WIDTH - GAP) - origin.left;
      moveSign(marked, { left, top: place.top - origin.top, height: place.height });
      // Beyond the window nobody sees it; a change there would cost a painting.
      if (inWindow) showSign(marked);
    }
    if (!this.#card) return;
    const { of, element: shown } = this.#card;
    if (this.#marked.some(({ away, button }) => away && button === of.button)) this.#hide();
    else placeCard(shown, this.#anchor(of));
  }

  #lang: Lang = "en";

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
      const focused = this.root.activeElement;
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
    const made = card(marked.mark, this.#lang, this.openPanel);
    made.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    made.addEventListener("pointerleave", () => this.#hideSoon());
    made.addEventListener("focusout", () => this.#hideSoon());
    this.#card = { element: made, of: marked, pinned };
    this.root.append(made);
    placeCard(made, this.#anchor(marked));
  }

  /** Hides the card; the focus goes from it back to its sign. */
  #close(): void {
    const { element: shown, of } = this.#card ?? {};
    const inside = shown?.contains(this.root.activeElement) ?? false;
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

/** A sign is drawn only once its row is in sight. */
function signButton({ severity, findings }: RowMark, lang: Lang): HTMLButtonElement {
  const button = element("button", `mark ${severity} away`);
  button.type = "button";
  const titles = findings.map((finding) => finding.title).join(". ");
  button.setAttribute("aria-label", `${word(lang, severity)}: ${titles}`);
  button.setAttribute("aria-haspopup", "dialog");
  return button;
}

/** A sign whose row is out of sight is still reached by keyboard, and comes into
 * sight then. */
function showSign({ button, mark, away }: Marked): void {
  button.classList.toggle("away", away);
  if (!away && !button.firstChild) button.append(sign(mark.severity));
}

/** Moves a sign beside its row, where it is not there yet. */
function moveSign(marked: Marked, to: Place): void {
  const { button, at } = marked;
  if (at && isSame(at.left, to.left) && isSame(at.top, to.top) && isSame(at.height, to.height)) return;
  marked.at = to;
  button.hidden = to.height === 0;
  button.style.translate = `${to.left}px ${to.top + 6}px`;
  button.style.height = `${Math.max(14, to.height - 12)}px`;
}

/** Measures differ by a little while a page scrolls. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.05;

function underlined({ row, mark }: Marked): [RowMark["severity"], Element][] {
  return mark.cells.flatMap(({ column, severity }) => {
    const cell = row.cells[column - 1];
    return cell ? [[severity, cell] as [RowMark["severity"], Element]] : [];
  });
}

// The signs in the margin of a table's rows, and the card beside them.

import type { Lang } from "rebatelens";
import { element, sign } from "../dom";
import { word } from "../language";
import { card, placeCard } from "./card";
import type { Found } from "./find";
import type { SeenRow } from "./gather";
import { chipSpot, isCovered, isTableCovered, visibleFrame } from "./geometry";
import type { GridRow } from "./grid";
import type { Page } from "./page";
import type { RowMark } from "./rows";

/** Room that a sign and its bar take in the margin, and what lies between them
 * and the row. */
const WIDTH = 17;
const GAP = 1;
/** How long a pointer rests before a card shows, and before it goes. */
const SHOW_AFTER = 120;
const HIDE_AFTER = 220;

type Marked = { row: GridRow; mark: RowMark; button: HTMLButtonElement };

export class Marks {
  readonly #layer = element("div", "layer");
  #marked: Marked[] = [];
  #chip: HTMLElement | undefined;
  #card: { element: HTMLElement; of: Marked; pinned: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #place = "";

  constructor(
    readonly found: Found,
    private readonly page: Page,
    signal: AbortSignal,
  ) {
    const { root } = page.overlay;
    root.append(this.#layer);
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

  /** Paints the marks of the rows as they are now. */
  paint(rows: SeenRow[], markOf: (text: string) => RowMark | undefined, lang: Lang): void {
    const before = Map.groupBy(this.#marked, ({ mark }) => mark);
    const next: Marked[] = [];
    for (const { row, text } of rows) {
      const mark = row && markOf(text);
      if (!mark) continue;
      const button = before.get(mark)?.shift()?.button ?? this.#button(mark, lang);
      next.push({ row, mark, button });
    }
    this.#marked = next;
    this.#fill();
    this.page.highlights.set(this, next.flatMap(underlined));
    const shown = this.#card && next.find(({ mark }) => mark === this.#card?.of.mark);
    if (this.#card && !shown) this.#hide();
    else if (this.#card && shown) this.#card.of = shown;
    this.page.place(this);
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
    const wanted: Element[] = this.#marked.map(({ button }) => button);
    if (this.#chip) wanted.push(this.#chip);
    const { children } = this.#layer;
    if (wanted.length === children.length && wanted.every((one, at) => one === children[at])) return;
    const focused = this.page.overlay.root.activeElement;
    this.#layer.replaceChildren(...wanted);
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  /** The sign at the table's edge: rows seen, and findings by severity. It goes
   * to its place with the next painting. */
  chip(made: HTMLElement | undefined): void {
    const focused = this.#chip
      ? [...this.#chip.children].indexOf(this.page.overlay.root.activeElement as Element)
      : -1;
    // Until its place is known it stands where the last one stood, or nowhere.
    if (made && this.#chip) made.style.translate = this.#chip.style.translate;
    else made?.classList.add("away");
    this.#chip?.remove();
    this.#chip = made;
    if (!made) return;
    this.#layer.append(made);
    const again = made.children[Math.min(focused, made.childElementCount - 1)];
    if (focused >= 0 && again instanceof HTMLElement) again.focus({ preventScroll: true });
    this.page.place(this);
  }

  /** Takes the signs out of sight until they are where they belong. */
  setLate(late: boolean): void {
    this.#layer.classList.toggle("late", late);
  }

  /** Moves everything to where its row is now. Everything is measured before
   * anything is moved, so that the page is laid out once at most. */
  position(): void {
    if (this.#marked.length === 0 && !this.#chip) return;
    this.#place = this.#placeNow();
    const { host } = this.page.overlay.root;
    const frame = visibleFrame(this.found);
    const places = this.#marked.map(({ row }) => row.element.getBoundingClientRect());
    const away = places.map((place) => {
      const middle = place.top + place.height / 2;
      return middle <= frame.top || middle >= frame.bottom || isCovered(this.found, place, frame, host);
    });
    const spot = this.#chip && chipSpot(this.#chip, this.found);
    this.#chip?.classList.toggle("away", isTableCovered(this.found, frame, host));
    if (spot) move(this.#chip, spot.left, spot.top);
    this.#marked.forEach(({ button }, at) => {
      const place = places[at];
      if (!place) return;
      button.hidden = place.height === 0;
      // A row out of sight is still reached by keyboard, and comes into sight then.
      button.classList.toggle("away", away[at] ?? false);
      move(button, Math.max(0, Math.max(place.left, frame.left) - WIDTH - GAP), place.top + 6);
      button.style.height = `${Math.max(14, place.height - 12)}px`;
    });
    if (!this.#card) return;
    if (away[this.#marked.indexOf(this.#card.of)]) this.#hide();
    else placeCard(this.#card.element, this.#anchor(this.#card.of));
  }

  /** Whether the page moved its table since the marks were put beside it. */
  hasMoved(): boolean {
    return (this.#marked.length > 0 || this.#chip !== undefined) && this.#place !== this.#placeNow();
  }

  #placeNow(): string {
    const { left, top, width, height } = this.found.body.getBoundingClientRect();
    return [left, top, width, height, innerWidth, innerHeight].join();
  }

  #button(mark: RowMark, lang: Lang): HTMLButtonElement {
    const button = element("button", `mark ${mark.severity}`, sign(mark.severity));
    button.type = "button";
    // Until its place is known.
    button.hidden = true;
    const titles = mark.findings.map((finding) => finding.title).join(". ");
    button.setAttribute("aria-label", `${word(lang, mark.severity)}: ${titles}`);
    button.setAttribute("aria-haspopup", "dialog");
    const own = () => this.#marked.find((marked) => marked.button === button);
    button.addEventListener("focus", () => this.#focused(own(), lang));
    button.addEventListener("blur", () => this.#hideSoon());
    button.addEventListener("pointerenter", () => this.#showSoon(own(), lang));
    button.addEventListener("pointerleave", () => this.#hideSoon());
    button.addEventListener("click", () => {
      this.#show(own(), lang, true);
      this.#card?.element.querySelector("button")?.focus();
    });
    this.#lang = lang;
    return button;
  }

  #lang: Lang = "en";

  #focused(marked: Marked | undefined, lang: Lang): void {
    if (marked?.button.classList.contains("away")) {
      marked.row.element.scrollIntoView({ block: "center", inline: "nearest" });
      this.position();
    }
    this.#show(marked, lang, false);
  }

  #over(target: EventTarget | null): void {
    const marked = target instanceof Node && this.#marked.find(({ row }) => row.element.contains(target));
    if (marked) this.#showSoon(marked, this.#lang);
    else this.#hideSoon();
  }

  #showSoon(marked: Marked | undefined, lang: Lang): void {
    clearTimeout(this.#timer);
    if (!marked || this.#card?.of.mark === marked.mark) return;
    this.#timer = setTimeout(() => this.#show(marked, lang, false), SHOW_AFTER);
  }

  #hideSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { element: shown, pinned } = this.#card ?? {};
      const focused = this.page.overlay.root.activeElement;
      const onSign = focused !== null && focused === this.#card?.of.button;
      if (shown && !pinned && !onSign && !shown.contains(focused)) this.#hide();
    }, HIDE_AFTER);
  }

  #show(wanted: Marked | undefined, lang: Lang, pinned: boolean): void {
    clearTimeout(this.#timer);
    // The page may have drawn its rows anew since the pointer came.
    const marked = this.#marked.find(({ button }) => button === wanted?.button);
    if (!marked) return;
    if (this.#card?.of.mark === marked.mark) {
      this.#card.pinned ||= pinned;
      return;
    }
    this.#hide();
    const made = card(marked.mark, lang, this.page.openPanel);
    made.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    made.addEventListener("pointerleave", () => this.#hideSoon());
    made.addEventListener("focusout", () => this.#hideSoon());
    this.#card = { element: made, of: marked, pinned };
    this.page.overlay.root.append(made);
    placeCard(made, this.#anchor(marked));
  }

  /** Hides the card; the focus goes from it back to its sign. */
  #close(): void {
    const { element: shown, of } = this.#card ?? {};
    const inside = shown?.contains(this.page.overlay.root.activeElement) ?? false;
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

function move(element: HTMLElement | undefined, left: number, top: number): void {
  if (element) element.style.translate = `${left}px ${top}px`;
}

function underlined({ row, mark }: Marked): [RowMark["severity"], Element][] {
  return mark.cells.flatMap(({ column, severity }) => {
    const cell = row.cells[column - 1];
    return cell ? [[severity, cell] as [RowMark["severity"], Element]] : [];
  });
}

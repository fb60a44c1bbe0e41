// The signs in the margin of a table's rows, and the card beside them.

import type { Finding, Lang } from "rebatelens";
import type { Follow } from "../follow";
import type { CapturedRow } from "./capture";
import { type Card, card, placeCard } from "./card";
import type { FoundTable } from "./find";
import { anchorOf, Placing } from "./placing";
import type { RowMark } from "./rows";
import type { PageServices } from "./services";
import { labelSign, type Marked, signButton } from "./signs";
import type { SeenRow } from "./virtual-rows";

/** How long a pointer rests before a card shows, and before it goes. */
const SHOW_AFTER = 120;
const HIDE_AFTER = 220;

type MarksServices = Pick<PageServices, "overlay" | "highlights" | "channel" | "frames">;

export class Marks {
  readonly placing: Placing;
  #marked: Marked[] = [];
  #card: (Card & { of: Marked; pinned: boolean }) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lang: Lang = "en";

  constructor(
    readonly found: FoundTable,
    private readonly services: MarksServices,
    private readonly follow: (mark: RowMark, finding: Finding) => Follow,
    signal: AbortSignal,
  ) {
    const { root } = services.overlay;
    this.placing = new Placing(found, services, {
      marked: () => this.#marked,
      card: () => this.#card,
      hideCard: () => this.#hide(),
    });
    root.append(this.placing.layer);
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
      this.placing.layer.remove();
      services.highlights.set(this, []);
    });
  }

  get #root(): ShadowRoot {
    return this.services.overlay.root;
  }

  /** One listener for all signs: there may be hundreds. */
  #listen(signal: AbortSignal): void {
    const options = { signal, passive: true };
    const on = (name: string, act: (own: Marked) => void) =>
      this.placing.layer.addEventListener(
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
    this.services.highlights.set(this, next.flatMap(underlined));
    const shown = this.#card && next.find(({ mark }) => mark === this.#card?.of.mark);
    if (this.#card && !shown) this.#hide();
    else if (this.#card && shown) this.#card.of = shown;
    this.placing.again();
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
    this.placing.fill();
    this.services.highlights.set(this, []);
  }

  /** The sign at the table's edge: rows seen, and findings by severity. */
  chip(made: HTMLElement | undefined): void {
    this.placing.chip(made);
  }

  #focused(marked: Marked): void {
    if (marked.away) {
      marked.row.element.scrollIntoView({ block: "center", inline: "nearest" });
      this.placing.position();
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
    const made = card(marked.mark, this.#lang, this.services.channel.openPanel, (finding) =>
      this.follow(marked.mark, finding),
    );
    made.element.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    made.element.addEventListener("pointerleave", () => this.#hideSoon());
    made.element.addEventListener("focusout", () => this.#hideSoon());
    this.#card = { ...made, of: marked, pinned };
    this.#root.append(made.element);
    placeCard(made.element, anchorOf(marked));
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
}

function underlined({ row, mark }: Marked): [RowMark["severity"], Element][] {
  return mark.cells.flatMap(({ column, severity }) => {
    const cell = row.cells[column - 1];
    return cell ? [[severity, cell] as [RowMark["severity"], Element]] : [];
  });
}

// The signs in the margin of a table's rows, and the card beside them.

import type { Annotation, Lang } from "rebatelens";
import { element, lens, sign } from "../dom";
import { word } from "../language";
import type { CapturedRow } from "./capture";
import { card, placeCard } from "./card";
import type { Found } from "./find";
import type { Highlights } from "./highlights";
import type { RowMark } from "./rows";

/** Room that a sign takes in the margin. */
const WIDTH = 20;
/** How long a pointer rests before a card shows, and before it goes. */
const SHOW_AFTER = 120;
const HIDE_AFTER = 220;

type Marked = { row: HTMLTableRowElement; mark: RowMark; button: HTMLButtonElement };

export class Marks {
  readonly #layer = element("div", "layer");
  #marked: Marked[] = [];
  #chip: HTMLButtonElement | undefined;
  #card: { element: HTMLElement; of: Marked; pinned: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly found: Found,
    private readonly root: ShadowRoot,
    private readonly highlights: Highlights,
    private readonly openPanel: () => void,
    signal: AbortSignal,
  ) {
    root.append(this.#layer);
    const { body } = found;
    body.addEventListener("pointerover", (event) => this.#over(event.target), { signal, passive: true });
    body.addEventListener("pointerleave", () => this.#hideSoon(), { signal, passive: true });
    signal.addEventListener("abort", () => {
      this.#hide();
      this.#layer.remove();
      highlights.set(this, []);
    });
  }

  /** Paints the marks of the rows as they are now. */
  paint(rows: CapturedRow[], markOf: (text: string) => RowMark | undefined, lang: Lang): void {
    const before = this.#marked;
    const next: Marked[] = [];
    for (const { element: row, text } of rows) {
      const mark = markOf(text);
      if (!mark) continue;
      const old = before[next.length];
      const same = old?.mark === mark ? old.button : this.#button(mark, lang);
      next.push({ row, mark, button: same });
    }
    const focused = this.root.activeElement;
    this.#marked = next;
    this.#layer.replaceChildren(...next.map(({ button }) => button), ...(this.#chip ? [this.#chip] : []));
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    this.highlights.set(this, next.flatMap(underlined));
    const shown = this.#card && next.find(({ mark }) => mark === this.#card?.of.mark);
    if (this.#card && !shown) this.#hide();
    else if (this.#card && shown) this.#card.of = shown;
    this.position();
  }

  /** Takes every mark off at once, for rows that are not known any more. */
  clear(): void {
    this.#marked = [];
    this.#hide();
    this.#layer.replaceChildren(...(this.#chip ? [this.#chip] : []));
    this.highlights.set(this, []);
  }

  /** The sign at the table's edge: rows seen, and findings by severity. */
  chip(annotation: Annotation, lang: Lang): void {
    const { text, errors, warnings, notes } = annotation.chip;
    const chip = element("button", "chip", lens(), element("strong", "", word(lang, "name")));
    chip.type = "button";
    chip.append(element("span", "rows", text));
    const counts = [
      ["error", errors],
      ["warning", warnings],
      ["note", notes],
    ] as const;
    for (const [severity, count] of counts) {
      if (count === 0) continue;
      const label = word(lang, `${severity}s`, String(count));
      const shown = element("span", `count ${severity}`, sign(severity), String(count));
      shown.setAttribute("role", "img");
      shown.setAttribute("aria-label", label);
      chip.append(shown);
    }
    chip.title = word(lang, "open_panel");
    chip.addEventListener("click", this.openPanel);
    this.#chip?.remove();
    this.#chip = chip;
    this.#layer.append(chip);
    this.position();
  }

  /** Moves everything to where its row is now. */
  position(): void {
    const frame = visibleFrame(this.found);
    const places = this.#marked.map(({ row }) => row.getBoundingClientRect());
    this.#marked.forEach(({ button }, at) => {
      const place = places[at];
      const middle = place ? place.top + place.height / 2 : 0;
      const shown = place !== undefined && place.height > 0 && middle > frame.top && middle < frame.bottom;
      button.hidden = !shown;
      if (!shown) return;
      const left = Math.max(place.left, frame.left) - WIDTH - 2;
      button.style.left = `${Math.max(0, left)}px`;
      button.style.top = `${place.top + 6}px`;
      button.style.height = `${Math.max(14, place.height - 12)}px`;
    });
    if (this.#chip) placeChip(this.#chip, this.found.root.getBoundingClientRect());
    if (this.#card) placeCard(this.#card.element, this.#anchor(this.#card.of));
  }

  #button(mark: RowMark, lang: Lang): HTMLButtonElement {
    const button = element("button", `mark ${mark.severity}`, sign(mark.severity));
    button.type = "button";
    const titles = mark.findings.map((finding) => finding.title).join(". ");
    button.setAttribute("aria-label", `${word(lang, mark.severity)}: ${titles}`);
    button.setAttribute("aria-haspopup", "dialog");
    const own = () => this.#marked.find((marked) => marked.button === button);
    button.addEventListener("focus", () => this.#show(own(), lang, false));
    button.addEventListener("blur", () => this.#hideSoon());
    button.addEventListener("pointerenter", () => this.#showSoon(own(), lang));
    button.addEventListener("pointerleave", () => this.#hideSoon());
    button.addEventListener("click", () => {
      this.#show(own(), lang, true);
      this.#card?.element.querySelector("button")?.focus();
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#hide();
    });
    this.#lang = lang;
    return button;
  }

  #lang: Lang = "en";

  #over(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest("tr") : null;
    const marked = this.#marked.find((candidate) => candidate.row === row);
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
      const focused = this.root.activeElement;
      const onSign = focused !== null && focused === this.#card?.of.button;
      if (shown && !pinned && !onSign && !shown.contains(focused)) this.#hide();
    }, HIDE_AFTER);
  }

  #show(marked: Marked | undefined, lang: Lang, pinned: boolean): void {
    clearTimeout(this.#timer);
    if (!marked || !this.#marked.includes(marked)) return;
    if (this.#card?.of.mark === marked.mark) {
      this.#card.pinned ||= pinned;
      return;
    }
    this.#hide();
    const close = () => {
      const { button } = this.#card?.of ?? {};
      this.#hide();
      button?.focus({ preventScroll: true });
      this.#hide();
    };
    const made = card(marked.mark, lang, { openPanel: this.openPanel, close });
    made.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    made.addEventListener("pointerleave", () => this.#hideSoon());
    made.addEventListener("focusout", () => this.#hideSoon());
    this.#card = { element: made, of: marked, pinned };
    this.root.append(made);
    placeCard(made, this.#anchor(marked));
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
    return (cell ?? row).getBoundingClientRect();
  }
}

function underlined({ row, mark }: Marked): [RowMark["severity"], Element][] {
  return mark.cells.flatMap(({ column, severity }) => {
    const cell = row.cells[column - 1];
    return cell ? [[severity, cell] as [RowMark["severity"], Element]] : [];
  });
}

/** The part of a table's body that its own scrolling leaves in sight. */
function visibleFrame(found: Found): { top: number; bottom: number; left: number } {
  let top = 0;
  let bottom = innerHeight;
  let left = 0;
  for (
    let around = found.body.parentElement;
    around && around !== document.body;
    around = around.parentElement
  ) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const rect = around.getBoundingClientRect();
    top = Math.max(top, rect.top);
    bottom = Math.min(bottom, rect.bottom);
    left = Math.max(left, rect.left);
  }
  return { top, bottom, left };
}

/** Puts the chip above the table's end, or below it, where nothing of the page
 * can be clicked underneath. */
function placeChip(chip: HTMLElement, table: DOMRect): void {
  const { width, height } = chip.getBoundingClientRect();
  const rights = [
    Math.min(table.right, innerWidth) - width - 4,
    table.left + (table.width - width) / 2,
    table.left + 4,
  ];
  const tops = [table.top - height - 10, table.bottom + 10];
  const spots = tops.flatMap((top) => rights.map((left) => ({ left, top })));
  const inside = spots.filter(({ left, top }) => left >= 0 && top >= 0 && top + height <= innerHeight);
  const free = inside.find((spot) => isFree(chip, spot, width, height)) ?? {
    left: innerWidth - width - 16,
    top: innerHeight - height - 16,
  };
  chip.style.left = `${free.left}px`;
  chip.style.top = `${free.top}px`;
}

const CLICKABLE = "a, button, input, select, textarea, label, [role=button], [tabindex], th, td";

function isFree(
  chip: HTMLElement,
  { left, top }: { left: number; top: number },
  width: number,
  height: number,
): boolean {
  const xs = [left + 2, left + width / 2, left + width - 2];
  const ys = [top + 2, top + height / 2, top + height - 2];
  const host = (chip.getRootNode() as ShadowRoot).host;
  return ys.every((y) =>
    xs.every((x) => {
      const under = document.elementsFromPoint(x, y).find((candidate) => candidate !== host);
      return !under?.closest(CLICKABLE);
    }),
  );
}

// The findings of one table, filtered: by how much they matter, by a text, and
// by whether they are followed up. It lives as long as its table is shown, so
// the filter stays when the table is drawn again.

import type { GroupItem, Lang, PanelView, Severity } from "rebatelens";
import { element, flag, sign } from "../dom";
import { word } from "../language";
import { type Actions, drawGroups, type Shown } from "./groups";
import { keepOpen } from "./keep-open";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

export class Findings {
  readonly #only = new Set<Severity>();
  #followed = false;
  readonly #search = element("input", "");
  readonly #chips = element("div", "chips");
  readonly #clear = element("button", "quiet");
  readonly #status = element("p", "filter-status");
  readonly #groups = element("div", "groups");
  readonly element = element("section", "findings");
  readonly #bar = element("search", "filter");
  #texts = new Map<GroupItem, string>();
  /** What brings the drawn items up to date with what is followed up. */
  #live: (() => void)[] = [];
  #drawn: { view: PanelView; lang: Lang } | undefined;

  constructor(private readonly actions: Actions) {
    this.#search.type = "search";
    this.#search.autocomplete = "off";
    this.#search.spellcheck = false;
    this.#search.addEventListener("input", () => this.#apply());
    this.#search.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#search.value === "") return;
      event.preventDefault();
      this.#search.value = "";
      this.#apply();
    });
    this.#clear.type = "button";
    this.#clear.addEventListener("click", () => {
      this.clear();
      this.#search.focus();
    });
    this.#status.setAttribute("role", "status");
    const line = element("div", "filter-line", this.#status, this.#clear);
    this.#bar.append(this.#search, this.#chips, line);
    this.element.append(this.#bar, this.#groups);
  }

  /** Draws the findings of a view with the filter as it is. */
  show(view: PanelView, lang: Lang): HTMLElement {
    this.#drawn = { view, lang };
    this.#texts = new Map();
    // A page without findings may be one that is just being turned.
    const used = this.#filters || this.#bar.contains(document.activeElement);
    this.#bar.hidden = view.findings.length === 0 && !used;
    this.#search.placeholder = word(lang, "filter_hint");
    this.#search.setAttribute("aria-label", word(lang, "filter_label"));
    this.#clear.textContent = word(lang, "filter_clear");
    this.#apply();
    return this.element;
  }

  /** Something is followed up, or not any more. */
  refresh(): void {
    if (this.#followed) this.#apply();
    else if (this.#drawn) {
      for (const refresh of this.#live) refresh();
      this.#drawChips(this.#drawn.view, this.#drawn.lang);
    }
  }

  clear(): void {
    this.#only.clear();
    this.#followed = false;
    this.#search.value = "";
    this.#apply();
  }

  get #filters(): boolean {
    return this.#only.size > 0 || this.#followed || this.#search.value.trim() !== "";
  }

  #apply(): void {
    if (!this.#drawn) return;
    const { view, lang } = this.#drawn;
    const all = view.groups.reduce((sum, { items }) => sum + items.length, 0);
    this.#drawChips(view, lang);
    const shown = view.groups
      .map(
        (group): Shown => ({ group, items: group.items.filter((item) => this.#passes(group, item, view)) }),
      )
      .filter(({ items }) => items.length > 0);
    const left = shown.reduce((sum, { items }) => sum + items.length, 0);
    this.#say(left, all, lang);
    keepOpen(this.#groups, () => {
      this.#live = [];
      const groups = drawGroups(shown, { view, lang, actions: this.actions, live: this.#live });
      this.#groups.replaceChildren(...(groups.length > 0 ? groups : [this.#nothing(all, lang)]));
    });
  }

  #nothing(all: number, lang: Lang): HTMLElement {
    if (all === 0) return element("p", "fine", `✓ ${word(lang, "panel_nothing_found")}`);
    return element("p", "nothing-left", word(lang, "filter_nothing"));
  }

  #say(left: number, all: number, lang: Lang): void {
    const text = this.#filters ? word(lang, "filter_count", String(left), String(all)) : "";
    if (this.#status.textContent !== text) this.#status.textContent = text;
    this.#clear.hidden = !this.#filters;
  }

  #passes(group: Shown["group"], item: GroupItem, view: PanelView): boolean {
    if (this.#only.size > 0 && !this.#only.has(group.severity)) return false;
    if (this.#followed && !this.#isFollowed(item, view)) return false;
    const wanted = plain(this.#search.value);
    if (wanted === "") return true;
    const text = this.#texts.get(item) ?? textOf(group, item, view);
    this.#texts.set(item, text);
    return wanted.split(/\s+/).every((part) => text.includes(part));
  }

  #isFollowed(item: GroupItem, view: PanelView): boolean {
    const finding = view.findings[item.finding];
    return (finding && this.actions.follow(item, finding)?.isOn()) ?? false;
  }

  #drawChips(view: PanelView, lang: Lang): void {
    const { groups } = view;
    const items = groups.flatMap((group) => group.items);
    const followed = items.filter((item) => this.#isFollowed(item, view)).length;
    if (followed === 0) this.#followed = false;
    const focused = [...this.#chips.children].indexOf(document.activeElement as Element);
    const chips = SEVERITIES.map((severity) => {
      const own = groups.filter((group) => group.severity === severity);
      const count = own.reduce((sum, group) => sum + group.items.length, 0);
      if (count === 0) this.#only.delete(severity);
      const flip = () => this.#only.delete(severity) || this.#only.add(severity);
      return chip(severity, sign(severity), word(lang, severity), count, this.#only.has(severity), flip);
    });
    const flip = () => {
      this.#followed = !this.#followed;
    };
    if (followed > 0) {
      chips.push(chip("followed", flag(), word(lang, "followed_up"), followed, this.#followed, flip));
    }
    for (const one of chips) one.addEventListener("click", () => this.#apply());
    this.#chips.setAttribute("role", "group");
    this.#chips.setAttribute("aria-label", word(lang, "filter_severity"));
    this.#chips.replaceChildren(...chips);
    if (focused >= 0) (chips[focused] ?? this.#search).focus({ preventScroll: true });
  }
}

function chip(
  kind: string,
  drawn: Node,
  text: string,
  count: number,
  pressed: boolean,
  flip: () => void,
): HTMLButtonElement {
  const made = element("button", `filter-chip ${kind}`, drawn, text, element("span", "count", String(count)));
  made.type = "button";
  made.disabled = count === 0;
  made.setAttribute("aria-pressed", String(pressed));
  made.addEventListener("click", flip);
  return made;
}

/** A text as it is compared: without case, and with full-width letters as others. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** All that the core says of a finding in a few words, and what it is known by. */
function textOf({ code, title }: Shown["group"], item: GroupItem, view: PanelView): string {
  const { order_id = "", customer_id = "", settlement_period = "", label = "" } = item.name ?? {};
  const finding = view.findings[item.finding];
  const parts = [code, title, item.title, item.subtitle, finding?.title ?? ""];
  return plain([...parts, label, order_id, customer_id, settlement_period].join("\n"));
}

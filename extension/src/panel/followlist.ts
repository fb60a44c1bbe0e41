// What the person follows up on this console and account, with what can be done
// about each.

import type { Lang } from "rebatelens";
import { element, flag } from "../dom";
import { change, type FollowUp, idOf, MOST, remove } from "../followups";
import { word } from "../language";
import { ticketButton } from "./tickets";

type Actions = {
  /** Opens the record; nothing where the panel does not show its table. */
  open: (one: FollowUp) => ((opener: HTMLElement) => void) | undefined;
  /** The same in today's words, where the panel shows the finding. */
  now: (one: FollowUp) => FollowUp;
};

export class FollowList {
  readonly #list = element("ul", "");
  readonly #what = element("span", "what");
  readonly #count = element("span", "count");
  readonly #text = element("p", "sub");
  readonly element = element("details", "followups");
  #items = new Map<string, { made: HTMLElement; says: string }>();

  constructor(private readonly actions: Actions) {
    this.element.dataset.key = "followups";
    this.element.append(element("summary", "", flag(), this.#what, this.#count), this.#text, this.#list);
  }

  /** Draws what changed and leaves the rest, so that a note being typed stays. */
  show(all: FollowUp[], lang: Lang): HTMLElement[] {
    if (all.length === 0) {
      this.#items.clear();
      return [];
    }
    this.#what.textContent = word(lang, "followed_up");
    this.#count.textContent = String(all.length);
    this.#count.setAttribute("role", "img");
    this.#count.setAttribute("aria-label", word(lang, "follow_count", String(all.length)));
    this.#text.textContent = word(lang, "follow_text", String(MOST));
    const before = this.#items;
    this.#items = new Map();
    for (const one of all) {
      const now = this.actions.now(one);
      const open = this.actions.open(one);
      const { note: _, ...still } = now;
      const says = JSON.stringify([still, lang, open !== undefined]);
      const known = before.get(idOf(one));
      const made = known?.says === says ? known.made : this.#item(now, open, lang);
      this.#items.set(idOf(one), { made, says });
    }
    this.#fill();
    return [this.element];
  }

  #fill(): void {
    const wanted = [...this.#items.values()].map(({ made }) => made);
    const { children } = this.#list;
    if (wanted.length === children.length && wanted.every((one, at) => one === children[at])) return;
    const focused = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(...wanted);
    if (focused) this.element.querySelector("summary")?.focus({ preventScroll: true });
  }

  #item(one: FollowUp, open: ((opener: HTMLElement) => void) | undefined, lang: Lang): HTMLElement {
    const month = one.name.settlement_period === undefined ? [] : [one.name.settlement_period];
    const marked = word(lang, "follow_marked", day(one.marked, lang));
    const done = one.done === undefined ? [] : [word(lang, "follow_done_on", day(one.done, lang))];
    const code = one.code === "" ? [] : [element("span", "code", one.code)];
    const heading = element("h3", "", one.title, ...code);
    const id = element("p", "id", [one.name.label, ...month].join(" · "));
    const about = element("p", "about", [marked, ...done].join(" · "));
    const buttons = element("div", "actions", ticketButton(one, lang));
    if (open) {
      const button = action(word(lang, "follow_open"), () => open(button));
      buttons.prepend(button);
    }
    buttons.append(
      this.#doneButton(one, lang),
      action(word(lang, "follow_remove"), () => void remove(one)),
    );
    const made = element("li", one.done === undefined ? "" : "done", heading, id, about);
    made.append(note(one, lang), buttons);
    return made;
  }

  #doneButton(one: FollowUp, lang: Lang): HTMLButtonElement {
    const { done, ...open } = one;
    const next = done === undefined ? { ...one, done: new Date().toISOString() } : open;
    const text = word(lang, done === undefined ? "follow_done" : "follow_reopen");
    return action(text, () => void change({ ...next, note: one.note }));
  }
}

function note(one: FollowUp, lang: Lang): HTMLElement {
  const input = element("textarea", "");
  input.value = one.note;
  input.rows = 1;
  input.placeholder = word(lang, "follow_note");
  input.setAttribute("aria-label", word(lang, "follow_note"));
  input.addEventListener("input", () => {
    one.note = input.value;
  });
  input.addEventListener("change", () => void change(one));
  return input;
}

function action(text: string, act: () => void): HTMLButtonElement {
  const made = element("button", "action", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** A day as people write it, by their own clock. */
const day = (moment: string, lang: Lang): string =>
  new Date(moment).toLocaleDateString(lang, { year: "numeric", month: "short", day: "numeric" });

// The story of one record, over the panel: the core tells it, this draws it.

import type { Lang, RecordStory, RelatedRow, Standing, StepState, StoryStep } from "rebatelens";
import { element, sign, svg } from "../dom";
import { findingBody } from "../finding";
import { type Follow, type FollowControl, followControl } from "../follow";
import type { Subject } from "../followups";
import { subjectOf } from "../followups";
import { word } from "../language";
import { ticketButton } from "./tickets";

/** A record of what the panel shows, by its number and by what it is known by. */
export type Asked = { view: number; record: number; key: string };

type Asks = {
  tell: (asked: Asked) => Promise<RecordStory | undefined>;
  follow: (subject: Subject) => Follow;
};

export class StoryDialog {
  readonly #dialog = element("dialog", "story");
  #asked: Asked | undefined;
  #opener: HTMLElement | undefined;
  #item: string | undefined;
  #lang: Lang = "en";
  #turn = 0;
  #controls: FollowControl[] = [];

  constructor(private readonly asks: Asks) {
    this.#dialog.setAttribute("aria-labelledby", "story-title");
    this.#dialog.addEventListener("close", () => {
      this.#asked = undefined;
      this.#dialog.remove();
      this.#back()?.focus();
    });
  }

  /** Where the person came from; it may have been drawn again meanwhile. */
  #back(): HTMLElement | null | undefined {
    if (this.#opener?.isConnected) return this.#opener;
    const all = [...document.querySelectorAll<HTMLElement>("details[data-key]")];
    const item = all.find((one) => one.dataset.key === this.#item);
    return (
      item?.querySelector<HTMLElement>(".story-open, summary:only-child") ?? document.getElementById("main")
    );
  }

  open(asked: Asked, lang: Lang, opener: HTMLElement): void {
    this.#opener = opener;
    this.#item = opener.closest<HTMLElement>("details[data-key]")?.dataset.key;
    this.#lang = lang;
    document.body.append(this.#dialog);
    this.#dialog.replaceChildren(this.#top(word(lang, "panel_reading")));
    this.#dialog.showModal();
    void this.#show(asked);
  }

  /** The table, the language or what is followed up may be another one now. */
  again(lang: Lang): void {
    this.#lang = lang;
    if (this.#asked) void this.#show(this.#asked);
  }

  /** Something is followed up, or not any more. */
  refresh(): void {
    for (const control of this.#controls) control.refresh();
  }

  close(): void {
    if (this.#dialog.open) this.#dialog.close();
  }

  async #show(asked: Asked): Promise<void> {
    this.#asked = asked;
    this.#turn += 1;
    const own = this.#turn;
    const told = await this.asks.tell(asked).catch(() => undefined);
    if (own !== this.#turn || !this.#dialog.open) return;
    const { scrollTop } = this.#dialog;
    const focused = this.#dialog.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.#controls = [];
    this.#dialog.replaceChildren(...(told ? this.#drawn(told, asked) : this.#gone()));
    this.#dialog.scrollTop = scrollTop;
    if (focused) document.getElementById(focused)?.focus();
  }

  #top(title: string, amount?: string): HTMLElement {
    const heading = element("h2", "", title);
    heading.id = "story-title";
    const close = element("button", "quiet", word(this.#lang, "story_close"));
    close.type = "button";
    close.id = "story-close";
    close.addEventListener("click", () => this.close());
    const money = amount === undefined ? [] : [element("span", "money", amount)];
    return element("header", "story-top", heading, ...money, close);
  }

  #gone(): HTMLElement[] {
    return [
      this.#top(word(this.#lang, "story_gone")),
      element("p", "sub", word(this.#lang, "story_gone_text")),
    ];
  }

  #drawn(told: RecordStory, asked: Asked): HTMLElement[] {
    const lang = this.#lang;
    return [
      this.#top(told.name.label, told.amount),
      element("p", "sub", told.subtitle),
      ...(told.standing ? [standing(told.standing)] : []),
      ...(told.steps.length > 0 ? [steps(told.steps, lang)] : []),
      ...sum(told, lang),
      ...facts(told, lang),
      ...this.#related(told, asked),
      ...this.#findings(told),
      this.#foot(told),
    ];
  }

  #related({ related }: RecordStory, asked: Asked): HTMLElement[] {
    if (!related) return [];
    const rows = related.rows.map((row) => element("li", "", this.#relatedRow(row, asked)));
    const list = element("ul", "related", ...rows);
    const total =
      related.total === undefined
        ? []
        : [
            element(
              "p",
              "related-total",
              word(this.#lang, "story_together"),
              element("b", "", related.total),
            ),
          ];
    return [element("h3", "", related.title), list, ...total];
  }

  #relatedRow({ record, key, title, subtitle, amount }: RelatedRow, { view }: Asked): HTMLElement {
    const text = element("span", "", element("span", "id", title), element("span", "about", subtitle));
    const money = amount === undefined ? [] : [element("span", "money", amount)];
    if (record === null) return element("div", "related-row", text, ...money);
    const made = element("button", "related-row", text, ...money);
    made.type = "button";
    made.addEventListener("click", async () => {
      await this.#show({ view, record, key });
      this.#dialog.scrollTop = 0;
      document.getElementById("story-close")?.focus();
    });
    return made;
  }

  #findings({ findings, name }: RecordStory): HTMLElement[] {
    if (findings.length === 0) return [];
    const drawn = findings.map((finding) => {
      const control = this.#control(subjectOf(name, finding));
      const body = findingBody(finding, this.#lang, `rules.${this.#lang}.html`);
      return element("section", `finding ${finding.severity}`, ...body, control);
    });
    return [element("h3", "", word(this.#lang, "story_findings")), ...drawn];
  }

  #control(subject: Subject): HTMLElement {
    const control = followControl(this.asks.follow(subject), this.#lang);
    this.#controls.push(control);
    return control.element;
  }

  #foot(told: RecordStory): HTMLElement {
    const whole = wholeOf(told, this.#lang);
    // Where a rule found something, that is what one marks and asks about.
    const [first] = told.findings;
    const subject = first ? subjectOf(told.name, first) : whole;
    const mark = first ? [] : [this.#control(whole)];
    return element("footer", "story-foot", ticketButton({ ...subject, note: "" }, this.#lang), ...mark);
  }
}

/** The record itself, where no rule found anything. */
function wholeOf({ name, standing, sum }: RecordStory, lang: Lang): Subject {
  const said = sum.map(({ label, value }) => `${label} = ${value}`);
  return { name, code: "", title: standing?.sentence ?? word(lang, "story_record"), said };
}

function standing({ stage, sentence, who, when, deadline, yours }: Standing): HTMLElement {
  const first = element("p", "", element("b", "", stage), ` · ${sentence}`);
  const acts = element("p", "", element("b", "", who), ...(when === undefined ? [] : [` ${when}`]));
  const due = deadline === undefined ? [] : [element("p", "deadline", deadline)];
  const severity = yours ? "warning" : "note";
  const words = element("div", "", first, acts, ...due);
  return element("section", `notice ${severity} ${yours ? "attention" : ""}`.trim(), sign(severity), words);
}

/** What is done, what is under way and the rest differ by shape as well. */
const SHAPES: Record<StepState, [string, string][]> = {
  done: [
    ["disc", "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z"],
    ["cut", "M4.8 8.2 7 10.4l4.2-4.6"],
  ],
  current: [
    ["ring", "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z"],
    ["disc", "M8 4.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8z"],
  ],
  held: [
    ["ring", "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z"],
    ["bars", "M6 5.2v5.6M10 5.2v5.6"],
  ],
  stopped: [
    ["disc", "M4.9 1h6.2L15 4.9v6.2L11.1 15H4.9L1 11.1V4.9z"],
    ["cut", "m5.6 5.6 4.8 4.8M10.4 5.6l-4.8 4.8"],
  ],
  open: [
    ["ring dashed", "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z"],
    ["bars", "M8 9.6V8.8c1.6-.5 2-1.2 2-2a2 2 0 0 0-4-.2M8 11.6v.2"],
  ],
  later: [["ring", "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z"]],
};

function steps(all: StoryStep[], lang: Lang): HTMLElement {
  const list = element("ol", "steps");
  list.setAttribute("aria-label", word(lang, "story_steps"));
  for (const { label, state, state_text, when } of all) {
    const drawn = svg("0 0 16 16", SHAPES[state]);
    const text = element("span", "step-label", label);
    const about = element("span", "step-state", state_text);
    const date = when === undefined ? [] : [element("span", "step-when", when)];
    const made = element("li", state, drawn, text, about, ...date);
    if (state === "current" || state === "held") made.setAttribute("aria-current", "step");
    list.append(made);
  }
  return list;
}

function sum({ sum: rows, sum_tone, sum_note }: RecordStory, lang: Lang): HTMLElement[] {
  const heading = element("h3", "", word(lang, "story_sum"));
  if (rows.length === 0) return sum_note === undefined ? [] : [heading, element("p", "sub", sum_note)];
  const list = element("dl", `sum ${sum_tone}`);
  rows.forEach(({ label, value }, at) => {
    const last = at === rows.length - 1 ? "last" : "";
    list.append(element("dt", last, label), element("dd", last, value));
  });
  return [heading, list];
}

function facts({ facts: all }: RecordStory, lang: Lang): HTMLElement[] {
  if (all.length === 0) return [];
  const list = element("dl", "facts");
  for (const { label, value } of all) list.append(element("dt", "", label), element("dd", "", value));
  return [element("h3", "", word(lang, "story_facts")), list];
}

// The list of a person's own accounts. The core says whether a UIN is one.

import type { IdentifierReport, Lang } from "rebatelens";
import { core, renewAfter } from "../core";
import { element } from "../dom";
import { word } from "../language";
import { fixedNote } from "./fixed";
import type { Say } from "./say";

/** How long a person rests before what they wrote is looked at, in milliseconds. */
const REST = 700;

type Field = { input: HTMLInputElement; said: HTMLElement; row: HTMLElement };

export class Accounts {
  readonly #save: (values: string[]) => Promise<void>;
  readonly #say: Say;
  #lang: Lang = "en";
  #fixed = false;
  /** What is stored; `undefined` before it was read. */
  #stored: string | undefined;
  /** What stands in the fields, stored or not. */
  #drafts: string[] = [];
  #fields: Field[] = [];
  #list = element("div", "accounts");
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(save: (values: string[]) => Promise<void>, say: Say) {
    this.#save = save;
    this.#say = say;
  }

  /** Takes what is stored; what a person is writing stays where it says the same. */
  take(values: readonly string[], fixed: boolean, lang: Lang): void {
    const stored = JSON.stringify(values);
    const changed = stored !== this.#stored || fixed !== this.#fixed;
    this.#lang = lang;
    this.#fixed = fixed;
    if (!changed) return;
    this.#stored = stored;
    this.#drafts = [...values];
    this.#drawList();
  }

  draw(): HTMLElement {
    const { legend, hint } = this.#about();
    this.#list = element("div", "accounts");
    const add = element("button", "quiet", word(this.#lang, "options_add"));
    add.type = "button";
    add.id = "add-account";
    add.disabled = this.#fixed;
    add.addEventListener("click", () => this.#add());
    const made = element("fieldset", "option", legend, hint, this.#list, add);
    made.setAttribute("aria-describedby", hint.id);
    this.#drawList();
    return made;
  }

  #about(): { legend: HTMLElement; hint: HTMLElement } {
    const legend = element("legend", "name", word(this.#lang, "options_accounts"));
    const text = word(this.#lang, "options_accounts_hint");
    const hint = element("p", "hint", text, ...fixedNote(this.#fixed, this.#lang));
    hint.id = "accounts-hint";
    return { legend, hint };
  }

  #drawList(): void {
    clearTimeout(this.#resting);
    this.#fields = this.#drafts.map((text, at) => this.#field(text, at));
    const none = element("p", "none", word(this.#lang, "options_no_accounts"));
    this.#list.replaceChildren(...(this.#fields.length > 0 ? this.#fields.map(({ row }) => row) : [none]));
    void this.#judgeAll();
  }

  #field(text: string, at: number): Field {
    const number = String(at + 1);
    const input = element("input", "");
    input.id = `account-${number}`;
    input.value = text;
    input.inputMode = "numeric";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.disabled = this.#fixed;
    input.setAttribute("aria-label", word(this.#lang, "options_account", number));
    const said = element("div", "said-of");
    said.id = `account-${number}-said`;
    input.setAttribute("aria-describedby", said.id);
    input.addEventListener("input", () => this.#written(at, input.value));
    input.addEventListener("change", () => void this.#commit());
    const remove = element("button", "quiet", word(this.#lang, "options_remove_short"));
    remove.type = "button";
    remove.id = `remove-${number}`;
    remove.disabled = this.#fixed;
    remove.setAttribute("aria-label", word(this.#lang, "options_remove", number));
    remove.addEventListener("click", () => void this.#remove(at));
    return { input, said, row: element("div", "account", input, remove, said) };
  }

  #written(at: number, text: string): void {
    this.#drafts[at] = text;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#commit(), REST);
  }

  #add(): void {
    this.#drafts.push("");
    this.#drawList();
    this.#fields.at(-1)?.input.focus();
    this.#say(word(this.#lang, "options_added"), "aloud");
  }

  async #remove(at: number): Promise<void> {
    this.#drafts.splice(at, 1);
    this.#drawList();
    (this.#fields[at] ?? this.#fields.at(-1))?.input.focus();
    if (this.#fields.length === 0) document.getElementById("add-account")?.focus();
    await this.#commit();
    this.#say(word(this.#lang, "options_removed", String(at + 1)), "aloud");
  }

  /** Stores every UIN that is one; says of the others what they are. */
  async #commit(): Promise<void> {
    clearTimeout(this.#resting);
    const reports = await this.#judgeAll();
    if (!reports) return this.#say(word(this.#lang, "options_core_failed"));
    const clean = reports.flatMap((report) => (report?.state === "clean" ? [report.value ?? ""] : []));
    const values = [...new Set(clean)];
    const stored = JSON.stringify(values);
    if (stored !== this.#stored) {
      this.#stored = stored;
      await this.#save(values);
    }
    const wrong = reports.find((report) => report && report.state !== "clean");
    if (wrong) this.#say(wrong.message, "aloud");
  }

  /** What the core says of each field; of an empty one it is not asked. */
  async #judgeAll(): Promise<(IdentifierReport | undefined)[] | undefined> {
    const [fields, drafts, lang] = [this.#fields, [...this.#drafts], this.#lang];
    try {
      const { identify } = await core();
      const reports = drafts.map((text) =>
        text.trim() === "" ? undefined : identify("partner", text, lang),
      );
      for (const [at, field] of fields.entries()) this.#show(field, at, reports[at]);
      return reports;
    } catch (error) {
      renewAfter(error);
      return undefined;
    }
  }

  #show({ input, said }: Field, at: number, report: IdentifierReport | undefined): void {
    const wrong = report !== undefined && report.state !== "clean";
    input.setAttribute("aria-invalid", String(wrong));
    if (!wrong) {
      said.replaceChildren();
      return;
    }
    const kept = this.#fixed ? [] : [element("p", "", word(this.#lang, "options_not_kept"))];
    const words = element("div", "", element("p", "", report.message), ...kept);
    // A button that is being pressed stays where it is.
    if (said.firstChild?.textContent === words.textContent) return;
    said.replaceChildren(words, ...this.#offer(at, report));
  }

  /** One click takes what the core cleaned. */
  #offer(at: number, { value }: IdentifierReport): HTMLElement[] {
    if (value === undefined || this.#fixed) return [];
    const take = element("button", "quiet take", word(this.#lang, "options_take", value));
    take.type = "button";
    take.addEventListener("click", () => {
      this.#drafts[at] = value;
      const field = this.#fields[at];
      if (field) field.input.value = value;
      field?.input.focus();
      void this.#commit();
    });
    return [take];
  }
}

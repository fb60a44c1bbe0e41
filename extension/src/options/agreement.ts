// The agreement: a file that is chosen, judged by the core, and kept in this browser.

import type { AgreementView, InputError, Lang } from "rebatelens";
import { fromFile, judge, MOST_KIB } from "../agreement";
import { element } from "../dom";
import { renewFullAfter } from "../full";
import { sentences, word } from "../language";
import type { Agreement } from "../settings";
import { fixedNote } from "./fixed";
import type { Say } from "./say";

const ACCEPTED = ".csv,.tsv,.txt,.xlsx,.zip,.json";
/** Faults of a file that are written out. */
const FAULTS = 5;

type Save = (value: Agreement | undefined) => Promise<void>;

export class AgreementChoice {
  readonly #save: Save;
  readonly #say: Say;
  #lang: Lang = "en";
  #fixed = false;
  #value: Agreement | undefined;
  /** A file that was chosen last and cannot be used, or is too large to look at. */
  #refused: Agreement | { tooLarge: string } | undefined;
  #shown = element("div", "");
  #buttons = element("div", "buttons");
  #drawing = 0;

  constructor(save: Save, say: Say) {
    this.#save = save;
    this.#say = say;
  }

  draw(value: Agreement | undefined, fixed: boolean, lang: Lang): HTMLElement {
    this.#value = value;
    this.#fixed = fixed;
    this.#lang = lang;
    const text = word(lang, "options_agreement_hint", String(MOST_KIB));
    const hint = element("p", "hint", text, ...fixedNote(fixed, lang));
    hint.id = "agreement-hint";
    this.#shown = element("div", "agreement");
    this.#buttons = element("div", "buttons", ...this.#choose(), ...this.#remove());
    const legend = element("legend", "name", word(lang, "options_agreement"));
    const made = element("fieldset", "option", legend, hint, this.#shown, this.#buttons);
    made.setAttribute("aria-describedby", hint.id);
    void this.#show();
    return made;
  }

  /** The button, and the browser's own dialog behind it. */
  #choose(): HTMLElement[] {
    const input = element("input", "unseen");
    input.type = "file";
    input.accept = ACCEPTED;
    input.tabIndex = -1;
    input.disabled = this.#fixed;
    input.setAttribute("aria-hidden", "true");
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) void this.#take(file);
    });
    const key = this.#value ? "options_agreement_replace" : "options_agreement_choose";
    const button = this.#button("choose-agreement", word(this.#lang, key));
    button.addEventListener("click", () => input.click());
    return [button, input];
  }

  #remove(): HTMLElement[] {
    if (!this.#value) return [];
    const button = this.#button("remove-agreement", word(this.#lang, "options_remove_short"));
    button.setAttribute("aria-label", word(this.#lang, "options_agreement_remove"));
    button.addEventListener("click", () => void this.#forget());
    return [button];
  }

  #button(id: string, text: string): HTMLButtonElement {
    const button = element("button", "quiet", text);
    button.type = "button";
    button.id = id;
    button.disabled = this.#fixed;
    return button;
  }

  async #forget(): Promise<void> {
    this.#refused = undefined;
    await this.#save(undefined);
    document.getElementById("choose-agreement")?.focus();
    this.#say(word(this.#lang, "options_agreement_removed"), "aloud");
  }

  /** Keeps a file that the core can use; says of another what is wrong with it. */
  async #take(file: File): Promise<void> {
    if (file.size > MOST_KIB * 1024) {
      this.#refused = { tooLarge: file.name };
    } else {
      const chosen = await fromFile(file);
      const view = await this.#judge(chosen);
      if (!view) return this.#say(word(this.#lang, "options_core_failed"));
      this.#refused = view.errors.length > 0 ? chosen : undefined;
      if (!this.#refused) return this.#save(chosen);
    }
    await this.#show();
    this.#say(this.#shown.querySelector(".said-of p")?.textContent ?? "", "aloud");
  }

  async #judge(agreement: Agreement): Promise<AgreementView | undefined> {
    try {
      return await judge(agreement, this.#lang);
    } catch (error) {
      renewFullAfter(error);
      return undefined;
    }
  }

  async #show(): Promise<void> {
    this.#drawing += 1;
    const [own, shown, value, refused] = [this.#drawing, this.#shown, this.#value, this.#refused];
    const parts = value
      ? await this.#about(value)
      : [element("p", "none", word(this.#lang, "options_agreement_none"))];
    if (refused) parts.push(await this.#why(refused));
    if (own === this.#drawing) shown.replaceChildren(...parts);
  }

  /** What the agreement holds. */
  async #about(value: Agreement): Promise<HTMLElement[]> {
    const view = await this.#judge(value);
    const name = element("p", "file", element("b", "", value.name));
    if (!view) return [name, faults([element("p", "", word(this.#lang, "options_core_failed"))])];
    if (view.errors.length > 0) return [name, faults(this.#faults(view.errors))];
    const told = [word(this.#lang, "options_agreement_rules", String(view.rules))];
    if (view.products > 0) told.push(word(this.#lang, "options_agreement_products", String(view.products)));
    if ("added" in value) {
      const day = new Date(value.added).toLocaleDateString(this.#lang);
      told.push(word(this.#lang, "options_agreement_added", day));
    }
    name.append(` · ${told.join(" · ")}`);
    if (view.unused.length === 0) return [name];
    const unused = word(this.#lang, "options_agreement_unused", view.unused.join(", "));
    return [name, element("p", "hint", unused)];
  }

  /** Why the file that was chosen is not kept. */
  async #why(refused: Agreement | { tooLarge: string }): Promise<HTMLElement> {
    if ("tooLarge" in refused) {
      const text = word(this.#lang, "options_agreement_large", refused.tooLarge, String(MOST_KIB));
      return faults([element("p", "", text)]);
    }
    const view = await this.#judge(refused);
    const text = word(this.#lang, "options_agreement_refused", refused.name);
    return faults([element("p", "", text), ...this.#faults(view?.errors ?? [])]);
  }

  #faults(errors: InputError[]): HTMLElement[] {
    const lines = errors
      .slice(0, FAULTS)
      .map(({ code, message, next }) =>
        element("p", "", element("code", "", code), ` ${sentences(message, next)}`),
      );
    const more = errors.length - lines.length;
    if (more > 0) lines.push(element("p", "", word(this.#lang, "options_agreement_more", String(more))));
    return lines;
  }
}

const faults = (lines: HTMLElement[]): HTMLElement => element("div", "said-of", ...lines);

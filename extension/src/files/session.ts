// The files that a person opened in the panel: one worker reads them, and what
// it says is kept until they are closed.

import type { Lang, PanelView, RecordStory } from "rebatelens";
import { usable } from "../agreement";
import type { Exported } from "../evidence/bundle";
import { mappings } from "../mappings";
import { checkOptions, type ExportPolicy, settings } from "../settings";
import type { Ask, Options, Tell } from "./protocol";

export type Progress = Extract<Tell, { kind: "reading" | "checking" }>;

export class FileSession {
  readonly #worker = new Worker("worker.js", { type: "module" });
  readonly #changed: () => void;
  #exporting: { done: (exported: Exported) => void; failed: (error: Error) => void } | undefined;
  #asked = 0;
  readonly #telling = new Map<number, (story: RecordStory | undefined) => void>();
  #lang: Lang;
  progress: Progress | undefined;
  views: PanelView[] | undefined;
  failure: string | undefined;

  constructor(files: File[], lang: Lang, changed: () => void) {
    this.#changed = changed;
    this.#lang = lang;
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Tell>) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.#fail(event.message));
    void this.#ask((options) => ({ kind: "open", files, options }));
  }

  /** Says the same in another language, or with what columns mean now. */
  present(lang: Lang): void {
    this.#lang = lang;
    void this.#ask((options) => ({ kind: "present", options }));
  }

  /** Tells of a record of one of the views. */
  story(view: number, record: number, key: string): Promise<RecordStory | undefined> {
    this.#asked += 1;
    const asked = this.#asked;
    return new Promise((done) => {
      this.#telling.set(asked, done);
      void this.#ask((options) => ({ kind: "story", view, record, key, asked, options }));
    });
  }

  export(policy: ExportPolicy): Promise<Exported> {
    return new Promise((done, failed) => {
      this.#exporting = { done, failed };
      void this.#ask((options) => ({ kind: "export", options, policy }));
    });
  }

  /** Forgets the files. */
  close(): void {
    this.#worker.terminate();
  }

  async #ask(ask: (options: Options) => Ask): Promise<void> {
    const [remembered, chosen] = await Promise.all([mappings(), settings()]);
    const { agreed } = await usable(chosen.agreement, this.#lang);
    this.#worker.postMessage(ask({ lang: this.#lang, remembered, ...checkOptions(chosen), ...agreed }));
  }

  #hear(told: Tell): void {
    if (told.kind === "failed") {
      this.#fail(told.message);
    } else if (told.kind === "told") {
      this.#telling.get(told.asked)?.(told.story);
      this.#telling.delete(told.asked);
    } else if (told.kind === "exported") {
      this.#exporting?.done(told.exported);
      this.#exporting = undefined;
    } else {
      this.views = told.kind === "views" ? told.views : this.views;
      this.progress = told.kind === "views" ? undefined : told;
      this.#changed();
    }
  }

  #fail(message: string): void {
    if (this.#exporting) {
      this.#exporting.failed(new Error(message));
      this.#exporting = undefined;
      return;
    }
    this.failure = message;
    this.progress = undefined;
    this.#changed();
  }
}

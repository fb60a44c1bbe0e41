// Several pages of one table, put together. The pages are turned only after a
// click of the person, one by one, no faster than a person does.

import type { CapturedRow } from "./capture";
import { isEnabled, type Pager, press } from "./pager";
import { pause } from "./pause";
import type { SeenRow } from "./virtual-rows";

/** How long a page is looked at before the next one is asked for. */
const PACE = 1500;
/** How long a page rests before the first look, for it may still be changing. */
const REST = 400;
/** How long the next page may take. */
const PATIENCE = 20_000;
/** How often we look whether it is there: its number may come later than its
 * rows, without a change of the page that can be seen. */
const LOOK = 250;
const MOST_PAGES = 300;

export type Progress =
  | { kind: "turning"; page: number }
  | { kind: "done"; pages: number }
  /** The next page did not come. */
  | { kind: "stalled"; pages: number };

export class Paginator {
  #pages: string[][] = [];
  #at = 0;
  #turning: { from: string; page: string; arrive: () => void } | undefined;
  #progress: Progress = { kind: "turning", page: 1 };

  constructor(
    private readonly pager: () => Pager | undefined,
    private readonly tell: () => void,
    private readonly signal: AbortSignal,
  ) {}

  get progress(): Progress {
    return this.#progress;
  }

  /** How many pages were put together. */
  get pages(): number {
    return this.#pages.length;
  }

  /** Turns the pages from the first to the last. */
  async run(rows: () => CapturedRow[]): Promise<void> {
    await pause(REST, this.signal);
    const now = rows().map(textOf);
    const first = this.pager()?.first;
    const current = this.pager()?.current();
    if (first && isEnabled(first) && current !== "1" && !(await this.#turn(first, now, rows))) return;
    if (this.#pages.length === 0) this.#pages = [now];
    while (this.#pages.length < MOST_PAGES) {
      this.#say({ kind: "turning", page: this.#at + 1 });
      await pause(PACE, this.signal);
      const next = this.pager()?.next;
      if (this.signal.aborted || !next || !isEnabled(next)) break;
      if (!(await this.#turn(next, this.#pages[this.#at] ?? [], rows))) return;
    }
    if (!this.signal.aborted) this.#say({ kind: "done", pages: this.#pages.length });
  }

  /** The rows of every page, with those that the page shows now in their place;
   * nothing where these belong to none of the pages. */
  with(rows: CapturedRow[]): SeenRow[] | undefined {
    const texts = rows.map(textOf);
    if (this.#turning) {
      if (rows.length > 0 && this.#isOther(texts)) this.#arrived(texts);
    } else if (rows.length > 0 && this.#progress.kind === "turning") {
      // Some of a page may come later than the rest of it.
      if (this.#pages.length > 0) this.#pages[this.#at] = texts;
    } else if (rows.length > 0) {
      const shown = this.#pages.findIndex((page) => page.join("\n") === texts.join("\n"));
      if (shown < 0) return undefined;
      this.#at = shown;
    }
    const now = rows.map((row): SeenRow => ({ text: row.text, row }));
    if (this.#pages.length === 0) return now;
    return this.#pages.flatMap((page, at) => (at === this.#at && rows.length > 0 ? now : page.map(gone)));
  }

  /** Whether the page was turned: to other rows, under another number if any. */
  #isOther(texts: string[]): boolean {
    const { from = "", page = "" } = this.#turning ?? {};
    return texts.join("\n") !== from && (page === "" || this.pager()?.current() !== page);
  }

  #arrived(texts: string[]): void {
    this.#pages.push(texts);
    this.#at = this.#pages.length - 1;
    this.#turning?.arrive();
  }

  /** Presses a button and waits for other rows. */
  async #turn(button: HTMLElement, from: string[], rows: () => CapturedRow[]): Promise<boolean> {
    const look = setInterval(() => this.with(rows()), LOOK);
    const arrived = await new Promise<boolean>((resolve) => {
      this.#turning = {
        from: from.join("\n"),
        page: this.pager()?.current() ?? "",
        arrive: () => resolve(true),
      };
      pause(PATIENCE, this.signal).then(() => resolve(false));
      press(button);
    });
    clearInterval(look);
    this.#turning = undefined;
    if (!arrived && !this.signal.aborted) this.#say({ kind: "stalled", pages: this.#pages.length });
    return arrived;
  }

  #say(progress: Progress): void {
    this.#progress = progress;
    this.tell();
  }
}

const textOf = ({ text }: CapturedRow): string => text;
const gone = (text: string): SeenRow => ({ text });

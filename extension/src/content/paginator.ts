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
  /** Pages before the first one that was read are missing. */
  | { kind: "partial"; from: number; pages: number }
  /** The next page did not come. */
  | { kind: "stalled"; pages: number };

/** The table whose pages are turned; a page may draw it anew each time. */
export type Turned = {
  pager: () => Pager | undefined;
  /** The rows that it shows now. */
  rows: () => CapturedRow[];
  /** The progress is another one. */
  tell: () => void;
};

export class Paginator {
  #pages: string[][] = [];
  #at = 0;
  #turning: { from: string; page: string; arrive: () => void } | undefined;
  #progress: Progress = { kind: "turning", page: 1 };

  /** The number of the first page that was read, where the page has numbers. */
  #from = 1;

  constructor(
    private turned: Turned,
    private readonly signal: AbortSignal,
  ) {}

  /** The same table, drawn anew by the page. */
  goOnWith(turned: Turned): void {
    this.turned = turned;
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** How many pages were put together. */
  get pages(): number {
    return this.#pages.length;
  }

  /** Turns the pages from the first to the last. */
  async run(): Promise<void> {
    await pause(REST, this.signal);
    if (!(await this.#goToFirst())) return;
    if (this.#pages.length === 0) this.#pages = [this.#now()];
    while (this.#pages.length < MOST_PAGES) {
      this.#say({ kind: "turning", page: this.#at + this.#from });
      await pause(PACE, this.signal);
      const next = this.turned.pager()?.next;
      if (this.signal.aborted || !next || !isEnabled(next)) break;
      if (!(await this.#turn(next, this.#pages[this.#at] ?? []))) return;
    }
    if (!this.signal.aborted) this.#say(this.#done());
  }

  #done(): Progress {
    const pages = this.#pages.length;
    return this.#from > 1 ? { kind: "partial", from: this.#from, pages } : { kind: "done", pages };
  }

  /** Goes to the first page by a button of its own, else page by page; stays where
   * the page has neither. */
  async #goToFirst(): Promise<boolean> {
    for (let turns = 0; turns < MOST_PAGES; turns += 1) {
      const pager = this.turned.pager();
      const current = pager?.current() ?? "";
      const { first, previous } = pager ?? {};
      if (current === "1") break;
      if (first && isEnabled(first)) return this.#turn(first, this.#now());
      const number = Number.parseInt(current, 10);
      if (!(number > 1)) break;
      this.#from = number;
      if (!previous || !isEnabled(previous)) break;
      if (!(await this.#turn(previous, this.#now()))) return false;
      this.#pages = [];
      this.#at = 0;
      this.#from = number - 1;
      await pause(PACE, this.signal);
    }
    return !this.signal.aborted;
  }

  #now(): string[] {
    return this.turned.rows().map(textOf);
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
    return texts.join("\n") !== from && (page === "" || this.turned.pager()?.current() !== page);
  }

  #arrived(texts: string[]): void {
    this.#pages.push(texts);
    this.#at = this.#pages.length - 1;
    this.#turning?.arrive();
  }

  /** Presses a button and waits for other rows. */
  async #turn(button: HTMLElement, from: string[]): Promise<boolean> {
    const look = setInterval(() => this.with(this.turned.rows()), LOOK);
    const arrived = await new Promise<boolean>((resolve) => {
      this.#turning = {
        from: from.join("\n"),
        page: this.turned.pager()?.current() ?? "",
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
    this.turned.tell();
  }
}

const textOf = ({ text }: CapturedRow): string => text;
const gone = (text: string): SeenRow => ({ text });

/** Whether pages are being turned. */
export const isTurning = ({ progress }: Paginator): boolean => progress.kind === "turning";

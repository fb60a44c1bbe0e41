// One table of the page, from first sight to its end: read, sent, painted.

import { word } from "../language";
import type { Answer, TableMessage } from "../protocol";
import { Capture, type CapturedRow, headerText } from "./capture";
import { chip, type PagesAction, type Said } from "./chip";
import type { Found } from "./find";
import { Gather, type SeenRow } from "./gather";
import { Marks } from "./marks";
import type { Page } from "./page";
import { isEnabled, pagerOf } from "./pager";
import { pageContext } from "./place";
import { Rows } from "./rows";
import { Walk } from "./walk";

/** How much of the page's time reading may take before it backs off. */
const SHARE = 0.1;
const WINDOW = 1000;
const BACK_OFF = 400;
/** How long to wait before asking again, where the background was stopped
 * while it answered. */
const ASK_AGAIN = [0, 150, 600, 2400];

/** How long rows are read at a time; the rest is read after the page's turn. */
const STEP = 6;

let count = 0;

export class Table {
  readonly #id = `${Date.now()}-${++count}`;
  readonly #rows = new Rows();
  readonly #capture: Capture;
  readonly #gather = new Gather();
  readonly #ending = new AbortController();
  readonly marks: Marks;
  #walk: { walk: Walk; ending: AbortController } | undefined;
  #said: Said | undefined;
  /** The header and the rows that were sent last. */
  #seen: string[] = [];
  #sending = false;
  #again = false;
  #spent: [number, number][] = [];
  #later: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly found: Found,
    private readonly page: Page,
  ) {
    this.#capture = new Capture(found);
    const signal = AbortSignal.any([page.signal, this.#ending.signal]);
    const drawSoon = () => page.position();
    this.marks = new Marks(found, page.overlay.root, page.highlights, page.openPanel, drawSoon, signal);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#later);
      clearTimeout(this.#rest);
    });
  }

  /** Whether the page still shows this table. */
  get isThere(): boolean {
    return this.found.body.isConnected && this.found.head.isConnected;
  }

  /** Whether nothing is to be asked or painted any more. */
  get #over(): boolean {
    return this.page.signal.aborted || this.#ending.signal.aborted;
  }

  /** Whether its rows may be away for a moment, while a page is turned. */
  get isWalking(): boolean {
    return this.#walk?.walk.progress.kind === "walking";
  }

  end(): void {
    this.#ending.abort();
    void this.page.send({ kind: "gone", id: this.#id });
  }

  /** Takes in what the page changed, before any row is read again. */
  noticed(changes: MutationRecord[]): void {
    this.#capture.changed(changes);
  }

  /** The page changed something in this table. Marks leave at once; reading
   * backs off where it takes too much of the page's time. */
  changed(): void {
    if (this.#later !== undefined) return;
    const now = performance.now();
    this.#spent = this.#spent.filter(([at]) => at > now - WINDOW);
    const spent = this.#spent.reduce((sum, [, cost]) => sum + cost, 0);
    if (spent <= WINDOW * SHARE) {
      this.read();
      return;
    }
    this.marks.clear();
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.read();
    }, BACK_OFF);
  }

  /** A body may draw its rows only where they are scrolled to. */
  scrolled(target: EventTarget | null): void {
    if (!(target instanceof Element && target.contains(this.found.body))) return;
    if (this.#gather.startsAt(target)) this.read();
  }

  /** Reads the rows, paints what is known of them, and sends what is not. */
  read(): void {
    const start = performance.now();
    const header = headerText(this.found);
    const rows = this.#readAndPaint(header, start + STEP);
    this.#spent.push([start, performance.now() - start]);
    if (!rows) return;
    const seen = [header, ...rows.map(({ text }) => text)];
    if (seen.length === this.#seen.length && seen.every((text, at) => text === this.#seen[at])) return;
    this.#seen = seen;
    void this.#send(header, rows);
  }

  /** Paints the rows as they are now. Where they cannot all be read in time, the
   * rest is read later, and marks of rows that changed leave at once. */
  #readAndPaint(header: string, deadline: number): SeenRow[] | undefined {
    clearTimeout(this.#rest);
    const captured = this.#capture.rows(deadline);
    if (captured) {
      const rows = this.#rowsOf(header, captured);
      this.marks.paint(rows, (text) => this.#rows.mark(text), this.page.lang);
      return rows;
    }
    this.marks.keep((row) => this.#capture.isKnown(row));
    this.#rest = setTimeout(() => this.read());
    return undefined;
  }

  /** Everything is asked again: in another language, or for another panel. */
  again(): void {
    this.#seen = [];
    this.read();
  }

  /** What was seen of the table so far: now, while it was scrolled, or on all of
   * its pages. */
  #rowsOf(header: string, rows: CapturedRow[]): SeenRow[] {
    const walked = this.#walk?.walk.with(rows);
    if (walked) return walked;
    if (this.#walk) this.#endWalk();
    return this.#gather.with(header, rows);
  }

  #drawChip(): void {
    // Another table, of customers perhaps, is none of our business.
    const shown = this.#said?.annotation.verdict === "not_rebate" ? undefined : this.#said;
    const { lang, openPanel } = this.page;
    this.marks.chip(shown && chip(shown, lang, () => openPanel(), this.#pagesAction()));
  }

  /** What the person can do with the other pages. */
  #pagesAction(): PagesAction | undefined {
    if (this.#said?.annotation.verdict !== "rebate_table") return undefined;
    const { lang } = this.page;
    const progress = this.#walk?.walk.progress;
    const stop = () => {
      this.#endWalk();
      this.again();
    };
    if (progress?.kind === "walking")
      return { text: word(lang, "pages_walking", String(progress.page)), act: stop };
    if (progress) return { text: word(lang, `pages_${progress.kind}`, String(progress.pages)), act: stop };
    const pager = pagerOf(this.found);
    const several = pager && (isEnabled(pager.next) || (pager.first && isEnabled(pager.first)));
    return several ? { text: word(lang, "pages_read"), act: () => this.#startWalk() } : undefined;
  }

  #startWalk(): void {
    this.#endWalk();
    const ending = new AbortController();
    const signal = AbortSignal.any([this.page.signal, this.#ending.signal, ending.signal]);
    const tell = () => {
      this.#drawChip();
      this.page.announce(this.#pagesAction()?.text ?? "");
      this.again();
    };
    const walk = new Walk(() => pagerOf(this.found), tell, signal);
    this.#walk = { walk, ending };
    void walk.run(() => this.#capture.rows() ?? []);
  }

  #endWalk(): void {
    this.#walk?.ending.abort();
    this.#walk = undefined;
  }

  async #send(header: string, rows: SeenRow[]): Promise<void> {
    if (this.#sending) {
      this.#again = true;
      return;
    }
    this.#sending = true;
    try {
      const answer = await this.#ask(header, rows);
      if (answer) this.#take(answer, answer.order);
    } finally {
      this.#sending = false;
    }
    if (this.#again && !this.#over) {
      this.#again = false;
      this.#seen = [];
      this.read();
    }
  }

  async #ask(header: string, rows: SeenRow[]): Promise<(Said & { order: number[] }) | undefined> {
    for (const wait of ASK_AGAIN) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (this.#over) return undefined;
      const message: TableMessage = {
        kind: "table",
        id: this.#id,
        header,
        ...this.#rows.message(rows),
        page: pageContext(this.found.family, this.found.root, this.#walk?.walk.pages),
        pageLang: this.page.pageLang,
        lang: this.page.lang,
      };
      const answer: Answer | undefined = await this.page.send(message);
      if (answer?.kind === "annotation") return { ...answer, order: message.order };
      if (answer !== undefined) this.#rows.forget();
    }
    return undefined;
  }

  #take({ annotation, workspace }: Said, order: number[]): void {
    if (!this.isThere || this.#over) return;
    this.#rows.answer(order, annotation);
    this.#said = { annotation, workspace };
    if (annotation.verdict !== "not_rebate") this.page.banner.show(workspace);
    this.#drawChip();
    this.#readAndPaint(headerText(this.found), performance.now() + STEP);
  }
}

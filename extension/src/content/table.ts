// One table of the page, from first sight to its end: read, sent, painted.

import type { Finding, PageContext } from "rebatelens";
import type { Follow } from "../follow";
import { word } from "../language";
import type { Answer, TableMessage } from "../protocol";
import { Backoff } from "./backoff";
import type { Banner } from "./banner";
import { Capture, type CapturedRow, headerText } from "./capture";
import { ASK_AGAIN } from "./channel";
import { chip, type PagesAction, type Said } from "./chip";
import { type FoundTable, rowsParent } from "./find";
import type { Following } from "./following";
import { Marks } from "./marks";
import { pageContext } from "./page-context";
import { isEnabled, pagerOf } from "./pager";
import { Paginator, type Turned } from "./paginator";
import { later, pause, soon } from "./pause";
import { type RowMark, Rows } from "./rows";
import type { PageServices } from "./services";
import type { TroubleReport } from "./trouble";
import { type SeenRow, VirtualRows } from "./virtual-rows";

/** How long a question waits where too many were asked. */
const ASK_LATER = 250;

/** What the table showed when it was read. */
type Shown = { header: string; rows: SeenRow[] };

/** What an answer is about. */
type Asked = { header: string; order: number[] };

/** How long rows are read at a time; the rest is read after the page's turn. */
const STEP = 6;
const LONGEST_STEP = 14;

let count = 0;

type Pages = { paginator: Paginator; ending: AbortController };

/** Pages that were read of a table, and what its header says. */
export type TurnedPages = Pages & { header: string };

export type TableServices = PageServices & {
  readonly banner: Banner;
  readonly following: Following;
  readonly trouble: TroubleReport;
  /** A person asks for the marks again. */
  readonly tryAgain: () => void;
  /** The page shows something to mark. */
  readonly showsRebates: () => void;
};

export class Table {
  readonly #id = `${Date.now()}-${++count}`;
  readonly #rows = new Rows();
  readonly #capture: Capture;
  readonly #virtualRows = new VirtualRows();
  readonly #ending = new AbortController();
  readonly marks: Marks;
  #pages: Pages | undefined;
  #said: Said | undefined;
  #chipSays = "";
  /** The header and the rows that were sent last. */
  #seen: string[] = [];
  #now: Shown = { header: "", rows: [] };
  /** Rows of the page that were too many to be read. */
  #left = 0;
  #sending = false;
  #again = false;
  #hasAsked = false;
  readonly #backoff: Backoff;
  /** Until when nothing is read. */
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** When the rest of a long table is read. */
  #step = () => {};
  /** How long reading on had to wait. */
  #waited = 0;
  /** Whether what was read last was only the beginning. */
  #isBegun = false;
  /** Whether the page changed something while we rested. */
  #disturbed = false;
  /** How high the body was when it was measured last. */
  #height: number | undefined;

  constructor(
    readonly found: FoundTable,
    private readonly services: TableServices,
    pages?: TurnedPages,
  ) {
    this.#pages = pages;
    pages?.paginator.goOnWith(this.#turned);
    this.#capture = new Capture(found, (cells) => services.budgets.cells.spend(cells));
    const signal = AbortSignal.any([services.signal, this.#ending.signal]);
    const follow = (mark: RowMark, finding: Finding): Follow => ({
      isOn: () => services.following.isOn(mark, finding, this.#place),
      toggle: () => services.following.toggle(mark, finding, this.#place),
    });
    this.#backoff = new Backoff(services.budgets.work, [services.budgets.cells]);
    this.marks = new Marks(found, services, follow, signal);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#rest);
      this.#step();
    });
  }

  /** Whether a person misses marks here, because the page never rests. */
  get isRestless(): boolean {
    return this.#backoff.isRestless && this.#isOurs;
  }

  get hasMarks(): boolean {
    return this.isThere && this.#isOurs && !this.isRestless;
  }

  get #isOurs(): boolean {
    return this.#said?.annotation.verdict === "rebate_table";
  }

  /** The console and account, as far as they are known. */
  get #place(): string {
    return this.#said?.workspace.place ?? "";
  }

  /** Whether the page still shows this table. */
  get isThere(): boolean {
    return this.found.body.isConnected && this.found.head.isConnected;
  }

  /** Whether nothing is to be asked or painted any more. */
  get #over(): boolean {
    return this.services.signal.aborted || this.#ending.signal.aborted;
  }

  /** Whether its rows may be away for a moment, while a page is turned. */
  get isTurning(): boolean {
    return this.#pages?.paginator.progress.kind === "turning";
  }

  end(): void {
    this.#ending.abort();
    this.#stopTurning();
    if (this.#hasAsked) void this.services.channel.send({ kind: "gone", id: this.#id });
  }

  /** Takes in what the page changed, before any row is read again. */
  noticed(changes: MutationRecord[]): void {
    this.#capture.changed(changes);
  }

  /** The page changed something in this table. Marks leave at once; reading
   * rests where it takes too much of the page's time. */
  changed(): void {
    if (this.#rest !== undefined) {
      this.#disturbed = true;
      return;
    }
    const rest = this.#backoff.rest();
    if (rest === 0) this.read();
    else this.#restFor(rest);
  }

  /** The table has another height: a row may be shown or hidden. */
  resized(): void {
    const { height } = this.found.body.getBoundingClientRect();
    if (height === this.#height) return;
    const isFirst = this.#height === undefined;
    this.#height = height;
    if (isFirst) return;
    this.#capture.resized();
    this.refresh();
  }

  /** Looks again, unless we rest. */
  refresh(): void {
    if (this.#rest === undefined) this.changed();
  }

  /** A person asks for the marks again. */
  tryAgain(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#backoff.clear();
    this.again();
  }

  /** Nothing is marked while we rest: it might not be true any more. */
  #restFor(time: number): void {
    this.marks.clear();
    this.#disturbed = false;
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      const longer = this.#backoff.again(this.#disturbed);
      if (longer > 0) this.#restFor(longer);
      this.#drawChip();
      this.read();
      this.services.trouble.send();
    }, time);
    this.#drawChip();
    this.services.trouble.send();
  }

  /** A body may draw its rows only where they are scrolled to. */
  scrolled(target: EventTarget | null): void {
    if (!(target instanceof Element && target.contains(rowsParent(this.found)))) return;
    if (this.#virtualRows.startsAt(target)) this.read();
  }

  /** Reads the rows, paints what is known of them, and sends what is not. */
  read(): void {
    const { work } = this.services.budgets;
    // Beside long tasks of the page's own, longer steps are not felt.
    const step = Math.max(STEP, Math.min(this.#waited / 8, LONGEST_STEP));
    this.#waited = 0;
    const isWhole = work.work(() => this.#readAndPaint(performance.now() + step));
    if (!isWhole) return;
    const { header, rows } = this.#now;
    const seen = [header, ...rows.map(({ text }) => text)];
    if (seen.length === this.#seen.length && seen.every((text, at) => text === this.#seen[at])) return;
    this.#seen = seen;
    void this.#send();
  }

  /** Paints the rows as they are now; false where they cannot all be read in time.
   * The rest is then read later, and marks of rows that changed leave at once. */
  #readAndPaint(deadline: number): boolean {
    this.#step();
    const header = headerText(this.found);
    const captured = this.#capture.rows(deadline);
    if (!captured) {
      // Under other headers no row means what it meant, read anew or not.
      if (header === this.#now.header) this.marks.keep((row) => this.#capture.isKnown(row));
      else this.marks.clear();
      // A page that is long in all is drawn while it is read.
      const next = this.#isBegun ? later : soon;
      this.#isBegun = true;
      const asked = performance.now();
      this.#step = next(() => {
        this.#waited = performance.now() - asked;
        this.read();
      });
      return false;
    }
    this.#isBegun = false;
    this.#left = captured.left;
    this.#now = { header, rows: this.#rowsOf(header, captured.rows) };
    // While we rest, what is marked might not be true any more.
    if (this.#rest === undefined)
      this.marks.paint(this.#now.rows, (text) => this.#rows.mark(header, text), this.services.language.shown);
    return true;
  }

  /** Everything is asked again: in another language, or for another panel. */
  again(): void {
    this.#seen = [];
    this.read();
  }

  /** What was seen of the table so far: now, while it was scrolled, or on all of
   * its pages. */
  #rowsOf(header: string, rows: CapturedRow[]): SeenRow[] {
    const all = this.#pages?.paginator.with(rows);
    if (all) return all;
    if (this.#pages) this.#stopTurning();
    return this.#virtualRows.with(header, rows);
  }

  #drawChip(): void {
    // Another table, of customers perhaps, is none of our business.
    const shown = this.#said?.annotation.verdict === "not_rebate" ? undefined : this.#said;
    const { language, channel } = this.services;
    const lang = language.shown;
    const action = this.#pagesAction();
    // The same sign stays where it is: somebody may be clicking it.
    const says = JSON.stringify([lang, shown?.annotation.chip, shown?.workspace.text, action?.text]);
    if (says === this.#chipSays) return;
    this.#chipSays = says;
    this.marks.chip(shown && chip(shown, lang, () => channel.openPanel(), action));
  }

  /** What the person can do with the other pages. */
  #pagesAction(): PagesAction | undefined {
    if (!this.#isOurs) return undefined;
    const lang = this.services.language.shown;
    if (this.isRestless) return { text: word(lang, "chip_restless"), act: () => this.services.tryAgain() };
    const progress = this.#pages?.paginator.progress;
    const stop = () => {
      this.#stopTurning();
      this.again();
    };
    if (progress?.kind === "turning")
      return { text: word(lang, "pages_turning", String(progress.page)), act: stop };
    if (progress?.kind === "partial") {
      const { from, pages } = progress;
      return { text: word(lang, "pages_partial", String(from), String(from + pages - 1)), act: stop };
    }
    if (progress) return { text: word(lang, `pages_${progress.kind}`, String(progress.pages)), act: stop };
    const pager = pagerOf(this.found);
    const several = pager && (isEnabled(pager.next) || (pager.first && isEnabled(pager.first)));
    return several ? { text: word(lang, "pages_read"), act: () => this.#startTurning() } : undefined;
  }

  #startTurning(): void {
    this.#stopTurning();
    const ending = new AbortController();
    const signal = AbortSignal.any([this.services.signal, ending.signal]);
    const paginator = new Paginator(this.#turned, signal);
    this.#pages = { paginator, ending };
    void paginator.run();
  }

  /** What turning the pages needs of this table. */
  get #turned(): Turned {
    return {
      pager: () => pagerOf(this.found),
      rows: () => this.#capture.rows()?.rows ?? [],
      tell: () => {
        if (this.#over) return;
        this.#drawChip();
        this.services.overlay.announce(this.#pagesAction()?.text ?? "");
        this.again();
      },
    };
  }

  /** The pages that were read, for the table that the page draws in its place. */
  handOver(): TurnedPages | undefined {
    const pages = this.#pages;
    this.#pages = undefined;
    return pages && { ...pages, header: headerText(this.found) };
  }

  #stopTurning(): void {
    this.#pages?.ending.abort();
    this.#pages = undefined;
  }

  async #send(): Promise<void> {
    if (this.#sending) {
      this.#again = true;
      return;
    }
    this.#sending = true;
    try {
      const answer = await this.#ask(this.#now);
      if (answer) this.services.budgets.work.work(() => this.#take(answer));
      // What was not answered is asked again with the next look.
      else this.#seen = [];
    } finally {
      this.#sending = false;
    }
    if (this.#again && !this.#over) {
      this.#again = false;
      this.#seen = [];
      this.refresh();
    }
  }

  async #ask({ header, rows }: Shown): Promise<(Said & Asked) | undefined> {
    const { signal, budgets } = this.services;
    for (const wait of ASK_AGAIN) {
      if (wait > 0) await pause(wait, signal);
      while (budgets.asks.isSpent && !this.#over) await pause(ASK_LATER, signal);
      if (this.#over) return undefined;
      budgets.asks.spend(1);
      this.#hasAsked = true;
      const message: TableMessage = {
        kind: "table",
        id: this.#id,
        header,
        ...this.#rows.message(rows),
        page: this.#context(rows.length),
        pageLang: this.services.language.page,
        lang: this.services.language.shown,
      };
      const answer: Answer | undefined = await this.services.channel.send(message);
      if (answer?.kind === "annotation") return { ...answer, header, order: message.order };
      if (answer === undefined) return undefined;
      this.#rows.forget();
    }
    return undefined;
  }

  #context(rows: number): PageContext {
    const context = pageContext(this.found.family, this.found.root, this.#pages?.paginator.pages);
    return this.#left === 0 ? context : { rows_in_all: String(rows + this.#left), ...context };
  }

  #take({ annotation, workspace, header, order }: Said & Asked): void {
    if (!this.isThere || this.#over) return;
    this.#rows.answer(header, order, annotation);
    this.#said = { annotation, workspace };
    if (this.#isOurs) this.services.showsRebates();
    if (annotation.verdict !== "not_rebate") this.services.banner.show(workspace);
    this.#drawChip();
    this.#readAndPaint(performance.now() + STEP);
  }
}

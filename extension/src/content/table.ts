// One table of the page, from first sight to its end: read, sent, painted.

import type { Finding, PageContext } from "rebatelens";
import type { Follow } from "../follow";
import { word } from "../language";
import type { Answer, TableMessage } from "../protocol";
import { Pace } from "./budget";
import { Capture, type CapturedRow, headerText } from "./capture";
import { chip, type PagesAction, type Said } from "./chip";
import type { Found } from "./find";
import { Gather, type SeenRow } from "./gather";
import { Marks } from "./marks";
import { ASK_AGAIN, type Page } from "./page";
import { isEnabled, pagerOf } from "./pager";
import { later, pause, soon } from "./pause";
import { pageContext } from "./place";
import { type RowMark, Rows } from "./rows";
import { Walk } from "./walk";

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

export class Table {
  readonly #id = `${Date.now()}-${++count}`;
  readonly #rows = new Rows();
  readonly #capture: Capture;
  readonly #gather = new Gather();
  readonly #ending = new AbortController();
  readonly marks: Marks;
  #walk: { walk: Walk; ending: AbortController } | undefined;
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
  readonly #pace: Pace;
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

  constructor(
    readonly found: Found,
    private readonly page: Page,
  ) {
    this.#capture = new Capture(found, (cells) => page.budgets.cells.spend(cells));
    const signal = AbortSignal.any([page.signal, this.#ending.signal]);
    const follow = (mark: RowMark, finding: Finding): Follow => ({
      isOn: () => page.following.isOn(mark, finding, this.#place),
      toggle: () => page.following.toggle(mark, finding, this.#place),
    });
    this.#pace = new Pace(page.budgets.work, [page.budgets.cells]);
    this.marks = new Marks(found, page, follow, signal);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#rest);
      this.#step();
    });
  }

  /** Whether a person misses marks here, because the page never rests. */
  get isRestless(): boolean {
    return this.#pace.isRestless && this.#isOurs;
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
    return this.page.signal.aborted || this.#ending.signal.aborted;
  }

  /** Whether its rows may be away for a moment, while a page is turned. */
  get isWalking(): boolean {
    return this.#walk?.walk.progress.kind === "walking";
  }

  end(): void {
    this.#ending.abort();
    if (this.#hasAsked) void this.page.send({ kind: "gone", id: this.#id });
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
    const rest = this.#pace.rest();
    if (rest === 0) this.read();
    else this.#restFor(rest);
  }

  /** Looks again, unless we rest. */
  refresh(): void {
    if (this.#rest === undefined) this.changed();
  }

  /** A person asks for the marks again. */
  tryAgain(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#pace.clear();
    this.again();
  }

  /** Nothing is marked while we rest: it might not be true any more. */
  #restFor(time: number): void {
    this.marks.clear();
    this.#disturbed = false;
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      const longer = this.#pace.again(this.#disturbed);
      if (longer > 0) this.#restFor(longer);
      this.#drawChip();
      this.read();
      this.page.tellTrouble();
    }, time);
    this.#drawChip();
    this.page.tellTrouble();
  }

  /** A body may draw its rows only where they are scrolled to. */
  scrolled(target: EventTarget | null): void {
    if (!(target instanceof Element && target.contains(this.found.body))) return;
    if (this.#gather.startsAt(target)) this.read();
  }

  /** Reads the rows, paints what is known of them, and sends what is not. */
  read(): void {
    const { work } = this.page.budgets;
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
    const captured = this.#capture.rows(deadline);
    if (!captured) {
      this.marks.keep((row) => this.#capture.isKnown(row));
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
    const header = headerText(this.found);
    this.#left = captured.left;
    this.#now = { header, rows: this.#rowsOf(header, captured.rows) };
    // While we rest, what is marked might not be true any more.
    if (this.#rest === undefined)
      this.marks.paint(this.#now.rows, (text) => this.#rows.mark(header, text), this.page.lang);
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
    const walked = this.#walk?.walk.with(rows);
    if (walked) return walked;
    if (this.#walk) this.#endWalk();
    return this.#gather.with(header, rows);
  }

  #drawChip(): void {
    // Another table, of customers perhaps, is none of our business.
    const shown = this.#said?.annotation.verdict === "not_rebate" ? undefined : this.#said;
    const { lang, openPanel } = this.page;
    const action = this.#pagesAction();
    // The same sign stays where it is: somebody may be clicking it.
    const says = JSON.stringify([lang, shown?.annotation.chip, shown?.workspace.text, action?.text]);
    if (says === this.#chipSays) return;
    this.#chipSays = says;
    this.marks.chip(shown && chip(shown, lang, () => openPanel(), action));
  }

  /** What the person can do with the other pages. */
  #pagesAction(): PagesAction | undefined {
    if (!this.#isOurs) return undefined;
    const { lang } = this.page;
    if (this.isRestless) return { text: word(lang, "chip_restless"), act: () => this.page.tryAgain() };
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
    void walk.run(() => this.#capture.rows()?.rows ?? []);
  }

  #endWalk(): void {
    this.#walk?.ending.abort();
    this.#walk = undefined;
  }

  async #send(): Promise<void> {
    if (this.#sending) {
      this.#again = true;
      return;
    }
    this.#sending = true;
    try {
      const answer = await this.#ask(this.#now);
      if (answer) this.page.budgets.work.work(() => this.#take(answer));
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
    const { signal, budgets } = this.page;
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
        pageLang: this.page.pageLang,
        lang: this.page.lang,
      };
      const answer: Answer | undefined = await this.page.send(message);
      if (answer?.kind === "annotation") return { ...answer, header, order: message.order };
      if (answer === undefined) return undefined;
      this.#rows.forget();
    }
    return undefined;
  }

  #context(rows: number): PageContext {
    const context = pageContext(this.found.family, this.found.root, this.#walk?.walk.pages);
    return this.#left === 0 ? context : { rows_in_all: String(rows + this.#left), ...context };
  }

  #take({ annotation, workspace, header, order }: Said & Asked): void {
    if (!this.isThere || this.#over) return;
    this.#rows.answer(header, order, annotation);
    this.#said = { annotation, workspace };
    if (this.#isOurs) this.page.seesRebates(true);
    if (annotation.verdict !== "not_rebate") this.page.banner.show(workspace);
    this.#drawChip();
    this.#readAndPaint(performance.now() + STEP);
  }
}

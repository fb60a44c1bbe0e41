// The page: which tables it shows, and when to look again.

import type { Finding, Lang } from "rebatelens";
import { resolve } from "../language";
import {
  type Answer,
  type DecidedMessage,
  findingKey,
  type Message,
  type Trouble,
  type TryAgainMessage,
} from "../protocol";
import { type Choice, concernsSettings, decidedSoon } from "../settings";
import { Banner } from "./banner";
import { Boxes } from "./boxes";
import { Budgets, Pace } from "./budget";
import { type Found, findTables } from "./find";
import { Following } from "./following";
import { Highlights } from "./highlights";
import type { Marks } from "./marks";
import { Notice } from "./notice";
import { Overlay } from "./overlay";
import { pause } from "./pause";
import { pageContext, pageLanguage } from "./place";
import { Table } from "./table";

/** How long the page rests before tables are looked for again. */
const SETTLE = 120;
/** How long a page may go on changing before we look all the same. */
const PATIENCE = 600;
/** How long to wait before sending again, where the background was stopped
 * while it answered. */
export const ASK_AGAIN = [0, 150, 600, 2400];
/** How often we look whether a table was moved, which no event tells, and
 * whether the extension is still there. */
const BEAT = 250;
/** After a scroll, when all is looked at again; a long scroll is looked at meanwhile,
 * so seldom that it takes less than a tenth of the page's time. */
const RESTED = 60;
const SELDOM = 10;
/** How long marks wait on a page that takes long to say where its rows are. */
const LAG = 250;

export class Page {
  readonly #ending = new AbortController();
  readonly signal = this.#ending.signal;
  readonly budgets = new Budgets();
  readonly overlay = new Overlay(this.budgets.returns, this.signal);
  readonly highlights = new Highlights(this.signal);
  readonly openPanel = (finding?: Finding): void =>
    void this.send({ kind: "open_panel", ...(finding && { finding: findingKey(finding) }) });
  readonly announce = (text: string): void => this.overlay.announce(text);
  readonly pageLang = pageLanguage();
  lang: Lang = resolve("auto", this.pageLang);
  readonly following = new Following(() => {
    for (const table of this.#tables) table.marks.followed();
  }, this.signal);
  readonly banner = new Banner(this);
  readonly #boxes = new Boxes(this);
  readonly #pace = new Pace(this.budgets.work, [this.budgets.tables]);
  #tables: Table[] = [];
  #root: Element | undefined;
  #address = location.href;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #lookedAt = 0;
  #frame = 0;
  /** What the next frame does: it moves the marks along, or puts all where it belongs. */
  #due: "along" | "all" = "along";
  #lag: ReturnType<typeof setTimeout> | undefined;
  #rested: ReturnType<typeof setTimeout> | undefined;
  /** When everything was put where it belongs, and how long that took. */
  #placed = { at: 0, took: 0 };
  #lookedClosely = 0;
  #said = "";
  /** Whether there was something to mark, so that its absence is to be said. */
  #hasSeenRebates = false;
  readonly #notice = new Notice();
  /** Whether the background knows of this frame. */
  #hasSpoken = false;
  #toldTrouble: Trouble | undefined;

  async start(): Promise<void> {
    const { signal } = this;
    this.#listen();
    await this.#decide();
    if (signal.aborted) return;
    chrome.storage.onChanged.addListener(this.#options);
    chrome.runtime.onMessage.addListener(this.#asked);
    const watch = new MutationObserver((changes) => this.#changed(changes));
    const text = { childList: true, subtree: true, characterData: true };
    // A clipped cell may show the same characters of another text, and a cell may
    // come to stand for other rows or columns. A page may write a new root, so the
    // document itself is watched.
    watch.observe(document, { ...text, attributeFilter: ["title", "rowspan", "colspan"] });
    const beat = setInterval(this.#beat, BEAT);
    signal.addEventListener("abort", () => {
      watch.disconnect();
      this.#sight.disconnect();
      clearInterval(beat);
    });
    void this.following.start();
    this.look();
  }

  /** Takes the language that was decided. A policy that comes late holds from then on. */
  async #decide(): Promise<void> {
    const { values } = await decidedSoon(["lang"], () => this.#decideAgain());
    this.#speak(values.lang);
  }

  /** Has the overlay where what it is about is. */
  attach(): void {
    const box = this.#boxes.advised;
    this.overlay.attach([...(box ? [box] : []), ...this.#tables.map(({ found }) => found.root)]);
  }

  #speak(choice: Choice): void {
    this.lang = resolve(choice, this.pageLang);
    this.overlay.speak(this.lang);
    this.#readyNotice();
  }

  /** Listens on the window. A page that writes itself anew takes every listener
   * off it; one that is there already is not added twice. */
  #listen(): void {
    this.#root = document.documentElement;
    const { signal } = this;
    const passive = { signal, passive: true };
    addEventListener("scroll", this.#scrolled, { ...passive, capture: true });
    for (const moves of ["resize", "transitionend", "animationend", "pointerup"])
      addEventListener(moves, this.#moved, passive);
    addEventListener("pagehide", this.#hidden, { signal });
    addEventListener("pageshow", this.#shown, { signal });
    this.#boxes.listen();
  }

  readonly #moved = (): void => this.position();

  readonly #hidden = (): void => {
    // Nothing is left to wait for, so this is said at once or not at all.
    if (this.#hasSpoken && chrome.runtime?.id)
      chrome.runtime.sendMessage<Message>({ kind: "gone" }).catch(() => undefined);
  };

  /** The page came back: the background has forgotten it. */
  readonly #shown = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#said = "";
    this.#toldTrouble = undefined;
    for (const table of this.#tables) table.again();
    this.look();
  };

  readonly #beat = (): void => {
    if (!chrome.runtime?.id) this.#leave();
    else if (document.hidden) return;
    else if (this.#tables.length > 0 || this.#boxes.advised) requestAnimationFrame(this.#lookAgain);
  };

  /** What no event tells: that rows were moved, that something lies over them, that
   * underlines were taken. In a frame, where the page lays itself out anyway. */
  readonly #lookAgain = (): void => {
    const { moves } = this.budgets;
    this.highlights.keep();
    this.attach();
    if (this.#rested !== undefined || moves.isSpent) return;
    const now = performance.now();
    const closely = now - this.#lookedClosely > SELDOM * this.#placed.took;
    if (closely) this.#lookedClosely = now;
    const moved = moves.work(() => this.#tables.some(({ marks }) => marks.hasMoved(closely)));
    if (moved) this.position();
    else this.#boxes.position();
  };

  /** Sends a message; nothing comes back where the extension is gone. What the
   * page shows is said in its order, what a person asks for at once. */
  send(message: Message): Promise<Answer | undefined> {
    if (message.kind === "box" || message.kind === "open_panel") return this.#send(message);
    const answer = this.#last.then(() => this.#send(message));
    this.#last = answer;
    return answer;
  }

  #last: Promise<unknown> = Promise.resolve();

  /** Sends it once more where the background was stopped meanwhile. */
  async #send(message: Message): Promise<Answer | undefined> {
    for (const wait of ASK_AGAIN) {
      if (wait > 0) await pause(wait, this.signal);
      if (this.signal.aborted) return undefined;
      const answer = await this.#sendOnce(message);
      if (answer) return answer;
    }
    return undefined;
  }

  async #sendOnce(message: Message): Promise<Answer | undefined> {
    if (!chrome.runtime?.id) {
      this.#leave();
      return undefined;
    }
    this.#hasSpoken = true;
    try {
      return await this.budgets.work.work(() => chrome.runtime.sendMessage<Message, Answer>(message));
    } catch (error) {
      if (!chrome.runtime?.id || String(error).includes("context invalidated")) this.#leave();
      return undefined;
    }
  }

  /** The extension was updated or removed while this page was open. */
  #leave(): void {
    if (this.signal.aborted) return;
    this.end();
    if (this.#hasSeenRebates) this.#notice.show(this.lang);
  }

  /** Whether the page shows something to mark. Where we are ended without a word,
   * the notice has to be there before. */
  seesRebates(sees: boolean): void {
    this.#hasSeenRebates = sees;
    this.#readyNotice();
  }

  #readyNotice(): void {
    this.#notice.ready(this.#hasSeenRebates && this.overlay.isTied, this.lang);
  }

  /** Takes everything of ours off the page. */
  end(): void {
    clearTimeout(this.#settling);
    clearTimeout(this.#lag);
    clearTimeout(this.#rested);
    cancelAnimationFrame(this.#frame);
    this.#ending.abort();
  }

  /** Moves the marks in the next frame, or in a later one where that takes too
   * much of the page's time; until then they are not seen. */
  position(): void {
    if (this.#lag !== undefined) return;
    if (!this.budgets.moves.isSpent) {
      this.#inNextFrame("all");
      return;
    }
    for (const { marks } of this.#tables) marks.away();
    this.#lag = setTimeout(() => {
      this.#lag = undefined;
      this.#inNextFrame("all");
    }, LAG);
  }

  /** A frame that was asked for is kept: a page that changes something in each of
   * its own would put ours off for ever. */
  #inNextFrame(due: "along" | "all"): void {
    if (due === "all") this.#due = due;
    this.#frame ||= requestAnimationFrame(this.#draw);
  }

  readonly #draw = (): void => {
    this.#frame = 0;
    const isAll = this.#due === "all";
    this.#due = "along";
    if (isAll) this.#position();
    else this.#moveAlong();
  };

  /** Moves the marks of one table at once, as long as there is time for it. */
  place(marks: Marks): void {
    if (this.budgets.moves.isSpent) this.position();
    else this.budgets.moves.work(() => marks.position());
  }

  /** Moves along with a page that scrolls as a whole. What lies over a row, and
   * where there is room, is seen when it rests. */
  #follow(): void {
    this.#awaitRest(2);
    const { at, took } = this.#placed;
    if (performance.now() - at > SELDOM * took || this.#boxes.advised) this.position();
    else if (this.#lag === undefined) this.#inNextFrame("along");
  }

  /** In steps: after a frame that took long, a timer ends before the next scroll is told. */
  #awaitRest(steps: number): void {
    clearTimeout(this.#rested);
    this.#rested = undefined;
    if (steps === 0) this.position();
    else this.#rested = setTimeout(() => this.#awaitRest(steps - 1), RESTED);
  }

  #moveAlong(): void {
    this.budgets.moves.work(() => {
      for (const { marks } of this.#tables) marks.moveAlong();
    });
  }

  #position(): void {
    const start = performance.now();
    this.budgets.moves.work(() => {
      this.overlay.align();
      for (const { marks } of this.#tables) marks.position();
      this.#boxes.position();
    });
    // Drawing what was moved takes as long again.
    setTimeout(() => {
      this.#placed = { at: start, took: performance.now() - start };
    });
  }

  /** Where the chips of the other tables are. */
  chipsBeside(own: Marks): DOMRect[] {
    return this.#tables.flatMap(({ marks }) => (marks === own ? [] : marks.chipArea()));
  }

  /** A person asks for the marks again. */
  tryAgain(): void {
    this.budgets.clear();
    this.#pace.clear();
    this.overlay.again();
    for (const table of this.#tables) table.tryAgain();
    this.look();
    this.tellTrouble();
  }

  readonly #asked = ({ kind }: TryAgainMessage | DecidedMessage): void => {
    if (this.signal.aborted) return;
    if (kind === "try_again") this.tryAgain();
    if (kind === "decided") this.#decideAgain();
  };

  /** Says to the panel why there are no marks, or that there are again. */
  tellTrouble(): void {
    const trouble = this.#trouble();
    if (trouble === this.#toldTrouble || this.signal.aborted) return;
    this.#toldTrouble = trouble;
    void this.send({ kind: "trouble", ...(trouble && { trouble }) });
  }

  #trouble(): Trouble | undefined {
    if (this.overlay.isAway && this.#tables.length > 0) return "removed";
    // The whole page may never rest while its tables do.
    const missed =
      this.#pace.isRestless && this.#hasSeenRebates && !this.#tables.some((table) => table.hasMarks);
    return missed || this.#tables.some((table) => table.isRestless) ? "restless" : undefined;
  }

  readonly #scrolled = ({ target }: Event): void => {
    for (const table of this.#tables) table.scrolled(target);
    if (target === document) this.#follow();
    else this.position();
  };

  /** Looks for tables. */
  look(): void {
    if (this.signal.aborted) return;
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#waitingSince = 0;
    this.#lookedAt = performance.now();
    const there = this.budgets.work.work(() => this.#withTurning(findTables(document)));
    this.#watchSight(there.map(({ body }) => body));
    const found = there.filter(({ body }) => isShown(body));
    const known = new Map(this.#tables.map((table) => [table.found.body, table]));
    this.#tables = found.map((one) => {
      const table = known.get(one.body);
      if (table?.found.head === one.head) return table;
      return new Table(one, this);
    });
    const ended = [...known.values()].filter((table) => !this.#tables.includes(table));
    for (const table of ended) {
      this.budgets.tables.spend(1);
      table.end();
    }
    if (found.length === 0) {
      this.banner.hide();
      this.#nothingHere();
    } else {
      this.#said = "";
      this.attach();
    }
    for (const table of this.#tables) {
      // The panel showed the best of them; that may be another one now.
      if (ended.length > 0 && known.has(table.found.body)) table.again();
      else table.refresh();
    }
    this.tellTrouble();
  }

  /** The tables found, and those that have no rows while a page is turned. */
  #withTurning(found: Found[]): Found[] {
    const turning = this.#tables.filter((table) => table.isWalking && table.isThere);
    const missing = turning.filter((table) => !found.some(({ body }) => body === table.found.body));
    return [...found, ...missing.map((table) => table.found)];
  }

  /** Sees that a table comes into sight or goes, as in a tab of the page. */
  readonly #sight = new ResizeObserver((entries) => {
    const isKnown = (body: Element) => this.#tables.some(({ found }) => found.body === body);
    if (entries.some(({ target }) => isShown(target) !== isKnown(target))) this.#lookNow();
    this.position();
  });
  #watched = new Set<Element>();

  #watchSight(bodies: Element[]): void {
    const now = new Set(bodies);
    for (const body of this.#watched) if (!now.has(body)) this.#sight.unobserve(body);
    for (const body of now) if (!this.#watched.has(body)) this.#sight.observe(body);
    this.#watched = now;
  }

  #nothingHere(): void {
    // What a frame within the page does not show, the page may.
    if (window !== window.top) return;
    const page = pageContext();
    const saying = `${page.url} ${page.title}`;
    if (saying === this.#said) return;
    this.#said = saying;
    void this.send({ kind: "no_table", page, pageLang: this.pageLang });
  }

  #changed(changes: MutationRecord[]): void {
    const foreign = changes.filter((change) => !this.#isOurs(change));
    if (foreign.length === 0) return;
    if (this.#root !== document.documentElement) this.#listen();
    for (const table of this.#tables) table.noticed(foreign);
    const gone = this.#tables.some((table) => !table.isThere);
    for (const table of this.#tables) {
      if (!table.isThere) table.marks.clear();
      else if (foreign.some(({ target }) => table.found.root.contains(target))) table.changed();
    }
    const moved = this.#address !== location.href;
    this.#address = location.href;
    if (moved) {
      this.#said = "";
      this.seesRebates(this.#tables.some((table) => table.hasMarks));
      this.overlay.again();
    }
    const around = foreign.some(({ type }) => type === "childList");
    const rested = performance.now() - this.#lookedAt > SETTLE;
    if (rested && foreign.some(bringsTable)) this.#lookNow();
    else if (gone || moved || around) this.#lookSoon();
    if (this.#tables.length > 0) {
      this.attach();
      this.tellTrouble();
    }
    this.position();
  }

  /** Looks, unless too much of the page's time is spent. */
  #lookNow(): void {
    if (this.#resting !== undefined) {
      this.#disturbed = true;
      return;
    }
    const rest = this.#pace.rest();
    if (rest > 0) this.#restFor(rest);
    else this.look();
  }

  #resting: ReturnType<typeof setTimeout> | undefined;
  #disturbed = false;

  #restFor(time: number): void {
    this.#disturbed = false;
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      const longer = this.#pace.again(this.#disturbed);
      if (longer > 0) this.#restFor(longer);
      this.look();
    }, time);
    this.tellTrouble();
  }

  /** Whether a change is our overlay's coming; that it goes is the page's doing. */
  #isOurs({ target, addedNodes, removedNodes }: MutationRecord): boolean {
    if (this.overlay.owns(target)) return true;
    return removedNodes.length === 0 && addedNodes.length === 1 && this.overlay.owns(addedNodes[0]);
  }

  #lookSoon(): void {
    const now = performance.now();
    this.#waitingSince ||= now;
    if (this.#settling !== undefined && now - this.#waitingSince > PATIENCE) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#lookNow(), SETTLE);
  }

  #options = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    if (concernsSettings(changes, area) || changes.mappings) this.#decideAgain();
  };

  #decideAgain(): void {
    if (this.signal.aborted) return;
    void this.#decide().then(() => {
      for (const table of this.#tables) table.again();
    });
  }
}

const isShown = (body: Element): boolean => body.checkVisibility({ visibilityProperty: true });

/** Whether a change puts a table on the page; such a one is looked at at once. */
const bringsTable = ({ addedNodes }: MutationRecord): boolean =>
  [...addedNodes].some(
    (node) => node instanceof Element && (node.localName === "table" || node.querySelector("table") !== null),
  );

// The page: its parts, what starts and ends them, and the language of our words.

import type { Lang } from "rebatelens";
import { resolve } from "../language";
import type { DecidedMessage, ThereMessage, TryAgainMessage } from "../protocol";
import { type Choice, concernsSettings, decidedSoon } from "../settings";
import { Backoff } from "./backoff";
import { Banner } from "./banner";
import { Boxes } from "./boxes";
import { Budgets } from "./budget";
import { Channel } from "./channel";
import { Following } from "./following";
import { Frames } from "./frames";
import { Highlights } from "./highlights";
import { Notice } from "./notice";
import { Overlay } from "./overlay";
import { pageLanguage } from "./page-context";
import { Scheduler } from "./scheduler";
import type { PageServices } from "./services";
import { Tables } from "./tables";
import { TroubleReport } from "./trouble";
import { Watcher } from "./watcher";

/** How often we look whether a table was moved, which no event tells, and
 * whether the extension is still there. */
const BEAT = 250;

export class Page {
  readonly #ending = new AbortController();
  readonly #signal = this.#ending.signal;
  readonly #language: { page: string; shown: Lang };
  readonly #services: PageServices;
  readonly #backoff: Backoff;
  readonly #boxes: Boxes;
  readonly #following: Following;
  readonly #tables: Tables;
  readonly #trouble: TroubleReport;
  readonly #watcher: Watcher;
  readonly #notice = new Notice();
  /** Whether there was something to mark, so that its absence is to be said. */
  #hasSeenRebates = false;

  constructor() {
    const signal = this.#signal;
    const page = pageLanguage();
    const language = { page, shown: resolve("auto", page) };
    const budgets = new Budgets();
    const overlay = new Overlay(budgets.returns, () => this.#places(), signal);
    const highlights = new Highlights(signal);
    const channel = new Channel(budgets.work, signal, () => this.#leave());
    const drawings = {
      tables: () => this.#tables.all.map(({ marks }) => marks.placing),
      advice: () => this.#boxes,
    };
    const frames = new Frames(budgets, overlay, highlights, drawings, signal);
    const services = { signal, budgets, language, overlay, highlights, channel, frames };
    this.#language = language;
    this.#services = services;
    this.#boxes = new Boxes(services);
    this.#following = new Following(() => {
      for (const table of this.#tables.all) table.marks.followed();
    }, signal);
    this.#backoff = new Backoff(budgets.work, [budgets.tables]);
    const scheduler = new Scheduler(
      this.#backoff,
      () => this.#tables.look(),
      () => this.#trouble.send(),
      signal,
    );
    this.#trouble = new TroubleReport(
      services,
      this.#backoff,
      () => this.#tables.all,
      () => this.#hasSeenRebates,
    );
    this.#tables = new Tables({
      ...services,
      scheduler,
      banner: new Banner(services),
      following: this.#following,
      trouble: this.#trouble,
      tryAgain: () => this.#tryAgain(),
      showsRebates: () => this.#seesRebates(true),
      watchSight: (bodies) => this.#watcher.watchSight(bodies),
      watchRoots: (roots) => this.#watcher.watchRoots(roots),
    });
    const watched = { ...services, scheduler, tables: this.#tables, trouble: this.#trouble };
    this.#watcher = new Watcher(
      watched,
      () => this.#listen(),
      () => this.#moved(),
    );
  }

  async start(): Promise<void> {
    this.#watcher.start();
    await this.#decide();
    if (this.#signal.aborted) return;
    chrome.storage.onChanged.addListener(this.#optionsChanged);
    chrome.runtime.onMessage.addListener(this.#asked);
    this.#watcher.watchChanges();
    const beat = setInterval(this.#beat, BEAT);
    this.#signal.addEventListener("abort", () => clearInterval(beat));
    void this.#following.start();
    this.#tables.look();
  }

  /** Takes everything of ours off the page. */
  end(): void {
    this.#ending.abort();
  }

  /** Takes the language that was decided. A policy that comes late holds from then on. */
  async #decide(): Promise<void> {
    const { values } = await decidedSoon(["lang"], () => this.#decideAgain());
    this.#speak(values.lang);
  }

  #decideAgain(): void {
    if (this.#signal.aborted) return;
    void this.#decide().then(() => this.#tables.again());
  }

  #speak(choice: Choice): void {
    this.#language.shown = resolve(choice, this.#language.page);
    this.#services.overlay.speak(this.#language.shown);
    this.#readyNotice();
  }

  readonly #optionsChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    if (concernsSettings(changes, area) || changes.mappings) this.#decideAgain();
  };

  readonly #asked = ({ kind }: TryAgainMessage | DecidedMessage | ThereMessage): void => {
    if (this.#signal.aborted) return;
    if (kind === "try_again") this.#tryAgain();
    if (kind === "decided") this.#decideAgain();
  };

  #listen(): void {
    const signal = this.#signal;
    const passive = { signal, passive: true };
    addEventListener("scroll", this.#scrolled, { ...passive, capture: true });
    for (const moves of ["resize", "transitionend", "animationend", "pointerup"])
      addEventListener(moves, this.#resized, passive);
    addEventListener("pagehide", this.#hidden, { signal });
    addEventListener("pageshow", this.#shown, { signal });
    this.#boxes.listen();
  }

  readonly #scrolled = ({ target }: Event): void => {
    for (const table of this.#tables.all) table.scrolled(target);
    if (target === document) this.#services.frames.follow();
    else this.#services.frames.position();
  };

  readonly #resized = (): void => this.#services.frames.position();

  readonly #hidden = (): void => this.#services.channel.leave();

  /** The page came back: the background has forgotten it. */
  readonly #shown = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#tables.forget();
    this.#trouble.forget();
    this.#tables.again();
    this.#tables.look();
  };

  readonly #beat = (): void => {
    if (this.#services.channel.isOpen) this.#services.frames.check();
    else this.#leave();
  };

  #moved(): void {
    this.#tables.forget();
    this.#seesRebates(this.#tables.all.some((table) => table.hasMarks));
    this.#services.overlay.again();
  }

  /** A person asks for the marks again. */
  #tryAgain(): void {
    this.#services.budgets.clear();
    this.#backoff.clear();
    this.#services.overlay.again();
    for (const table of this.#tables.all) table.tryAgain();
    this.#tables.look();
    this.#trouble.send();
  }

  /** The elements that the overlay is about. */
  #places(): Element[] {
    const box = this.#boxes.advised;
    return [...(box ? [box] : []), ...this.#tables.all.map(({ found }) => found.root)];
  }

  /** The extension was updated or removed while this page was open. */
  #leave(): void {
    if (this.#signal.aborted) return;
    this.end();
    if (this.#hasSeenRebates) this.#notice.show(this.#language.shown);
  }

  /** Whether the page shows something to mark. Where we are ended without a word,
   * the notice has to be there before. */
  #seesRebates(sees: boolean): void {
    this.#hasSeenRebates = sees;
    this.#readyNotice();
  }

  #readyNotice(): void {
    this.#notice.ready(this.#hasSeenRebates && this.#services.overlay.isTied, this.#language.shown);
  }
}

// The page: which tables it shows, and when to look again.

import type { Finding, Lang } from "rebatelens";
import { chosen, resolve } from "../language";
import { type Answer, findingKey, type Message } from "../protocol";
import { concernsSettings } from "../settings";
import { Banner } from "./banner";
import { Boxes } from "./boxes";
import { type Found, findTables } from "./find";
import { Highlights } from "./highlights";
import { Overlay } from "./overlay";
import { pageContext } from "./place";
import { Table } from "./table";

/** How long the page rests before tables are looked for again. */
const SETTLE = 120;
/** How long a page may go on changing before we look all the same. */
const PATIENCE = 600;

export class Page {
  readonly #ending = new AbortController();
  readonly signal = this.#ending.signal;
  readonly overlay = new Overlay(this.signal);
  readonly highlights = new Highlights(this.signal);
  readonly openPanel = (finding?: Finding): void =>
    void this.send({ kind: "open_panel", ...(finding && { finding: findingKey(finding) }) });
  readonly announce = (text: string): void => this.overlay.announce(text);
  readonly pageLang = document.documentElement.lang;
  lang: Lang = resolve("auto", this.pageLang);
  readonly banner = new Banner(this);
  readonly #boxes = new Boxes(this);
  #tables: Table[] = [];
  #address = "";
  #settling: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #lookedAt = 0;
  #frame = 0;
  #said = "";

  async start(): Promise<void> {
    this.lang = resolve(await chosen(), this.pageLang);
    const { signal } = this;
    const passive = { signal, passive: true };
    addEventListener("scroll", ({ target }) => this.#scrolled(target), { ...passive, capture: true });
    addEventListener("resize", () => this.position(), passive);
    chrome.storage.onChanged.addListener(this.#options);
    const watch = new MutationObserver((changes) => this.#changed(changes));
    const text = { childList: true, subtree: true, characterData: true };
    // A clipped cell may show the same characters of another text, and a cell may
    // come to stand for other rows or columns.
    watch.observe(document.documentElement, { ...text, attributeFilter: ["title", "rowspan", "colspan"] });
    signal.addEventListener("abort", () => {
      watch.disconnect();
      this.#sight.disconnect();
    });
    addEventListener("pagehide", () => void this.send({ kind: "gone" }), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#again(), { signal });
    this.#boxes.start();
    this.look();
  }

  /** Sends a message; nothing comes back where the extension is gone. */
  async send(message: Message): Promise<Answer | undefined> {
    if (!chrome.runtime?.id) {
      this.end();
      return undefined;
    }
    try {
      return await chrome.runtime.sendMessage<Message, Answer>(message);
    } catch (error) {
      // The extension was updated or removed while this page was open.
      if (!chrome.runtime?.id || String(error).includes("context invalidated")) this.end();
      return undefined;
    }
  }

  /** Takes everything of ours off the page. */
  end(): void {
    clearTimeout(this.#settling);
    cancelAnimationFrame(this.#frame);
    this.#ending.abort();
  }

  /** Moves the marks in the next frame. */
  position(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      for (const table of this.#tables) table.marks.position();
      this.#boxes.position();
    });
  }

  #scrolled(target: EventTarget | null): void {
    for (const table of this.#tables) table.scrolled(target);
    this.position();
  }

  /** Looks for tables. */
  look(): void {
    if (this.signal.aborted) return;
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#waitingSince = 0;
    this.#lookedAt = performance.now();
    const there = this.#withTurning(findTables(document));
    this.#watchSight(there.map(({ body }) => body));
    const found = there.filter(({ body }) => isShown(body));
    const known = new Map(this.#tables.map((table) => [table.found.body, table]));
    this.#tables = found.map((one) => {
      const table = known.get(one.body);
      if (table?.found.head === one.head) return table;
      return new Table(one, this);
    });
    const ended = [...known.values()].filter((table) => !this.#tables.includes(table));
    for (const table of ended) table.end();
    if (found.length === 0) {
      this.banner.hide();
      this.#nothingHere();
    } else {
      this.#said = "";
      this.overlay.attach();
    }
    for (const table of this.#tables) {
      // The panel showed the best of them; that may be another one now.
      if (ended.length > 0) table.again();
      else table.read();
    }
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
    if (entries.some(({ target }) => isShown(target) !== isKnown(target))) this.look();
    this.position();
  });
  #watched = new Set<Element>();

  #watchSight(bodies: Element[]): void {
    const now = new Set(bodies);
    for (const body of this.#watched) if (!now.has(body)) this.#sight.unobserve(body);
    for (const body of now) if (!this.#watched.has(body)) this.#sight.observe(body);
    this.#watched = now;
  }

  /** The page came back: the background has forgotten it. */
  #again(): void {
    this.#said = "";
    for (const table of this.#tables) table.again();
    this.look();
  }

  #nothingHere(): void {
    const page = pageContext();
    const saying = `${page.url} ${page.title}`;
    if (saying === this.#said) return;
    this.#said = saying;
    void this.send({ kind: "no_table", page, pageLang: this.pageLang });
  }

  #changed(changes: MutationRecord[]): void {
    const foreign = changes.filter((change) => !this.#isOurs(change));
    if (foreign.length === 0) return;
    for (const table of this.#tables) table.noticed(foreign);
    const gone = this.#tables.some((table) => !table.isThere);
    for (const table of this.#tables) {
      if (!table.isThere) table.marks.clear();
      else if (foreign.some(({ target }) => table.found.root.contains(target))) table.changed();
    }
    const moved = this.#address !== location.href;
    this.#address = location.href;
    if (moved) this.#said = "";
    const around = foreign.some(({ type }) => type === "childList");
    const rested = performance.now() - this.#lookedAt > SETTLE;
    if (rested && foreign.some(bringsTable)) this.look();
    else if (gone || moved || around) this.#lookSoon();
    if (this.#tables.length > 0) this.overlay.attach();
    this.position();
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
    this.#settling = setTimeout(() => this.look(), SETTLE);
  }

  #options = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    if (this.signal.aborted || !(concernsSettings(changes, area) || changes.mappings)) return;
    void chosen().then((choice) => {
      this.lang = resolve(choice, this.pageLang);
      for (const table of this.#tables) table.again();
    });
  };
}

const isShown = (body: Element): boolean => body.checkVisibility({ visibilityProperty: true });

/** Whether a change puts a table on the page; such a one is looked at at once. */
const bringsTable = ({ addedNodes }: MutationRecord): boolean =>
  [...addedNodes].some(
    (node) => node instanceof Element && (node.localName === "table" || node.querySelector("table") !== null),
  );

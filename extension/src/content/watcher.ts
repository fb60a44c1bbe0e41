// What a page changes: its nodes and texts, its address, and whether its tables are in sight.

import type { Scheduler } from "./scheduler";
import type { PageServices } from "./services";
import { isShown, type Tables } from "./tables";
import type { TroubleReport } from "./trouble";

const CHANGES = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ["title", "aria-label", "rowspan", "colspan"],
};

type WatcherServices = Pick<PageServices, "signal" | "overlay" | "frames"> & {
  readonly tables: Tables;
  readonly scheduler: Scheduler;
  readonly trouble: TroubleReport;
};

export class Watcher {
  #root: Element | undefined;
  #address = location.href;
  #watched = new Set<Element>();

  constructor(
    private readonly services: WatcherServices,
    /** Listens on the window. A page that writes itself anew takes every listener
     * off it; one that is there already is not added twice. */
    private readonly listen: () => void,
    /** The page has another address, and may be about something else. */
    private readonly moved: () => void,
  ) {
    services.signal.addEventListener("abort", () => {
      this.#changes.disconnect();
      this.#sight.disconnect();
    });
  }

  /** Listens at once, which does not wait for any decision. */
  start(): void {
    this.#root = document.documentElement;
    this.listen();
  }

  /** Watches the page's nodes from now on. A clipped cell may show the same characters
   * of another text, and a cell may come to stand for other rows or columns. A page may
   * write a new root, so the document itself is watched. */
  watchChanges(): void {
    this.#changes.observe(document, CHANGES);
  }

  /** The same for shadow roots. */
  watchRoots(roots: ShadowRoot[]): void {
    for (const root of roots)
      if (!this.services.overlay.owns(root.host)) this.#changes.observe(root, CHANGES);
  }

  /** Sees of these tables that they come into sight or go, as in a tab of the page. */
  watchSight(bodies: Element[]): void {
    const now = new Set(bodies);
    for (const body of this.#watched) if (!now.has(body)) this.#sight.unobserve(body);
    for (const body of now) if (!this.#watched.has(body)) this.#sight.observe(body);
    this.#watched = now;
  }

  readonly #sight = new ResizeObserver((entries) => {
    const { tables, scheduler, frames } = this.services;
    if (entries.some(({ target }) => isShown(target) !== tables.hasBody(target))) scheduler.now();
    // A row that is shown or hidden makes its table longer or shorter, and nothing else.
    else for (const { target } of entries) tables.resized(target);
    frames.position();
  });

  readonly #changes = new MutationObserver((changes) => {
    const foreign = changes.filter((change) => !this.#isOurs(change));
    if (foreign.length > 0) this.#changed(foreign);
  });

  #changed(foreign: MutationRecord[]): void {
    const { tables, scheduler, overlay, trouble, frames } = this.services;
    if (this.#root !== document.documentElement) this.start();
    const gone = tables.all.some((table) => !table.isThere);
    tables.changed(foreign);
    const moved = this.#address !== location.href;
    this.#address = location.href;
    if (moved) this.moved();
    const around = foreign.some(({ type }) => type === "childList");
    if (scheduler.hasSettled && foreign.some(bringsTable)) scheduler.now();
    else if (gone || moved || around) scheduler.soon();
    if (tables.all.length > 0) {
      overlay.attach();
      trouble.send();
    }
    frames.position();
  }

  /** Whether a change is our overlay's coming; that it goes is the page's doing. */
  #isOurs({ target, addedNodes, removedNodes }: MutationRecord): boolean {
    const { overlay } = this.services;
    if (overlay.owns(target)) return true;
    return removedNodes.length === 0 && addedNodes.length === 1 && overlay.owns(addedNodes[0]);
  }
}

/** Whether a change puts a table on the page; such a one is looked at at once. */
const bringsTable = ({ addedNodes }: MutationRecord): boolean =>
  [...addedNodes].some(
    (node) => node instanceof Element && (node.localName === "table" || node.querySelector("table") !== null),
  );

// The tables that a page shows now: those that came, stayed and went.

import { type FoundTable, findTables } from "./find";
import { pageContext } from "./page-context";
import type { Scheduler } from "./scheduler";
import { Table, type TableServices } from "./table";

/** What the page's tables need beside what each of them does. */
type TablesServices = TableServices & {
  readonly scheduler: Scheduler;
  /** Bodies of tables, shown or not, of which it is to be seen that they come and go. */
  readonly watchSight: (bodies: Element[]) => void;
};

export class Tables {
  #all: Table[] = [];
  /** What was sent of a page without any. */
  #sent = "";

  constructor(private readonly services: TablesServices) {}

  get all(): readonly Table[] {
    return this.#all;
  }

  /** Looks for tables. */
  look(): void {
    const { signal, budgets, scheduler, overlay, banner, trouble } = this.services;
    if (signal.aborted) return;
    scheduler.looked();
    const there = budgets.work.work(() => this.#withTurning(findTables(document)));
    this.services.watchSight(there.map(({ body }) => body));
    const found = there.filter(({ body }) => isShown(body));
    const { known, ended } = this.#replace(found);
    for (const table of ended) {
      budgets.tables.spend(1);
      table.end();
    }
    if (found.length === 0) {
      banner.hide();
      this.#sendNoTable();
    } else {
      this.forget();
      overlay.attach();
    }
    for (const table of this.#all) {
      // The panel showed the best of them; that may be another one now.
      if (ended.length > 0 && known.has(table.found.body)) table.again();
      else table.refresh();
    }
    trouble.send();
  }

  /** Another page, or one that the background has forgotten: its lack of tables is
   * sent again. */
  forget(): void {
    this.#sent = "";
  }

  /** Whether one of them is known to have this body. */
  hasBody(body: Element): boolean {
    return this.#all.some(({ found }) => found.body === body);
  }

  /** Everything is asked again. */
  again(): void {
    for (const table of this.#all) table.again();
  }

  /** Takes in what the page changed. */
  changed(changes: MutationRecord[]): void {
    for (const table of this.#all) table.noticed(changes);
    for (const table of this.#all) {
      if (!table.isThere) table.marks.clear();
      else if (changes.some(({ target }) => table.found.root.contains(target))) table.changed();
    }
  }

  #replace(found: FoundTable[]): { known: Map<Element, Table>; ended: Table[] } {
    const known = new Map<Element, Table>(this.#all.map((table) => [table.found.body, table]));
    this.#all = found.map((one) => {
      const table = known.get(one.body);
      return table?.found.head === one.head ? table : new Table(one, this.services);
    });
    return { known, ended: [...known.values()].filter((table) => !this.#all.includes(table)) };
  }

  /** The tables found, and those that have no rows while a page is turned. */
  #withTurning(found: FoundTable[]): FoundTable[] {
    const turning = this.#all.filter((table) => table.isTurning && table.isThere);
    const missing = turning.filter((table) => !found.some(({ body }) => body === table.found.body));
    return [...found, ...missing.map((table) => table.found)];
  }

  #sendNoTable(): void {
    // What a frame within the page does not show, the page may.
    if (window !== window.top) return;
    const page = pageContext();
    const sent = `${page.url} ${page.title}`;
    if (sent === this.#sent) return;
    this.#sent = sent;
    const { channel, language } = this.services;
    void channel.send({ kind: "no_table", page, pageLang: language.page });
  }
}

/** Whether the page shows a table, or keeps it hidden as behind a tab. */
export const isShown = (body: Element): boolean => body.checkVisibility({ visibilityProperty: true });

// The tables that a page shows now: those that came, stayed and went.

import { headerText } from "./capture";
import { type FoundTable, findTables, rootsOf } from "./find";
import { pageContext } from "./page-context";
import { isTurning } from "./paginator";
import type { Scheduler } from "./scheduler";
import { Table, type TableServices, type TurnedPages } from "./table";

/** What the page's tables need beside what each of them does. */
type TablesServices = TableServices & {
  readonly scheduler: Scheduler;
  /** Bodies of tables, shown or not, of which it is to be seen that they come and go. */
  readonly watchSight: (bodies: Element[]) => void;
  /** Shadow roots of the page, whose changes no one sees from outside. */
  readonly watchRoots: (roots: ShadowRoot[]) => void;
};

export class Tables {
  #all: Table[] = [];
  /** Pages that were read of tables that are gone. */
  #turned: TurnedPages[] = [];
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
    const there = budgets.work.work(() => {
      const roots = rootsOf(document);
      this.services.watchRoots(roots.filter((root) => root instanceof ShadowRoot));
      return findTables(roots);
    });
    this.services.watchSight(there.map(({ body }) => body));
    const found = this.#withTurning(there.filter(({ body }) => isShown(body)));
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

  /** A table has another size. */
  resized(body: Element): void {
    this.#all.find(({ found }) => found.body === body)?.resized();
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
    const isKept = (table: Table) =>
      found.some(({ body, head }) => body === table.found.body && head === table.found.head);
    const ended = this.#all.filter((table) => !isKept(table));
    const turned = ended.flatMap((table) => table.handOver() ?? []);
    // A page may take a table away before it draws the next page's.
    this.#turned = [...this.#turned.filter(({ paginator }) => isTurning(paginator)), ...turned];
    this.#all = found.map((one) => {
      const table = known.get(one.body);
      if (!table || table.found.head !== one.head) return new Table(one, this.services, this.#takePages(one));
      table.found.copies = one.copies;
      return table;
    });
    return { known, ended };
  }

  /** The pages that were read of a table with the same header, which is gone. */
  #takePages(found: FoundTable): TurnedPages | undefined {
    if (this.#turned.length === 0) return undefined;
    const header = headerText(found);
    const pages = this.#turned.find((one) => one.header === header);
    this.#turned = this.#turned.filter((one) => one !== pages);
    return pages;
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

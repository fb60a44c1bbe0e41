// Underlines on the page's own text, without a change to its nodes.

import type { Severity } from "rebatelens";
import { highlightStyles } from "./styles";

const SEVERITIES: readonly Severity[] = ["note", "warning", "error"];

export class Highlights {
  readonly #byTable = new Map<object, [Severity, Range][]>();
  readonly #sets = new Map<Severity, Highlight>();

  constructor(signal: AbortSignal) {
    const styles = highlightStyles();
    document.adoptedStyleSheets.push(styles);
    SEVERITIES.forEach((severity, priority) => {
      const set = new Highlight();
      set.priority = priority;
      this.#sets.set(severity, set);
      CSS.highlights.set(`rebatelens-${severity}`, set);
    });
    signal.addEventListener("abort", () => {
      for (const severity of SEVERITIES) CSS.highlights.delete(`rebatelens-${severity}`);
      const rest = document.adoptedStyleSheets.filter((sheet) => sheet !== styles);
      document.adoptedStyleSheets = rest;
    });
  }

  /** Replaces what is underlined in one table. */
  set(table: object, cells: [Severity, Element][]): void {
    for (const [severity, range] of this.#byTable.get(table) ?? []) this.#sets.get(severity)?.delete(range);
    const ranges = cells.map(([severity, cell]): [Severity, Range] => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      this.#sets.get(severity)?.add(range);
      return [severity, range];
    });
    if (ranges.length > 0) this.#byTable.set(table, ranges);
    else this.#byTable.delete(table);
  }
}

// Underlines on the page's own text, without a change to its nodes.

import type { Severity } from "rebatelens";
import { highlightStyles } from "./styles";

const SEVERITIES: readonly Severity[] = ["note", "warning", "error"];

const nameOf = (severity: Severity): string => `rebatelens-${severity}`;

export class Highlights {
  readonly #byTable = new Map<object, [Severity, Range][]>();
  readonly #sets = new Map<Severity, Highlight>();
  readonly #styles = highlightStyles();

  constructor(signal: AbortSignal) {
    SEVERITIES.forEach((severity, priority) => {
      const set = new Highlight();
      set.priority = priority;
      this.#sets.set(severity, set);
    });
    this.#register();
    signal.addEventListener("abort", () => {
      for (const [severity, set] of this.#sets)
        if (CSS.highlights.get(nameOf(severity)) === set) CSS.highlights.delete(nameOf(severity));
      const rest = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#styles);
      document.adoptedStyleSheets = rest;
    });
  }

  /** Names and styles are the page's too, and it may have taken them. */
  #register(): void {
    for (const [severity, set] of this.#sets)
      if (CSS.highlights.get(nameOf(severity)) !== set) CSS.highlights.set(nameOf(severity), set);
    if (!document.adoptedStyleSheets.includes(this.#styles)) document.adoptedStyleSheets.push(this.#styles);
  }

  /** Replaces what is underlined in one table. */
  set(table: object, cells: [Severity, Element][]): void {
    if (cells.length > 0) this.#register();
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

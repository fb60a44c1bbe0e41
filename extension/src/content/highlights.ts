// Underlines on the page's own text, without a change to its nodes.

import type { Severity } from "rebatelens";
import { highlightStyles } from "./styles";

const SEVERITIES: readonly Severity[] = ["note", "warning", "error"];

/** What is underlined in one way: each cell's range, table by table. */
type Underlines = { set: Highlight; byTable: Map<object, Map<Element, Range>> };

export class Highlights {
  readonly #all = new Map<Severity, Underlines>();

  constructor(signal: AbortSignal) {
    const styles = highlightStyles();
    document.adoptedStyleSheets.push(styles);
    SEVERITIES.forEach((severity, priority) => {
      const set = new Highlight();
      set.priority = priority;
      this.#all.set(severity, { set, byTable: new Map() });
      CSS.highlights.set(`rebatelens-${severity}`, set);
    });
    signal.addEventListener("abort", () => {
      for (const severity of SEVERITIES) CSS.highlights.delete(`rebatelens-${severity}`);
      const rest = document.adoptedStyleSheets.filter((sheet) => sheet !== styles);
      document.adoptedStyleSheets = rest;
    });
  }

  /** Replaces what is underlined in one table; what stays is not touched. */
  set(table: object, cells: [Severity, Element][]): void {
    for (const [severity, { set, byTable }] of this.#all) {
      const before = byTable.get(table) ?? new Map<Element, Range>();
      const now = new Map<Element, Range>();
      for (const [of, cell] of cells) if (of === severity) now.set(cell, rangeOf(cell, before.get(cell)));
      for (const [cell, range] of before) if (now.get(cell) !== range) set.delete(range);
      for (const [cell, range] of now) if (before.get(cell) !== range) set.add(range);
      if (now.size > 0) byTable.set(table, now);
      else byTable.delete(table);
    }
  }
}

/** The range of all of a cell: the old one, as long as the page has not filled the
 * cell anew. */
function rangeOf(cell: Element, old: Range | undefined): Range {
  const isWhole =
    old?.startContainer === cell &&
    old.endContainer === cell &&
    old.startOffset === 0 &&
    old.endOffset === cell.childNodes.length;
  if (isWhole) return old;
  const range = document.createRange();
  range.selectNodeContents(cell);
  return range;
}

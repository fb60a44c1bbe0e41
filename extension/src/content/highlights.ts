// Underlines on the page's own text, without a change to its nodes.

import type { Severity } from "rebatelens";
import { highlightRules, sheet } from "./styles";

const SEVERITIES: readonly Severity[] = ["note", "warning", "error"];

const nameOf = (severity: Severity): string => `rebatelens-${severity}`;

/** What is underlined in one way: each cell's range, table by table. */
type Underlines = { set: Highlight; byTable: Map<object, Map<Element, Range>> };

export class Highlights {
  readonly #all = new Map<Severity, Underlines>();
  readonly #styles = sheet(highlightRules(":root"));

  constructor(signal: AbortSignal) {
    SEVERITIES.forEach((severity, priority) => {
      const set = new Highlight();
      set.priority = priority;
      this.#all.set(severity, { set, byTable: new Map() });
    });
    this.#register();
    if (!handsOn()) this.#styles.replaceSync(highlightRules(""));
    signal.addEventListener("abort", () => {
      for (const [severity, { set }] of this.#all)
        if (CSS.highlights.get(nameOf(severity)) === set) CSS.highlights.delete(nameOf(severity));
      const rest = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#styles);
      document.adoptedStyleSheets = rest;
    });
  }

  /** Names and styles are the page's too, and it may have taken them. */
  #register(): void {
    for (const [severity, { set }] of this.#all)
      if (CSS.highlights.get(nameOf(severity)) !== set) CSS.highlights.set(nameOf(severity), set);
    if (!document.adoptedStyleSheets.includes(this.#styles)) document.adoptedStyleSheets.push(this.#styles);
  }

  /** Takes back what the page took. */
  keep(): void {
    if (SEVERITIES.some((severity) => (this.#all.get(severity)?.set.size ?? 0) > 0)) this.#register();
  }

  /** Replaces what is underlined in one table; what stays is not touched. */
  set(table: object, cells: [Severity, Element][]): void {
    if (cells.length > 0) this.#register();
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

/** Whether the root hands its highlights on, as in Chromium: a rule for every
 * element costs a page half as much again as all of its own. */
function handsOn(): boolean {
  const below = document.documentElement.lastElementChild;
  const style = below && getComputedStyle(below, `::highlight(${nameOf("error")})`);
  return style?.textDecorationLine === "underline";
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

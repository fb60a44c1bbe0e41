// Rows are told apart by their content, so an unchanged row is never sent
// twice, and a mark follows its row wherever the page puts it.

import type { Annotation, Finding, MarkedCell, RecordName, Severity } from "rebatelens";
import { ROW_END, type TableMessage } from "../protocol";
import type { SeenRow } from "./virtual-rows";

/** What to paint on a row. */
export type RowMark = { severity: Severity; cells: MarkedCell[]; findings: Finding[]; name: RecordName };

/** How many rows of earlier pages are remembered, beside those of now. */
const REMEMBERED = 10_000;

export class Rows {
  #keys = new Map<string, number>();
  /** Never used twice, for the background may remember what a number was. */
  #lastKey = 0;
  readonly #sent = new Set<number>();
  #marks = new Map<number, RowMark>();
  #header = "";
  #answered = new Set<number>();

  keyOf(text: string): number {
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    this.#lastKey += 1;
    this.#keys.set(text, this.#lastKey);
    return this.#lastKey;
  }

  /** The rows in order, and the text of those that were not sent before. */
  message(rows: SeenRow[]): Pick<TableMessage, "order" | "freshKeys" | "fresh" | "whole"> {
    if (this.#keys.size > REMEMBERED + rows.length) this.#keepOnly(rows);
    const order: number[] = [];
    const fresh = new Map<number, string>();
    for (const { text } of rows) {
      const key = this.keyOf(text);
      order.push(key);
      if (!this.#sent.has(key)) fresh.set(key, text);
    }
    const whole = this.#sent.size === 0;
    return { order, freshKeys: [...fresh.keys()], fresh: [...fresh.values()].join(ROW_END), whole };
  }

  /** Takes in what the core says of these rows under this header. */
  answer(header: string, order: number[], annotation: Annotation): void {
    this.#header = header;
    for (const key of order) this.#sent.add(key);
    this.#answered = new Set(order);
    const before = this.#marks;
    this.#marks = new Map();
    for (const row of annotation.rows) {
      // By its line, below that of the header: not every row is a record.
      const key = order[row.line - 2];
      if (key === undefined) continue;
      const findings = row.findings.flatMap((at) => annotation.findings[at] ?? []);
      const mark = { severity: row.severity, cells: row.cells, findings, name: row.name };
      // The same mark stays the same object, so that its sign keeps the focus.
      const old = before.get(key);
      this.#marks.set(key, old && says(old) === says(mark) ? old : mark);
    }
  }

  #keepOnly(rows: SeenRow[]): void {
    this.#keys = new Map(
      rows.flatMap(({ text }) => {
        const key = this.#keys.get(text);
        return key === undefined ? [] : [[text, key]];
      }),
    );
    this.#sent.clear();
  }

  /** The background forgot this table: nothing counts as sent any more. */
  forget(): void {
    this.#sent.clear();
  }

  /** The mark of a row; nothing where it has none or is not known yet. Under
   * another header the same text says something else. */
  mark(header: string, text: string): RowMark | undefined {
    if (header !== this.#header) return undefined;
    const key = this.#keys.get(text);
    return key !== undefined && this.#answered.has(key) ? this.#marks.get(key) : undefined;
  }
}

/** A mark as text, without the places that change when rows move. */
function says({ severity, cells, findings }: RowMark): string {
  const still = findings.map((finding) => ({ ...finding, record: null, line: null }));
  return JSON.stringify([severity, cells, still]);
}

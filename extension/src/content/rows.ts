// Rows are told apart by their content, so an unchanged row is never sent
// twice, and a mark follows its row wherever the page puts it.

import type { Annotation, Finding, MarkedCell, Severity } from "rebatelens";
import { ROW_END } from "../protocol";
import type { CapturedRow } from "./capture";

/** What to paint on a row. */
export type RowMark = { severity: Severity; cells: MarkedCell[]; findings: Finding[] };

export class Rows {
  readonly #keys = new Map<string, number>();
  readonly #sent = new Set<number>();
  #marks = new Map<number, RowMark>();
  #answered = new Set<number>();

  keyOf(text: string): number {
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    const key = this.#keys.size + 1;
    this.#keys.set(text, key);
    return key;
  }

  /** The rows in order, and the text of those that were not sent before. */
  message(rows: CapturedRow[]): { order: number[]; freshKeys: number[]; fresh: string } {
    const order: number[] = [];
    const fresh = new Map<number, string>();
    for (const { text } of rows) {
      const key = this.keyOf(text);
      order.push(key);
      if (!this.#sent.has(key)) fresh.set(key, text);
    }
    return { order, freshKeys: [...fresh.keys()], fresh: [...fresh.values()].join(ROW_END) };
  }

  /** Takes in what the core says of these rows. */
  answer(order: number[], annotation: Annotation): void {
    for (const key of order) this.#sent.add(key);
    this.#answered = new Set(order);
    this.#marks = new Map();
    for (const row of annotation.rows) {
      const key = order[row.record - 1];
      if (key === undefined) continue;
      const findings = row.findings.flatMap((at) => annotation.findings[at] ?? []);
      this.#marks.set(key, { severity: row.severity, cells: row.cells, findings });
    }
  }

  /** The background forgot this table: nothing counts as sent any more. */
  forget(): void {
    this.#sent.clear();
  }

  /** The mark of a row; nothing where it has none or is not known yet. */
  mark(text: string): RowMark | undefined {
    const key = this.#keys.get(text);
    return key !== undefined && this.#answered.has(key) ? this.#marks.get(key) : undefined;
  }
}

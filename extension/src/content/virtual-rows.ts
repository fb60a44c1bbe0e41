// A body that draws only the rows in sight: what was seen of it while it was
// scrolled is put together again, in its order. Nothing is measured before the
// first scroll.

import type { CapturedRow } from "./capture";

/** A row that was seen; without its cells where the page has taken it away. */
export type SeenRow = { text: string; row?: CapturedRow };

/** A body that draws more rows than this draws all of them. */
const WINDOW = 400;
/** The most rows that are put together. */
const MOST = 20_000;

/** A row's text, and where it lies in what is scrolled. */
type Placed = { text: string; top: number; end: number };

export class VirtualRows {
  #header = "";
  #length = 0;
  /** From top to bottom. */
  #seen: Placed[] = [];
  #scroller: Element | undefined;

  /** Whether a scroll of this element is the first one here. What scrolls around
   * it leaves the list as it is. */
  startsAt(scroller: Element): boolean {
    if (this.#scroller?.isConnected && scroller.contains(this.#scroller)) return false;
    this.#scroller = scroller;
    this.#seen = [];
    return true;
  }

  /** The rows seen so far, with those of now in their places. */
  with(header: string, rows: CapturedRow[]): SeenRow[] {
    const now = rows.map((row): SeenRow => ({ text: row.text, row }));
    const scroller = this.#scroller;
    if (!scroller || rows.length === 0 || rows.length > WINDOW) {
      this.#seen = [];
      return now;
    }
    const placed = placesOf(rows, scroller);
    const sameList = header === this.#header && scroller.scrollHeight === this.#length;
    this.#header = header;
    this.#length = scroller.scrollHeight;
    if (!sameList || this.#seen.length > MOST || !agree(this.#seen, placed)) this.#seen = [];
    const first = placed[0]?.top ?? 0;
    const end = placed.at(-1)?.end ?? 0;
    const away = this.#seen.some(isInSight(scroller, first, end)) ? [] : this.#seen;
    const before = away.filter((row) => middle(row) < first);
    const after = away.filter((row) => middle(row) >= end);
    this.#seen = [...before, ...placed, ...after];
    const gone = ({ text }: Placed): SeenRow => ({ text });
    return [...before.map(gone), ...now, ...after.map(gone)];
  }
}

/** Whether a row lies where a person looks, beside those that are drawn: the page
 * has then taken it out of its list. */
function isInSight(
  { scrollTop, clientHeight }: Element,
  first: number,
  end: number,
): (row: Placed) => boolean {
  return (row) =>
    (row.end <= first || row.top >= end) && row.top > scrollTop && row.end < scrollTop + clientHeight;
}

/** Whether every place still holds what it held: a person who sorts, filters or
 * turns the page puts other rows there. */
function agree(seen: Placed[], placed: Placed[]): boolean {
  const first = placed[0]?.top ?? 0;
  const end = placed.at(-1)?.end ?? 0;
  const near = seen.filter((row) => middle(row) >= first && middle(row) < end);
  return near.every((row) => {
    const here = placed.find(({ top, end }) => top <= middle(row) && middle(row) < end);
    return here?.text === row.text;
  });
}

const middle = ({ top, end }: Placed): number => (top + end) / 2;

function placesOf(rows: CapturedRow[], scroller: Element): Placed[] {
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
  return rows.map(({ element, text }) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { text, top: top - origin, end: bottom - origin };
  });
}

// When what is drawn moves: with a scroll, after a change of the page, and where a
// page moves its rows without an event. In a frame, where the page lays itself out anyway.

import type { Budgets } from "./budget";
import type { Highlights } from "./highlights";
import type { Overlay } from "./overlay";

/** What is drawn beside a table. */
export type TableDrawing = {
  /** Moves everything to where its row is now. */
  position: () => void;
  /** Moves everything as far as the table moved. */
  moveAlong: () => void;
  /** Takes everything out of sight until it is where it belongs. */
  away: () => void;
  /** Whether the table moved, or, looked at closely, one of its rows. */
  hasMoved: (closely: boolean) => boolean;
  /** Where its chip is, unless nobody sees it. */
  chipArea: () => DOMRect[];
};

/** All that is drawn on a page. */
export type Drawings = {
  tables: () => readonly TableDrawing[];
  /** The advice beside a box; `isShown` where there is one. */
  advice: () => { readonly isShown: boolean; position: () => void };
};

/** After a scroll, when all is looked at again; a long scroll is looked at meanwhile,
 * so seldom that it takes less than a tenth of the page's time. */
const RESTED = 60;
const SELDOM = 10;
/** How long marks wait on a page that takes long to lay out its rows. */
const LAG = 250;

export class Frames {
  #frame = 0;
  /** What the next frame does: it moves the marks along, or puts all where it belongs. */
  #due: "along" | "all" = "along";
  #lag: ReturnType<typeof setTimeout> | undefined;
  #rested: ReturnType<typeof setTimeout> | undefined;
  /** When everything was put where it belongs, and how long that took. */
  #placed = { at: 0, took: 0 };
  #lookedClosely = 0;

  constructor(
    private readonly budgets: Budgets,
    private readonly overlay: Overlay,
    private readonly highlights: Highlights,
    private readonly drawings: Drawings,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      clearTimeout(this.#lag);
      clearTimeout(this.#rested);
      cancelAnimationFrame(this.#frame);
    });
  }

  /** Looks in the next frame for what no event tells. */
  check(): void {
    if (document.hidden) return;
    if (this.drawings.tables().length > 0 || this.drawings.advice().isShown)
      requestAnimationFrame(this.#check);
  }

  /** Whether rows were moved, something lies over them, or underlines were taken. */
  readonly #check = (): void => {
    const { moves } = this.budgets;
    this.highlights.keep();
    this.overlay.attach();
    if (this.#rested !== undefined || moves.isSpent) return;
    const now = performance.now();
    const closely = now - this.#lookedClosely > SELDOM * this.#placed.took;
    if (closely) this.#lookedClosely = now;
    const moved = moves.work(() => this.drawings.tables().some((drawing) => drawing.hasMoved(closely)));
    if (moved) this.position();
    else this.drawings.advice().position();
  };

  /** Moves the marks in the next frame, or in a later one where that takes too
   * much of the page's time; until then they are not seen. */
  position(): void {
    if (this.#lag !== undefined) return;
    if (!this.budgets.moves.isSpent) {
      this.#inNextFrame("all");
      return;
    }
    for (const drawing of this.drawings.tables()) drawing.away();
    this.#lag = setTimeout(() => {
      this.#lag = undefined;
      this.#inNextFrame("all");
    }, LAG);
  }

  /** Moves the marks of one table at once, as long as there is time for it. */
  place(drawing: TableDrawing): void {
    if (this.budgets.moves.isSpent) this.position();
    else this.budgets.moves.work(() => drawing.position());
  }

  /** Moves along with a page that scrolls as a whole. What lies over a row, and
   * where there is room, is seen when it rests. */
  follow(): void {
    this.#awaitRest(2);
    const { at, took } = this.#placed;
    if (performance.now() - at > SELDOM * took || this.drawings.advice().isShown) this.position();
    else if (this.#lag === undefined) this.#inNextFrame("along");
  }

  /** Where the chips of the other tables are. */
  chipsBeside(own: TableDrawing): DOMRect[] {
    return this.drawings.tables().flatMap((drawing) => (drawing === own ? [] : drawing.chipArea()));
  }

  /** A frame that was asked for is kept: a page that changes something in each of
   * its own would put ours off for ever. */
  #inNextFrame(due: "along" | "all"): void {
    if (due === "all") this.#due = due;
    this.#frame ||= requestAnimationFrame(this.#draw);
  }

  readonly #draw = (): void => {
    this.#frame = 0;
    const isAll = this.#due === "all";
    this.#due = "along";
    if (isAll) this.#position();
    else this.#moveAlong();
  };

  /** In steps: after a frame that took long, a timer ends before the next scroll is told. */
  #awaitRest(steps: number): void {
    clearTimeout(this.#rested);
    this.#rested = undefined;
    if (steps === 0) this.position();
    else this.#rested = setTimeout(() => this.#awaitRest(steps - 1), RESTED);
  }

  #moveAlong(): void {
    this.budgets.moves.work(() => {
      for (const drawing of this.drawings.tables()) drawing.moveAlong();
    });
  }

  #position(): void {
    const start = performance.now();
    this.budgets.moves.work(() => {
      this.overlay.align();
      for (const drawing of this.drawings.tables()) drawing.position();
      this.drawings.advice().position();
    });
    // Drawing what was moved takes as long again.
    setTimeout(() => {
      this.#placed = { at: start, took: performance.now() - start };
    });
  }
}

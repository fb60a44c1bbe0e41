// Where a page asks for more than we may take of it, we rest, longer each time.

import type { Budget } from "./budget";

/** The first rest, the longest, and how much longer a rest is than the work before it. */
const REST = 400;
const LONGEST = 3200;
const SHARE = 4;
/** So many rests without a calm between them are a page that never rests. */
const PATIENCE = 3;
const CALM = 5000;

/** When to rest, and for how long. */
export class Backoff {
  #rests = 0;
  #until = 0;

  constructor(
    private readonly work: Budget,
    private readonly counts: readonly Budget[],
  ) {}

  /** Whether the page changes faster than we may follow, and has for some time. */
  get isRestless(): boolean {
    return this.#rests > PATIENCE;
  }

  /** How long to rest now; 0 where there is no need. */
  rest(): number {
    const now = performance.now();
    if (now - this.#until > CALM) this.#rests = 0;
    // A busy machine alone makes no page restless.
    if (this.counts.some((budget) => budget.isSpent)) this.#rests += 1;
    else if (!this.work.isSpent) return 0;
    return this.#next(now);
  }

  /** After a rest: how long the next one is, at once. A page that changed all the
   * while is not followed again before it is calm. */
  again(disturbed: boolean): number {
    if (!disturbed) this.#rests = 0;
    return this.isRestless ? this.#next(performance.now()) : 0;
  }

  clear(): void {
    this.#rests = 0;
  }

  #next(now: number): number {
    const longer = Math.min(REST * 2 ** (this.#rests - 1), LONGEST);
    const time = this.#rests === 0 ? REST : Math.max(longer, SHARE * this.work.spent);
    this.#until = now + time;
    return time;
  }
}

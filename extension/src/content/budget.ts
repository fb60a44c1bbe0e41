// What we may take of a page. Where a page asks for more, we rest, longer each
// time, and say so.

/** What is spent within a while, and the most that it may be. */
export class Budget {
  #spent: [number, number][] = [];

  constructor(
    private readonly most: number,
    private readonly period: number,
  ) {}

  spend(cost: number): void {
    this.#spent.push([performance.now(), cost]);
  }

  /** Works, and spends the milliseconds that it takes. */
  work<T>(act: () => T): T {
    const start = performance.now();
    const done = act();
    this.spend(performance.now() - start);
    return done;
  }

  get spent(): number {
    const since = performance.now() - this.period;
    this.#spent = this.#spent.filter(([at]) => at > since);
    return this.#spent.reduce((sum, [, cost]) => sum + cost, 0);
  }

  get isSpent(): boolean {
    return this.spent >= this.most;
  }

  clear(): void {
    this.#spent = [];
  }
}

const SECOND = 1000;

/** All that we may take of one page. */
export class Budgets {
  /** Cells that are read. It is counted, for time runs otherwise on a busy machine. */
  readonly cells = new Budget(100_000, SECOND);
  /** Milliseconds for reading, asking and painting, all in all. */
  readonly work = new Budget(800, SECOND);
  /** Milliseconds for moving marks to where their rows are. */
  readonly moves = new Budget(200, SECOND);
  /** Questions to the background. */
  readonly asks = new Budget(40, 5 * SECOND);
  /** Tables that come in the place of others. */
  readonly tables = new Budget(20, 10 * SECOND);
  /** How often the page may remove what we draw. */
  readonly returns = new Budget(20, 60 * SECOND);

  clear(): void {
    const { cells, work, moves, asks, tables, returns } = this;
    for (const budget of [cells, work, moves, asks, tables, returns]) budget.clear();
  }
}

/** The first rest, the longest, and how much longer a rest is than the work before it. */
const REST = 400;
const LONGEST = 3200;
const SHARE = 4;
/** So many rests without a calm between them are a page that never rests. */
const PATIENCE = 3;
const CALM = 5000;

/** When to rest, and for how long. */
export class Pace {
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

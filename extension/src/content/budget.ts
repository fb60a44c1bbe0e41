// What we may take of a page.

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

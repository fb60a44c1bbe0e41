// When tables are looked for again after a change of the page.

import type { Backoff } from "./backoff";

/** How long the page rests before tables are looked for again. */
const SETTLE = 120;
/** How long a page may go on changing before we look all the same. */
const PATIENCE = 600;

export class Scheduler {
  #settling: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #lookedAt = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** Whether the page changed something while we rested. */
  #disturbed = false;

  constructor(
    private readonly backoff: Backoff,
    private readonly look: () => void,
    /** A rest begins, which a person may have to know of. */
    private readonly rests: () => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      clearTimeout(this.#settling);
      clearTimeout(this.#resting);
    });
  }

  /** Whether the last look is so long ago that the next one need not wait. */
  get hasSettled(): boolean {
    return performance.now() - this.#lookedAt > SETTLE;
  }

  /** Looks, unless too much of the page's time is spent. */
  now(): void {
    if (this.#resting !== undefined) {
      this.#disturbed = true;
      return;
    }
    const rest = this.backoff.rest();
    if (rest > 0) this.#restFor(rest);
    else this.look();
  }

  /** Looks once the page has settled. */
  soon(): void {
    const now = performance.now();
    this.#waitingSince ||= now;
    if (this.#settling !== undefined && now - this.#waitingSince > PATIENCE) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.now(), SETTLE);
  }

  /** Tables are looked for just now. */
  looked(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#waitingSince = 0;
    this.#lookedAt = performance.now();
  }

  #restFor(time: number): void {
    this.#disturbed = false;
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      const longer = this.backoff.again(this.#disturbed);
      if (longer > 0) this.#restFor(longer);
      this.look();
    }, time);
    this.rests();
  }
}

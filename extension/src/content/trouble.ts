// Why a page has no marks just now, as its panel is to show it.

import type { Trouble } from "../protocol";
import type { Backoff } from "./backoff";
import type { PageServices } from "./services";

/** A table that may lack its marks. */
type Marked = { readonly isRestless: boolean; readonly hasMarks: boolean };

export class TroubleReport {
  #sent: Trouble | undefined;

  constructor(
    private readonly services: Pick<PageServices, "signal" | "overlay" | "channel">,
    private readonly backoff: Backoff,
    private readonly tables: () => readonly Marked[],
    /** Whether the page has shown something to mark. */
    private readonly hasSeenRebates: () => boolean,
  ) {}

  /** Sends to the panel why there are no marks, or that there are again. */
  send(): void {
    const trouble = this.#trouble();
    if (trouble === this.#sent || this.services.signal.aborted) return;
    this.#sent = trouble;
    void this.services.channel.send({ kind: "trouble", ...(trouble && { trouble }) });
  }

  /** The background has forgotten what was sent. */
  forget(): void {
    this.#sent = undefined;
  }

  #trouble(): Trouble | undefined {
    const tables = this.tables();
    if (this.services.overlay.isAway && tables.length > 0) return "removed";
    // The whole page may never rest while its tables do.
    const missed =
      this.backoff.isRestless && this.hasSeenRebates() && !tables.some(({ hasMarks }) => hasMarks);
    return missed || tables.some(({ isRestless }) => isRestless) ? "restless" : undefined;
  }
}

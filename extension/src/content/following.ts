// What the person follows up, as the page's marks show it.

import type { Finding } from "rebatelens";
import { concernsFollowUps, Followed, followed, type Outcome, subjectOf, toggle } from "../followups";
import type { RowMark } from "./rows";

export class Following {
  #followed = new Followed();

  constructor(
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {}

  async start(): Promise<void> {
    chrome.storage.onChanged.addListener(this.#heard);
    await this.#read();
  }

  isOn(mark: RowMark, { code }: Finding, place: string): boolean {
    return this.#followed.of({ name: mark.name, code }, place) !== undefined;
  }

  async toggle(mark: RowMark, finding: Finding, place: string): Promise<Outcome> {
    // Where the extension was updated or removed, its storage is gone.
    if (!chrome.runtime?.id) return "failed";
    return toggle(subjectOf(mark.name, finding), place);
  }

  #heard = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    if (!this.signal.aborted && concernsFollowUps(changes, area)) void this.#read();
  };

  async #read(): Promise<void> {
    try {
      this.#followed = await followed();
    } catch {
      // Nothing can be read any more; the page ends with its next message.
      return;
    }
    if (!this.signal.aborted) this.changed();
  }
}

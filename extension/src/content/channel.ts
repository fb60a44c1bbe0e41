// What a page sends to the background, in its order. A message is sent again where
// the background was stopped meanwhile.

import type { Finding } from "rebatelens";
import { type Answer, findingKey, type Message } from "../protocol";
import type { Budget } from "./budget";
import { pause } from "./pause";

/** How long to wait before sending again, where the background was stopped
 * while it answered. */
export const ASK_AGAIN = [0, 150, 600, 2400];

export class Channel {
  #last: Promise<unknown> = Promise.resolve();
  /** Whether the background knows of this frame. */
  #hasSent = false;

  constructor(
    private readonly work: Budget,
    private readonly signal: AbortSignal,
    /** The extension was updated or removed while this page was open. */
    private readonly lost: () => void,
  ) {}

  /** Whether the extension is still there. */
  get isOpen(): boolean {
    return Boolean(chrome.runtime?.id);
  }

  /** Sends a message; nothing comes back where the extension is gone. What the page
   * shows is sent in its order, what a person asks for at once. */
  send(message: Message): Promise<Answer | undefined> {
    if (message.kind === "box" || message.kind === "open_panel") return this.#send(message);
    const answer = this.#last.then(() => this.#send(message));
    this.#last = answer;
    return answer;
  }

  readonly openPanel = (finding?: Finding): void =>
    void this.send({ kind: "open_panel", ...(finding && { finding: findingKey(finding) }) });

  /** The page is left. Nothing is left to wait for, so this is sent at once or not
   * at all. */
  leave(): void {
    if (this.#hasSent && this.isOpen)
      chrome.runtime.sendMessage<Message>({ kind: "gone" }).catch(() => undefined);
  }

  async #send(message: Message): Promise<Answer | undefined> {
    for (const wait of ASK_AGAIN) {
      if (wait > 0) await pause(wait, this.signal);
      if (this.signal.aborted) return undefined;
      const answer = await this.#sendOnce(message);
      if (answer) return answer;
    }
    return undefined;
  }

  async #sendOnce(message: Message): Promise<Answer | undefined> {
    if (!this.isOpen) {
      this.lost();
      return undefined;
    }
    this.#hasSent = true;
    try {
      return await this.work.work(() => chrome.runtime.sendMessage<Message, Answer>(message));
    } catch (error) {
      if (!this.isOpen || String(error).includes("context invalidated")) this.lost();
      return undefined;
    }
  }
}

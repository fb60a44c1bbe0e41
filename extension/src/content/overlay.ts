// One element of ours at the end of the document, closed to the page. Nothing
// of the host page is moved, wrapped or edited.

import type { Lang } from "rebatelens";
import { element } from "../dom";
import { overlayStyles } from "./styles";

/** How often the page may remove the overlay within a minute; beyond that it
 * stays away for the rest of the minute. */
const RETURNS = 20;
const MINUTE = 60_000;

export class Overlay {
  readonly #host = document.createElement("rebatelens-overlay");
  readonly root: ShadowRoot;
  readonly #live = element("div", "unseen");
  #returns: number[] = [];

  constructor(private readonly signal: AbortSignal) {
    this.root = this.#host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [overlayStyles()];
    // The page may be written the other way; our words are not.
    this.#host.dir = "ltr";
    this.#live.setAttribute("role", "status");
    this.root.append(this.#live);
    signal.addEventListener("abort", () => this.#host.remove());
  }

  /** The language of our words, whatever the page's is. */
  speak(lang: Lang): void {
    this.#host.lang = lang;
  }

  /** Says something to those who do not see it. */
  announce(text: string): void {
    this.#live.textContent = text;
  }

  /** Puts the overlay back where the page removed it. */
  attach(): void {
    if (this.#host.isConnected || this.signal.aborted) return;
    const now = performance.now();
    this.#returns = this.#returns.filter((at) => at > now - MINUTE);
    if (this.#returns.length >= RETURNS) return;
    this.#returns.push(now);
    document.documentElement.append(this.#host);
  }

  /** Whether an element is ours. */
  owns(node: unknown): boolean {
    return node === this.#host;
  }
}

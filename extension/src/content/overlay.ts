// One element of ours at the end of the document, closed to the page. Nothing
// of the host page is moved, wrapped or edited.

import { overlayStyles } from "./styles";

/** How often the page may remove the overlay before it stays away. */
const RETURNS = 20;

export class Overlay {
  readonly #host = document.createElement("rebatelens-overlay");
  readonly root: ShadowRoot;
  #returns = 0;

  constructor(signal: AbortSignal) {
    this.root = this.#host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [overlayStyles()];
    signal.addEventListener("abort", () => this.#host.remove());
  }

  /** Puts the overlay back where the page removed it. */
  attach(): void {
    if (this.#host.isConnected || this.#returns >= RETURNS) return;
    this.#returns += 1;
    document.documentElement.append(this.#host);
  }

  /** Whether an element is ours. */
  owns(node: unknown): boolean {
    return node === this.#host;
  }
}

// One element of ours at the end of the document, closed to the page. Nothing
// of the host page is moved, wrapped or edited.

import type { Lang } from "rebatelens";
import { element } from "../dom";
import type { Budget } from "./budget";
import { host, isTied } from "./host";
import { overlayStyles, sheet } from "./styles";

export class Overlay {
  readonly #host = host("overlay");
  readonly root: ShadowRoot;
  readonly #live = element("div", "unseen");
  readonly #lie = sheet("");
  #shift = { x: 0, y: 0, scale: 1 };
  #isAway = false;
  #isTied = false;
  #home: Element | undefined;

  constructor(
    private readonly returns: Budget,
    /** The elements of the page that it is about. */
    private readonly about: () => Element[],
    private readonly signal: AbortSignal,
  ) {
    this.root = this.#host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [overlayStyles(), this.#lie];
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

  /** Whether the page removed the overlay so often that it stays away. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Puts the overlay to where it is seen beside what it is about, and back where
   * the page removed it. */
  attach(): void {
    const home = homeOf(this.about());
    const { isConnected } = this.#host;
    if ((isConnected && home === this.#home) || this.#isAway || this.signal.aborted) return;
    if (!isConnected) {
      this.#isAway = this.returns.isSpent;
      if (this.#isAway) return;
      this.returns.spend(1);
    }
    this.#home = home;
    home.append(this.#host);
    if (this.#isTied || !isTied(this.#host)) return;
    this.#isTied = true;
    this.root.adoptedStyleSheets.push(sheet(":host { display: none !important; }"));
  }

  /** Whether it leaves by itself when the extension does. */
  get isTied(): boolean {
    return this.#isTied;
  }

  /** Comes back after it stayed away. */
  again(): void {
    this.#isAway = false;
  }

  /** A page that zooms or moves its root does so with us: what is drawn is put
   * back to where it is meant. */
  align(): void {
    const { offsetWidth } = this.#host;
    if (offsetWidth === 0) return;
    const { left, top, width } = this.#host.getBoundingClientRect();
    const { x, y, scale } = this.#shift;
    const outer = width / offsetWidth / scale;
    const next = { x: x - left / outer, y: y - top / outer, scale: 1 / outer };
    const far = Math.max(Math.abs(left), Math.abs(top), Math.abs(next.scale / scale - 1) * offsetWidth);
    if (far < 1) return;
    this.#shift = next;
    const transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
    this.#lie.replaceSync(`:host { transform: ${transform} !important; transform-origin: 0 0 !important; }`);
  }

  /** Whether an element is ours. */
  owns(node: unknown): boolean {
    return node === this.#host;
  }
}

/** A modal dialog lies over everything else, and what is outside of it cannot be used. */
const homeOf = (about: Element[]): Element =>
  about.map((one) => one.closest("dialog:modal")).find((dialog) => dialog !== null) ??
  document.documentElement;

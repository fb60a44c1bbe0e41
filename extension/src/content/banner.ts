// Says over the page that its account or site is not the reseller's own, before
// any number is trusted.

import type { Workspace, WorkspaceNotice } from "rebatelens";
import { element, sign } from "../dom";
import { sentences, word } from "../language";
import type { PageServices } from "./services";

export class Banner {
  #shown: { element: HTMLElement; text: string } | undefined;
  /** What the person closed stays closed on this page. */
  #closed = "";

  constructor(private readonly services: Pick<PageServices, "signal" | "language" | "overlay">) {
    services.signal.addEventListener("abort", () => this.#take());
  }

  /** Shows what differs; a note alone stands in the panel. */
  show({ notices }: Workspace): void {
    const grave = notices.filter(({ severity }) => severity !== "note");
    const text = grave.map(({ title, message, next }) => `${title}\n${sentences(message, next)}`).join("\n");
    if (text === this.#shown?.text || (text === this.#closed && text !== "")) return;
    this.#take();
    if (grave.length === 0) return;
    const close = element("button", "action", word(this.services.language.shown, "banner_close"));
    close.type = "button";
    close.addEventListener("click", () => {
      this.#closed = text;
      this.#take();
    });
    const banner = element("div", "banner", ...grave.map(words), element("div", "actions", close));
    banner.setAttribute("role", "alert");
    this.#shown = { element: banner, text };
    this.services.overlay.root.append(banner);
  }

  hide(): void {
    this.#take();
  }

  #take(): void {
    this.#shown?.element.remove();
    this.#shown = undefined;
  }
}

const words = ({ severity, title, message, next }: WorkspaceNotice): HTMLElement =>
  element(
    "section",
    severity,
    element("h3", "title", sign(severity), title),
    element("p", "", sentences(message, next)),
  );

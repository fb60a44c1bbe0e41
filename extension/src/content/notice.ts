// What is said once when the extension was updated or removed under an open
// page. Nothing else of ours is there any more.

import type { Lang } from "rebatelens";
import { element, sign } from "../dom";
import { word } from "../language";
import { hasHost, host } from "./host";
import { wholePage } from "./page-context";
import { overlayStyles } from "./styles";

export class Notice {
  #shown: HTMLElement | undefined;
  #lang: Lang | undefined;

  /** Has it there before it is due, out of sight, in this language; or not there. */
  ready(isWanted: boolean, lang: Lang): void {
    const isThere = this.#shown?.isConnected ?? false;
    if (isWanted === isThere && (!isThere || lang === this.#lang)) return;
    this.#shown?.remove();
    this.#shown = undefined;
    if (isWanted) this.show(lang);
  }

  show(lang: Lang): void {
    this.#lang = lang;
    this.#shown = put(lang);
  }
}

/** Puts the notice onto the page; once, however many frames and tables it has. It
 * closes without our help, which may be gone by then. */
function put(lang: Lang): HTMLElement | undefined {
  const whole = wholePage();
  if (hasHost("notice", whole)) return undefined;
  const close = element("form", "actions", element("button", "action", word(lang, "banner_close")));
  close.method = "dialog";
  const words = element("p", "title", sign("note"), word(lang, "left"));
  words.setAttribute("role", "status");
  words.id = "said";
  const banner = element("dialog", "banner left", words, close);
  banner.open = true;
  banner.lang = lang;
  banner.setAttribute("aria-labelledby", words.id);
  const shown = host("notice");
  const root = shown.attachShadow({ mode: "closed" });
  root.append(banner);
  whole.documentElement.append(shown);
  root.adoptedStyleSheets = [overlayStyles(whole.defaultView ?? window)];
  banner.addEventListener("close", () => shown.remove());
  return shown;
}

// What is said once when the extension was updated or removed under an open
// page. Nothing else of ours is there any more.

import type { Lang } from "rebatelens";
import { element, sign } from "../dom";
import { word } from "../language";
import { hasHost, host } from "./host";
import { wholePage } from "./place";
import { overlayStyles } from "./styles";

/** Said to every copy of this script that was on the page before. */
const BEGINS = "rebatelens-begins";

/** Steps in for the copies of this script that were here before. */
export const begin = (): void => void document.dispatchEvent(new Event(BEGINS));

/** Calls back when another copy steps in. */
export const onSuccessor = (act: () => void, signal?: AbortSignal): void =>
  document.addEventListener(BEGINS, act, { once: true, ...(signal && { signal }) });

/** Shows the notice; once, however many frames and tables the page has. */
export function showLeft(lang: Lang): void {
  const whole = wholePage();
  if (hasHost("notice", whole)) return;
  const close = element("button", "action", word(lang, "banner_close"));
  close.type = "button";
  const words = element("p", "title", sign("note"), word(lang, "left"));
  const banner = element("div", "banner left", words, element("div", "actions", close));
  banner.setAttribute("role", "status");
  banner.lang = lang;
  const shown = host("notice");
  const root = shown.attachShadow({ mode: "closed" });
  root.append(banner);
  whole.documentElement.append(shown);
  root.adoptedStyleSheets = [overlayStyles(whole.defaultView ?? window)];
  close.addEventListener("click", () => shown.remove());
  onSuccessor(() => shown.remove());
}

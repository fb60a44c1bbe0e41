// Why the page beside the panel has no marks just now, and what can be done.

import type { Lang } from "rebatelens";
import { element, sign } from "../dom";
import { word } from "../language";
import { type Trouble, type TryAgainMessage, troubleKey } from "../protocol";

/** What is wrong with the marks of a tab; nothing where all is well. */
export async function troubleNotice(tab: number, lang: Lang): Promise<HTMLElement[]> {
  const all = await chrome.storage.session.get<Record<string, Trouble>>(null);
  const key = Object.keys(all).find((one) => one.startsWith(troubleKey(tab)));
  const trouble = key === undefined ? undefined : all[key];
  if (!trouble) return [];
  const again = element("button", "action", word(lang, "try_again"));
  again.type = "button";
  again.addEventListener("click", () => void askAgain(tab));
  const title = element("h2", "", word(lang, `${trouble}_title`));
  const words = element("div", "", title, element("p", "", word(lang, trouble)), again);
  return [element("section", "notice note trouble", sign("note"), words)];
}

/** The page may be gone by now. */
async function askAgain(tab: number): Promise<void> {
  await chrome.tabs.sendMessage<TryAgainMessage>(tab, { kind: "try_again" }).catch(() => undefined);
}

// The words of the interface, and the language they are in.

import type { Lang } from "rebatelens";
import en from "../_locales/en/messages.json";
import zh from "../_locales/zh_CN/messages.json";
import { type Choice, decidedSoon } from "./settings";

export type Key = keyof typeof en;

const WORDS: Record<Lang, Record<Key, { message: string }>> = { en, "zh-CN": zh };

const fromTag = (tag: string): Lang => (/^zh\b/i.test(tag) ? "zh-CN" : "en");

/** The person's choice, or else the page's language, or else the browser's. */
export function resolve(choice: Choice, pageLang: string): Lang {
  if (choice !== "auto") return choice;
  return fromTag(pageLang || chrome.i18n.getUILanguage());
}

export const chosen = async (): Promise<Choice> => (await decidedSoon(["lang"])).values.lang;

/** Sentences behind each other: Chinese has no space between them. */
export const sentences = (first: string, ...rest: string[]): string =>
  rest.reduce((all, one) => `${all}${/[。！？]$/.test(all) ? "" : " "}${one}`, first);

/** A word in a language, with `$1` and so on filled. */
export function word(lang: Lang, key: Key, ...values: string[]): string {
  return WORDS[lang][key].message.replace(/\$(\d)/g, (_, at: string) => values[Number(at) - 1] ?? "");
}

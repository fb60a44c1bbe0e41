// What an administrator fixed says so.

import type { Lang } from "rebatelens";
import { element } from "../dom";
import { word } from "../language";

export function fixedNote(fixed: boolean, lang: Lang): HTMLElement[] {
  return fixed ? [element("span", "fixed", word(lang, "options_fixed"))] : [];
}

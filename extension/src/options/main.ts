// The options page: every option, saved at once; what is fixed is said.

import type { Lang } from "rebatelens";
import { element, lens } from "../dom";
import { refusal } from "../evidence/policy";
import { type Key, resolve, word } from "../language";
import {
  concernsSettings,
  type Decided,
  decided,
  keep,
  type Options,
  type Settings,
  ZONES,
} from "../settings";
import { Accounts } from "./accounts";
import { AgreementChoice } from "./agreement";
import { fixedNote } from "./fixed";

const part = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

let lang: Lang = "en";
let drawn = "";

/** How long a word stays in sight, in milliseconds. */
const STAYS = 4000;

/** Says it once more, even where the same was said before. What stands on the
 * page already is only said aloud. */
function say(text: string, where: "shown" | "aloud" = "shown"): void {
  const live = part("live");
  const said = element("span", where === "shown" ? "said" : "unseen", text);
  live.replaceChildren();
  requestAnimationFrame(() => live.replaceChildren(said));
  setTimeout(() => said.remove(), STAYS);
}

async function save<K extends keyof Options>(key: K, value: Options[K]): Promise<void> {
  try {
    await keep(key, value);
    await redraw();
    say(word(lang, "options_saved"));
  } catch {
    say(word(lang, "options_not_saved"));
  }
}

const agreement = new AgreementChoice((value) => save("agreement", value), say);
const accounts = new Accounts((values) => save("accounts", values), say);

async function redraw(): Promise<void> {
  const now = await decided();
  const { values, fixed } = now;
  lang = resolve(values.lang, "");
  accounts.take(values.accounts, fixed.has("accounts"), lang);
  // What a person chooses or is writing is not drawn anew by what they saved.
  const rest = Object.entries(values).filter(([key]) => !IN_PLACE.has(key));
  const about = JSON.stringify([lang, rest, [...fixed]]);
  if (about !== drawn) {
    drawn = about;
    const focused = document.activeElement?.id;
    draw(now);
    if (focused) document.getElementById(focused)?.focus();
  }
  for (const key of SELECTS) {
    const control = document.getElementById(key);
    if (control instanceof HTMLSelectElement) control.value = values[key];
  }
}

const SELECTS = ["lang", "site", "rounding", "time_zone"] as const;

/** What is set where it stands. */
const IN_PLACE = new Set<string>([...SELECTS, "accounts"]);

function draw({ values, fixed }: Decided): void {
  document.documentElement.lang = lang;
  document.title = word(lang, "options_title");
  const heading = element("h1", "", lens(), element("span", "", word(lang, "options_title")));
  part("main").replaceChildren(
    heading,
    select("lang", fixed.has("lang"), "panel_language", "options_language_hint", [
      ["auto", word(lang, "panel_auto")],
      ["en", "English"],
      ["zh-CN", "中文"],
    ]),
    select("site", fixed.has("site"), "options_site", "options_site_hint", [
      ["any", word(lang, "options_site_any")],
      ["cn", word(lang, "options_site_cn")],
      ["intl", word(lang, "options_site_intl")],
    ]),
    select("rounding", fixed.has("rounding"), "options_rounding", "options_rounding_hint", [
      ["auto", word(lang, "options_rounding_auto")],
      ["half_up", word(lang, "options_rounding_half_up")],
      ["half_even", word(lang, "options_rounding_half_even")],
      ["down", word(lang, "options_rounding_down")],
      ["up", word(lang, "options_rounding_up")],
    ]),
    select("time_zone", fixed.has("time_zone"), "options_time_zone", "options_time_zone_hint", [
      ["auto", word(lang, "options_time_zone_auto")],
      ...ZONES.map((zone): [string, string] => [zone, `UTC${zone}`]),
    ]),
    agreement.draw(values.agreement, fixed.has("agreement"), lang),
    accounts.draw(),
    ...evidence(values),
  );
}

/** One option of a few values. */
function select<K extends (typeof SELECTS)[number]>(
  key: K,
  fixed: boolean,
  label: Key,
  hint: Key,
  choices: [string, string][],
): HTMLElement {
  const control = element("select", "");
  control.id = key;
  control.disabled = fixed;
  for (const [value, text] of choices) {
    const option = element("option", "", text);
    option.value = value;
    control.append(option);
  }
  control.addEventListener("change", () => void save(key, control.value as Options[K]));
  const name = element("label", "name", word(lang, label));
  name.htmlFor = key;
  const about = element("p", "hint", word(lang, hint), ...fixedNote(fixed, lang));
  about.id = `${key}-hint`;
  control.setAttribute("aria-describedby", about.id);
  return element("section", "option", name, about, control);
}

/** What an administrator decided about evidence; nothing where nobody did. */
function evidence(values: Settings): HTMLElement[] {
  const why = refusal(values);
  const key = [word(lang, "options_key"), element("code", "", values.evidence_key)];
  const said = [...(why ? [[word(lang, why)]] : []), ...(values.evidence_key ? [key] : [])];
  if (said.length === 0) return [];
  const about = element("p", "hint", ...fixedNote(true, lang));
  const lines = said.map((words) => element("p", "decided", ...words));
  return [
    element("section", "option", element("h2", "name", word(lang, "options_evidence")), about, ...lines),
  ];
}

chrome.storage.onChanged.addListener((changes, area) => {
  if (concernsSettings(changes, area)) void redraw();
});
void redraw();

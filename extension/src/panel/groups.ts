// The findings of a table by rule, and what each says when it is opened.

import type { Finding, Group, GroupItem, Lang, PanelView } from "rebatelens";
import { element, flag, sign } from "../dom";
import { copyButton, findingBody } from "../finding";
import { type Follow, followControl } from "../follow";
import { word } from "../language";

/** What can be done with a finding. */
export type Actions = {
  /** Nothing where a finding is about more than a record. */
  follow: (item: GroupItem, finding: Finding) => Follow | undefined;
  /** Opens the record's story. */
  story: (item: GroupItem, opener: HTMLElement) => void;
};

/** A group, and which of its items are shown. */
export type Shown = { group: Group; items: GroupItem[] };

/** The first group shows its items, where they are few. */
const FEW = 5;

/** What the groups are drawn of; `live` takes what brings a drawn item up to date
 * with what is followed up. */
export type Given = { view: PanelView; lang: Lang; actions: Actions; live: (() => void)[] };

export const drawGroups = (shown: Shown[], given: Given): HTMLElement[] =>
  shown.map((one, at) => group(one, at, given));

function group({ group: one, items }: Shown, at: number, given: Given): HTMLElement {
  const { lang } = given;
  const summary = element("summary", "", sign(one.severity), element("span", "what", one.title));
  const whole = items.length === one.count;
  const [shown, all] = [String(items.length), String(one.count)];
  const count = element("span", "count", whole ? all : word(lang, "filter_part", shown, all));
  count.setAttribute("aria-label", word(lang, whole ? "panel_findings" : "filter_count", shown, all));
  count.setAttribute("role", "img");
  summary.append(count);
  // The sum is that of all of them, and stands beside nothing less.
  if (one.amount !== undefined && whole) summary.append(element("span", "money", one.amount));
  const made = element("details", `group ${one.severity}`, summary);
  made.dataset.key = one.code;
  made.open = at === 0 && items.length <= FEW;
  made.append(...some(one, items, 0, given));
  return made;
}

/** Items of a group that are drawn at a time. */
const AT_ONCE = 200;

/** Some of a group's items, and a button for more. */
function some(one: Group, all: GroupItem[], from: number, given: Given): HTMLElement[] {
  const items = all.slice(from, from + AT_ONCE).map((shown) => item(one, shown, given));
  const left = all.length - from - items.length;
  if (left <= 0) return items;
  const more = element("button", "more", word(given.lang, "panel_more", String(left)));
  more.type = "button";
  more.addEventListener("click", () => {
    const next = some(one, all, from + AT_ONCE, given);
    more.replaceWith(...next);
    next[0]?.querySelector("summary")?.focus();
  });
  return [...items, more];
}

function item(one: Group, shown: GroupItem, { view, lang, actions, live }: Given): HTMLElement {
  const about = shown.subtitle ? [element("span", "about", shown.subtitle)] : [];
  const finding = view.findings[shown.finding];
  const follow = finding && actions.follow(shown, finding);
  const mark = element("span", "followed-place");
  const refresh = () => mark.replaceChildren(...(follow?.isOn() ? [followedSign(lang)] : []));
  refresh();
  if (follow) live.push(refresh);
  const id = element("span", "id", shown.title, mark);
  const summary = element("summary", "", element("span", "", id, ...about));
  if (shown.amount !== undefined) summary.append(element("span", "money", shown.amount));
  const made = element("details", `item ${one.severity}`, summary);
  made.dataset.key = `${one.code} ${shown.title} ${shown.subtitle}`;
  made.dataset.finding = String(shown.finding);
  // A body is only made when somebody looks at it.
  made.addEventListener("toggle", () => {
    if (!made.open || !finding || made.childElementCount > 1) return;
    const copy = finding.cleaned === undefined ? [] : [copyButton(finding.cleaned, lang)];
    const story = shown.record === null ? [] : [storyButton(shown, lang, actions)];
    const control = follow && followControl(follow, lang);
    if (control) live.push(control.refresh);
    const buttons = element("div", "actions", ...story, ...copy, ...(control ? [control.element] : []));
    const body = element("div", "body", ...findingBody(finding, lang, `rules.${lang}.html`));
    if (buttons.childElementCount > 0) body.append(buttons);
    made.append(body);
  });
  return made;
}

function followedSign(lang: Lang): HTMLElement {
  const made = element("span", "followed-sign", flag());
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", word(lang, "followed_up"));
  made.title = word(lang, "followed_up");
  return made;
}

function storyButton(shown: GroupItem, lang: Lang, actions: Actions): HTMLButtonElement {
  const button = element("button", "action story-open", word(lang, "story_open"));
  button.type = "button";
  button.addEventListener("click", () => actions.story(shown, button));
  return button;
}

// The sign at a table's edge: rows seen, findings by severity, and its pages.

import type { Annotation, Lang, Workspace } from "rebatelens";
import { element, lens, sign } from "../dom";
import { word } from "../language";

/** What the core says of a table, and of where it was seen. */
export type Said = { annotation: Annotation; workspace: Workspace };

/** What can be done with the other pages of a table. */
export type PagesAction = { text: string; act: () => void };

export function chip(
  { annotation, workspace }: Said,
  lang: Lang,
  openPanel: () => void,
  pages?: PagesAction,
): HTMLElement {
  const shown = summary(annotation, lang, openPanel);
  if (workspace.text !== "") shown.append(element("span", "workspace", workspace.text));
  const group = element("div", "chips", shown);
  if (pages) group.append(button("chip pages", pages.act, pages.text));
  return group;
}

function summary({ chip: said }: Annotation, lang: Lang, openPanel: () => void): HTMLButtonElement {
  const made = button("chip", openPanel, lens(), element("strong", "", word(lang, "name")));
  made.append(element("span", "rows", said.text));
  const counts = [
    ["error", said.errors],
    ["warning", said.warnings],
    ["note", said.notes],
  ] as const;
  for (const [severity, count] of counts) {
    if (count === 0) continue;
    const shown = element("span", `count ${severity}`, sign(severity), String(count));
    shown.setAttribute("role", "img");
    shown.setAttribute("aria-label", word(lang, `${severity}s`, String(count)));
    made.append(shown);
  }
  made.title = word(lang, "open_panel");
  return made;
}

function button(className: string, act: () => void, ...children: (Node | string)[]): HTMLButtonElement {
  const made = element("button", className, ...children);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

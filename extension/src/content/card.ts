// The card beside a marked row: what happened, why, and what to do.

import type { Finding, Lang } from "rebatelens";
import { element } from "../dom";
import { copyButton, findingBody } from "../finding";
import { type Follow, type FollowControl, followControl } from "../follow";
import { word } from "../language";
import type { RowMark } from "./rows";

export type Card = { element: HTMLElement; refresh: () => void };

export function card(
  mark: RowMark,
  lang: Lang,
  openPanel: (finding?: Finding) => void,
  follow: (finding: Finding) => Follow,
): Card {
  const made = element("div", "card");
  made.id = "card";
  made.setAttribute("role", "dialog");
  made.setAttribute("aria-label", mark.findings.map((finding) => finding.title).join(". "));
  const controls: FollowControl[] = [];
  for (const finding of mark.findings) {
    const section = element("section", `finding ${finding.severity}`, ...findingBody(finding, lang));
    const control = followControl(follow(finding), lang);
    controls.push(control);
    const copy = finding.cleaned === undefined ? [] : [copyButton(finding.cleaned, lang)];
    section.append(element("div", "actions", ...copy, control.element));
    made.append(section);
  }
  const open = element("button", "action", word(lang, "open_panel"));
  open.type = "button";
  open.addEventListener("click", () => openPanel(mark.findings[0]));
  made.append(element("div", "actions", open));
  const refresh = () => {
    for (const control of controls) control.refresh();
  };
  return { element: made, refresh };
}

/** Puts a card beside a place, inside the window. */
export function placeCard(made: HTMLElement, beside: DOMRect): void {
  const gap = 8;
  const { width, height } = made.getBoundingClientRect();
  const fitsBelow = beside.bottom + gap + height <= innerHeight;
  const fitsAbove = beside.top - gap - height >= 0;
  const top = fitsBelow || !fitsAbove ? beside.bottom + gap : beside.top - gap - height;
  const left = Math.min(beside.left, innerWidth - width - gap);
  made.style.left = `${Math.max(gap, left)}px`;
  made.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`;
}

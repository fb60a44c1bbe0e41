// One finding, as the card on the page and the side panel draw it.

import type { Finding, Lang } from "rebatelens";
import { element, sign } from "./dom";
import { word } from "./language";

/** `rules` is the catalogue's page, where a link to it can be followed. */
export function findingBody(finding: Finding, lang: Lang, rules?: string): HTMLElement[] {
  const parts: HTMLElement[] = [
    element("h3", "title", sign(finding.severity), finding.title, code(finding, lang, rules)),
  ];
  if (finding.workings.length > 0) parts.push(workings(finding));
  else parts.push(element("p", "", finding.message));
  parts.push(labelled(word(lang, "why"), finding.why), labelled(word(lang, "next"), finding.next));
  return parts;
}

function code(finding: Finding, lang: Lang, rules?: string): HTMLElement {
  if (rules === undefined) return element("span", "code", finding.code);
  const link = element("a", "code", finding.code);
  link.href = `${rules}#${finding.code}`;
  link.target = "_blank";
  link.title = word(lang, "rule_link");
  return link;
}

const labelled = (label: string, text: string): HTMLElement =>
  element("p", "", element("b", "", label), text);

/** The sum written out. */
function workings(finding: Finding): HTMLElement {
  const list = element("dl", "sum");
  finding.workings.forEach(({ label, value }, at) => {
    const last = at === finding.workings.length - 1 ? "last" : "";
    list.append(element("dt", last, label), element("dd", last, value));
  });
  return list;
}

/** A button that copies, and says that it did. */
export function copyButton(text: string, lang: Lang): HTMLButtonElement {
  const button = element("button", "action", word(lang, "copy"));
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = word(lang, "copied");
    } catch {
      // Without leave to write to the clipboard, the text stays selectable.
      button.textContent = word(lang, "copy_refused");
    }
  });
  return button;
}

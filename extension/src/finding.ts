// One finding, as the card on the page and the side panel draw it.

import type { Finding, Lang } from "rebatelens";
import { element, sign } from "./dom";
import { word } from "./language";

export function findingBody(finding: Finding, lang: Lang): HTMLElement[] {
  const parts: HTMLElement[] = [element("h3", "title", sign(finding.severity), finding.title, code(finding))];
  if (finding.workings.length > 0) parts.push(workings(finding));
  else parts.push(element("p", "", finding.message));
  parts.push(labelled(word(lang, "why"), finding.why), labelled(word(lang, "next"), finding.next));
  return parts;
}

const code = (finding: Finding): HTMLElement => element("span", "code", finding.code);

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

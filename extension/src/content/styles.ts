// The styles of what is painted on a page.

import finding from "../finding.css";
import tokens from "../tokens.css";
import banner from "./banner.css";
import boxes from "./boxes.css";
import host from "./host.css";
import marks from "./marks.css";

export function sheet(
  text: string,
  of: Pick<typeof globalThis, "CSSStyleSheet"> = globalThis,
): CSSStyleSheet {
  const made = new of.CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

export const overlayStyles = (of?: Pick<typeof globalThis, "CSSStyleSheet">): CSSStyleSheet =>
  sheet(`${tokens}\n${finding}\n${host}\n${marks}\n${boxes}\n${banner}`, of);

/** Underlines on the page's own text; shape tells the severities apart. Cells
 * clip what hangs low, and a clipped wave looks like dashes. */
export const highlightStyles = (): CSSStyleSheet =>
  sheet(`
    @media screen {
      ::highlight(rebatelens-error) { text-decoration: underline wavy #b3261e 1px; text-underline-offset: 1px; }
      ::highlight(rebatelens-warning) { text-decoration: underline dashed #8f5a00 1px; text-underline-offset: 3px; }
      ::highlight(rebatelens-note) { text-decoration: underline dotted #2f5d96 1.5px; text-underline-offset: 3px; }
    }
  `);

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

/** A colour of the design, for what lies outside our own elements. */
const colour = (name: string): string => new RegExp(`--${name}: (.+);`).exec(tokens)?.[1] ?? "currentColor";

/** Underlines on the page's own text; shape tells the severities apart. Cells
 * clip what hangs low, and a clipped wave looks like dashes. `origin` is what the
 * rules are for; without one, every element, as long as `presence.css` holds. */
export function highlightRules(origin: ":root" | ""): string {
  const [error, warning, note] = ["error", "warning", "note"].map(
    (severity) => `${origin}::highlight(rebatelens-${severity})`,
  );
  const line = origin ? "underline" : "var(--rebatelens-line)";
  return `
    @media screen {
      ${error} { text-decoration: ${line} wavy ${colour("error")} 1px; text-underline-offset: 1px; }
      ${warning} { text-decoration: ${line} dashed ${colour("warning")} 1px; text-underline-offset: 3px; }
      ${note} { text-decoration: ${line} dotted ${colour("note")} 1.5px; text-underline-offset: 3px; }
    }
    /* The system's own highlight lies behind the text there; the line stays inside it. */
    @media screen and (forced-colors: active) {
      ${error} { text-decoration-style: double; text-underline-offset: 0; }
      ${warning}, ${note} { text-decoration-thickness: 2px; text-underline-offset: 0; }
    }
  `;
}

// The button that marks something as incorrect, on the page's card and in the panel.

import type { Lang } from "rebatelens";
import { element, flag } from "./dom";
import type { Outcome } from "./followups";
import { word } from "./language";

export type Follow = { isOn: () => boolean; toggle: () => Promise<Outcome> };

export type FollowControl = { element: HTMLElement; refresh: () => void };

/** One button for both ways, so that it keeps the focus; what it did is said. */
export function followControl({ isOn, toggle }: Follow, lang: Lang): FollowControl {
  const state = element("span", "followed-up");
  state.setAttribute("role", "status");
  const button = element("button", "action follow");
  button.type = "button";
  const refresh = () => {
    const on = isOn();
    made.classList.toggle("on", on);
    const text = word(lang, on ? "follow_undo" : "follow_mark");
    if (button.textContent !== text) button.textContent = text;
    if (on === state.childElementCount > 0) return;
    state.replaceChildren(...(on ? [flag(), word(lang, "followed_up")] : []));
  };
  button.addEventListener("click", async () => {
    const outcome = await toggle();
    if (outcome !== "kept") state.textContent = word(lang, `follow_${outcome}`);
  });
  const made = element("span", "follow-control", state, button);
  refresh();
  return { element: made, refresh };
}

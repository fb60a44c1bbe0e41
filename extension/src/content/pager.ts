// The page's own buttons that turn a table's pages.

import type { FoundTable } from "./find";
import { nearby } from "./page-context";

export type Pager = {
  next: HTMLElement;
  previous: HTMLElement | undefined;
  first: HTMLElement | undefined;
  /** The number of the page that is shown, as the page writes it. */
  current: () => string;
};

/** The pager that stands near a table; nothing where it has none. */
export function pagerOf({ family, root }: FoundTable): Pager | undefined {
  const { pager } = family;
  const next = buttonNear(root, pager.next);
  if (!next) return undefined;
  return {
    next,
    previous: buttonNear(root, pager.previous),
    first: buttonNear(root, pager.first) ?? numbered(next, pager.whole),
    current: () => {
      const shown = nearby(root, [pager.current]);
      return (shown instanceof HTMLInputElement ? shown.value : shown?.textContent)?.trim() ?? "";
    },
  };
}

function buttonNear(root: Element, selector: string): HTMLElement | undefined {
  const found = nearby(root, [selector]);
  return found instanceof HTMLElement ? found : undefined;
}

/** The button of the first page, by its number alone. */
function numbered(next: Element, whole: string): HTMLElement | undefined {
  const buttons = next.closest(whole)?.querySelectorAll<HTMLElement>("li, button, a") ?? [];
  return [...buttons].find(({ textContent }) => textContent?.trim() === "1");
}

/** Whether a button of the page can be pressed. */
export const isEnabled = (button: HTMLElement): boolean =>
  !button.matches('[aria-disabled="true"], [disabled], [class*="disable"]') &&
  button.querySelector("[disabled]") === null;

/** Presses a button of the page. */
export const press = (button: HTMLElement): void =>
  ((button.querySelector("button, a") as HTMLElement | null) ?? button).click();

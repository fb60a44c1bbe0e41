// The page's own buttons that turn a table's pages.

import type { FoundTable } from "./find";
import { nearby } from "./page-context";

export type Pager = {
  next: HTMLElement;
  first: HTMLElement | undefined;
  /** The number of the page that is shown, as the page writes it. */
  current: () => string;
};

/** The pager that stands near a table; nothing where it has none. */
export function pagerOf({ family, root }: FoundTable): Pager | undefined {
  const { pager } = family;
  const next = pager && nearby(root, [pager.next]);
  if (!(next instanceof HTMLElement)) return undefined;
  const first = nearby(root, [pager.first]);
  return {
    next,
    first: first instanceof HTMLElement ? first : undefined,
    current: () => {
      const shown = nearby(root, [pager.current]);
      return (shown instanceof HTMLInputElement ? shown.value : shown?.textContent)?.trim() ?? "";
    },
  };
}

/** Whether a button of the page can be pressed. */
export const isEnabled = (button: HTMLElement): boolean =>
  !button.matches('[aria-disabled="true"], [disabled], [class*="disable"]') &&
  button.querySelector("[disabled]") === null;

/** Presses a button of the page. */
export const press = (button: HTMLElement): void =>
  ((button.querySelector("button, a") as HTMLElement | null) ?? button).click();

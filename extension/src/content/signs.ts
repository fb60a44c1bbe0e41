// The sign in a row's margin: what it says, how it is drawn, where it is.

import type { Lang } from "rebatelens";
import { element, flag, sign } from "../dom";
import { word } from "../language";
import type { CapturedRow } from "./capture";
import type { RowMark } from "./rows";

/** Room that a sign and its bar take in the margin. */
export const WIDTH = 17;

/** Where a sign is, from the beginning of the table's body. */
type Place = { left: number; top: number; height: number };

export type Marked = {
  row: CapturedRow;
  mark: RowMark;
  button: HTMLButtonElement;
  at?: Place;
  away: boolean;
};

/** As many cells name a row. */
const NAMING = 4;

const textOf = (cell: Element | undefined): string => (cell?.textContent ?? "").trim().slice(0, 40);

/** A sign is drawn only once its row is near. Until then it is not taken out of
 * sight: a change of its style has all layers of the page counted anew. */
export function signButton(mark: RowMark, row: CapturedRow): HTMLButtonElement {
  const button = element("button", `mark ${mark.severity}`);
  button.type = "button";
  // A sign is read far from its row, which it therefore names.
  const name = row.cells.map(textOf).filter(Boolean).slice(0, NAMING).join(", ");
  button.setAttribute("aria-description", name);
  button.setAttribute("aria-haspopup", "dialog");
  return button;
}

/** Says what a sign stands for, and whether it is followed up. */
export function labelSign(marked: Marked, isFollowed: boolean, lang: Lang): void {
  const { button, mark } = marked;
  const titles = mark.findings.map((finding) => finding.title).join(". ");
  const followed = isFollowed ? `. ${word(lang, "followed_up")}` : "";
  const label = `${word(lang, mark.severity)}: ${titles}${followed}`;
  if (button.getAttribute("aria-label") === label) return;
  button.setAttribute("aria-label", label);
  button.classList.toggle("followed", isFollowed);
  if (isDrawn(marked)) drawSign(marked);
}

/** A sign whose row is out of sight is still reached by keyboard, and comes into
 * sight then. */
export function showSign({ button, away }: Marked, fromRight: boolean): void {
  button.classList.toggle("away", away);
  button.classList.toggle("from-right", fromRight);
}

export const isDrawn = ({ button }: Marked): boolean => button.firstChild !== null;

export function drawSign({ button, mark: { severity } }: Marked): void {
  const isFollowed = button.classList.contains("followed");
  button.replaceChildren(sign(severity), ...(isFollowed ? [flag()] : []));
}

/** Moves a sign beside its row, where it is not there yet. */
export function moveSign(marked: Marked, to: Place): void {
  const { button, at } = marked;
  if (at && isSame(at.left, to.left) && isSame(at.top, to.top) && isSame(at.height, to.height)) return;
  marked.at = to;
  button.hidden = to.height === 0;
  button.style.translate = `${to.left}px ${to.top + 6}px`;
  button.style.height = `${Math.max(14, to.height - 12)}px`;
}

/** Measures differ by a little while a page scrolls. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.05;

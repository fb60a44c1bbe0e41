// Files come by dropping them anywhere on the panel, or by the button.

import type { Lang } from "rebatelens";
import { element } from "../dom";
import { word } from "../language";

/** What the core reads; the content of a file decides, not its name. */
const ACCEPTED = ".csv,.tsv,.txt,.xlsx,.zip,.json";

export function takeDrops(open: (files: File[]) => void): void {
  let inside = 0;
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const show = (over: boolean): void => void document.body.classList.toggle("dropping", over);
  addEventListener("dragenter", (event) => {
    if (!holdsFiles(event)) return;
    inside += 1;
    show(true);
  });
  addEventListener("dragleave", (event) => {
    if (!holdsFiles(event)) return;
    inside -= 1;
    show(inside > 0);
  });
  addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    inside = 0;
    show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    open(files);
  });
}

/** The button, and the browser's own dialog behind it. */
export function openButton(lang: Lang, open: (files: File[]) => void): HTMLElement {
  const input = element("input", "unseen");
  input.type = "file";
  input.multiple = true;
  input.accept = ACCEPTED;
  input.tabIndex = -1;
  input.setAttribute("aria-hidden", "true");
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) open(files);
    input.value = "";
  });
  const button = element("button", "quiet", word(lang, "panel_open_file"));
  button.type = "button";
  button.id = "open-file";
  button.addEventListener("click", () => input.click());
  return element("span", "open-file", button, input);
}

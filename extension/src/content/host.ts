// An element of ours on somebody else's page. It has a plain name: behind one of
// its own the page could put its code, and that would run on our element.

export type Host = "overlay" | "notice";

export function host(name: Host): HTMLElement {
  const made = document.createElement("div");
  made.dataset.rebatelens = name;
  return made;
}

/** Whether a document shows such an element. */
export const hasHost = (name: Host, within: Document): boolean =>
  within.querySelector(`[data-rebatelens="${name}"]`) !== null;

/** Whether the browser takes our overlay off the page when it takes the extension:
 * where it does, `presence.css` holds. */
export const isTied = (overlay: HTMLElement): boolean => getComputedStyle(overlay).display === "flow-root";

/** Takes off what a copy of this script left behind that the browser has ended. */
export function clearOrphans(): void {
  for (const old of document.querySelectorAll(":is(:root, dialog) > div[data-rebatelens]:empty"))
    old.remove();
}

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

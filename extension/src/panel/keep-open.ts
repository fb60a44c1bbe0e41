// Drawing again without closing what the person opened, or moving anything.

/** What had the focus when it went, as while a page is turned; it may come back. */
const gone = new WeakMap<HTMLElement, HTMLElement>();

/** Does the work and puts back what was open, where the focus was, and how far
 * the page was scrolled. */
export function keepOpen(root: HTMLElement, work: () => void): void {
  const all = () => [...root.querySelectorAll<HTMLDetailsElement>("details[data-key]")];
  const open = new Map(all().map((one) => [one.dataset.key, one.open]));
  const active = focusedIn(root) ?? nobodyElse(gone.get(root));
  const focused = active?.closest<HTMLDetailsElement>("details[data-key]")?.dataset.key;
  const { scrollTop } = root;
  work();
  for (const one of all()) {
    one.open = open.get(one.dataset.key) ?? one.open;
    // The browser says so a moment later, and what it shows would be empty until then.
    if (one.open) one.dispatchEvent(new Event("toggle"));
  }
  root.scrollTop = scrollTop;
  gone.delete(root);
  if (!active || active === document.activeElement) return;
  const again = all().find((one) => focused !== undefined && one.dataset.key === focused);
  // What is drawn once and only moved lost the focus on its way.
  if (root.contains(active)) active.focus({ preventScroll: true });
  else if (again) again.querySelector("summary")?.focus();
  else gone.set(root, active);
}

function focusedIn(root: HTMLElement): HTMLElement | undefined {
  const active = document.activeElement;
  return active instanceof HTMLElement && active !== root && root.contains(active) ? active : undefined;
}

/** The one that lost the focus, unless something else has it by now. */
const nobodyElse = (lost: HTMLElement | undefined): HTMLElement | undefined =>
  document.activeElement === document.body ? lost : undefined;

// Drawing again without closing what the person opened, or moving anything.

/** Does the work and puts back what was open, where the focus was, and how far
 * the page was scrolled. */
export function keepingOpen(root: HTMLElement, work: () => void): void {
  const all = () => [...root.querySelectorAll<HTMLDetailsElement>("details[data-key]")];
  const open = new Map(all().map((one) => [one.dataset.key, one.open]));
  const active = document.activeElement;
  const focused = active?.closest<HTMLDetailsElement>("details[data-key]")?.dataset.key;
  const { scrollTop } = root;
  work();
  for (const one of all()) one.open = open.get(one.dataset.key) ?? one.open;
  root.scrollTop = scrollTop;
  if (active === document.activeElement) return;
  // What is drawn once and only moved lost the focus on its way.
  if (active instanceof HTMLElement && root.contains(active)) active.focus({ preventScroll: true });
  else if (focused)
    all()
      .find((one) => one.dataset.key === focused)
      ?.querySelector("summary")
      ?.focus();
}

// Searches a page beside the rows of its tables, which may be thousands and say
// nothing of the page.

/** What matches below a place, in the page's order, and lies in no table's body. */
export function queryOutsideRows(place: ParentNode, selector: string): Element[] {
  if (place.querySelector("tbody") === null) return [...place.querySelectorAll(selector)];
  return [...place.children].flatMap((child) =>
    child.localName === "tbody"
      ? []
      : [...(child.matches(selector) ? [child] : []), ...queryOutsideRows(child, selector)],
  );
}

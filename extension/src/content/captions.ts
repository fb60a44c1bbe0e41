// The texts that say what a box of the page is for.

export type Box = HTMLInputElement | HTMLTextAreaElement;

const TYPES = new Set(["text", "search", "tel", "number"]);

/** A box of the page; never one for a password. */
export function asBox(target: unknown): Box | undefined {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && TYPES.has(target.type) ? target : undefined;
}

/** The box that an event happened in. */
export const boxOf = (event: Event): Box | undefined => asBox(event.composedPath()[0]);

/** How far around a box its caption is looked for. */
const LEVELS = 7;
/** Boxes that a person types in; others belong to choices. */
const TYPED =
  'input:not([readonly], [type="hidden"], [type="checkbox"], [type="radio"], [role="combobox"]), textarea';
/** A caption is short; a longer text speaks of other things. */
const LONGEST = 60;

/** The captions of a box, the surest first: what stands right before it, such as
 * the chosen attribute of a search, then what names it, then what explains it. */
export function captionsOf(box: Box): string {
  const labels = [...(box.labels ?? [])].map(textOf);
  const named = (box.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => id && textById(box, id));
  const [nearest = "", ...around] = before(box);
  const all = [
    nearest,
    box.getAttribute("aria-label") ?? "",
    ...named,
    ...labels,
    ...around,
    box.placeholder,
  ];
  const short = all.map((text) => text.replace(/\s+/g, " ").trim());
  return [...new Set(short.filter((text) => text.length > 0 && text.length <= LONGEST))].join("\n");
}

/** What stands before a box, from near to far. */
function before(box: Box): string[] {
  const texts: string[] = [];
  let inner: Element = box;
  for (let level = 0; level < LEVELS && inner.parentElement; level += 1, inner = inner.parentElement) {
    const previous = inner.previousElementSibling;
    if (previous && !previous.querySelector(`${TYPED}, table`)) texts.push(chosenIn(previous));
    if (inner.parentElement.querySelectorAll(TYPED).length > 1) break;
  }
  return texts;
}

/** The text of what is shown; of a choice, what is chosen. */
function chosenIn(element: Element): string {
  const select = element instanceof HTMLSelectElement ? element : element.querySelector("select");
  if (select) return select.selectedOptions[0]?.text ?? "";
  return element.querySelector("input")?.value || textOf(element);
}

const textOf = (element: Element): string => element.textContent ?? "";

function textById(box: Box, id: string): string {
  const root = box.getRootNode();
  const named = root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
  return named ? textOf(named) : "";
}

// What a cell shows, part by part. Parts that a page draws apart, a name above an
// account or a button that copies, are kept apart: the core knows which one is the
// value. Text that nobody sees is not read.

/** Stands between the parts of a cell; no text of a page holds it. */
export const APART = "\u2028";

/** What holds text that no page shows. */
const UNSEEN = new Set(["style", "script", "template", "noscript"]);
const UNSEEN_IN = new Set(["title", "desc", "metadata", "annotation", "annotation-xml"]);
const SPECIAL_NAMESPACES = ["http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"];
/** What is drawn apart from the text beside it, whatever its style. */
const ALWAYS_APART = new Set(["sup", "sub", "button", "a", "i", "svg", "div", "p", "li", "ul", "section"]);

/** The parts of an element's text, in its order; none is blank. */
export function partsOf(cell: Element): string[] {
  const only = onlyText(cell);
  if (only !== undefined) return split(only);
  const seen = new PartReader(true);
  seen.read(cell);
  const parts = split(seen.text);
  if (parts.length > 0 || (cell.textContent ?? "").trim() === "") return parts;
  // A cell that is hidden as a whole is shown by a copy that lies over it.
  const all = new PartReader(false);
  all.read(cell);
  return split(all.text);
}

/** The text of a cell whose elements lie one in the other, as nearly all do. */
function onlyText(cell: Element): string | undefined {
  let inner: Element = cell;
  for (;;) {
    const { firstChild, lastChild } = inner;
    if (firstChild === null) return "";
    if (firstChild !== lastChild) return undefined;
    if (firstChild instanceof Text) return firstChild.data;
    if (!(firstChild instanceof Element) || isUnseen(firstChild)) return "";
    if (firstChild.localName === "br") return "";
    inner = firstChild;
  }
}

class PartReader {
  text = "";

  constructor(private readonly onlySeen: boolean) {}

  read(parent: Element): void {
    const alone = isAlone(parent);
    for (const child of parent.childNodes) {
      if (child instanceof Text) this.#add(child.data);
      else if (child instanceof Element) this.#element(child, alone);
    }
  }

  /** Glyphs of an icon font are pictures, not text. */
  #add(data: string): void {
    if (!GLYPHS.test(data)) this.text += data.includes(APART) ? data.replaceAll(APART, " ") : data;
  }

  #element(child: Element, alone: boolean): void {
    if (isUnseen(child)) return;
    if (child.localName === "br") {
      this.text += APART;
      return;
    }
    if (alone) {
      this.read(child);
      return;
    }
    const style = getComputedStyle(child);
    if (this.onlySeen && isHidden(style)) return;
    const apart = isApart(child, style);
    if (apart) this.text += APART;
    this.read(child);
    if (apart) this.text += APART;
  }
}

const GLYPHS =
  /^[\s\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}]*[\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}][\s\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}]*$/u;

const isUnseen = ({ localName, namespaceURI }: Element): boolean =>
  UNSEEN.has(localName) || (UNSEEN_IN.has(localName) && SPECIAL_NAMESPACES.includes(namespaceURI ?? ""));

/** Whether an element holds nothing but one other. */
function isAlone({ childNodes, childElementCount }: Element): boolean {
  if (childElementCount !== 1) return false;
  for (const child of childNodes) if (child instanceof Text && !BLANK.test(child.data)) return false;
  return true;
}

const BLANK = /^\s*$/;

/** Whether nobody sees an element: not shown, or cut down to nothing for those who
 * listen to the page. */
function isHidden({ display, visibility, position, clip, clipPath }: CSSStyleDeclaration): boolean {
  if (display === "none" || visibility !== "visible") return true;
  return position === "absolute" && (clip.startsWith("rect(") || clipPath.startsWith("inset(50%"));
}

/** Whether an element is drawn apart from the text beside it. What is only coloured
 * within a text, as the characters that were searched for, is not. */
function isApart(element: Element, style: CSSStyleDeclaration): boolean {
  if (ALWAYS_APART.has(element.localName)) return true;
  const { display, position, paddingLeft, marginLeft } = style;
  if (display !== "inline" && display !== "contents") return true;
  return position === "absolute" || paddingLeft !== "0px" || marginLeft !== "0px";
}

/** A sign that stands alone, as before a status, is no part of a value. */
const SIGNS = /(^|\s)(\p{So}+)(?=\s|$)/gu;
const SIGN = /\p{So}/u;

function split(text: string): string[] {
  const marked = SIGN.test(text) ? text.replace(SIGNS, `${APART}$2${APART}`) : text;
  if (!marked.includes(APART)) {
    const shown = asShown(marked);
    return shown === "" || GLYPHS.test(shown) ? [] : [shown];
  }
  return marked
    .split(APART)
    .map(asShown)
    .filter((part) => !WHITE.test(part));
}

const WHITE = /^\p{White_Space}*$/u;

/** Spaces that a page draws otherwise than they stand in its source. */
const LOOSE = /[\t\n\r\f]| {2}|^ | $/;

/** What a page draws of the spaces in its source. Any other invisible character
 * is kept: it may be what broke an identifier. */
export const asShown = (text: string): string =>
  LOOSE.test(text) ? text.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "") : text;

/** Attributes that hold the whole of a text which the page shortens. */
const WHOLE = ["title", "aria-label", "data-title", "data-original-title", "data-tooltip", "data-tip"];
export const WHOLE_SELECTOR = WHOLE.map((name) => `[${name}]`).join();

/** The wholes that an element names. */
export const wholesOf = (element: Element): string[] =>
  WHOLE.flatMap((name) => asShown(element.getAttribute(name) ?? "") || []);

/** What a page writes where it leaves characters out. */
export const LEFT_OUT = /…|\.{3}|⋯/;

/** A part, or the whole of what it shows the ends of. */
export function whole(part: string, wholes: readonly string[]): string {
  const [before = "", ...after] = part.split(LEFT_OUT);
  if (after.length > 1) return part;
  const [end] = after;
  const isWhole = (text: string) =>
    text.length > part.length - (end === undefined ? 0 : 1) &&
    text.startsWith(before) &&
    text.endsWith(end ?? "");
  // Without a sign that something is left out, one text alone can be the whole.
  if (end === undefined && wholes.length !== 1) return part;
  if (end !== undefined && before.length + end.length === 0) return part;
  return wholes.find((text) => text !== part && isWhole(text)) ?? part;
}

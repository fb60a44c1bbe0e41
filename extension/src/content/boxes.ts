// What a person pastes or types into the page's search boxes: what is wrong with
// it is said beside the box before they search. No key is taken from the page.

import type { BoxReport, Lang } from "rebatelens";
import { element, sign } from "../dom";
import { sentences, word } from "../language";
import { asBox, type Box, boxOf, captionsOf } from "./captions";
import type { PageServices } from "./services";

/** How long a person rests before what they typed is looked at. */
const REST = 250;
/** No identifier, nor a list of them that a page takes, is longer. */
const LONGEST = 4000;

type BoxServices = Pick<PageServices, "signal" | "language" | "overlay" | "channel">;

export class Boxes {
  /** The box that the person is in, and whether it asks for an identifier. */
  #box: { box: Box; captions: string; asks: Promise<boolean> } | undefined;
  #advice: { element: HTMLElement; box: Box; text: string } | undefined;
  /** What the person chose to leave as it is. */
  readonly #kept = new WeakMap<Box, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The question about each box that was asked last. */
  readonly #asked = new WeakMap<Box, object>();

  constructor(private readonly services: BoxServices) {
    services.signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#hide();
    });
  }

  /** Listens on the window, where it does not listen yet. */
  listen(): void {
    const options = { signal: this.services.signal, passive: true, capture: true };
    addEventListener("focusin", this.#focused, options);
    addEventListener("focusout", this.#left, options);
    addEventListener("input", this.#typed, options);
    addEventListener("keydown", this.#pressed, options);
    // A person may have come before us.
    void this.#entered(asBox(document.activeElement));
  }

  readonly #focused = (event: Event): void => void this.#entered(boxOf(event));
  readonly #left = (event: Event): void => void this.#leaving(boxOf(event));

  /** The box that has advice beside it. */
  get advised(): Box | undefined {
    return this.#advice?.box;
  }

  /** Whether there is advice beside a box. */
  get isShown(): boolean {
    return this.#advice !== undefined;
  }

  /** Moves the advice to where its box is now. */
  position(): void {
    if (!this.#advice) return;
    const { box, element: advice, text } = this.#advice;
    if (!box.isConnected || box.value !== text) {
      this.#hide();
      return;
    }
    const at = box.getBoundingClientRect();
    const isSeen = box.checkVisibility({ visibilityProperty: true }) && !this.#isCovered(box, at);
    advice.classList.toggle("away", !isSeen);
    place(advice, at);
  }

  /** Whether something lies over what is in the window of a box. Out of it, the box
   * may still have the focus, as where a page is zoomed. */
  #isCovered(box: Box, { left, right, top, bottom }: DOMRect): boolean {
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const over = document.elementFromPoint(x, y);
    const ours = this.services.overlay.root.host;
    return over !== null && over !== ours && !over.contains(box) && !box.contains(over);
  }

  /** Asks by its captions alone whether a box is for an identifier. A person may
   * paste into it before the answer is there. */
  async #entered(box: Box | undefined): Promise<string | undefined> {
    if (!box) return undefined;
    const captions = captionsOf(box);
    if (this.#box?.box !== box || this.#box.captions !== captions)
      this.#box = { box, captions, asks: this.#asksFor(captions) };
    const own = this.#box;
    return (await own.asks) && this.#box === own ? captions : undefined;
  }

  async #asksFor(captions: string): Promise<boolean> {
    return captions !== "" && (await this.#ask(captions, "", true)) !== undefined;
  }

  async #leaving(box: Box | undefined): Promise<void> {
    if (!box || box.value === "" || this.#box?.box !== box) return;
    const { captions, asks } = this.#box;
    if (await asks) await this.#judge(box, captions, true);
  }

  readonly #typed = (event: Event): void => {
    const box = boxOf(event);
    clearTimeout(this.#timer);
    if (!box) return;
    if (this.#advice?.box === box && this.#advice.text !== box.value) this.#hide();
    const type = event instanceof InputEvent ? event.inputType : "";
    const whole = type === "insertFromPaste" || type === "insertFromDrop";
    const look = async () => {
      const captions = await this.#entered(box);
      if (captions !== undefined) await this.#judge(box, captions, whole);
    };
    if (whole) void look();
    else this.#timer = setTimeout(() => void look(), REST);
  };

  /** Escape closes the advice; Alt and the arrow down go into it, as into any list
   * below a box. The page gets every key all the same. */
  readonly #pressed = ({ key, altKey }: KeyboardEvent): void => {
    if (!this.#advice) return;
    const { box, element: advice } = this.#advice;
    if (key === "ArrowDown" && altKey) advice.querySelector("button")?.focus();
    if (key !== "Escape") return;
    const inside = advice.contains(this.services.overlay.root.activeElement);
    this.#hide();
    if (inside) box.focus({ preventScroll: true });
  };

  async #judge(box: Box, captions: string, finished: boolean): Promise<void> {
    const { value } = box;
    if (value.length > LONGEST || this.#kept.get(box) === value) return;
    if (this.#advice?.box === box && this.#advice.text === value) return;
    const own = {};
    this.#asked.set(box, own);
    const report = await this.#ask(captions, value, finished);
    if (
      own !== this.#asked.get(box) ||
      box.value !== value ||
      !box.isConnected ||
      this.services.signal.aborted
    )
      return;
    if (report && report.message !== "") this.#show(box, report);
    else if (this.#advice?.box === box) this.#hide();
  }

  async #ask(captions: string, typed: string, finished: boolean): Promise<BoxReport | undefined> {
    const { channel, language } = this.services;
    const lang = language.shown;
    const answer = await channel.send({ kind: "box", captions, typed, finished, lang });
    return answer?.kind === "box" ? answer.report : undefined;
  }

  #show(box: Box, report: BoxReport): void {
    this.#hide();
    const { overlay } = this.services;
    const lang = this.services.language.shown;
    const advice = element("div", "advice", this.#words(report), ...this.#actions(box, report, lang));
    advice.setAttribute("role", "group");
    advice.setAttribute("aria-label", word(lang, "name"));
    // The person stays in the box.
    advice.addEventListener("pointerdown", (event) => event.preventDefault(), {
      signal: this.services.signal,
    });
    this.#advice = { element: advice, box, text: box.value };
    overlay.attach();
    overlay.root.append(advice);
    overlay.announce(sentences(report.message, word(lang, "box_keys")));
    place(advice, box.getBoundingClientRect());
  }

  #words({ state, message }: BoxReport): HTMLElement {
    return element("p", "says", sign(state === "repaired" ? "note" : "error"), message);
  }

  #actions(box: Box, { cleaned }: BoxReport, lang: Lang): HTMLElement[] {
    const leave = button("action quiet", word(lang, "box_leave"), () => {
      this.#kept.set(box, box.value);
      this.#hide();
    });
    const keys = element("span", "keys", word(lang, "box_keys"));
    if (cleaned === undefined) return [element("div", "actions", leave, keys)];
    const use = button("action", word(lang, "box_use", cleaned), () => {
      this.#hide();
      fill(box, cleaned);
    });
    return [element("div", "actions", use, leave, keys)];
  }

  #hide(): void {
    this.#advice?.element.remove();
    this.#advice = undefined;
    this.services.overlay.announce("");
  }
}

function button(className: string, text: string, act: () => void): HTMLButtonElement {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Fills a box as a person does, so that the page takes notice. */
function fill(box: Box, text: string): void {
  box.focus({ preventScroll: true });
  box.value = text;
  const said = { bubbles: true, composed: true, inputType: "insertReplacementText", data: text };
  box.dispatchEvent(new InputEvent("input", said));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

const GAP = 6;

/** Below its box, or above it where there is no room. */
function place(advice: HTMLElement, box: DOMRect): void {
  const { width, height } = advice.getBoundingClientRect();
  const below = box.bottom + GAP;
  const top = below + height <= innerHeight || box.top - GAP - height < 0 ? below : box.top - GAP - height;
  const left = Math.max(GAP, Math.min(box.left, innerWidth - width - GAP));
  advice.style.left = `${left}px`;
  advice.style.top = `${top}px`;
}

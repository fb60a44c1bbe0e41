// Moves what is ours along with the page, by animations that stand still. After a
// change of style, Chromium paints a whole page anew that has text underlined; the
// time of an animation is none.

/** In pixels; no page is as long. */
export const FAR = 1_000_000;

export class Mover {
  readonly #across: Animation;
  readonly #down: Animation;

  constructor(element: Element) {
    this.#across = still(element, { transform: [`translateX(${-FAR}px)`, `translateX(${FAR}px)`] });
    this.#down = still(element, { translate: [`0 ${-FAR}px`, `0 ${FAR}px`] });
  }

  move(left: number, top: number): void {
    this.#across.currentTime = left + FAR;
    this.#down.currentTime = top + FAR;
  }
}

/** One millisecond of it is one pixel. */
function still(element: Element, way: PropertyIndexedKeyframes): Animation {
  const animation = element.animate(way, { duration: 2 * FAR, fill: "both" });
  animation.pause();
  return animation;
}

// Waits that end at once when there is nothing left to wait for.

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Works before the page is drawn the next time, so that a question is answered
 * while it is. A page in the background is not drawn. Calling what comes back
 * takes the work off again. */
export function soon(work: () => void): () => void {
  const end = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const act = () => {
    end();
    work();
  };
  const frame = requestAnimationFrame(act);
  const timer = setTimeout(act, UNDRAWN);
  return end;
}

/** How long a page may take to be drawn, in milliseconds. */
const UNDRAWN = 100;

/** Works once the browser had time to draw the page. */
export function later(work: () => void): () => void {
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}

/** When the extension has nothing left to do on a page: a test that says that something does not happen waits for this. */

/**
 * @typedef {import("playwright-core").CDPSession} Session
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ session: Session, worlds: Set<number> }} Watched
 */

/** @type {WeakMap<Page, Promise<Watched>>} */
const watched = new WeakMap();

/**
 * Watches every page from its beginning, so that nothing that was begun is overlooked.
 * @param {import("playwright-core").BrowserContext} context
 */
export function watchRest(context) {
  context.on("page", (page) => void watch(page).catch(() => undefined));
}

/** @param {Page} page @returns {Promise<Watched>} */
function watch(page) {
  const known = watched.get(page);
  if (known) return known;
  const started = start(page);
  watched.set(page, started);
  return started;
}

/**
 * Counts what is begun in each world of the extension: its scripts on a page, and its own pages.
 * @param {Page} page @returns {Promise<Watched>}
 */
async function start(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {Set<number>} */
  const worlds = new Set();
  session.on("Runtime.executionContextCreated", ({ context: { id, origin } }) => {
    if (!origin.startsWith("chrome-extension://")) return;
    worlds.add(id);
    void evaluate(session, id, `(${count})(); undefined`).catch(() => undefined);
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  session.on("Runtime.executionContextsCleared", () => worlds.clear());
  await session.send("Runtime.enable");
  return { session, worlds };
}

/** @param {Session} session @param {number} contextId @param {string} expression */
const evaluate = (session, contextId, expression) =>
  session.send("Runtime.evaluate", { contextId, expression, awaitPromise: true });

/**
 * Waits until the extension has seen all that a page has done so far, and has
 * done all that follows from it. By the page's own clock, on which a busy
 * machine puts the extension off as long as this.
 * @param {Page} page
 */
export async function rests(page) {
  const { session, worlds } = await watch(page);
  // A frame that goes meanwhile has come to rest as well.
  for (const id of worlds) await evaluate(session, id, `(${count})().rest()`).catch(() => undefined);
}

/**
 * Runs in a world of the extension; uses nothing from outside itself.
 * @returns {{ rest: () => Promise<void> }}
 */
function count() {
  const name = "pendingOfRebatelens";
  const known = Reflect.get(globalThis, name);
  if (known) return known;
  const pending = new Set();
  const { setTimeout: after, clearTimeout: forget, requestAnimationFrame: inFrame } = window;
  Reflect.set(window, "setTimeout", (/** @type {Function} */ act, /** @type {number} */ time) => {
    const timer = after(() => {
      pending.delete(timer);
      act();
    }, time);
    pending.add(timer);
    return timer;
  });
  Reflect.set(window, "clearTimeout", (/** @type {number} */ timer) => {
    pending.delete(timer);
    forget(timer);
  });
  const { runtime } = Reflect.get(globalThis, "chrome");
  const send = runtime?.sendMessage?.bind(runtime);
  if (send)
    Reflect.set(runtime, "sendMessage", (/** @type {unknown} */ message) => {
      const answer = send(message);
      pending.add(answer);
      const end = () => pending.delete(answer);
      answer.then(end, end);
      return answer;
    });
  /** Longer than the extension's beat: it came meanwhile, and its frame after it. */
  const beat = async () => {
    await new Promise((resolve) => after(resolve, 300));
    if (!document.hidden) await new Promise((resolve) => inFrame(resolve));
    await new Promise((resolve) => after(resolve));
  };
  const rest = async () => {
    for (let calm = 0; calm < 2; calm = pending.size === 0 ? calm + 1 : 0) await beat();
  };
  const own = { rest };
  Reflect.set(globalThis, name, own);
  return own;
}

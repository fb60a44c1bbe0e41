/** When the extension has nothing left to do on a page: a test that says that something does not happen waits for this. */
import type { BrowserContext, CDPSession, Page } from "playwright-core";

type World = { id: number; origin: string };
type Watched = { session: CDPSession; worlds: Map<number, World> };

const watched = new WeakMap<Page, Promise<Watched>>();

/** Watches every page from its beginning, so that nothing that was begun is overlooked. */
export function watchRest(context: BrowserContext): void {
  context.on("page", (page) => void watch(page).catch(() => undefined));
}

function watch(page: Page): Promise<Watched> {
  const known = watched.get(page);
  if (known) return known;
  const started = start(page);
  watched.set(page, started);
  return started;
}

/** Counts what is begun in each world of the extension: its scripts on a page, and its own pages. */
async function start(page: Page): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  const worlds = new Map<number, World>();
  session.on("Runtime.executionContextCreated", ({ context: { id, origin } }) => {
    if (!origin.startsWith("chrome-extension://")) return;
    worlds.set(id, { id, origin });
    void evaluate(session, id, `(${count})(); undefined`).catch(() => undefined);
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  session.on("Runtime.executionContextsCleared", () => worlds.clear());
  await session.send("Runtime.enable");
  return { session, worlds };
}

const evaluate = (session: CDPSession, contextId: number, expression: string) =>
  session.send("Runtime.evaluate", { contextId, expression, awaitPromise: true });

/**
 * Waits until the extension has seen all that a page has done so far, and has
 * done all that follows from it. By the page's own clock, on which a busy
 * machine puts the extension off as long as this.
 */
export async function rests(page: Page): Promise<void> {
  const { session, worlds } = await watch(page);
  // A frame that goes meanwhile has come to rest as well.
  for (const { id } of worlds.values())
    await evaluate(session, id, `(${count})().rest()`).catch(() => undefined);
}

type Pending = { rest: () => Promise<void> };

/** Runs in a world of the extension; uses nothing from outside itself. */
function count(): Pending {
  const name = "pendingOfRebatelens";
  const known = Reflect.get(globalThis, name) as Pending | undefined;
  if (known) return known;
  const pending = new Set<unknown>();
  const { setTimeout: after, clearTimeout: forget, requestAnimationFrame: inFrame } = globalThis;
  globalThis.setTimeout = ((act: (...values: unknown[]) => void, time?: number, ...values: unknown[]) => {
    const timer = after(() => {
      pending.delete(timer);
      act(...values);
    }, time);
    pending.add(timer);
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    pending.delete(timer);
    forget(timer);
  };
  const { runtime } = Reflect.get(globalThis, "chrome") as {
    runtime?: { sendMessage?: (...values: unknown[]) => Promise<unknown> };
  };
  const send = runtime?.sendMessage?.bind(runtime);
  if (runtime && send)
    runtime.sendMessage = (...values) => {
      const answer = send(...values);
      pending.add(answer);
      const end = () => pending.delete(answer);
      Promise.resolve(answer).then(end, end);
      return answer;
    };
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

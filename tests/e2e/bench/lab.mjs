/** The same page in two browsers: one with the extension that ships, one without. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launchWithExtension, serviceWorker } from "../browser.mjs";
import { startConsole } from "../console/server.mjs";
import { rests } from "../rest.mjs";
import { change, prepare, replace, scroll, shifted, show } from "./inside.mjs";
import { faultyIn, HEADERS, rows } from "./rows.mjs";
import { traced } from "./trace.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ context: import("playwright-core").BrowserContext, close: () => Promise<void> }} Browser
 * @typedef {"alone" | "with"} Which
 */

const EXTENSION = resolve(
  process.env.REBATELENS_EXTENSION ?? fileURLToPath(new URL("../../../target/extension", import.meta.url)),
);
const ADDRESS = "https://console.tencentcloud.com/bench";
const EMPTY = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Commission Details</title>
<link rel="stylesheet" href="/console.css"><body></body></html>`;
/** How long a page rests before it is measured. */
const REST = 300;

export async function startBench() {
  const site = await startConsole();
  /** @param {{ extensionDir?: string }} options @returns {Promise<Browser>} */
  const launch = async (options) => {
    const browser = await launchWithExtension({ port: site.port, ...options });
    await browser.context.route(/\/bench$/, (route) =>
      route.fulfill({ contentType: "text/html", body: EMPTY }),
    );
    return browser;
  };
  /** @type {Record<Which, Browser>} */
  const browsers = { alone: await launch({}), with: await launch({ extensionDir: EXTENSION }) };

  /**
   * Opens a page with a table that is not shown yet.
   * @template T
   * @param {Which} which
   * @param {number} count
   * @param {(page: Page, marks: number) => Promise<T>} work
   */
  const visit = async (which, count, work) => {
    const page = await browsers[which].context.newPage();
    try {
      await page.goto(ADDRESS);
      await page.evaluate(prepare, { headers: HEADERS, rows: rows(count) });
      await page.waitForTimeout(REST);
      return await work(page, which === "with" ? faultyIn(count) : 0);
    } finally {
      await page.close();
    }
  };
  /**
   * Frame times of what happens on a page, and the main thread's time of the processor for each.
   * @template W
   * @param {Which} which
   * @param {number} count
   * @param {(way: W) => Promise<number[]>} work it runs inside the page
   * @param {W} way
   */
  const framed = (which, count, work, way) =>
    visit(which, count, async (page, marks) => {
      await page.evaluate(show, marks);
      await page.waitForTimeout(REST);
      const times = await page.evaluate(/** @type {any} */ (work), way);
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(REST);
      const { tasks } = await traced(page, () => page.evaluate(/** @type {any} */ (work), way));
      const cost = tasks.reduce((sum, { whole }) => sum + whole, 0) / times.length;
      return { times: /** @type {number[]} */ (times), cost };
    });
  return {
    visit,
    /** Milliseconds until the table is drawn, and its marks, and what shifted. @param {Which} which @param {number} count */
    shown: (which, count) =>
      visit(which, count, async (page, marks) => {
        const { seen, marked } = await page.evaluate(show, marks);
        await page.waitForTimeout(REST);
        return { seen, marked, shift: await page.evaluate(shifted) };
      }),
    /** The main thread's tasks until then. @param {Which} which @param {number} count */
    tasks: (which, count) =>
      visit(which, count, async (page, marks) => {
        const { tasks } = await traced(page, () => page.evaluate(show, marks));
        return tasks;
      }),
    /** Frame times of a scroll, and the processor's time for one. @param {Which} which @param {number} count */
    scrolled: (which, count) => framed(which, count, scroll, { frames: 90, step: 40 }),
    /** The same of a page that changes a row every 50 ms. @param {Which} which @param {number} count */
    changing: (which, count) => framed(which, count, change, { changes: 40, every: 50 }),
    /**
     * What the extension's script sends and is answered, also after the page changed something.
     * @param {number} count
     * @param {(count: number) => void} [change] it runs inside the page
     */
    messages: (count, change) =>
      visit("with", count, async (page, marks) => {
        const said = await overheard(page);
        await page.evaluate(show, marks);
        await rests(page);
        if (change) {
          await page.evaluate(change, count);
          await rests(page);
        }
        return said();
      }),
    /** The page's own elements once all is drawn. @param {Which} which @param {number} count */
    html: (which, count) =>
      visit(which, count, async (page, marks) => {
        await page.evaluate(show, marks);
        await rests(page);
        return page.evaluate(() => document.body.outerHTML);
      }),
    /** How many cells are underlined, and how many in the frame after every row became another. @param {number} count */
    replaced: (count) =>
      visit("with", count, async (page, marks) => {
        await page.evaluate(show, marks);
        return page.evaluate(replace);
      }),
    /** What a stopped worker needs. */
    woken: () => woken(browsers.with.context),
    close: async () => {
      for (const browser of Object.values(browsers)) await browser.close();
      await site.close();
    },
  };
}

/** @typedef {{ sent: number, answered: number, text: string }} Said bytes, and what was sent */

/**
 * Listens to what the extension's script in a page says to its background.
 * @param {Page} page
 * @returns {Promise<() => Promise<Said[]>>}
 */
export async function overheard(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {number | undefined} */
  let world;
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin.startsWith("chrome-extension://")) world = context.id;
  });
  await session.send("Runtime.enable");
  /** @param {string} expression */
  const evaluate = async (expression) => {
    const contextId = world;
    if (contextId === undefined) throw new Error("the page has no script of the extension");
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  };
  await evaluate(`{
    const { runtime } = chrome;
    const send = runtime.sendMessage.bind(runtime);
    const bytes = (said) => new TextEncoder().encode(JSON.stringify(said) ?? "").length;
    globalThis.said = [];
    runtime.sendMessage = async (message) => {
      const one = { sent: bytes(message), answered: 0, text: JSON.stringify(message) };
      said.push(one);
      const answer = await send(message);
      one.answered = bytes(answer);
      return answer;
    };
  }`);
  return () => evaluate("said");
}

/**
 * Stops the worker, wakes it without the core, and asks it twice for the marks of
 * a page: the first time it has to compile the core.
 * @param {Browser["context"]} context
 */
async function woken(context) {
  const origin = new URL((await serviceWorker(context)).url()).host;
  const page = await context.newPage();
  try {
    await page.goto(`chrome-extension://${origin}/rules.en.html`);
    // A browser that has just started reads its policies for seconds.
    await page.evaluate(() => chrome.storage.managed.get(null));
    await page.waitForTimeout(REST);
    const session = await context.newCDPSession(page);
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
    await page.waitForTimeout(REST);
    const table = rows(10).map((cells) => cells.map((text) => `"${text}"`).join());
    return await page.evaluate(ask, { header: HEADERS.join(), table });
  } finally {
    await page.close();
  }
}

/** @param {{ header: string, table: string[] }} of */
async function ask({ header, table }) {
  /** @param {object} message */
  const timed = async (message) => {
    const start = performance.now();
    const answer = await chrome.runtime.sendMessage(message);
    return { time: performance.now() - start, kind: answer?.kind };
  };
  const keys = table.map((_, at) => at + 1);
  const message = {
    kind: "table",
    id: "bench",
    header,
    order: keys,
    freshKeys: keys,
    fresh: table.join("\0"),
    whole: true,
    page: {
      url: "https://console.tencentcloud.com/bench",
      title: "",
      site: "intl",
      adapter: "tea",
      captured_at: new Date().toISOString(),
    },
    pageLang: "en",
    lang: "en",
  };
  const wake = await timed({ kind: "gone", id: "bench" });
  const first = await timed(message);
  const warm = await timed(message);
  if (first.kind !== "annotation") throw new Error(`the worker answered: ${first.kind}`);
  return { wake: wake.time, first: first.time, warm: warm.time };
}

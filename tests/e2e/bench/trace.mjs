/** What a page's main thread did, from the browser's own trace. */

/**
 * @typedef {object} Event
 * @property {string} name
 * @property {string} ph
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts microseconds
 * @property {number} [dur]
 * @property {number} [tdur] of the processor
 * @property {{ data?: { url?: string }, beginData?: object }} [args]
 */

/**
 * One task of the main thread, in milliseconds of the processor.
 * @typedef {object} Task
 * @property {number} whole
 * @property {number} ours what of it ran in the extension's script, without the page's style and layout
 * @property {number} laidOut the page's style and layout that the extension's script asked for
 */

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "v8.execute",
  "blink.user_timing",
];

/**
 * Traces some work of a page.
 * @template T
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, tasks: Task[] }>}
 */
export async function traced(page, work) {
  const session = await page.context().newCDPSession(page);
  /** @type {Event[]} */
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(/** @type {any} */ (event));
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ["*"] },
  });
  const result = await work();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return { result, tasks: tasksOf(events) };
}

/** What the browser does for a page before each painting, and when a script asks where something is. */
const LAYOUTS = new Set(["Layout", "UpdateLayoutTree", "PrePaint"]);

/** @param {Event[]} events @returns {Task[]} */
function tasksOf(events) {
  const start = events.find(({ name }) => name === "bench-start");
  const end = events.findLast(({ name }) => name === "bench-end");
  if (!start || !end) return [];
  const own = events.filter(({ pid, tid, dur }) => pid === start.pid && tid === start.tid && dur);
  const within = own.filter((event) => endOf(event) > start.ts && event.ts < end.ts);
  const scripts = outermost(within.filter(isOurs));
  const layouts = outermost(within.filter(({ name }) => LAYOUTS.has(name)));
  return within
    .filter(({ name }) => name === "RunTask")
    .map((task) => {
      const ran = scripts.filter((script) => isIn(task, script));
      const asked = layouts.filter((layout) => ran.some((script) => isIn(script, layout)));
      const laidOut = sum(asked);
      return { whole: cost(task), ours: sum(ran) - laidOut, laidOut };
    });
}

/** Functions of the extension, and microtasks: the page measured has none. @param {Event} event */
const isOurs = ({ name, args }) =>
  name === "RunMicrotasks" || (args?.data?.url?.startsWith("chrome-extension://") ?? false);

/** @param {Event} event */
const endOf = ({ ts, dur = 0 }) => ts + dur;

/** @param {Event} outer @param {Event} inner */
const isIn = (outer, inner) => outer.ts <= inner.ts && endOf(inner) <= endOf(outer);

/** @param {Event[]} events */
const sum = (events) => events.reduce((whole, event) => whole + cost(event), 0);

/** @param {Event} event */
const cost = ({ dur = 0, tdur = dur }) => tdur / 1000;

/** The events that lie in no other one of them. @param {Event[]} events */
function outermost(events) {
  /** @type {Event[]} */
  const kept = [];
  for (const event of events.toSorted((one, other) => one.ts - other.ts || endOf(other) - endOf(one))) {
    const last = kept.at(-1);
    if (!last || !isIn(last, event)) kept.push(event);
  }
  return kept;
}

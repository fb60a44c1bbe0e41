/**
 * What the extension costs a page, beside the same page without it in the same run.
 * node main.mjs [--rows 10,100,1000,5000] [--rounds 7]
 * The two take turns, so that a busy machine slows both.
 */
import { parseArgs } from "node:util";
import { startBench } from "./lab.mjs";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "10,100,1000,5000" },
    rounds: { type: "string", default: "7" },
  },
});
const ROWS = values.rows.split(",").map(Number);
const ROUNDS = Number(values.rounds);
/** Tracing is slow; its figures are of the processor and repeat well. */
const TRACED = Math.min(ROUNDS, 3);

/** The most that it may be, in milliseconds, and on how many rows. */
const BUDGET = { rows: 100, marks: 50, task: 16, worker: 30 };

/** @param {number[]} list */
const median = (list) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)] ?? 0;
/** @param {number[]} list */
const worst = (list) => Math.max(0, ...list);
/** @param {number[]} list @param {number} share */
const atShare = (list, share) =>
  list.toSorted((one, other) => one - other)[Math.floor(list.length * share)] ?? 0;

/** @template T @param {number} times @param {() => Promise<T>} work @returns {Promise<T[]>} */
async function repeated(times, work) {
  const results = [];
  for (let at = 0; at < times; at += 1) results.push(await work());
  return results;
}

/** @param {number} value */
const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
/** @param {number} value */
const kib = (value) => (value / 1024).toFixed(1);

/** @param {string[][]} lines the first are headings */
function print(lines) {
  const widths = (lines[0] ?? []).map((_, at) => worst(lines.map((line) => (line[at] ?? "").length)));
  for (const line of lines)
    console.log(`   ${line.map((text, at) => text.padStart(widths[at] ?? 0)).join("  ")}`);
  console.log();
}

/** @type {{ what: string, is: number, of: number }[]} */
const judged = [];
/** @param {string} what @param {number} is @param {number} of */
const judge = (what, is, of) => void judged.push({ what, is, of });

/** @typedef {Awaited<ReturnType<typeof startBench>>} Bench */

/** @param {Bench} bench */
async function times(bench) {
  const lines = [
    ["rows", "table seen", "alone", "times", "marks after that", "worst", "in all", "times", "layout shift"],
  ];
  for (const count of ROWS) {
    const rounds = await repeated(ROUNDS, async () => ({
      alone: await bench.shown("alone", count),
      own: await bench.shown("with", count),
    }));
    if (rounds.some(({ own }) => own.marked < 0)) throw new Error(`${count} rows: the marks never came`);
    const alone = median(rounds.map((round) => round.alone.seen));
    const seen = median(rounds.map(({ own }) => own.seen));
    const marked = median(rounds.map(({ own }) => own.marked));
    const waits = rounds.map(({ own }) => own.marked - own.seen);
    const shift = worst(rounds.map((round) => round.own.shift - round.alone.shift));
    lines.push([
      String(count),
      `${ms(seen)} ms`,
      ms(alone),
      (seen / alone).toFixed(2),
      `${ms(median(waits))} ms`,
      ms(worst(waits)),
      `${ms(marked)} ms`,
      (marked / alone).toFixed(2),
      shift === 0 ? "0" : shift.toFixed(6),
    ]);
    if (count === BUDGET.rows)
      judge(`ms from table seen to marks painted on ${count} rows`, median(waits), BUDGET.marks);
    judge(`layout shift on ${count} rows`, shift, 0);
  }
  console.log(
    "   until the page's first frame with its table, and from that until its marks, median of",
    ROUNDS,
  );
  print(lines);
}

/** @param {Bench} bench */
async function tasks(bench) {
  const lines = [
    ["rows", "ours", "in all", "with the page's layout", "whole task", "longest of the page alone", "in all"],
  ];
  for (const count of ROWS) {
    const rounds = await repeated(TRACED, async () => ({
      alone: await bench.tasks("alone", count),
      own: await bench.tasks("with", count),
    }));
    /** @param {(task: import("./trace.mjs").Task) => number} pick */
    const longest = (pick) => median(rounds.map(({ own }) => worst(own.map(pick))));
    const ours = longest((task) => task.ours);
    lines.push([
      String(count),
      `${ms(ours)} ms`,
      ms(median(rounds.map(({ own }) => own.reduce((sum, task) => sum + task.ours, 0)))),
      ms(longest((task) => task.ours + task.laidOut)),
      ms(longest((task) => (task.ours > 0 ? task.whole : 0))),
      `${ms(median(rounds.map(({ alone }) => worst(alone.map((task) => task.whole)))))} ms`,
      ms(median(rounds.map(({ alone }) => alone.reduce((sum, task) => sum + task.whole, 0)))),
    ]);
    if (count === BUDGET.rows) judge(`ms of the longest task of ours on ${count} rows`, ours, BUDGET.task);
  }
  console.log("   longest tasks of the page's main thread, in time of the processor, median of", TRACED);
  print(lines);
}

/** @param {Bench} bench */
async function messages(bench) {
  const lines = [["rows", "messages", "sent", "a row", "answered"]];
  for (const count of ROWS) {
    const said = await bench.messages(count);
    const sent = said.reduce((sum, one) => sum + one.sent, 0);
    const answered = said.reduce((sum, one) => sum + one.answered, 0);
    lines.push([
      String(count),
      String(said.length),
      `${kib(sent)} KiB`,
      `${ms(sent / count)} B`,
      `${kib(answered)} KiB`,
    ]);
  }
  console.log("   messages from the page to the background, as JSON");
  print(lines);
}

/**
 * @param {string} what
 * @param {(which: "alone" | "with", count: number) => ReturnType<Bench["scrolled"]>} measure
 */
async function frames(what, measure) {
  const lines = [
    ["rows", "frame", "19 of 20", "worst", "alone", "19 of 20", "worst", "processor", "alone", "times"],
  ];
  for (const count of ROWS.filter((rows) => rows >= BUDGET.rows)) {
    const rounds = await repeated(TRACED, async () => ({
      alone: await measure("alone", count),
      own: await measure("with", count),
    }));
    const own = rounds.flatMap((round) => round.own.times);
    const alone = rounds.flatMap((round) => round.alone.times);
    const cost = median(rounds.map((round) => round.own.cost));
    const costAlone = median(rounds.map((round) => round.alone.cost));
    lines.push([
      String(count),
      `${ms(median(own))} ms`,
      ms(atShare(own, 0.95)),
      ms(worst(own)),
      `${ms(median(alone))} ms`,
      ms(atShare(alone, 0.95)),
      ms(worst(alone)),
      `${ms(cost)} ms`,
      ms(costAlone),
      (cost / costAlone).toFixed(2),
    ]);
  }
  console.log(`   the page's frames while it ${what}, and the main thread's time of the processor for each`);
  print(lines);
}

/** @param {Bench} bench */
const scrolling = (bench) => frames("scrolls", bench.scrolled);

/** @param {Bench} bench */
const changing = (bench) => frames("changes a row every 50 ms", bench.changing);

/** @param {Bench} bench */
async function worker(bench) {
  const rounds = await repeated(ROUNDS, () => bench.woken());
  const first = rounds.map((round) => round.first);
  print([
    ["worker", "woken", "first answer", "worst", "next answer"],
    [
      "",
      `${ms(median(rounds.map((round) => round.wake)))} ms`,
      `${ms(median(first))} ms`,
      ms(worst(first)),
      `${ms(median(rounds.map((round) => round.warm)))} ms`,
    ],
  ]);
  judge("ms to compile and answer first in a woken worker", median(first), BUDGET.worker);
}

const bench = await startBench();
try {
  // The first visit of all compiles the core.
  await bench.shown("with", 10);
  for (const part of [times, tasks, messages, scrolling, changing, worker]) await part(bench);
} finally {
  await bench.close();
}
for (const { what, is, of } of judged)
  console.log(`   ${is <= of ? "PASS       " : "OVER BUDGET"}  ${what}: ${of === 0 ? is : ms(is)} of ${of}`);
process.exitCode = judged.every(({ is, of }) => is <= of) ? 0 : 1;

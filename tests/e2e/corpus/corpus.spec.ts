/** 500 pages that no one wrote by hand: each is marked right or left alone, and never wrong. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { type Lab, startLab } from "../extension";
import { rests } from "../rest.mjs";
import { draw } from "./draw";
import { core, expected } from "./expected";
import { FAMILIES, type Family, pageOf } from "./spec";
import { watch } from "./watch";

const SEEDS = Number(process.env.REBATELENS_CORPUS ?? 500);
const FIRST = Number(process.env.REBATELENS_CORPUS_FIRST ?? 1);
/** A single-page application lives for so many of its pages. Pages drawn faster
 * than any person reads would in the end be left alone for a while. */
const VISIT = 10;
/** How long a page may stay without its marks. */
const PATIENCE = 30_000;
/** A page that is left alone shows nothing for as long. */
const STILL = 350;

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  await lab.context.route(/\/corpus$/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Partner Center</title>" }),
  );
});

test.afterAll(async () => {
  await lab?.close();
});

async function visit(page: Page): Promise<void> {
  await page.goto("https://console.tencentcloud.com/corpus");
  await page.evaluate(() => {
    window.corpus = { drawn: 0, says: new WeakMap() };
  });
}

test("each page is marked right or honestly left alone, never wrong", async () => {
  test.setTimeout(15 * 60_000);
  const rules = await core();
  const page = await lab.context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (said) => said.type() === "error" && errors.push(said.text()));
  const tally = { right: 0, declined: 0 };
  const times: number[] = [];
  const seen = new Set<Family>();
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    if ((seed - FIRST) % VISIT === 0) await visit(page);
    const spec = pageOf(seed);
    const { verdict, cells } = expected(rules, spec);
    await page.evaluate(draw, spec);
    const from = Math.max(0, ...spec.rerenders) + (cells.length === 0 ? STILL : 0);
    const outcome = await page.evaluate(watch, { cells, from, patience: PATIENCE });
    const { seed: _, rows: __, ...features } = spec;
    const what = `seed ${seed}: ${JSON.stringify(features)}`;
    if (cells.length === 0) {
      await rests(page);
      outcome.wrong.push(...(await page.evaluate(watch, { cells, from: 0, patience: 0 })).wrong);
    }
    expect(outcome.wrong, what).toEqual([]);
    expect(outcome.cells, what).toEqual(cells);
    tally[verdict === "rebate_table" ? "right" : "declined"] += 1;
    if (cells.length > 0) times.push(outcome.after);
    seen.add(spec.family);
  }
  expect(errors).toEqual([]);
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  console.log(`${SEEDS} pages: ${tally.right} marked right, ${tally.declined} left alone, 0 wrong`);
  console.log(`marks after ${at(0.5)} ms in the middle, ${at(0.95)} ms for all but one in twenty`);
  expect(tally.right).toBeGreaterThan(SEEDS * 0.8);
  expect(tally.declined).toBeGreaterThan(0);
  expect([...seen].sort()).toEqual([...FAMILIES].sort());
  await page.close();
});

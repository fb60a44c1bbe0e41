/** What costs a page something and can be counted on any machine: what is sent, and what moves. */
import { expect, test } from "@playwright/test";
import { OVERLAY, openOverlay } from "../overlay";
import { rests } from "../rest.mjs";
import { show } from "./inside.mjs";
import { startBench } from "./lab.mjs";
import { HEADERS, rows } from "./rows.mjs";

const ROWS = 200;

let bench: Awaited<ReturnType<typeof startBench>>;

test.beforeAll(async () => {
  bench = await startBench();
});

test.afterAll(async () => {
  await bench?.close();
});

test("a long table is sent once, in one message, and little more than its text", async () => {
  const said = await bench.messages(ROWS);
  expect(said.length).toBe(1);
  const text = [HEADERS, ...rows(ROWS)].flat().join().length;
  expect(said[0]?.sent).toBeGreaterThan(text);
  // Each cell's quotation marks are escaped within JSON, and each row has its number twice.
  expect(said[0]?.sent).toBeLessThan(text * 2);
  expect(said[0]?.answered).toBeGreaterThan(0);
});

test("nothing of the page is shifted, and none of its elements is another", async () => {
  const { seen, marked, shift } = await bench.shown("with", ROWS);
  expect(seen).toBeGreaterThan(0);
  expect(marked).toBeGreaterThan(seen);
  expect(shift).toBe(0);
  expect(await bench.html("with", ROWS)).toBe(await bench.html("alone", ROWS));
});

test("of rows that are drawn anew only those are sent that changed", async () => {
  const said = await bench.messages(ROWS, (count) => {
    const body = document.querySelector(".tea-table__body tbody");
    for (const row of [...(body?.children ?? [])]) row.replaceWith(row.cloneNode(true));
    const cell = body?.children[count / 2]?.querySelector("td:nth-child(8) span");
    cell?.setAttribute("title", "1.00");
    if (cell) cell.textContent = "1.00";
  });
  const fresh = said.map(({ text }): string => JSON.parse(text).fresh ?? "");
  const sent = fresh.join("\0").match(/RB\d{9}/g) ?? [];
  expect(sent.length).toBe(ROWS + 1);
  expect(new Set(sent).size).toBe(ROWS);
});

test("marks of a long table leave with what they were about before the next frame", async () => {
  // All rows are there, so one of them also says what the month waits for.
  expect(await bench.replaced(1000)).toEqual({ before: 101, after: 0 });
});

test("a scroll changes no style of ours, for which the whole page would be painted anew", async () => {
  const changes = await bench.visit("with", ROWS, async (page, marks) => {
    await page.evaluate(show, marks);
    await openOverlay(page);
    await rests(page);
    await page.evaluate((overlay) => {
      const root = document.querySelector(overlay)?.shadowRoot;
      let seen = root ? 0 : -1;
      const watch = new MutationObserver((changed) => {
        seen += changed.length;
      });
      if (root) watch.observe(root, { subtree: true, attributes: true, childList: true });
      Reflect.set(window, "changes", () => seen);
    }, OVERLAY);
    await page.evaluate(async () => {
      for (let step = 0; step < 10; step += 1) {
        scrollBy(0, 60);
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      }
    });
    await rests(page);
    return page.evaluate(() => (Reflect.get(window, "changes") as () => number)());
  });
  expect(changes).toBe(0);
});

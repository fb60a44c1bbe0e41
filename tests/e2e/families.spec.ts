/** Tables that are not simply there: drawn only where they are scrolled to, in a frame, behind a tab. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { type Lab, painted, startLab } from "./extension";

type Sample = { columns: string[]; rows: { cells: string[]; faults: string[] }[] };
const here = fileURLToPath(new URL(".", import.meta.url));
const SAMPLE: Sample = JSON.parse(readFileSync(join(here, "../fixtures/console/en.json"), "utf8"));
const TABLE = { columns: SAMPLE.columns, rows: SAMPLE.rows.map(({ cells }) => cells) };

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  const body = '<!doctype html><html lang="en"><title>Partner Center</title><body></body></html>';
  await lab.context.route(/\/(blank|inner)$/, (route) => route.fulfill({ contentType: "text/html", body }));
});

test.afterAll(async () => {
  await lab?.close();
});

async function blank(): Promise<Page> {
  const page = await lab.context.newPage();
  await page.goto("https://console.tencentcloud.com/blank");
  return page;
}

/** Draws the table into a document of the page. */
function drawTable({ columns, rows, id }: typeof TABLE & { id: string }, into: Document = document): void {
  const make = (name: string, ...children: (Node | string)[]) => {
    const made = into.createElement(name);
    made.append(...children);
    return made;
  };
  const head = make("thead", make("tr", ...columns.map((text) => make("th", text))));
  const body = make("tbody", ...rows.map((cells) => make("tr", ...cells.map((text) => make("td", text)))));
  const around = make("section", make("table", head, body));
  around.id = id;
  around.style.marginTop = "80px";
  into.body.append(around);
}

const chipText = async (page: Page) => (await painted(page, "chip")).map(({ text }) => text).join();

/** A list that draws only the rows in sight, as `react-window` does. */
function drawVirtual({ columns, rows }: typeof TABLE): void {
  const HEIGHT = 40;
  const SHOWN = 6;
  const line = (cells: string[], name: string) => {
    const row = document.createElement("tr");
    row.append(...cells.map((text) => Object.assign(document.createElement(name), { textContent: text })));
    // Every row is as high as the list says.
    row.style.cssText = `height:${HEIGHT}px;white-space:nowrap;font:12px/1 sans-serif`;
    return row;
  };
  document.body.innerHTML =
    '<h2>Commission Details</h2><div style="margin-top:80px"><table><thead></thead></table>' +
    '<div id="scroller" style="height:240px;overflow:auto"><div id="all" style="position:relative">' +
    '<table style="position:absolute;border-collapse:collapse"><colgroup></colgroup><tbody></tbody></table></div></div></div>';
  const part = (selector: string) => document.querySelector(selector) as HTMLElement;
  part("thead").append(line(columns, "th"));
  part("colgroup").append(...columns.map(() => document.createElement("col")));
  part("#all").style.height = `${rows.length * HEIGHT}px`;
  const show = () => {
    const first = Math.min(Math.floor(part("#scroller").scrollTop / HEIGHT), rows.length - SHOWN);
    part("#all table").style.top = `${first * HEIGHT}px`;
    part("tbody").replaceChildren(...rows.slice(first, first + SHOWN).map((cells) => line(cells, "td")));
  };
  part("#scroller").addEventListener("scroll", show);
  Object.assign(window, {
    reverse: () => {
      rows.reverse();
      show();
    },
  });
  show();
}

const scrollTo = (page: Page, top: number) =>
  page.locator("#scroller").evaluate((element, to) => element.scrollTo(0, to), top);

test("a body that draws only the rows in sight: those that were seen are put together", async () => {
  const page = await blank();
  const rows = TABLE.rows.slice(0, 20);
  await page.evaluate(drawVirtual, { ...TABLE, rows });
  await expect.poll(() => chipText(page)).toContain("6 rows");
  for (const top of [200, 400, 560]) {
    await scrollTo(page, top);
    await expect.poll(() => chipText(page)).toContain(`${Math.min(20, top / 40 + 6)} rows`);
  }
  const panel = await lab.panel(page);
  await expect(panel.locator("main")).toContainText("20");
  await panel.close();
  await scrollTo(page, 0);
  await page.waitForTimeout(300);
  expect(await chipText(page)).toContain("20 rows");
  // Sorted the other way, it is another list: only what is seen of it counts.
  await page.evaluate(() => (window as unknown as { reverse: () => void }).reverse());
  await expect.poll(() => chipText(page)).toContain("6 rows");
  await page.close();
});

test("a table in a frame of the same site is marked there, and the panel shows it", async () => {
  const page = await blank();
  await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "width:1000px;height:500px";
    frame.src = "/inner";
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener("load", resolve));
  });
  const frame = page.frames()[1];
  await frame?.evaluate(drawTable, { ...TABLE, id: "one" });
  await expect.poll(() => chipText(page)).toContain("27 rows");
  const panel = await lab.panel(page);
  await expect(panel.locator("#export")).toBeVisible();
  // The page around it, which shows no table, does not take it from the panel.
  await page.evaluate(() => history.pushState({}, "", "/blank?other"));
  await page.evaluate(() => document.body.append(document.createElement("p")));
  await page.waitForTimeout(400);
  await expect(panel.locator("#export")).toBeVisible();
  await page.evaluate(() => document.querySelector("iframe")?.remove());
  await expect(panel.locator("#export")).toHaveCount(0);
  await panel.close();
  await page.close();
});

test("a table behind a tab of the page is read when it is shown, and its marks leave with it", async () => {
  const page = await blank();
  await page.evaluate(drawTable, { ...TABLE, id: "one" });
  await page.evaluate(drawTable, { ...TABLE, rows: TABLE.rows.slice(0, 12), id: "two" });
  const show = (shown: string) =>
    page.evaluate((id) => {
      for (const one of document.querySelectorAll<HTMLElement>("section"))
        one.style.display = one.id === id ? "" : "none";
    }, shown);
  await show("one");
  await expect.poll(() => chipText(page)).toMatch(/27 rows[^,]*$/);
  await show("two");
  await expect.poll(() => chipText(page)).toMatch(/12 rows[^,]*$/);
  await show("none");
  await expect.poll(() => chipText(page)).toBe("");
  await show("one");
  await expect.poll(() => chipText(page)).toMatch(/27 rows[^,]*$/);
  await page.close();
});

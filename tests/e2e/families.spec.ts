/** Tables that are not simply there: drawn only where they are scrolled to, in a frame, behind a tab. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf } from "./browser.mjs";
import { type Lab, painted, startLab } from "./extension";
import { rests } from "./rest.mjs";
import { chipText, drawTable, FAULTY, serveBlank, TABLE } from "./tables";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  await serveBlank(lab, /\/(blank|inner)$/);
});

test.afterAll(async () => {
  await lab?.close();
});

async function blank(): Promise<Page> {
  const page = await lab.context.newPage();
  await page.goto("https://console.tencentcloud.com/blank");
  return page;
}

/** A list that draws only the rows in sight, as `react-window` does; with new
 * elements, or with the text of others in the elements that are there. */
function drawVirtual({ columns, rows, reuse }: typeof TABLE & { reuse: boolean }): void {
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
    const shown = rows.slice(first, first + SHOWN);
    const there = part("tbody").children;
    if (!reuse || there.length === 0) {
      part("tbody").replaceChildren(...shown.map((cells) => line(cells, "td")));
      return;
    }
    for (const [at, cells] of shown.entries())
      for (const [column, text] of cells.entries()) {
        const cell = there[at]?.children[column];
        if (cell) cell.textContent = text;
      }
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

/** The records whose values are underlined. */
const underlined = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const rows = ["error", "warning", "note"].flatMap((severity) =>
      [...(CSS.highlights.get(`rebatelens-${severity}`) ?? [])].map(
        (range) => (range as Range).startContainer.parentElement?.closest("tr")?.cells[0]?.textContent,
      ),
    );
    return [...new Set(rows)].sort().join();
  });

for (const [name, reuse] of [
  ["with new elements", false],
  ["with the elements that are there", true],
] as const)
  test(`a body that draws only the rows in sight, ${name}: those that were seen are put together`, async () => {
    const page = await blank();
    const rows = TABLE.rows.slice(0, 20);
    await page.evaluate(drawVirtual, { ...TABLE, rows, reuse });
    await expect.poll(() => chipText(page)).toContain("6 rows");
    for (const top of [200, 400, 560]) {
      await scrollTo(page, top);
      await expect.poll(() => chipText(page)).toContain(`${Math.min(20, top / 40 + 6)} rows`);
      const first = Math.min(top / 40, 14);
      const faulty = rows.slice(first, first + 6).filter((cells) => FAULTY.includes(cells));
      await expect.poll(() => underlined(page)).toBe(faulty.map(([id]) => id).join());
    }
    const panel = await lab.panel(page);
    await expect(panel.locator("main")).toContainText("20");
    await panel.close();
    await scrollTo(page, 0);
    await rests(page);
    expect(await chipText(page)).toContain("20 rows");
    // What scrolls around the list leaves it as it is.
    await page.evaluate(() => {
      document.documentElement.style.overflow = "hidden";
      document.body.style.cssText = "height:300px;overflow:auto";
      document.body.scrollTop = 40;
    });
    await rests(page);
    await scrollTo(page, 200);
    await rests(page);
    expect(await chipText(page)).toContain("20 rows");
    // Sorted the other way, it is another list: only what is seen of it counts.
    await page.evaluate(() => (window as unknown as { reverse: () => void }).reverse());
    await expect.poll(() => chipText(page)).toContain("6 rows");
    await page.close();
  });

test("a sign lies beside what is scrolled, never over its columns that stay in sight", async () => {
  const page = await blank();
  await page.evaluate(drawTable, { ...TABLE, rows: TABLE.rows.slice(0, 10), id: "one" });
  await page.evaluate(() => {
    const section = document.querySelector<HTMLElement>("section");
    if (section) section.style.cssText = "margin:80px 60px;width:500px;overflow:auto";
    const table = document.querySelector("table");
    if (table) table.style.cssText = "width:1600px;table-layout:fixed";
    for (const row of document.querySelectorAll("tr"))
      (row.children[0] as HTMLElement).style.cssText = "position:sticky;left:0;background:#fff";
  });
  await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
  for (const left of [0, 300, 1100]) {
    await page.evaluate((to) => document.querySelector("section")?.scrollTo(to, 0), left);
    await rests(page);
    const edge = (await page.locator("section").boundingBox())?.x ?? 0;
    for (const mark of await painted(page, "mark")) {
      const box = await boxOf(page, mark);
      expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(edge + 1);
      expect(box?.x).toBeGreaterThan(edge - 25);
    }
  }
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
  await rests(page);
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

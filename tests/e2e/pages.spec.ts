/** Several pages of a table: turned after a click, put together, checked as one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf } from "./browser.mjs";
import { hasRightMarks, type Lab, painted, startLab } from "./extension";
import { rests } from "./rest.mjs";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  const body = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner Center</title></html>';
  await lab.context.route(/\/paged$/, (route) => route.fulfill({ contentType: "text/html", body }));
});

test.afterAll(async () => {
  await lab?.close();
});

const text = async (page: Page, className: string) =>
  (await painted(page, className)).map((one) => one.text).join();
const SLOW = { timeout: 60_000 };

/** Presses the button at the chip, which may just be drawn anew. */
async function pressPages(page: Page): Promise<void> {
  const place = async () => {
    const [button] = await painted(page, "pages");
    return button && (await boxOf(page, button));
  };
  // A row that came under the pointer may show its card, over the button.
  await page.mouse.move(1, 1);
  await expect.poll(async () => (await painted(page, "card")).length).toBe(0);
  let box = await place();
  // It moves while the chip's words change.
  await expect
    .poll(async () => {
      const before = box;
      box = await place();
      return Boolean(box) && JSON.stringify(box) === JSON.stringify(before);
    })
    .toBe(true);
  if (!box) throw new Error("the button has no place");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

for (const [language, done, rows] of [
  ["en", "3 pages together", "27 of 27 rows"],
  ["zh", "已合并 3 页", "已读 27 行，共 27 行"],
] as const) {
  test(`${language}: all pages are read after a click, from the first, and checked as one`, async () => {
    const page = await lab.open(language);
    await expect.poll(() => text(page, "chip")).toMatch(/10/);
    await page.locator('[class*="pagination__nextbtn"]').click();
    await pressPages(page);
    await expect.poll(() => text(page, "pages"), SLOW).toContain(done);
    expect(await text(page, "chip")).toContain(rows);
    const panel = await lab.panel(page);
    await expect(panel.locator(".sub").first()).toContainText("27");
    await panel.close();
    // Marks stay right on each of the pages, and nothing is forgotten.
    await page.locator('[class*="pagination__firstbtn"]').click();
    await expect.poll(() => hasRightMarks(page, language, true)).toBe(true);
    expect(await text(page, "chip")).toContain(rows);
    await pressPages(page);
    await expect.poll(() => text(page, "chip")).toMatch(/10/);
    await page.close();
  });
}

test("it stops when a person says so, and when the table becomes another", async () => {
  const page = await lab.open("en");
  await pressPages(page);
  await expect.poll(() => text(page, "pages")).toContain("Reading page 1");
  await pressPages(page);
  await expect.poll(() => text(page, "pages")).toBe("Read all pages");
  await rests(page);
  expect(await text(page, "chip")).toContain("10 of 27 rows");
  await pressPages(page);
  await expect.poll(() => text(page, "pages"), SLOW).toContain("3 pages together");
  await page.locator(".tea-table__sortbtn").nth(1).click();
  await expect.poll(() => text(page, "chip")).not.toContain("27 of 27");
  await page.close();
});

type Sample = { columns: string[]; rows: { cells: string[]; faults: string[] }[] };
const here = fileURLToPath(new URL(".", import.meta.url));
const SAMPLE: Sample = JSON.parse(readFileSync(join(here, "../fixtures/console/en.json"), "utf8"));
const GOOD = SAMPLE.rows.filter(({ faults }) => faults.length === 0).map(({ cells }) => cells);

/** A plain table whose pages are given. */
function drawPages({ columns, pages }: { columns: string[]; pages: string[][][] }): void {
  const line = (cells: string[], name: string) => {
    const row = document.createElement("tr");
    row.append(...cells.map((cell) => Object.assign(document.createElement(name), { textContent: cell })));
    return row;
  };
  document.body.innerHTML =
    '<main style="margin-top:80px"><h1>Commission Details</h1><table><thead></thead><tbody></tbody></table>' +
    '<div class="pagination"><button class="next">Next</button><strong></strong></div></main>';
  const part = (selector: string) => document.querySelector(selector) as HTMLElement;
  part("thead").append(line(columns, "th"));
  part("strong").textContent = String(pages.flat().length);
  let at = 0;
  const show = () => {
    part("tbody").replaceChildren(...(pages[at] ?? []).map((cells) => line(cells, "td")));
    part(".next").toggleAttribute("disabled", at === pages.length - 1);
  };
  part(".next").addEventListener("click", () => {
    at += 1;
    part("tbody").replaceChildren();
    setTimeout(show, 300);
  });
  show();
}

test("a row that two pages show, and one that none shows, are named", async () => {
  const page = await lab.context.newPage();
  await page.goto("https://console.tencentcloud.com/paged");
  const [a = [], b = [], c = [], d = []] = GOOD;
  await page.evaluate(drawPages, { columns: SAMPLE.columns, pages: [[a, b], [b, c], [d]] });
  await page.evaluate(() => {
    (document.querySelector("strong") as HTMLElement).textContent = "6";
  });
  await pressPages(page);
  await expect.poll(() => text(page, "pages"), SLOW).toContain("3 pages together");
  expect(await text(page, "chip")).toContain("5 of 6 rows");
  const panel = await lab.panel(page);
  await expect(panel.locator("main")).toContainText("Identical row");
  await expect(panel.locator("main")).toContainText(b[0] ?? "");
  await panel.close();
  await page.close();
});

/** What lies over rows, moves them without a word, or takes what is ours. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf } from "./browser.mjs";
import { cardCodes, type Lab, painted, pointAtSign, signsInSight, startLab } from "./extension";
import { rests } from "./rest.mjs";
import { chipText, drawTable, manyRows, serveBlank, TABLE, underlines } from "./tables";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  await serveBlank(lab, /\/covered$/);
});

test.afterAll(async () => {
  await lab?.close();
});

/** Every row has a fault, so that every row has a sign. */
const FAULTY = manyRows(600).filter((_, at) => at % 10 === 0);

async function open(rows = FAULTY.slice(0, 15), style = "", ids = ["one"]): Promise<Page> {
  const page = await lab.context.newPage();
  await page.goto("https://console.tencentcloud.com/covered");
  await page.evaluate((text) => {
    const sheet = document.createElement("style");
    sheet.textContent = `body { margin: 20px 30px } td, th { height: 24px; padding: 4px; white-space: nowrap } ${text}`;
    document.head.append(sheet);
  }, style);
  for (const id of ids) await page.evaluate(drawTable, { ...TABLE, rows, id });
  await expect.poll(() => underlines(page)).toBe(rows.length * ids.length);
  await expect.poll(async () => (await signsInSight(page)).length).toBeGreaterThan(5);
  return page;
}

/** The records in the window whose signs are beside another row or at none. */
async function misplaced(page: Page): Promise<string[]> {
  const rows = await page.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { top, bottom, record: row.querySelector("td")?.textContent ?? "" };
    }),
  );
  const at = (middle: number) => rows.find(({ top, bottom }) => middle > top && middle < bottom)?.record;
  const signs = await signsInSight(page);
  return signs.filter(({ middle, record }) => at(middle) !== record).map(({ record }) => record);
}

const count = async (page: Page) => (await signsInSight(page)).length;

/** Puts something white onto the page. */
const cover = (page: Page, into: string, style: string): Promise<void> =>
  page.evaluate(
    ([selector, css]) => {
      const made = document.createElement("div");
      made.id = "cover";
      made.style.cssText = `background:#fff;${css}`;
      document.querySelector(selector)?.append(made);
    },
    [into, style] as const,
  );

const CLOCK = () => {
  const clock = document.createElement("p");
  document.body.prepend(clock);
  let told = 0;
  const tell = () => {
    told += 1;
    clock.textContent = String(told);
    requestAnimationFrame(tell);
  };
  tell();
};

test("a page that writes something in each of its frames gets its signs, and they follow a scroll", async () => {
  const page = await lab.context.newPage();
  await page.goto("https://console.tencentcloud.com/covered");
  await page.evaluate(CLOCK);
  await page.evaluate(drawTable, { ...TABLE, rows: FAULTY.slice(0, 30), id: "one" });
  // Looking at such a page takes its time.
  const slowly = { timeout: 60_000 };
  await expect.poll(() => count(page), slowly).toBeGreaterThan(5);
  await expect.poll(() => chipText(page), slowly).toContain("30 rows");
  await page.evaluate(() => scrollBy(0, 300));
  await expect.poll(() => count(page), slowly).toBeGreaterThan(5);
  await expect.poll(() => misplaced(page), slowly).toEqual([]);
  expect(await count(page)).toBeGreaterThan(5);
  await page.close();
});

test("a dialog that only a style shows covers the signs, and gives them back", async () => {
  const page = await open();
  await cover(page, "body", "display:none;position:fixed;inset:0");
  await expect.poll(() => count(page)).toBe(15);
  const show = (display: string) =>
    page.evaluate((value) => {
      const dialog = document.querySelector<HTMLElement>("#cover");
      if (dialog) dialog.style.display = value;
    }, display);
  await show("block");
  await expect.poll(() => count(page)).toBe(0);
  await show("none");
  await expect.poll(() => count(page)).toBe(15);
  await page.close();
});

test("a drawer beside the first columns covers the chip and the card, and leaves the signs", async () => {
  const page = await open();
  await pointAtSign(page, 3);
  await expect.poll(() => cardCodes(page)).not.toEqual([]);
  const second = await page.locator("tbody tr:first-child td:nth-child(2)").boundingBox();
  await cover(page, "body", `position:fixed;top:0;bottom:0;right:0;left:${second?.x}px`);
  await expect.poll(() => cardCodes(page)).toEqual([]);
  await expect.poll(async () => (await painted(page, "chips"))[0]?.attributes.class).toContain("away");
  expect(await count(page)).toBe(15);
  await page.close();
});

test("a table in a modal dialog has its signs there, and the one behind has them back when it closes", async () => {
  const page = await open();
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.style.cssText = "width:1150px;max-width:none;padding:40px";
    document.body.append(dialog);
    dialog.append(document.querySelector("#one")?.cloneNode(true) ?? "");
    dialog.showModal();
  });
  await expect.poll(() => underlines(page)).toBe(30);
  await pointAtSign(page, 18);
  await expect.poll(() => cardCodes(page)).toEqual(["AM001"]);
  const onTop = await page
    .locator("dialog tbody tr")
    .first()
    .evaluate((row) => {
      const { left, top } = row.getBoundingClientRect();
      return document.elementFromPoint(left - 6, top + 12)?.hasAttribute("data-rebatelens");
    });
  expect(onTop).toBe(true);
  await page.evaluate(() => document.querySelector("dialog")?.close());
  await expect.poll(() => count(page)).toBe(15);
  await pointAtSign(page, 3);
  await expect.poll(() => cardCodes(page)).toEqual(["AM001"]);
  await page.close();
});

test("rows below a head that stays in sight have no sign on it", async () => {
  const page = await open(FAULTY, "thead th { position: sticky; top: 0; background: #fff }");
  for (const by of [400, 17, 23]) {
    await page.evaluate((pixels) => scrollBy(0, pixels), by);
    await rests(page);
    const head = await page.locator("thead").boundingBox();
    const end = (head?.y ?? 0) + (head?.height ?? 0);
    const signs = await signsInSight(page);
    expect(signs.filter(({ middle }) => middle < end)).toEqual([]);
    expect(signs.length).toBeGreaterThan(5);
  }
  await page.close();
});

test("a mask within the table and a dialog within a cell cover the signs", async () => {
  const page = await open();
  await page.evaluate(() => document.querySelector("#one")?.setAttribute("style", "position:relative"));
  await cover(page, "#one", "position:absolute;inset:0");
  await expect.poll(() => count(page)).toBe(0);
  await page.evaluate(() => document.querySelector("#cover")?.remove());
  await expect.poll(() => count(page)).toBe(15);
  await cover(page, "tbody tr:nth-child(4) td:last-child", "position:fixed;inset:0");
  await expect.poll(() => count(page)).toBe(0);
  await page.close();
});

test("a row that grows as another shrinks takes the signs between them along", async () => {
  const page = await open();
  await page.evaluate(() => {
    for (const [at, height] of [[2, 90] as const, [12, 90] as const])
      document.querySelectorAll<HTMLElement>("tbody tr")[at]?.style.setProperty("height", `${height}px`);
  });
  await expect.poll(() => misplaced(page)).toEqual([]);
  await rests(page);
  await page.evaluate(() => {
    const [shrinks, grows] = [2, 12].map((at) => document.querySelectorAll<HTMLElement>("tbody tr")[at]);
    if (shrinks) shrinks.style.height = "40px";
    if (grows) grows.style.height = "140px";
  });
  await expect.poll(() => misplaced(page)).toEqual([]);
  await page.close();
});

test("underlines come back where the page took all styles or all highlights", async () => {
  const page = await open();
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  await expect.poll(() => page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  await page.evaluate(() => CSS.highlights.clear());
  await expect.poll(() => underlines(page)).toBe(15);
  await page.close();
});

test("the chips of two tables never lie on each other", async () => {
  const page = await open(FAULTY.slice(0, 12), "", ["one", "two"]);
  for (const by of [0, 250, 200, 2000]) {
    await page.evaluate((pixels) => scrollBy(0, pixels), by);
    await rests(page);
    const chips = (await painted(page, "chips")).filter(
      ({ attributes }) => !attributes.class?.includes("away"),
    );
    const boxes = (await Promise.all(chips.map((chip) => boxOf(page, chip)))).flatMap((box) => box ?? []);
    expect(boxes.length).toBeGreaterThan(0);
    const [one, other] = boxes;
    if (!one || !other) continue;
    expect(one.y + one.height <= other.y || other.y + other.height <= one.y || one.x !== other.x).toBe(true);
  }
  await page.close();
});

test("a table out of sight to one side has no sign at the window's edge", async () => {
  const page = await open(FAULTY.slice(0, 15), "body { width: 5000px }");
  await page.evaluate(() => scrollTo(3500, 0));
  await expect.poll(() => count(page)).toBe(0);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => count(page)).toBe(15);
  await page.close();
});

/** Marks on the console's own page: on every faulty row, on no other, whatever the page does. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, pageErrors } from "./browser.mjs";
import {
  cardCodes,
  faults,
  hasRightMarks,
  type Lab,
  type Language,
  marked,
  painted,
  pointAtSign,
  records,
  startLab,
  stopWorker,
  touch,
  zoom,
} from "./extension";
import { rests } from "./rest.mjs";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
});

test.afterAll(async () => {
  await lab?.close();
});

/** A page that never rests is looked at often: it may change while it is read. */
const OFTEN = { intervals: [100], timeout: 60_000 };

async function expectRightMarks(page: Page, language: Language): Promise<void> {
  await expect.poll(() => hasRightMarks(page, language), OFTEN).toBe(true);
}

const chipText = async (page: Page) => (await painted(page, "chip")).map(({ text }) => text).join();

for (const language of ["en", "zh"] as const) {
  test(`${language}: every page has marks on its faulty rows and on no other`, async () => {
    const page = await lab.open(language);
    const known = faults(language);
    for (const rows of [10, 10, 7]) {
      await expect(records(page)).toHaveCount(rows);
      await expectRightMarks(page, language);
      const ids = await marked(page);
      for (const [at, id] of ids.entries()) {
        await page.mouse.move(5, 5);
        await expect.poll(() => cardCodes(page)).toEqual([]);
        await pointAtSign(page, at);
        await expect.poll(() => cardCodes(page), id).toEqual(known.get(id));
      }
      await page.mouse.move(5, 5);
      if (rows === 7) break;
      await page.locator(".tea-pagination__nextbtn").click();
      await expect(records(page)).not.toHaveCount(1);
    }
    expect(await pageErrors(page)).toEqual([]);
    await page.close();
  });

  test(`${language}: marks follow their rows through a sort, at once`, async () => {
    const page = await lab.open(language, "?delay=0");
    await expectRightMarks(page, language);
    for (const column of [0, 1, 2, 2, 1]) {
      await page.locator(".tea-table__sortbtn").nth(column).click();
      await expectRightMarks(page, language);
    }
    expect(await pageErrors(page)).toEqual([]);
    await page.close();
  });
}

test("a row reused for another record loses its mark before the next frame", async () => {
  const page = await lab.open("en", "?delay=0");
  await expectRightMarks(page, "en");
  const wrong = await page.evaluate(async () => {
    const second = () => document.querySelectorAll(".tea-table__body tbody tr")[1]?.textContent ?? "";
    const before = second();
    document.querySelector<HTMLElement>(".tea-pagination__lastbtn")?.click();
    while (second() === before) await Promise.resolve();
    await new Promise(requestAnimationFrame);
    return CSS.highlights.get("rebatelens-error")?.size ?? -1;
  });
  expect(wrong).toBe(0);
  await expectRightMarks(page, "en");
  await page.close();
});

test("a page that draws all rows anew every 50 ms keeps the right marks and never throws", async () => {
  const page = await lab.open("en", "?rerender=50");
  await expectRightMarks(page, "en");
  for (let look = 0; look < 4; look += 1) {
    const row = await records(page).first().elementHandle();
    await page.waitForFunction((before) => !before?.isConnected, row);
    await expectRightMarks(page, "en");
  }
  expect(await pageErrors(page)).toEqual([]);
  await page.close();
});

test("the underlined values are the cells that the findings are about", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  const texts = await page.evaluate(() =>
    ["error", "warning", "note"].map((severity) =>
      [...(CSS.highlights.get(`rebatelens-${severity}`) ?? [])].map((range) => String(range)),
    ),
  );
  expect(texts.map((list) => list.length)).toEqual([2, 2, 1]);
  expect(texts[0]).toEqual(["4,346.86", "2.02610E+22"]);
  const lines = await page.evaluate(() =>
    ["error", "warning", "note"].map((severity) => {
      const [range] = CSS.highlights.get(`rebatelens-${severity}`) ?? [];
      const cell = (range as Range | undefined)?.startContainer as Element;
      const style = getComputedStyle(
        cell.querySelector("span") ?? cell,
        `::highlight(rebatelens-${severity})`,
      );
      return `${style.textDecorationLine} ${style.textDecorationStyle}`;
    }),
  );
  expect(lines).toEqual(["underline wavy", "underline dashed", "underline dotted"]);
  await page.close();
});

test("the page's own elements are what they are without the extension", async () => {
  const alone = await startLab({ withExtension: false });
  const html = (page: Page) => page.evaluate(() => document.body.outerHTML);
  const [with_, without] = [await lab.open("zh"), await alone.open("zh")];
  await expectRightMarks(with_, "zh");
  await pointAtSign(with_, 0);
  await expect.poll(() => cardCodes(with_)).not.toEqual([]);
  await with_.mouse.move(5, 5);
  await expect(records(without)).toHaveCount(10);
  expect(await html(with_)).toBe(await html(without));
  await with_.close();
  await alone.close();
});

test("keyboard alone: Tab reaches a sign, its card shows, Enter goes in, Escape comes back", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  const isOurs = () => page.evaluate(() => document.activeElement?.matches("[data-rebatelens]") ?? false);
  for (let tabs = 0; tabs < 150 && !(await isOurs()); tabs += 1) await page.keyboard.press("Tab");
  await expect.poll(() => cardCodes(page)).toEqual(["AM001"]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect.poll(() => cardCodes(page)).toEqual([]);
  await page.keyboard.press("Tab");
  await expect.poll(() => cardCodes(page)).toEqual(["ST003"]);
  await page.close();
});

test("a finger on a sign shows its card, which stays until something else is touched", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  const sign = (await painted(page, "mark"))[1];
  const box = sign && (await boxOf(page, sign));
  if (!box) throw new Error("there is no second sign");
  await touch(page, box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => cardCodes(page)).toEqual(["ST003"]);
  await rests(page);
  expect(await cardCodes(page)).toEqual(["ST003"]);
  await touch(page, 640, 60);
  await expect.poll(() => cardCodes(page)).toEqual([]);
  await page.close();
});

for (const factor of [0.5, 2, 4])
  test(`marks stay beside their rows where a person zooms to ${factor * 100}%`, async () => {
    const page = await lab.open("en");
    await expectRightMarks(page, "en");
    await zoom(lab, page, factor);
    await expectRightMarks(page, "en");
    await zoom(lab, page, 1);
    await expectRightMarks(page, "en");
    await page.close();
  });

test("the chip says how many rows were seen and what was found", async () => {
  const page = await lab.open("en");
  await expect.poll(() => chipText(page)).toBe("Rebatelens10 of 27 rows221International site,Read all pages");
  await page.close();
});

test("another class prefix is the same table", async () => {
  const page = await lab.open("en", "?prefix=app");
  await expectRightMarks(page, "en");
  await page.close();
});

for (const [query, name] of [
  ["?norebate=1", "a page without a rebate table"],
  ["?empty=1", "a table without records"],
] as const) {
  test(`${name} gets no mark`, async () => {
    const page = await lab.open("en", query);
    await rests(page);
    expect(await painted(page, "mark")).toEqual([]);
    expect(await pageErrors(page)).toEqual([]);
    await page.close();
  });
}

test("a table whose headers are not understood gets no mark, and the chip says so", async () => {
  const page = await lab.open("en", "?unknown=1");
  await expect.poll(() => chipText(page)).toContain("headers not recognised");
  expect(await painted(page, "mark")).toEqual([]);
  await page.close();
});

test("going from page to page of the console leaves nothing behind", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  await page.getByText("Customers").click();
  await expect.poll(() => painted(page, "mark")).toEqual([]);
  await page.getByText("Commission Details").first().click();
  await expectRightMarks(page, "en");
  await page.close();
});

test("the worker may be stopped between any two steps", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  for (const button of [".tea-pagination__nextbtn", ".tea-pagination__prebtn", ".tea-pagination__lastbtn"]) {
    await stopWorker(lab);
    await page.bringToFront();
    await page.locator(button).click();
    await expect(records(page)).not.toHaveCount(1);
    await expectRightMarks(page, "en");
  }
  expect(await pageErrors(page)).toEqual([]);
  await page.close();
});

test("a page that removes the overlay gets it back", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  await page.evaluate(() => document.querySelector("[data-rebatelens]")?.remove());
  await expectRightMarks(page, "en");
  await page.close();
});

test("what a page writes into cells is text and nothing else", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page, "en");
  await page.evaluate(() => {
    const cell = document.querySelector(".tea-table__body tbody tr td:nth-child(5) span");
    if (cell) cell.textContent = '<img src=x onerror="window.__pageErrors.push(1)">","=1+1';
    cell?.removeAttribute("title");
  });
  await expect.poll(async () => (await marked(page))[0]).toBe("RB000000001");
  await pointAtSign(page, 0);
  await expect.poll(() => cardCodes(page)).toEqual(["ID004"]);
  expect(await pageErrors(page)).toEqual([]);
  await page.close();
});

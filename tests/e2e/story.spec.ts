/** The story of one record in the panel: of a page's table, and of a file. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { type Lab, OUT, painted, records, startLab, stopWorker } from "./extension";

const PICTURES = join(OUT, "screenshots");

const WORDS = {
  en: {
    open: "Record details",
    waits: "The record waits for your confirmation of the statement.",
    who: "You act next.",
    step: "statement confirmed",
    now: "now",
    sum: ["17,506.21 × 8%", "1,400.50"],
  },
  zh: {
    open: "记录详情",
    waits: "该记录等待您确认对账单。",
    who: "下一步由您处理。",
    step: "核对账单",
    now: "进行中",
    sum: ["17,506.21 × 8%", "1,400.50"],
  },
} as const;

/** Opens the story of a record from its item in the panel, by keyboard. */
async function openStory(panel: Page, record: string, button: string): Promise<void> {
  await panel.locator(".filter input").fill(record);
  const group = panel.locator(".group").first();
  if (!(await group.evaluate((one: HTMLDetailsElement) => one.open)))
    await group.locator("> summary").press("Enter");
  await group.locator(".item > summary").first().press("Enter");
  await group.getByRole("button", { name: button }).press("Enter");
  await expect(panel.locator("dialog.story h2")).toHaveText(record);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;

    test.beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      lab = await startLab({ colorScheme });
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    for (const language of ["en", "zh"] as const) {
      test(`${language}: where a record is, its sum, who acts`, async () => {
        const words = WORDS[language];
        const page = await lab.open(language);
        await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
        const panel = await lab.panel(page);
        await openStory(panel, "RB000000004", words.open);
        const story = panel.locator("dialog.story");
        await expect(story.locator(".notice")).toContainText(words.waits);
        await expect(story.locator(".notice")).toContainText(words.who);
        const current = story.locator(".steps [aria-current=step]");
        await expect(current).toHaveCount(1);
        await expect(current).toContainText(words.step);
        await expect(current.locator(".step-state")).toHaveText(words.now);
        await expect(story.locator("dl.sum dt").first()).toHaveText(words.sum[0]);
        await expect(story.locator("dl.sum dd").first()).toHaveText(words.sum[1]);
        await expect(story.locator(".facts")).toContainText("20261006542700614424383");
        await expect(story.locator(".finding .code")).toHaveText("ST003");
        await panel.screenshot({ path: join(PICTURES, `story-${language}-${colorScheme}.png`) });
        await panel.keyboard.press("Escape");
        await expect(story).toHaveCount(0);
        await expect(panel.getByRole("button", { name: words.open })).toBeFocused();
        await panel.keyboard.press("Enter");
        await expect(story.locator(".finding .code")).toHaveText("ST003");
        const { violations } = await new AxeBuilder({ page: panel }).include("dialog").analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        await panel.close();
        await page.close();
      });
    }
  });
}

const HEAD =
  "Record ID,Order ID,Product,Settlement Month,Base Amount,Rate,Rebate Amount,Currency,Status,Transaction Type,Refund Of";
const EARNED = "RB1,20261003461700392856110,CDN,2026-10,50.00,8%,4.10,CNY,已结算,-,-";
const REFUND =
  "RB2,20261005461700392856111,CDN,2026-10,-50.00,8%,-4.00,CNY,已退款,退款,20261003461700392856110";

test.describe("a story", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test("of a file leads to the other rows of its order", async () => {
    const panel = await lab.context.newPage();
    await panel.setViewportSize({ width: 400, height: 820 });
    await panel.goto(`${lab.origin}/panel.html?tab=1`);
    await panel.locator("header select").selectOption("en");
    const text = [HEAD, EARNED, REFUND].join("\n");
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await panel.locator("#open-file + input").setInputFiles(file);
    await expect(panel.locator(".group").first()).toBeVisible();
    await openStory(panel, "RB1", "Record details");
    const story = panel.locator("dialog.story");
    await expect(story.locator(".money").first()).toHaveText("4.10 CNY");
    await expect(
      story.locator("h3", { hasText: "1 other row of order 20261003461700392856110" }),
    ).toBeVisible();
    await expect(story.locator(".related-total b")).toHaveText("0.10 CNY");
    await panel.screenshot({ path: join(PICTURES, "story-related.png"), fullPage: true });
    await story.getByRole("button", { name: /RB2/ }).press("Enter");
    await expect(story.locator("h2")).toHaveText("RB2");
    await expect(story.locator(".steps li")).toHaveText([/recorded/, /reversed/]);
    await expect(story.locator("#story-close")).toBeFocused();
    await panel.locator("header select").selectOption("auto", { force: true });
    await panel.close();
  });

  test("stays with its record while the page turns, and comes back with it", async () => {
    const page = await lab.open("en");
    const panel = await lab.panel(page);
    await openStory(panel, "RB000000002", "Record details");
    const story = panel.locator("dialog.story");
    await page.bringToFront();
    await page.locator(".tea-pagination__lastbtn").click();
    await expect(records(page)).toHaveCount(7);
    await expect(story.locator("h2")).toHaveText("Record no longer shown");
    await page.locator(".tea-pagination__firstbtn").click();
    await expect(story.locator("h2")).toHaveText("RB000000002");
    await panel.close();
    await page.close();
  });

  test("needs no background", async () => {
    const page = await lab.open("en");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    await stopWorker(lab);
    await openStory(panel, "RB000000002", "Record details");
    await expect(panel.locator("dialog.story dl.sum").first()).toContainText("+0.37");
    await panel.close();
    await page.close();
  });
});

/** The panel's findings, filtered: by a text, by how much they matter, by keyboard alone. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { type Lab, OUT, painted, records, startLab } from "./extension";

const PICTURES = join(OUT, "screenshots");

const WORDS = {
  en: { error: "Error", of: (n: number, all: number) => `${n} of ${all} findings`, clear: "Clear filter" },
  zh: { error: "错误", of: (n: number, all: number) => `${all} 条中的 ${n} 条`, clear: "清除筛选" },
} as const;

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
      test(`${language}: what is left is counted, and nothing left is said calmly`, async () => {
        const words = WORDS[language];
        const page = await lab.open(language);
        await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
        const panel = await lab.panel(page);
        await expect(panel.locator(".group")).toHaveCount(5);
        const status = panel.locator(".filter-status");
        await expect(status).toHaveText("");
        await expect(panel.getByRole("button", { name: words.clear })).toBeHidden();

        await panel.getByRole("button", { name: words.error }).click();
        await expect(status).toHaveText(words.of(2, 5));
        await expect(panel.locator(".group")).toHaveCount(2);
        await expect(panel.locator(".group.error")).toHaveCount(2);

        await panel.locator(".filter input").fill("rb000000002");
        await expect(status).toHaveText(words.of(1, 5));
        await panel.screenshot({ path: join(PICTURES, `filter-${language}-${colorScheme}.png`) });
        const { violations } = await new AxeBuilder({ page: panel }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

        await panel.locator(".filter input").fill("no such record");
        await expect(panel.locator(".group")).toHaveCount(0);
        await expect(panel.locator(".nothing-left")).toBeVisible();
        await panel.getByRole("button", { name: words.clear }).click();
        await expect(panel.locator(".group")).toHaveCount(5);
        await expect(status).toHaveText("");
        await panel.close();
        await page.close();
      });
    }
  });
}

test.describe("the filter", () => {
  let lab: Lab;
  let page: Page;
  let panel: Page;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test.beforeEach(async () => {
    page = await lab.open("en");
    panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
  });

  test.afterEach(async () => {
    await panel.close();
    await page.close();
  });

  test("finds by order, customer, product, code and title, in any case and width", async () => {
    for (const [text, left] of [
      ["20261006542700614424383", 1],
      ["200020558127", 2],
      ["cloud virtual", 2],
      ["ＡＭ００１", 1],
      ["0.37 more", 1],
      ["2026-10", 5],
      ["storage AM002", 1],
    ] as const) {
      await panel.locator(".filter input").fill(text);
      await expect(panel.locator(".group .item"), text).toHaveCount(left);
    }
  });

  test("works by keyboard alone, and keeps the focus", async () => {
    const search = panel.locator(".filter input");
    await search.focus();
    await panel.keyboard.type("storage");
    await expect(panel.locator(".group")).toHaveCount(2);
    await panel.keyboard.press("Escape");
    await expect(panel.locator(".group")).toHaveCount(5);
    await panel.keyboard.press("Tab");
    await panel.keyboard.press("Space");
    const error = panel.getByRole("button", { name: "Error" });
    await expect(error).toHaveAttribute("aria-pressed", "true");
    await expect(error).toBeFocused();
    await panel.keyboard.press("Enter");
    await expect(error).toHaveAttribute("aria-pressed", "false");
  });

  test("stays while the page is read again, with what was typed and the focus", async () => {
    await panel.locator(".filter input").fill("RB000000002");
    // The panel stays in sight, as it does beside a page.
    await page.locator(".tea-pagination__nextbtn").dispatchEvent("click");
    await expect(records(page).first()).toContainText("RB000000011");
    await expect(panel.locator(".nothing-left")).toBeVisible();
    await expect(panel.locator(".filter input")).toHaveValue("RB000000002");
    await page.locator(".tea-pagination__prebtn").dispatchEvent("click");
    await expect(panel.locator(".filter-status")).toHaveText("1 of 5 findings");
    await expect(panel.locator(".filter input")).toBeFocused();
  });

  test("a group that is cut says how much of it is shown, and no sum of it", async () => {
    await panel.close();
    panel = await lab.context.newPage();
    await panel.goto(`${lab.origin}/panel.html?tab=1`);
    await panel.locator("header select").selectOption("en");
    const rows = [1, 2, 3].map(
      (at) => `RB${at},2026100346170039285610${at},100.00,8%,8.10,USD,${at === 1 ? "CVM" : "COS"}`,
    );
    const text = ["Record ID,Order ID,Base Amount,Rate,Rebate Amount,Currency,Product", ...rows].join("\n");
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await panel.locator("#open-file + input").setInputFiles(file);
    const group = panel.locator(".group", { hasText: "Amount differs from base × rate" });
    await expect(group.locator("> summary .money")).toHaveText("+0.30");
    await panel.locator(".filter input").fill("cos");
    await expect(group.locator("> summary .count")).toHaveText("2 of 3");
    await expect(group.locator("> summary .money")).toHaveCount(0);
    await expect(group.locator(".item .money")).toHaveText(["+0.10", "+0.10"]);
    await panel.locator("header select").selectOption("auto");
  });
});

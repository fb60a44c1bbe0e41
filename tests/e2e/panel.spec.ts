/** The side panel: what it says, what it exports, and that everybody can use it. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { boxOf } from "./browser.mjs";
import { type Lab, OUT, painted, pointAtSign, records, startLab } from "./extension";

const PICTURES = join(OUT, "screenshots");

test.beforeAll(() => {
  mkdirSync(PICTURES, { recursive: true });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;

    test.beforeAll(async () => {
      lab = await startLab({ colorScheme });
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    for (const [language, shown, group] of [
      ["en", "in the table, USD", "Amount differs from base × rate"],
      ["zh", "表中金额（CNY）", "金额与“基数×比例”不符"],
    ] as const) {
      test(`${language}: numbers, findings and totals, and a bundle`, async () => {
        const page = await lab.open(language);
        await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
        await pointAtSign(page, 0);
        await expect.poll(async () => (await painted(page, "card")).length).toBe(1);
        await page.screenshot({ path: join(PICTURES, `page-${language}-${colorScheme}.png`) });

        const panel = await lab.panel(page);
        await expect(panel.locator(".figures dd").first()).toHaveText("16,750.70");
        await expect(panel.locator(".figures dt").first()).toHaveText(shown);
        await expect(panel.locator(".figures .error dd")).toHaveText("+0.36");
        await expect(panel.locator(".group")).toHaveCount(5);
        await expect(panel.locator("main > table tbody tr")).toHaveCount(3);
        // The first group, of few findings, is open from the start.
        await expect(panel.locator(".group[open]")).toHaveCount(1);
        const own = panel.locator(".group", { hasText: group });
        await own.locator("summary").first().click();
        await own.locator(".item summary").click();
        await expect(panel.locator(".sum .last").last()).toHaveText("+0.37");
        await panel.screenshot({ path: join(PICTURES, `panel-${language}-${colorScheme}.png`) });

        const { violations } = await new AxeBuilder({ page: panel }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

        const download = panel.waitForEvent("download");
        await panel.locator("#export").click();
        const name = (await download).suggestedFilename();
        expect(name).toMatch(/^rebatelens-evidence-\d{8}-[0-9a-f]{8}\.zip$/);
        if (language === "en") await (await download).saveAs(join(OUT, "evidence.zip"));
        await expect(panel.locator(".result")).toContainText(name);
        await expect(panel.locator(".result code")).toHaveText(/^[0-9a-f]{64}$/);
        await panel.screenshot({ path: join(PICTURES, `exported-${language}-${colorScheme}.png`) });
        await panel.close();
        await page.close();
      });
    }
  });
}

test.describe("states", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test("a page without a rebate table: the panel says what was looked for", async () => {
    const page = await lab.open("en", "?norebate=1");
    await expect(records(page)).not.toHaveCount(1);
    const panel = await lab.panel(page);
    await expect(panel.locator(".notice h2")).toHaveText("No rebate table on this page");
    await expect(panel.locator(".notice")).toContainText("A rebate table has a column of the rebate amount");
    await expect(panel.locator("#export")).toHaveCount(0);
    await panel.screenshot({ path: join(PICTURES, "panel-no-table.png") });
    await panel.close();
    await page.close();
  });

  test("headers that are not understood: the panel says which were and which were not", async () => {
    const page = await lab.open("zh", "?unknown=1");
    await expect(records(page)).not.toHaveCount(1);
    const panel = await lab.panel(page);
    await expect(panel.locator(".notice h2")).toHaveText("表头未识别");
    const meanings = panel.locator(".columns tbody tr");
    await expect(meanings.locator("td.open").first()).toBeVisible();
    await expect(meanings.locator("td:not(.open)").nth(1)).toBeVisible();
    await panel.screenshot({ path: join(PICTURES, "panel-unknown-headers.png") });
    await panel.close();
    await page.close();
  });

  test("a tab that is no console page: nothing was read, and the panel says so", async () => {
    const page = await lab.context.newPage();
    const panel = await lab.panel(page);
    await expect(panel.locator(".notice")).toContainText("nothing was read");
    await panel.close();
    await page.close();
  });

  test("the language can be chosen, for the panel and for the page", async () => {
    const page = await lab.open("en");
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
    const panel = await lab.panel(page);
    await panel.locator("header select").selectOption("zh-CN");
    await expect(panel.locator(".figures dt").first()).toHaveText("表中金额（USD）");
    await expect
      .poll(async () => (await painted(page, "mark"))[0]?.attributes["aria-label"])
      .toBe("错误: 比“基数×比例”多 0.37");
    await panel.locator("header select").selectOption("auto");
    await expect(panel.locator(".figures dt").first()).toHaveText("in the table, USD");
    await panel.close();
    await page.close();
  });

  test("Open in panel shows the finding that the card is about", async () => {
    const page = await lab.open("en");
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    await page.bringToFront();
    await pointAtSign(page, 4);
    await expect.poll(async () => (await painted(page, "card")).length).toBe(1);
    const open = (await painted(page, "action")).at(-1);
    const box = open && (await boxOf(page, open));
    if (!box) throw new Error("the card has no button");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const shown = panel.locator(".item[open]");
    await expect(shown).toHaveCount(1);
    await expect(shown).toContainText("RB000000009");
    await expect(shown.locator(".code")).toHaveText("AM002");
    await panel.close();
    await page.close();
  });

  test("the panel follows the page", async () => {
    const page = await lab.open("en");
    const panel = await lab.panel(page);
    await expect(panel.locator(".sub")).toHaveText("2026-10 · 10 of 27 rows");
    await page.bringToFront();
    await page.locator(".tea-pagination__lastbtn").click();
    await expect(records(page)).toHaveCount(7);
    await expect(panel.locator(".sub")).toContainText("7 of 27 rows");
    await panel.close();
    await page.close();
  });

  test("a page that was left without a word is forgotten", async () => {
    const page = await lab.open("en");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    const kept = await panel.evaluate(() => chrome.storage.session.get(null));
    await page.goto("about:blank");
    await expect(panel.locator(".group")).toHaveCount(0);
    // As where the page's last message is lost. The panel may still be forgetting.
    await expect(async () => {
      await panel.evaluate((all) => chrome.storage.session.set(all), kept);
      await expect(panel.locator(".group")).toHaveCount(5, { timeout: 2_000 });
    }).toPass();
    await page.reload();
    await expect(panel.locator(".group")).toHaveCount(0);
    await panel.close();
    await page.close();
  });

  test("the same key signs every bundle", async () => {
    const page = await lab.open("en");
    const fingerprints = new Set<string>();
    for (let turn = 0; turn < 2; turn += 1) {
      const panel = await lab.panel(page);
      await panel.locator("#export").click();
      fingerprints.add((await panel.locator(".result code").textContent()) ?? "");
      await panel.close();
    }
    expect(fingerprints.size).toBe(1);
    await page.close();
  });
});

/** The catalogue's page: what a finding's code links to, for everybody. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { OUT, startLab } from "./extension";

const PICTURES = join(OUT, "screenshots");

test.beforeAll(() => {
  mkdirSync(PICTURES, { recursive: true });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`${colorScheme}: every rule stands on its page, in both languages`, async () => {
    const lab = await startLab({ colorScheme });
    try {
      for (const [tag, title] of [
        ["en", "What each rule means"],
        ["zh-CN", "各条规则的含义"],
      ] as const) {
        const page = await lab.context.newPage();
        await page.setViewportSize({ width: 760, height: 900 });
        await page.goto(`${lab.origin}/rules.${tag}.html#AM001`);
        await expect(page.locator("h1")).toHaveText(title);
        await expect(page.locator("html")).toHaveAttribute("lang", tag);
        await expect(page.locator("article:target .code")).toHaveText("AM001");
        await page.locator("article:target summary").first().click();
        await page.screenshot({ path: join(PICTURES, `rules-${tag}-${colorScheme}.png`) });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        // At 400 % zoom of a desktop's width nothing is cut off.
        await page.setViewportSize({ width: 320, height: 800 });
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over).toBeLessThanOrEqual(0);
        await page.close();
      }
    } finally {
      await lab.close();
    }
  });
}

test("a finding in the panel links to its rule", async () => {
  const lab = await startLab();
  try {
    const page = await lab.open("zh");
    const panel = await lab.panel(page);
    const own = panel.locator(".group", { hasText: "金额与“基数×比例”不符" });
    await own.locator("summary").first().click();
    await own.locator(".item summary").click();
    const opened = lab.context.waitForEvent("page");
    await own.locator("a.code").click();
    const rules = await opened;
    await expect(rules.locator("article:target .code")).toHaveText("AM001");
    expect(rules.url()).toContain("rules.zh-CN.html#AM001");
  } finally {
    await lab.close();
  }
});

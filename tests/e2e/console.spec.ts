/** The sample page alone, without the extension: it must be what it says before anything is tested on it. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { launchWithExtension, pageErrors } from "./browser.mjs";
import { PAGES, startConsole } from "./console/server.mjs";

let site: Awaited<ReturnType<typeof startConsole>>;
let browser: Awaited<ReturnType<typeof launchWithExtension>>;

test.beforeAll(async () => {
  site = await startConsole();
  browser = await launchWithExtension({ port: site.port });
});

test.afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(language: "en" | "zh", query = ""): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(PAGES[language] + query);
  return page;
}

const body = (page: Page) => page.locator(".tea-table__body tbody tr");
const firstIds = (page: Page) => body(page).locator("td:nth-child(2)").allTextContents();

/** Notes in the page what its table shows, one after the other, however short. */
function noteRows(): void {
  const shown: string[] = [];
  Reflect.set(window, "shown", shown);
  new MutationObserver(() => {
    const rows = document.querySelectorAll(".tea-table__body tbody tr");
    const isLoading = document.querySelector(".tea-table__tr--blank-new") !== null;
    const now = isLoading ? "loading" : String(rows.length);
    if (now !== "0" && now !== shown.at(-1)) shown.push(now);
  }).observe(document, { childList: true, subtree: true });
}

test("the fixtures are what the generator writes", () => {
  const script = fileURLToPath(new URL("../fixtures/console/generate.py", import.meta.url));
  execFileSync("python3", [script, "--check"]);
});

for (const [language, header] of [
  ["en", "Commission (USD)"],
  ["zh", "返佣金额(元)"],
] as const) {
  test(`${language}: three pages of records, loading in between`, async () => {
    const page = await browser.context.newPage();
    await page.addInitScript(noteRows);
    await page.goto(PAGES[language]);
    const shown = () => page.evaluate(() => Reflect.get(window, "shown") as string[]);
    await expect.poll(shown).toEqual(["loading", "10"]);
    await expect(page.locator(".tea-table__header th").nth(9)).toHaveText(header);
    await expect(page.locator(".tea-pagination__state strong")).toHaveText("27");
    await page.locator(".tea-pagination__lastbtn").click();
    await expect.poll(shown).toEqual(["loading", "10", "loading", "7"]);
    expect(await pageErrors(page)).toEqual([]);
    await page.close();
  });
}

test("a sort and a new page change rows in place", async () => {
  const page = await open("en", "?delay=0");
  await expect(body(page)).toHaveCount(10);
  const before = await body(page).elementHandles();
  await page.locator(".tea-table__sortbtn").nth(2).click();
  await expect(body(page).first()).toContainText("RB000000010");
  await page.locator(".tea-pagination__nextbtn").click();
  await expect(body(page).first()).not.toContainText("RB000000010");
  const after = await body(page).elementHandles();
  for (const [at, row] of before.entries()) {
    expect(await row.evaluate((old, now) => old === now, after[at])).toBe(true);
  }
  await page.close();
});

test("rerender replaces every row and keeps what it says", async () => {
  const page = await open("en", "?rerender=50");
  await expect(body(page)).toHaveCount(10);
  const ids = await firstIds(page);
  const row = await body(page).first().elementHandle();
  await expect.poll(() => row?.evaluate((old) => old.isConnected)).toBe(false);
  expect(await firstIds(page)).toEqual(ids);
  expect(await pageErrors(page)).toEqual([]);
  await page.close();
});

test("the policy keeps foreign style and script out", async () => {
  const page = await open("en");
  const blocked = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    document.head.append(Object.assign(document.createElement("style"), { textContent: "body{color:red}" }));
    document.head.append(
      Object.assign(document.createElement("script"), { textContent: "window.foreign=1" }),
    );
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve));
    return seen;
  });
  expect(blocked.sort()).toEqual(["script-src-elem", "style-src-elem"]);
  await page.close();
});

test("another prefix, an empty table, and pages without rebates", async () => {
  const other = await open("en", "?prefix=app");
  await expect(other.locator(".app-table__body tbody tr")).toHaveCount(10);
  await expect(other.locator('[class*="tea-"]')).toHaveCount(0);
  const empty = await open("zh", "?empty=1");
  await expect(empty.locator(".tea-action-state__text")).toHaveText("暂无数据");
  const customers = await open("en", "?norebate=1");
  await expect(customers.getByRole("heading", { name: "Customers" })).toBeVisible();
  const policies = await open("zh", "?unknown=1");
  await expect(policies.locator(".tea-table__header")).toContainText("达标业绩量");
  for (const page of [other, empty, customers, policies]) {
    expect(await pageErrors(page)).toEqual([]);
    await page.close();
  }
});

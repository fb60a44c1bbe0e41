/** Files opened in the side panel. Every file is made here and synthetic. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { type Lab, OUT, painted, startLab } from "./extension";
import { setOptions } from "./overlay";

const PICTURES = join(OUT, "screenshots");

type Given = { name: string; text?: string; base64?: string };

/** Drops files on the panel as a person does. */
async function drop(panel: Page, ...files: Given[]): Promise<void> {
  await panel.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, text, base64 } of given) {
      const bytes =
        base64 === undefined ? (text ?? "") : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    for (const kind of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
  }, files);
}

/** Zeros at the end are those of an id that a program rounded. */
const ORDER = (at: number): string => `20241007${String(120_003_216_110_001 + at)}`;

/** A table of so many records, one in a thousand of them wrong. */
function table(records: number): string {
  const rows = ["Order ID,Customer UIN,Product,Base Amount,Rate,Rebate Amount,Currency,Status"];
  for (let at = 0; at < records; at += 1) {
    const rebate = at % 1000 === 7 ? "8.10" : "8.00";
    rows.push(`${ORDER(at)},200020475883,CVM,100.00,8%,${rebate},USD,Settled`);
  }
  return rows.join("\n");
}

const STATEMENT = JSON.stringify({
  Response: {
    RebateInfoSet: [
      {
        Uin: "100000032030",
        RebateMonth: "2024-09",
        Amt: 268213,
        MonthSales: 4873578,
        QuarterSales: 10756003,
        ExceptionFlag: "NORMAL",
      },
    ],
    TotalCount: 1,
    RequestId: "synthetic",
  },
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;
    let panel: Page;

    test.beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      lab = await startLab({ colorScheme });
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    test.beforeEach(async () => {
      panel = await lab.context.newPage();
      await panel.setViewportSize({ width: 400, height: 820 });
      await panel.goto(`${lab.origin}/panel.html?tab=1`);
    });

    test.afterEach(async () => {
      await panel.close();
    });

    const choose = (lang: string) => panel.locator("header select").selectOption(lang);

    test("a file is checked and listed like a page, in both languages", async () => {
      await choose("en");
      await expect(panel.locator("main")).toContainText("Or drop a file here");
      await drop(panel, { name: "october.csv", text: table(20) });
      await expect(panel.locator("main h2")).toHaveText("october.csv");
      await expect(panel.locator(".sub")).toHaveText("rebate records: 20 · CSV, UTF-8");
      await expect(panel.locator(".figures dd").first()).toHaveText("160.10");
      await expect(panel.locator(".group .count")).toHaveText("1");
      await expect(panel.locator("#live")).toHaveText("The file was read. Findings: 1");
      await panel.screenshot({ path: join(PICTURES, `file-en-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page: panel }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

      await choose("zh-CN");
      await expect(panel.locator(".sub")).toHaveText("返佣记录 20 条 · CSV, UTF-8");
      await panel.screenshot({ path: join(PICTURES, `file-zh-${colorScheme}.png`) });

      await panel.getByRole("button", { name: "关闭文件" }).click();
      await expect(panel.locator("main")).toContainText("也可以把文件拖到这里");
    });

    test("what columns mean is said once, and kept for the same headers", async () => {
      await choose("en");
      const text = `Reference,Fee,Order ID\nA1,8.00,${ORDER(1)}\n`;
      await drop(panel, { name: "fees.csv", text });
      await expect(panel.locator(".notice h2")).toHaveText("Header of a rebate table not found");
      await panel.getByRole("button", { name: "Say what the columns mean" }).click();
      const dialog = panel.locator("dialog.mapping");
      await expect(dialog).toBeVisible();
      await panel.screenshot({ path: join(PICTURES, `mapping-en-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page: panel }).include("dialog").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await dialog.getByLabel("Fee").selectOption("rebate_amount");
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(panel.locator(".figures dd").first()).toHaveText("8.00");
      // The same headers in another order, another day.
      await panel.reload();
      await drop(panel, { name: "more.csv", text: `order id,REFERENCE,fee\n${ORDER(2)},A2,9.00\n` });
      await expect(panel.locator(".figures dd").first()).toHaveText("9.00");
      // Nothing said forgets it.
      await panel.locator(".columns summary").click();
      await panel.getByRole("button", { name: "Say what the columns mean" }).click();
      await dialog.getByLabel("fee").selectOption("");
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(panel.locator(".notice h2")).toHaveText("Header of a rebate table not found");
    });
  });
}

test.describe("files", () => {
  let lab: Lab;
  let panel: Page;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test.beforeEach(async () => {
    panel = await lab.context.newPage();
    await panel.goto(`${lab.origin}/panel.html?tab=1`);
    await panel.locator("header select").selectOption("en");
  });

  test.afterEach(async () => {
    await panel.close();
  });

  test("a hundred thousand rows are read off the main thread, and stay usable", async () => {
    await panel.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const bar = document.querySelector("progress");
        if (bar) seen.push(document.querySelector("#working")?.textContent ?? "");
      }).observe(document.body, { childList: true, subtree: true });
    });
    await panel.locator("#open-file + input").setInputFiles({
      name: "year.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(table(100_000)),
    });
    await expect(panel.locator(".sub")).toHaveText("rebate records: 100,000 · CSV, UTF-8", {
      timeout: 60_000,
    });
    await expect(panel.locator(".group .count")).toHaveText("100");
    const seen = await panel.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    // The panel drew how far it was while the check went on elsewhere.
    expect(seen.some((text) => /Records checked: [1-9]/.test(text))).toBe(true);
    await panel.locator(".group summary").first().click();
    await expect(panel.locator(".group .item").first()).toBeVisible();
  });

  test("an answer of the interface, and a file of another encoding", async () => {
    await drop(panel, { name: "answer.txt", text: STATEMENT });
    await expect(panel.locator(".sub").first()).toHaveText("2024-09 · statements: 1 · JSON, UTF-8");
    await expect(panel.locator(".figures dd").first()).toHaveText("2,682.13");
    // 订单号,返佣金额 in GB18030.
    const head = "tqm1pbrFLLe107a98LbuCg==";
    const base64 = btoa(`${atob(head)}${ORDER(1)},8.00\n`);
    await drop(panel, { name: "gbk.csv", base64 });
    await expect(panel.locator(".sub").first()).toHaveText("rebate records: 1 · CSV, GB18030");
  });

  test("where the agreement stands is said of a file", async () => {
    const tiers = "product,rate,threshold_from,threshold_per,threshold_kind";
    const agreement = `${tiers}\nCVM,8%,0,month,whole_volume\nCVM,9%,5000,month,whole_volume\n`;
    await setOptions(lab, { lang: "en", agreement });
    const header = "Order ID,Settlement Month,Product,Base Amount,Rate,Rebate Amount,Currency";
    await drop(panel, {
      name: "october.csv",
      text: `${header}\n${ORDER(1)},2024-10,CVM,100.00,8%,8.00,USD\n`,
    });
    await expect(panel.locator("h3", { hasText: "The agreement (agreement.csv)" })).toBeVisible();
    await expect(panel.locator("main")).toContainText("Tier reached: 8% from 0.00.");
    await expect(panel.locator("main")).toContainText("To the next tier (9% from 5,000.00): 4,900.00 USD");
    await setOptions(lab, { lang: "en" });
  });

  test("several files are parts, and a part is drawn when it is opened", async () => {
    await drop(
      panel,
      { name: "a.csv", text: table(3) },
      { name: "b.csv", text: "Name,City\nWang,Shenzhen\n" },
    );
    await expect(panel.locator("main > h2")).toHaveText("a.csv");
    const part = panel.locator(".part");
    await expect(part).toHaveText(/b\.csvHeader of a rebate table not found/);
    await part.locator("summary").first().click();
    await expect(part.locator(".notice")).toBeVisible();
  });

  test("what is no table says what it is, and nothing breaks", async () => {
    for (const [given, title] of [
      [{ name: "empty.csv", text: "" }, "Nothing in the file"],
      [{ name: "page.csv", text: "<!DOCTYPE html><html></html>" }, "Not a table that can be read"],
      [{ name: "cut.json", text: STATEMENT.slice(0, 90) }, "JSON broken at line 1"],
      [{ name: "cut.zip", base64: btoa("PK\x03\x04 and no more") }, "Damaged file"],
    ] as const) {
      await drop(panel, given);
      await expect(panel.locator(".notice h2")).toContainText(title);
    }
    await drop(panel, { name: "fine.csv", text: table(2) });
    await expect(panel.locator(".sub")).toContainText("rebate records: 2");
  });

  test("evidence of a file holds the file", async () => {
    await drop(panel, { name: "october.csv", text: table(9) });
    await expect(panel.locator(".group .count")).toHaveText("1");
    const download = panel.waitForEvent("download");
    await panel.locator("#export").click();
    await (await download).saveAs(join(OUT, "file-evidence.zip"));
    await expect(panel.locator(".result code")).toHaveText(/^[0-9a-f]{64}$/);
  });

  test("what a person said about columns holds on a page, too", async () => {
    const page = await lab.open("en", "?unknown=1");
    const chip = async () => (await painted(page, "chip")).map(({ text }) => text).join();
    await expect.poll(chip).toContain("headers not recognised");
    const own = await lab.panel(page);
    await own.locator("header select").selectOption("en");
    await own.getByRole("button", { name: "Say what the columns mean" }).click();
    await own.locator("dialog.mapping").getByLabel("Payable").selectOption("rebate_amount");
    await own.locator("dialog.mapping").getByRole("button", { name: "Save" }).click();
    await expect.poll(chip).toMatch(/rows/);
    await own.close();
    await page.close();
  });
});

/** What an administrator fixes: on the page, in the panel, in evidence. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { merge, OPTION_KEYS, POLICY_KEYS } from "../../extension/src/settings";
import { serviceWorker } from "./browser.mjs";
import { AGREED, csv, impose, OTHER_KEY, panelUnder } from "./decided";
import { EXTENSION, type Lab, painted, startLab } from "./extension";
import { rests } from "./rest.mjs";

test("an administrator's schema names exactly the options there are", () => {
  const schema = JSON.parse(readFileSync(join(EXTENSION, "managed_schema.json"), "utf8"));
  expect(Object.keys(schema.properties).sort()).toEqual([...OPTION_KEYS, ...POLICY_KEYS].sort());
  const manifest = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
  expect(manifest.storage).toEqual({ managed_schema: "managed_schema.json" });
  expect(manifest.options_ui).toEqual({ page: "options.html", open_in_tab: true });
});

test("what the schema allows is what the options take", () => {
  const { properties } = JSON.parse(readFileSync(join(EXTENSION, "managed_schema.json"), "utf8"));
  for (const [key, { enum: allowed }] of Object.entries<{ enum?: string[] }>(properties)) {
    for (const value of allowed ?? []) {
      const { values, fixed } = merge({}, { [key]: value });
      expect(values).toHaveProperty(key, value);
      expect([...fixed]).toEqual([key]);
    }
  }
});

test.describe("an administrator's policy", () => {
  let lab: Lab;
  let page: Page;

  test.beforeAll(async () => {
    lab = await startLab();
    page = await lab.open("en");
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  const FILE = csv(
    "details.csv",
    "Order ID,Customer UIN,Product,Base Amount,Rate,Rebate Amount,Currency,Status\n" +
      "20241007120003216009945,200020475883,CVM,100.00,8%,8.00,USD,Settled\n",
  );

  /** Clicks export and gives what the panel says; nothing may be saved. */
  async function refused(panel: Page): Promise<string> {
    const downloads: string[] = [];
    panel.on("download", (download) => downloads.push(download.suggestedFilename()));
    await panel.locator("#export").click();
    await expect(panel.locator(".result.failed")).toBeVisible();
    await expect(panel.locator("#export")).toBeEnabled();
    expect(downloads).toEqual([]);
    return (await panel.locator(".result.failed").textContent()) ?? "";
  }

  async function ownKey(): Promise<string> {
    const panel = await lab.panel(page);
    await panel.locator("#export").click();
    const key = (await panel.locator(".result code").textContent()) ?? "";
    await panel.close();
    return key;
  }

  test("a browser that rejects where there is no policy", async () => {
    const panel = await lab.panel(page);
    await panel.addInitScript(() => {
      chrome.storage.managed.get = () => Promise.reject(new Error("Managed storage manifest not found"));
    });
    await panel.reload();
    await expect(panel.locator("#export")).toBeVisible();
    await panel.close();
  });

  test("the panel does not wait for a policy that the browser keeps back; export does", async () => {
    const panel = await lab.panel(page);
    await panel.addInitScript(() => {
      const late = new Promise((come) => Object.assign(window, { come }));
      chrome.storage.managed.get = () => late;
    });
    await panel.reload();
    await expect(panel.locator(".group")).toHaveCount(5);
    await panel.locator("#export").click();
    await rests(panel);
    await expect(panel.locator("footer .result")).toHaveCount(0);
    await panel.evaluate(() => Reflect.get(window, "come")({ forbid_export: true }));
    await expect(panel.locator("footer")).toContainText("has turned export off");
    await expect(panel.locator("#export")).toHaveCount(0);
    await panel.close();
  });

  test("redaction is required: nothing is offered that would leave whole", async () => {
    const panel = await panelUnder(lab, page, { require_redaction: true });
    await expect(panel.locator("footer")).toContainText("cannot redact, so nothing is exported");
    await expect(panel.locator("#export")).toHaveCount(0);
    await panel.close();
  });

  for (const [key, sentence] of [
    ["require_redaction", "cannot redact, so nothing is exported"],
    ["forbid_export", "has turned export off"],
  ] as const) {
    test(`${key}, decided while the button stands there, holds for pages and files`, async () => {
      const panel = await panelUnder(lab, page, {});
      const decide = (value: boolean) =>
        panel.evaluate(([name, now]) => Object.assign(window, { policy: { [name]: now } }), [
          key,
          value,
        ] as const);
      await decide(true);
      expect(await refused(panel)).toContain(sentence);
      await decide(false);
      await panel.locator('input[type="file"]').setInputFiles(FILE);
      await expect(panel.locator("#live")).toContainText("The file was read");
      await decide(true);
      expect(await refused(panel)).toContain(sentence);
      await panel.close();
    });
  }

  test("another evidence key: nothing is signed, and the panel names this browser's key", async () => {
    const own = await ownKey();
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    const panel = await panelUnder(lab, page, { evidence_key: OTHER_KEY });
    expect(await refused(panel)).toContain(
      `allows another signing key, so nothing was signed. Send your administrator the key of this browser: ${own}`,
    );
    await panel.locator('input[type="file"]').setInputFiles(FILE);
    await expect(panel.locator("#live")).toContainText("The file was read");
    expect(await refused(panel)).toContain(own);
    await panel.close();
  });

  test("the right evidence key, however it is written: the bundle is made", async () => {
    const own = await ownKey();
    const panel = await panelUnder(lab, page, { evidence_key: ` ${own.toUpperCase()}\n` });
    const download = panel.waitForEvent("download");
    await panel.locator("#export").click();
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
    await expect(panel.locator(".result code")).toHaveText(own);
    await panel.close();
  });

  test("an agreement holds; where it cannot be used the panel says why and checks without it", async () => {
    const agreed = await lab.panel(page);
    await impose(agreed, { agreement: AGREED });
    await agreed.reload();
    await expect(agreed.locator(".group")).toHaveCount(6);
    await agreed.close();
    const panel = await panelUnder(lab, page, { agreement: "product,rate\nCVM,much\n" });
    await expect(panel.locator(".notice.agreement")).toContainText("much");
    await panel.locator('input[type="file"]').setInputFiles(FILE);
    await expect(panel.locator("#live")).toContainText("The file was read");
    await expect(panel.locator(".notice.agreement")).toContainText("much");
    await panel.close();
  });

  test("a fixed language holds on the page, whatever is chosen", async () => {
    const console = await lab.open("en");
    await expect.poll(async () => (await painted(console, "mark")).length).toBe(5);
    await inContentScript(console, 'chrome.storage.managed.get = async () => ({ lang: "zh-CN" })');
    const worker = await serviceWorker(lab.context);
    await worker.evaluate(() => chrome.storage.local.set({ lang: "en" }));
    await expect
      .poll(async () => (await painted(console, "mark"))[0]?.attributes["aria-label"])
      .toBe("错误: 比“基数×比例”多 0.37");
    await worker.evaluate(() => chrome.storage.local.clear());
    await console.close();
  });

  test("a policy that the browser keeps back does not keep marks back, and holds once it comes", async () => {
    // A browser that has just started.
    const own = await startLab();
    const worker = await serviceWorker(own.context);
    await worker.evaluate(() => {
      const late = new Promise((come) => Object.assign(globalThis, { come }));
      chrome.storage.managed.get = () => late;
    });
    const console = await own.open("en");
    const signs = async () => (await painted(console, "mark")).length;
    await expect.poll(signs).toBe(5);
    await worker.evaluate((agreement) => Reflect.get(globalThis, "come")({ agreement }), AGREED);
    await expect.poll(signs).toBe(6);
    await own.close();
  });
});

/** Runs a line in the world of the extension's content script. */
async function inContentScript(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context));
  await session.send("Runtime.enable");
  const world = worlds.find(({ origin }) => origin.startsWith("chrome-extension://"));
  if (!world) throw new Error("the content script has no world");
  const { exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId: world.id });
  expect(exceptionDetails).toBeUndefined();
  await session.detach();
}

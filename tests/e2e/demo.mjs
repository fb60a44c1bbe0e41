/** The way once, for a person to see: both pages annotated, both panels, one bundle from each. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { boxOf, closedRoots, launchWithExtension, serviceWorker } from "./browser.mjs";
import { PAGES, startConsole } from "./console/server.mjs";

const out = process.env.REBATELENS_OUT ?? "target/demo";
const extensionDir = process.env.REBATELENS_EXTENSION ?? "target/extension";
const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** @param {import("playwright-core").Page} page @param {string} className */
async function painted(page, className) {
  const roots = await closedRoots(page);
  const elements = roots.flatMap(({ elements: all }) => all);
  return elements.filter(({ attributes }) => (attributes.class ?? "").split(" ").includes(className));
}

/**
 * Waits until something of a class is painted; a busy machine takes its time.
 * @param {import("playwright-core").Page} page @param {string} className
 */
async function appear(page, className) {
  const late = Date.now() + 60_000;
  for (;;) {
    const found = await painted(page, className);
    if (found.length > 0) return found;
    if (Date.now() > late) throw new Error(`no ${className} was painted within a minute`);
    await page.waitForTimeout(100);
  }
}

/**
 * @param {import("playwright-core").BrowserContext} context
 * @param {"en" | "zh"} language
 */
async function show(context, language) {
  const worker = await serviceWorker(context);
  const page = await context.newPage();
  await page.goto(PAGES[language]);
  const [first] = await appear(page, "mark");
  const box = first && (await boxOf(page, first));
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await appear(page, "card");
  await page.screenshot({ path: join(out, `page-${language}.png`) });

  const tab = await worker.evaluate(async () => {
    const [active] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return active?.id;
  });
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 400, height: 820 });
  await panel.goto(`chrome-extension://${new URL(worker.url()).host}/panel.html?tab=${tab}`);
  await panel.locator(".group summary").first().waitFor();
  await panel.screenshot({ path: join(out, `panel-${language}.png`) });
  const waiting = panel.waitForEvent("download");
  await panel.locator("#export").click();
  const download = await waiting;
  await download.saveAs(join(out, `${language}-${download.suggestedFilename()}`));
  const rows = await page.locator('[class*="-table__body"] tbody tr').count();
  const findings = await panel.locator(".item").count();
  const label = language === "en" ? "English" : "Chinese";
  return `${label} page: ${rows} rows read, ${findings} findings, marks on ${(await appear(page, "mark")).length} rows`;
}

mkdirSync(out, { recursive: true });
const site = await startConsole();
const browser = await launchWithExtension({ extensionDir, port: site.port, headless: !hasDisplay });
try {
  const lines = [await show(browser.context, "en"), await show(browser.context, "zh")];
  writeFileSync(join(out, "summary.txt"), `${lines.join("\n")}\n`);
} finally {
  await browser.close();
  await site.close();
}

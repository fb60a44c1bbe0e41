/** What a person marks as incorrect: on the page's card, in the panel, and kept. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, serviceWorker } from "./browser.mjs";
import { type Lab, type Language, OUT, painted, pointAtSign, startLab, stopWorker } from "./extension";

const PICTURES = join(OUT, "screenshots");

const WORDS = {
  en: {
    mark: "Mark as incorrect and follow up",
    undo: "Undo",
    followed: "Followed up",
    sign: "Error: 0.37 more than base × rate. Followed up",
    title: "0.37 more than base × rate",
    done: "Done",
    remove: "Remove",
    copy: "Copy for a mail or ticket",
    ticket: ["Record: RB000000002", "Settlement month: 2026-10", "Note: Asked on Monday"],
  },
  zh: {
    mark: "标为有误并跟进",
    undo: "撤销",
    followed: "跟进中",
    sign: "错误: 比“基数×比例”多 0.37. 跟进中",
    title: "比“基数×比例”多 0.37",
    done: "完成",
    remove: "移除",
    copy: "复制为邮件或工单内容",
    ticket: ["记录：RB000000002", "结算月份：2026-10", "备注：Asked on Monday"],
  },
} as const;

const labels = async (page: Page): Promise<string[]> =>
  (await painted(page, "mark")).map(({ attributes }) => attributes["aria-label"] ?? "");

async function clickFollow(page: Page): Promise<void> {
  const [button] = await painted(page, "follow");
  const box = button && (await boxOf(page, button));
  if (!box) throw new Error("the card has no such button");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The card of the first sign. */
async function openCard(page: Page): Promise<void> {
  await page.bringToFront();
  await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
  await pointAtSign(page, 0);
  await expect.poll(async () => (await painted(page, "card")).length).toBe(1);
}

async function opened(lab: Lab, language: Language): Promise<Page> {
  const page = await lab.open(language);
  await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
  return page;
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;

    test.beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      lab = await startLab({ colorScheme });
      await lab.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    for (const language of ["en", "zh"] as const) {
      test(`${language}: marked on the card, listed in the panel, copied, done and removed`, async () => {
        const words = WORDS[language];
        const page = await opened(lab, language);
        await openCard(page);
        await clickFollow(page);
        await expect.poll(async () => (await labels(page))[0]).toBe(words.sign);
        expect((await painted(page, "follow"))[0]?.text).toBe(words.undo);
        expect((await painted(page, "followed-up"))[0]?.text).toBe(words.followed);
        // The sign shows it by its shape as well.
        expect(await painted(page, "followed")).toHaveLength(1);
        await page.screenshot({ path: join(PICTURES, `followed-card-${language}-${colorScheme}.png`) });

        const panel = await lab.panel(page);
        const list = panel.locator(".followups");
        await expect(list.locator("> summary")).toContainText(words.followed);
        await list.locator("> summary").press("Enter");
        await expect(list.locator("h3")).toContainText(words.title);
        await list.locator("textarea").fill("Asked on Monday");
        await list.locator("textarea").press("Tab");
        await panel.getByRole("button", { name: words.followed }).click();
        await expect(panel.locator(".group .item")).toHaveCount(1);
        await expect(panel.locator(".followed-sign")).toHaveCount(1);
        await list.scrollIntoViewIfNeeded();
        await panel.screenshot({ path: join(PICTURES, `followups-${language}-${colorScheme}.png`) });
        const { violations } = await new AxeBuilder({ page: panel }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

        await list.getByRole("button", { name: words.copy }).click();
        const copied = await panel.evaluate(() => navigator.clipboard.readText());
        for (const line of [...words.ticket, words.title, "54,331.12 × 8% = 4,346.49"])
          expect(copied).toContain(line);

        await list.getByRole("button", { name: words.done, exact: true }).click();
        await expect(list.locator("li.done")).toHaveCount(1);
        await expect(list.locator("textarea")).toHaveValue("Asked on Monday");
        await list.getByRole("button", { name: words.remove }).click();
        await expect(list).toHaveCount(0);
        await expect.poll(async () => (await labels(page))[0]).not.toContain(words.followed);
        await panel.close();
        await page.close();
      });
    }
  });
}

test.describe("a follow-up", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test.afterEach(async () => {
    const worker = await serviceWorker(lab.context);
    await worker.evaluate(() => chrome.storage.local.clear());
  });

  test("by keyboard alone, and taken back where it was made", async () => {
    const page = await opened(lab, "en");
    await openCard(page);
    const [sign] = await painted(page, "mark");
    const box = sign && (await boxOf(page, sign));
    if (!box) throw new Error("there is no sign");
    await page.mouse.click(box.x + 2, box.y + 2);
    // The card's first button has the focus now.
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await labels(page))[0]).toContain("Followed up");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await labels(page))[0]).not.toContain("Followed up");
    await page.close();
  });

  test("survives the worker, a reload and another order of the rows", async () => {
    const page = await opened(lab, "en");
    await openCard(page);
    await stopWorker(lab);
    await openCard(page);
    await clickFollow(page);
    await expect.poll(async () => (await labels(page))[0]).toContain("Followed up");
    await stopWorker(lab);
    await page.reload();
    await expect.poll(async () => (await labels(page))[0]).toContain("Followed up");
    const panel = await lab.panel(page);
    await stopWorker(lab);
    await panel.locator(".followups > summary").click();
    await panel.locator(".followups").getByRole("button", { name: "Open" }).click();
    await expect(panel.locator("dialog.story h2")).toHaveText("RB000000002");
    await panel.locator("dialog.story").getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await labels(page))[0]).not.toContain("Followed up");
    await panel.close();
    await page.close();
  });

  test("belongs to its console, and is known again in a file", async () => {
    const page = await opened(lab, "en");
    await openCard(page);
    await clickFollow(page);
    await expect.poll(async () => (await labels(page))[0]).toContain("Followed up");
    const other = await opened(lab, "zh");
    expect((await labels(other)).join()).not.toContain("跟进中");
    const panel = await lab.panel(other);
    await expect(panel.locator(".group")).toHaveCount(5);
    await expect(panel.locator(".followups")).toHaveCount(0);
    const text = "Record ID,Base Amount,Rate,Rebate Amount,Currency\nRB000000002,54331.12,8%,4346.86,USD\n";
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await panel.locator("#open-file + input").setInputFiles(file);
    await expect(panel.locator(".followed-sign")).toHaveCount(1);
    await panel.close();
    await other.close();
    await page.close();
  });

  test("beyond the most that are kept, the oldest done goes; where none is done, it says so", async () => {
    const page = await opened(lab, "en");
    const worker = await serviceWorker(lab.context);
    const fill = (done: boolean) =>
      worker.evaluate((first) => {
        const all = Array.from({ length: 500 }, (_, at) => {
          const name = { key: `record X${at}`, label: `X${at}` };
          const marked = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
          const one = { name, code: "AM001", title: "t", said: [], place: "intl", marked, note: "" };
          const key = `followup:${JSON.stringify(["intl", name.key, "AM001"])}`;
          return [key, first && at < 2 ? { ...one, done: marked } : one];
        });
        return chrome.storage.local.set(Object.fromEntries(all));
      }, done);
    await fill(false);
    await openCard(page);
    await clickFollow(page);
    await expect
      .poll(async () => (await painted(page, "followed-up"))[0]?.text)
      .toContain("500 are followed up already");
    await fill(true);
    await clickFollow(page);
    await expect.poll(async () => (await labels(page))[0]).toContain("Followed up");
    const kept = await worker.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
    expect(kept).toHaveLength(500);
    expect(kept.join()).not.toContain('"record X0"');
    expect(kept.join()).toContain('"record X1"');
    await page.close();
  });
});

declare const chrome: {
  storage: {
    local: {
      clear: () => Promise<void>;
      set: (items: object) => Promise<void>;
      get: (keys: null) => Promise<object>;
    };
  };
};

/** What a page, a browser and a person may do to the extension, and that it bears it. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, pageErrors, serviceWorker } from "./browser.mjs";
import {
  cardCodes,
  hasRightMarks,
  isKnown,
  type Lab,
  marked,
  painted,
  pointAtSign,
  records,
  signsInSight,
  startLab,
  stopWorker,
} from "./extension";
import { update } from "./overlay";
import { rests } from "./rest.mjs";
import { countMessages } from "./tables";

type Listener = (message: { kind: string; fresh?: string }) => void;
declare const chrome: {
  runtime: { onMessage: { addListener: (listener: Listener) => void } };
};

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
});

test.afterAll(async () => {
  await lab?.close();
});

const BODY = ".tea-table__body tbody";

async function expectRightMarks(page: Page): Promise<void> {
  await expect.poll(() => hasRightMarks(page, "en")).toBe(true);
}

/** How many signs a person sees. */
const inSight = async (page: Page): Promise<number> => (await signsInSight(page)).length;

const focusedRow = async (page: Page): Promise<string> =>
  (await painted(page, "card"))[0]?.attributes["aria-label"] ?? "";

/** A browser of its own, whose worker has not loaded the core yet. */
async function withFreshWorker(work: (own: Lab) => Promise<void>): Promise<void> {
  const own = await startLab();
  try {
    await work(own);
  } finally {
    await own.close();
  }
}

test("the worker is stopped while it answers: the page asks again", async () => {
  await withFreshWorker(async (own) => {
    const worker = await serviceWorker(own.context);
    await worker.evaluate(() => {
      WebAssembly.instantiateStreaming = () => new Promise(() => undefined);
    });
    const sent = await countMessages(own);
    const page = await own.open("en");
    await expect(records(page)).toHaveCount(10);
    await expect.poll(async () => (await sent()).map(({ kind }) => kind)).toContain("table");
    expect(await painted(page, "mark")).toEqual([]);
    await stopWorker(own);
    await page.bringToFront();
    await expectRightMarks(page);
    expect(await pageErrors(page)).toEqual([]);
  });
});

test("the core breaks off: a new instance answers", async () => {
  await withFreshWorker(async (own) => {
    const worker = await serviceWorker(own.context);
    await worker.evaluate(() => {
      const load = WebAssembly.instantiateStreaming;
      let made = 0;
      WebAssembly.instantiateStreaming = async (...given) => {
        const { instance, module } = await load(...given);
        made += 1;
        Reflect.set(globalThis, "__made", made);
        const annotate = () => {
          throw new WebAssembly.RuntimeError("unreachable");
        };
        const exports = made === 1 ? { ...instance.exports, annotate } : instance.exports;
        return { instance: { exports }, module };
      };
    });
    const page = await own.open("en");
    await expectRightMarks(page);
    expect(await worker.evaluate(() => Reflect.get(globalThis, "__made"))).toBe(2);
  });
});

test("a row that was sent is not sent again", async () => {
  await withFreshWorker(async (own) => {
    const worker = await serviceWorker(own.context);
    await worker.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, "__seen", seen);
      chrome.runtime.onMessage.addListener(({ kind, fresh }) => {
        if (kind === "table") seen.push(fresh ?? "");
      });
    });
    const sent = () => worker.evaluate(() => Reflect.get(globalThis, "__seen") as string[]);
    const page = await own.open("en", "?delay=0");
    await expectRightMarks(page);
    const first = (await sent()).length;
    await page.locator(".tea-table__sortbtn").nth(1).click();
    await page.locator(".tea-table__sortbtn").nth(1).click();
    await page.locator(".tea-table__sortbtn").nth(1).click();
    await expectRightMarks(page);
    const ids = (await sent()).join("\0").match(/RB\d{9}/g) ?? [];
    expect((await sent()).length).toBeGreaterThan(first);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

for (const [language, says, close] of [
  ["en", "Rebatelens was updated or removed.", "Close"],
  ["zh", "Rebatelens 已更新或移除。", "关闭"],
] as const) {
  test(`${language}: the extension is updated under an open page: one calm notice, and all else leaves`, async () => {
    await withFreshWorker(async (own) => {
      const page = await own.open(language, "?delay=0");
      const complaints: string[] = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
      // A frame with a table of its own says nothing more.
      await page.evaluate(() => {
        const frame = document.createElement("iframe");
        frame.style.cssText = "width:1200px;height:300px";
        document.body.append(frame);
        frame.contentDocument?.body.append(document.querySelector("main")?.cloneNode(true) ?? "");
      });
      await expect.poll(async () => (await painted(page, "mark")).length).toBe(10);
      await update(own);
      const notices = () => painted(page, "left");
      await expect.poll(async () => (await notices()).map(({ text }) => text).join()).toContain(says);
      expect(await notices()).toHaveLength(1);
      await expect(page.locator("[data-rebatelens=overlay]")).toHaveCount(0);
      await expect(page.frameLocator("iframe").locator("[data-rebatelens]")).toHaveCount(0);
      expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
      await page.locator(".tea-pagination__nextbtn").first().click();
      await page.mouse.move(600, 300);
      const [button] = (await painted(page, "action")).filter(({ text }) => text === close);
      const box = button && (await boxOf(page, button));
      await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
      await expect(page.locator("[data-rebatelens]")).toHaveCount(0);
      await page.locator(".tea-pagination__prebtn").first().click();
      await rests(page);
      await expect(page.locator("[data-rebatelens]")).toHaveCount(0);
      expect(complaints).toEqual([]);
      expect(await pageErrors(page)).toEqual([]);
    });
  });
}

test("a page without rebates hears nothing of an update", async () => {
  await withFreshWorker(async (own) => {
    const page = await own.open("en", "?norebate=1");
    await isKnown(own, page);
    await update(own);
    await rests(page);
    await expect(page.locator("[data-rebatelens]")).toHaveCount(0);
    expect(await pageErrors(page)).toEqual([]);
  });
});

test("a blank row between others moves no mark", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page);
  await page.evaluate((body) => {
    const rows = document.querySelector(body);
    const blank = rows?.firstElementChild?.cloneNode(true) as HTMLElement;
    for (const cell of blank.querySelectorAll("td")) cell.textContent = " ";
    rows?.firstElementChild?.after(blank);
  }, BODY);
  await rests(page);
  await expectRightMarks(page);
  await page.close();
});

test("a clipped cell whose whole text alone changes is read again", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page);
  const order = `${BODY} tr:first-child td:nth-child(5)`;
  await page.evaluate((cell) => {
    const box = document.querySelector(cell)?.firstElementChild;
    if (box) box.innerHTML = '<span title="20261003461700392856104">20261003…</span>';
  }, order);
  await rests(page);
  expect((await marked(page))[0]).toBe("RB000000002");
  await page.evaluate((cell) => {
    document.querySelector(`${cell} span`)?.setAttribute("title", "20261003…not an order at all");
  }, order);
  await expect.poll(async () => (await marked(page))[0]).toBe("RB000000001");
  await page.close();
});

test("the focus stays on its sign while the page draws rows anew", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page);
  await page.locator("input[type=checkbox]").last().focus();
  for (let tabs = 0; tabs < 60 && (await cardCodes(page)).join() !== "ST003"; tabs += 1) {
    await page.keyboard.press("Tab");
  }
  const title = await focusedRow(page);
  await page.evaluate((body) => {
    const [first] = document.querySelectorAll(`${body} tr td:nth-child(7) span`);
    if (first) first.textContent = "65,409.07";
    const rows = document.querySelector(body);
    for (const row of rows?.children ?? []) row.replaceWith(row.cloneNode(true));
  }, BODY);
  await rests(page);
  expect(await focusedRow(page)).toBe(title);
  await page.keyboard.press("Tab");
  await expect.poll(() => cardCodes(page)).toEqual(["ID002"]);
  await page.close();
});

test("a card goes with Escape wherever the focus is, and with a click elsewhere", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page);
  await pointAtSign(page, 0);
  await expect.poll(() => cardCodes(page)).toEqual(["AM001"]);
  await page.keyboard.press("Escape");
  await expect.poll(() => cardCodes(page)).toEqual([]);
  await pointAtSign(page, 1);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(700, 770);
  await rests(page);
  expect(await cardCodes(page)).toEqual(["ST003"]);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => cardCodes(page)).toEqual([]);
  await page.close();
});

test("a row out of sight is reached by keyboard, and comes into sight", async () => {
  const page = await lab.open("en");
  await page.setViewportSize({ width: 1280, height: 420 });
  await expectRightMarks(page);
  expect(await inSight(page)).toBeLessThan(5);
  await page.locator("input[type=checkbox]").last().focus();
  for (let tabs = 0; tabs < 60 && (await cardCodes(page)).join() !== "AM002"; tabs += 1) {
    await page.keyboard.press("Tab");
  }
  expect(await cardCodes(page)).toEqual(["AM002"]);
  await expect(records(page).nth(8)).toBeInViewport();
  await page.close();
});

test("signs do not shine through a dialog of the page", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page);
  expect(await inSight(page)).toBe(5);
  await page.evaluate(() => {
    const dialog = document.createElement("div");
    dialog.id = "mask";
    dialog.style.cssText = "position:fixed;inset:0;background:#0008;z-index:1000";
    document.body.append(dialog);
  });
  await expect.poll(() => inSight(page)).toBe(0);
  expect((await painted(page, "chips"))[0]?.attributes.class).toContain("away");
  await page.evaluate(() => document.querySelector("#mask")?.remove());
  await expect.poll(() => inSight(page)).toBe(5);
  await page.close();
});

const PLAIN = [
  ["Record ID", "Order ID", "Base Amount (USD)", "Commission Rate", "Commission (USD)", "Status"],
  ["RB1", "20261003461700392856104", "100.00", "8%", "8.00", "Settled"],
  ["RB2", "20261004127700466712197", "200.00", "8%", "17.00", "Settled"],
];

test("a plain table without a head is read too", async () => {
  const page = await lab.open("en", "?norebate=1");
  await page.evaluate((rows) => {
    const table = document.createElement("table");
    rows.forEach((cells, at) => {
      const row = table.insertRow();
      for (const text of cells) {
        const cell = document.createElement(at === 0 ? "th" : "td");
        cell.textContent = text;
        row.append(cell);
      }
    });
    document.body.prepend(table);
  }, PLAIN);
  await expect.poll(async () => (await painted(page, "mark")).length).toBe(1);
  // The pagination on this page belongs to another table.
  expect((await painted(page, "chip"))[0]?.text).toBe("Rebatelens2 rows1International site");
  await pointAtSign(page, 0);
  await expect.poll(() => cardCodes(page)).toEqual(["AM001"]);
  await page.close();
});

test("the older family of two tables, scrolled within, is read and marked", async () => {
  const page = await lab.open("en", "?norebate=1");
  await page.evaluate((rows) => {
    const table = (cells: string[][], name: "th" | "td") => {
      const made = document.createElement("table");
      made.className = "tc-15-table-box";
      const part = name === "th" ? made.createTHead() : made.createTBody();
      for (const texts of cells) {
        const row = part.insertRow();
        for (const text of texts)
          row.append(Object.assign(document.createElement(name), { textContent: text }));
      }
      const around = document.createElement("div");
      around.className = name === "th" ? "tc-15-table-fixed-head" : "tc-15-table-fixed-body";
      around.append(made);
      return around;
    };
    const panel = document.createElement("div");
    panel.className = "tc-15-table-panel";
    // Each is a record of its own: one that stands twice is marked.
    const good = Array.from({ length: 9 }, (_, at) => [
      `RB90000000${at}`,
      `2026100346170039285620${at}`,
      ...(rows[1] ?? []).slice(2),
    ]);
    const body = table([...good, rows[2] ?? []], "td");
    body.style.cssText = "height: 120px; overflow: auto";
    panel.append(table(rows.slice(0, 1), "th"), body);
    document.body.prepend(panel);
  }, PLAIN);
  await expect.poll(async () => (await painted(page, "mark")).length).toBe(1);
  expect(await inSight(page)).toBe(0);
  await page.evaluate(() => document.querySelector(".tc-15-table-fixed-body")?.scrollTo(0, 1000));
  await expect.poll(() => inSight(page)).toBe(1);
  expect((await painted(page, "chip"))[0]?.text).toBe("Rebatelens10 rows1International site");
  await page.close();
});

test("the panel lets go of a page that is left", async () => {
  const page = await lab.open("en");
  await expectRightMarks(page);
  const panel = await lab.panel(page);
  await expect(panel.locator(".figures")).toHaveCount(1);
  await page.bringToFront();
  await page.getByText("Customers").click();
  await expect(panel.locator(".notice h2")).toHaveText("No rebate table on this page");
  await page.getByText("Commission Details").first().click();
  await expect(panel.locator(".figures")).toHaveCount(1);
  await page.goto("about:blank");
  await expect(panel.locator(".notice")).toContainText("nothing was read");
  await page.goBack();
  await expect(panel.locator(".figures")).toHaveCount(1);
  await panel.close();
  await page.close();
});

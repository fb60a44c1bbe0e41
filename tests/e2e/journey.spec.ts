/** A whole journey, once undisturbed and once with the worker stopped at every message. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { CDPSession, Page } from "playwright-core";
import { boxOf, pageErrors } from "./browser.mjs";
import {
  cardCodes,
  hasRightMarks,
  isKnown,
  type Lab,
  marked,
  painted,
  pointAtSign,
  startLab,
} from "./extension";
import { chipText } from "./tables";

const SLOW = { timeout: 60_000, intervals: [150] };

/** What a person sees after each step. */
type Seen = Record<string, unknown>;

async function press(page: Page, className: string, at = 0): Promise<void> {
  await expect.poll(async () => (await painted(page, className)).length, SLOW).toBeGreaterThan(at);
  const element = (await painted(page, className))[at];
  const box = element && (await boxOf(page, element));
  if (!box) throw new Error(`there is no ${className}`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function rightMarks(page: Page): Promise<string> {
  await expect.poll(() => hasRightMarks(page, "en"), SLOW).toBe(true);
  return (await marked(page)).join();
}

/** A file of a bundle, which stores its files as they are. */
function fileIn(zip: Buffer, name: string): string {
  for (let at = 0; zip.readUInt32LE(at) === LOCAL_FILE; ) {
    const [size, named, extra] = [
      zip.readUInt32LE(at + 18),
      zip.readUInt16LE(at + 26),
      zip.readUInt16LE(at + 28),
    ];
    const start = at + 30 + named + extra;
    const found = zip.toString("utf8", at + 30, at + 30 + named).endsWith(name);
    if (found) return zip.toString("utf8", start, start + size);
    at = start + size;
  }
  throw new Error(`the bundle has no ${name}`);
}

const LOCAL_FILE = 0x04034b50;

async function journey(lab: Lab, page: Page): Promise<Seen> {
  const seen: Seen = {};
  await page.getByText("Commission Details").first().click();
  seen.first = [await rightMarks(page), await chipText(page)];
  await page.locator(".tea-table__sortbtn").nth(1).click();
  seen.sorted = [await rightMarks(page), await chipText(page)];
  await page.locator(".tea-pagination__nextbtn").click();
  await expect.poll(async () => (await marked(page)).join(), SLOW).not.toBe((seen.sorted as string[])[0]);
  seen.next = [await rightMarks(page), await chipText(page)];
  await press(page, "pages");
  await expect.poll(async () => (await painted(page, "pages"))[0]?.text, SLOW).toContain("3 pages together");
  seen.walked = [await rightMarks(page), await chipText(page)];

  // Open before it is asked for: the browser's own panel would take what is to be shown.
  const panel = await lab.panel(page);
  await expect(panel.locator(".group").first()).toBeVisible(SLOW);
  await page.bringToFront();
  await pointAtSign(page, 0);
  await expect.poll(() => cardCodes(page), SLOW).not.toEqual([]);
  seen.card = (await painted(page, "card"))[0]?.text;
  const actions = (await painted(page, "card"))[0] ? await painted(page, "action") : [];
  await press(
    page,
    "action",
    actions.findIndex(({ text }) => text.includes("panel")),
  );
  await expect(panel.locator(".item[open] .body").first()).toBeVisible(SLOW);
  seen.wanted = await panel.locator(".item[open]").first().innerText();
  await page.bringToFront();

  const box = page.locator(".tea-input--search");
  await box.focus();
  await box.pressSequentially("20261003461700392856104x");
  await page.keyboard.press("Tab");
  await expect.poll(async () => (await painted(page, "advice")).length, SLOW).toBe(1);
  seen.box = (await painted(page, "advice"))[0]?.text;
  await box.fill("");

  await panel.bringToFront();
  await panel.locator("select").selectOption("zh-CN");
  await expect.poll(() => chipText(page), SLOW).toContain("27 行");
  seen.chinese = await chipText(page);
  await expect(panel.locator("main")).toContainText("合计", SLOW);
  seen.panel = await panel.locator("main").innerText();
  const download = panel.waitForEvent("download");
  await panel.locator("#export").click();
  const zip = readFileSync(await (await download).path());
  seen.records = fileIn(zip, "data/records.csv");
  await panel.locator("select").selectOption("en");
  await page.bringToFront();
  await page.getByText("Customers").first().click();
  await expect.poll(async () => (await painted(page, "chip")).length, SLOW).toBe(0);
  await panel.bringToFront();
  await expect(panel.locator("main")).toContainText("Linked Since", SLOW);
  // Whether its columns are unfolded depends on what was drawn before.
  seen.left = await panel.locator("main").textContent();
  await panel.close();
  return seen;
}

type Step = { id: number; kind: string; when: "before" | "during" | "after"; key: string };

/** Stops the worker before every message of a page, while it is answered, and
 * after its answer. Each is sent again, for which the worker is left alone. */
async function disturb(lab: Lab, page: Page): Promise<{ stops: Step[]; done: () => Promise<void> }> {
  const helper = await lab.context.newPage();
  await helper.goto(`${lab.origin}/rules.en.html`);
  const workers = await lab.context.newCDPSession(helper);
  await workers.send("ServiceWorker.enable");
  const stop = () => workers.send("ServiceWorker.stopAllWorkers");
  const session = await lab.context.newCDPSession(page);
  const world = await worldOf(session, new URL(lab.origin).host);
  const evaluate = (expression: string) =>
    session.send("Runtime.evaluate", { expression, uniqueContextId: world, awaitPromise: true });

  const stops: Step[] = [];
  /** Holds the lock that answers wait for, so that the worker is in the middle of one. */
  const hold = () =>
    helper.evaluate(async () => {
      const [tab] = Reflect.get(window, "tabs") as number[];
      await new Promise<void>((held) => {
        void navigator.locks.request(`tab:${tab}`, () => {
          held();
          return new Promise((release) => Reflect.set(window, "release", release));
        });
      });
    });
  const release = () => helper.evaluate(() => (Reflect.get(window, "release") as () => void)());
  const waiting = () => helper.evaluate(async () => (await navigator.locks.query()).pending?.length ?? 0);
  await page.bringToFront();
  await helper.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    Reflect.set(window, "tabs", [tab?.id]);
  });
  let last = Promise.resolve();
  const handle = async (step: Step): Promise<void> => {
    stops.push(step);
    const locked = ["table", "no_table", "gone", "trouble"].includes(step.kind);
    if (step.when === "before") {
      await stop();
      if (locked) await hold();
    } else if (step.when === "during") {
      if (locked) {
        await expect.poll(waiting, SLOW).toBeGreaterThan(0);
        await stop();
        await release();
      } else await stop();
    } else await stop();
    await evaluate(`__go(${step.id})`).catch(() => undefined);
  };
  session.on("Runtime.consoleAPICalled", ({ args: [name, step] }) => {
    if (name?.value === "__step") last = last.then(() => handle(JSON.parse(step?.value)));
  });
  const { exceptionDetails } = await evaluate(`(${wrapSends})()`);
  expect(exceptionDetails).toBeUndefined();
  return {
    stops,
    done: async () => {
      await last;
      await helper.close();
    },
  };
}

declare const chrome: { tabs: { query: (of: object) => Promise<{ id?: number }[]> } };

/** The isolated world of the content script. */
async function worldOf(session: CDPSession, host: string): Promise<string> {
  let found = "";
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin === `chrome-extension://${host}`) found = context.uniqueId;
  });
  await session.send("Runtime.enable");
  await expect.poll(() => found).not.toBe("");
  return found;
}

/** Runs in the world of the content script: every message tells of itself, and
 * goes on when the test says so. */
const wrapSends = `function () {
  const { runtime } = chrome;
  const send = runtime.sendMessage.bind(runtime);
  const waiting = new Map();
  const tries = new Map();
  let count = 0;
  let queue = Promise.resolve();
  globalThis.__go = (id) => waiting.get(id)();
  const step = (kind, when, key) => new Promise((resolve) => {
    count += 1;
    waiting.set(count, resolve);
    console.debug("__step", JSON.stringify({ id: count, kind, when, key }));
  });
  const stopped = async (message) => {
    const { kind, id, typed, fresh } = message;
    const key = [kind, id, typed, fresh && fresh.length].join(" ");
    const again = (tries.get(key) ?? 0) % 2 === 1;
    tries.set(key, (tries.get(key) ?? 0) + 1);
    if (!again) await step(kind, "before", key);
    const answer = send(message);
    answer.catch(() => undefined);
    if (!again) await step(kind, "during", key);
    const said = await answer;
    await step(kind, "after", key);
    return said;
  };
  runtime.sendMessage = (message) => {
    const answer = queue.then(() => stopped(message));
    queue = answer.catch(() => undefined);
    return answer;
  };
}`;

async function open(lab: Lab): Promise<Page> {
  const page = await lab.open("en", "?norebate=1&delay=0");
  await isKnown(lab, page);
  return page;
}

test("the worker is stopped at every message of a whole journey: nothing is lost", async () => {
  test.setTimeout(600_000);
  const calm = await startLab();
  const expected = await journey(calm, await open(calm));
  await calm.close();
  const lab = await startLab();
  const page = await open(lab);
  const { stops, done } = await disturb(lab, page);
  expect(await journey(lab, page)).toEqual(expected);
  const of = (kind: string, when: string) =>
    stops.filter((one) => one.kind === kind && one.when === when).length;
  for (const kind of ["table", "gone", "open_panel", "box"])
    for (const when of ["before", "during", "after"])
      expect(of(kind, when), `${kind} ${when}`).toBeGreaterThan(0);
  console.log(`the worker was stopped ${stops.length} times`);
  expect(await pageErrors(page)).toEqual([]);
  await done();
  await lab.close();
});

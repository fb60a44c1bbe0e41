/** The extension that ships, on the sample console, and what it painted. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import type { BrowserContext, Page } from "playwright-core";
import { boxOf, closedRoots, launchWithExtension, serviceWorker } from "./browser.mjs";
import { PAGES, startConsole } from "./console/server.mjs";
import { watchRest } from "./rest.mjs";

export type Language = "en" | "zh";

/** A row, what is wrong with it, and what is once all rows are read, where that is more. */
type Row = { cells: string[]; faults: string[]; whole?: string[] };

const here = fileURLToPath(new URL(".", import.meta.url));

export const EXTENSION = resolve(process.env.REBATELENS_EXTENSION ?? join(here, "../../target/extension"));
export const OUT = resolve(process.env.REBATELENS_OUT ?? join(here, "../../target/e2e"));

/** The records of the sample page, by record id, with the codes each must have. */
export function faults(language: Language, whole = false): Map<string, string[]> {
  const file = join(here, `../fixtures/console/${language}.json`);
  const { rows }: { rows: Row[] } = JSON.parse(readFileSync(file, "utf8"));
  return new Map(rows.map((row) => [row.cells[0] ?? "", [...((whole && row.whole) || row.faults)].sort()]));
}

export type Lab = Awaited<ReturnType<typeof startLab>>;

type LabOptions = { colorScheme?: "light" | "dark"; withExtension?: boolean; extension?: string };

export async function startLab(options: LabOptions = {}) {
  const { colorScheme = "light", withExtension = true, extension = EXTENSION } = options;
  const site = await startConsole();
  const browser = await launchWithExtension({
    port: site.port,
    colorScheme,
    ...(withExtension ? { extensionDir: extension } : {}),
  });
  const { context } = browser;
  watchRest(context);
  const origin = withExtension
    ? `chrome-extension://${new URL((await serviceWorker(context)).url()).host}`
    : "";
  return {
    context,
    origin,
    open: async (language: Language, query = ""): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(PAGES[language] + query);
      return page;
    },
    /** The panel of a console page, opened as a page of its own. */
    panel: async (of: Page): Promise<Page> => {
      const tab = await tabOf(context, origin, of);
      const page = await context.newPage();
      await page.setViewportSize({ width: 400, height: 820 });
      await page.goto(`${origin}/panel.html?tab=${tab}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/** The number that the browser gives a page's tab, asked on a page of the
 * extension: the worker may have been stopped. */
async function tabOf(context: BrowserContext, origin: string, page: Page): Promise<number> {
  const { asked, tab } = await besideTab(context, origin, page);
  await asked.close();
  return tab;
}

async function besideTab(context: BrowserContext, origin: string, page: Page) {
  const asked = await context.newPage();
  await asked.goto(`${origin}/rules.en.html`);
  await page.bringToFront();
  const tab = await asked.evaluate(async () => {
    const [found] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return found?.id ?? -1;
  });
  return { asked, tab };
}

/** Zooms a page as a person does in the browser. */
export async function zoom(lab: Lab, page: Page, factor: number): Promise<void> {
  const { asked, tab } = await besideTab(lab.context, lab.origin, page);
  await asked.evaluate(([of, by]) => chrome.tabs.setZoom(of, by), [tab, factor] as const);
  await asked.close();
}

/** Touches a place of a page with a finger, which leaves no pointer there. */
export async function touch(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

declare const chrome: {
  tabs: {
    query: (of: object) => Promise<{ id?: number }[]>;
    setZoom: (tab: number, factor: number) => Promise<void>;
  };
  storage: {
    session: {
      get: (keys: null) => Promise<Record<string, { page?: { url: string } }>>;
      set: (all: object) => Promise<void>;
    };
  };
};

/** Waits until the extension has looked at a page. */
export async function isKnown(lab: Lab, page: Page): Promise<void> {
  const known = async () => {
    const worker = await serviceWorker(lab.context);
    return worker.evaluate(
      async (url) =>
        Object.values(await chrome.storage.session.get(null)).some((kept) => kept.page?.url === url),
      page.url().replace(/\?.*/, ""),
    );
  };
  await expect.poll(known, "the extension knows of the page").toBe(true);
}

export const records = (page: Page) => page.locator('[class*="-table__body"] tbody tr');

/** The elements of a class inside the overlay. */
export async function painted(page: Page, className: string) {
  const roots = await closedRoots(page);
  const ours = roots.filter(({ host }) => host.attributes["data-rebatelens"] !== undefined);
  const has = (attributes: Record<string, string>) => (attributes.class ?? "").split(" ").includes(className);
  return ours.flatMap(({ elements }) => elements.filter(({ attributes }) => has(attributes)));
}

/** The record ids of the rows that have a sign beside them, from top to bottom. */
export async function marked(page: Page): Promise<string[]> {
  const rows = await records(page).evaluateAll((all) =>
    all.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { top, bottom, id: row.querySelector("td:nth-child(2)")?.textContent ?? "" };
    }),
  );
  // All at once: a page may change its rows between two questions.
  const signs = await painted(page, "mark");
  const boxes = await Promise.all(signs.map((sign) => boxOf(page, sign)));
  return boxes.flatMap((box) => {
    if (!box) return [];
    const middle = box.y + box.height / 2;
    return [rows.find(({ top, bottom }) => middle > top && middle < bottom)?.id ?? "no row"];
  });
}

/** The signs that a person sees: where each is, and the record that it names. */
export async function signsInSight(page: Page) {
  const window = page.viewportSize() ?? { width: 0, height: 0 };
  const seen: { middle: number; record: string }[] = [];
  for (const sign of await painted(page, "mark")) {
    const { class: classes = "", hidden, "aria-description": names = "" } = sign.attributes;
    const box = await boxOf(page, sign);
    if (!box || hidden !== undefined || classes.split(" ").includes("away")) continue;
    const middle = box.y + box.height / 2;
    if (middle > 0 && middle < window.height) seen.push({ middle, record: names.split(", ")[0] ?? "" });
  }
  return seen;
}

/** The record ids on the page that must have a sign. */
export async function toBeMarked(page: Page, language: Language, whole = false): Promise<string[]> {
  const known = faults(language, whole);
  const ids = await records(page).locator("td:nth-child(2)").allTextContents();
  return ids.filter((id) => (known.get(id) ?? []).length > 0);
}

/** Whether the rows that must have a sign have one, and no others. */
export async function hasRightMarks(page: Page, language: Language, whole = false): Promise<boolean> {
  const [is, should] = [await marked(page), await toBeMarked(page, language, whole)];
  return is.length > 0 && is.join() === should.join();
}

/** The codes on the card that is shown, sorted. */
export async function cardCodes(page: Page): Promise<string[]> {
  return (await painted(page, "code")).map(({ text }) => text).sort();
}

/** Puts the pointer on a row's sign. */
export async function pointAtSign(page: Page, at: number): Promise<void> {
  const sign = (await painted(page, "mark"))[at];
  const box = sign && (await boxOf(page, sign));
  if (!box) throw new Error(`there is no sign ${at}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** Stops the extension's service worker, as the browser does after a rest. */
export async function stopWorker(lab: Lab): Promise<void> {
  const page = await lab.context.newPage();
  await page.goto(`${lab.origin}/panel.html?tab=0`);
  const session = await lab.context.newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await page.close();
}

/** A console page annotated in Firefox, its card, its panel and its evidence. */
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { PAGES } from "../console/server.mjs";
import { DOWNLOADS, type Firefox, OUT, startFirefox } from "./firefox";
import type { Element } from "./webdriver";

type Language = keyof typeof PAGES;

/** Two records, one of which is 0.10 more than its parts. */
const DETAILS = `Order ID,Customer UIN,Product,Base Amount,Rate,Rebate Amount,Currency,Status
20241007120003216000001,200020475883,CVM,100.00,8%,8.00,USD,Settled
20241007120003216000002,200020475883,CVM,100.00,8%,8.10,USD,Settled
`;

type Sign = { row: number; code: string };

const FIRST: Sign = { row: 0, code: "AM001" };
const FOURTH: Sign = { row: 3, code: "ID001" };

let firefox: Firefox;

test.afterEach(async () => {
  await firefox?.close();
});

const painted = async (css: string): Promise<Element[]> => {
  const [overlay] = await firefox.session.elements("[data-rebatelens=overlay]");
  return overlay ? overlay.inside(css) : [];
};

const text = async (css: string): Promise<string> => (await firefox.session.element(css)).text();

const count = async (css: string): Promise<number> => (await firefox.session.elements(css)).length;

async function picture(name: string): Promise<void> {
  writeFileSync(join(OUT, `${name}.png`), await firefox.session.screenshot());
}

async function openConsole(language: Language): Promise<void> {
  await firefox.session.open(PAGES[language]);
  await expect.poll(async () => (await painted(".mark")).length).toBe(5);
}

/** Rests the pointer on a row's sign until the card of its rule is there. */
async function openCard({ row, code }: Sign): Promise<void> {
  // A sign that was just painted has its place a frame later.
  const place = async () => (await painted(".mark"))[row]?.box();
  await expect.poll(async () => ((await place())?.y ?? -1) >= 0).toBe(true);
  const box = await place();
  if (!box) throw new Error(`there is no sign ${row}`);
  await firefox.session.pointAt(box);
  const codes = async () => Promise.all((await painted(".card .code")).map((shown) => shown.text()));
  await expect.poll(codes).toEqual([code]);
}

/** Clicks the card's way to the panel. */
async function askForPanel(sign: Sign): Promise<void> {
  await openCard(sign);
  const [button] = await painted(".card > .actions:last-child .action");
  await button?.click();
}

/** The window that came beside the page. */
async function panelWindow(page: string): Promise<string> {
  const others = async () => (await firefox.session.windows()).filter((handle) => handle !== page);
  await expect.poll(async () => (await others()).length).toBe(1);
  const [panel = ""] = await others();
  return panel;
}

/** The bundle that the panel's own button saves. */
async function exportBundle(): Promise<string> {
  rmSync(DOWNLOADS, { recursive: true, force: true });
  await (await firefox.session.element("#export")).click();
  const bundle = /^rebatelens-evidence-\d{8}-[0-9a-f]{8}\.zip$/;
  const saved = () =>
    (existsSync(DOWNLOADS) ? readdirSync(DOWNLOADS) : []).filter((name) => bundle.test(name));
  await expect.poll(saved).toHaveLength(1);
  const [name = ""] = saved();
  await expect.poll(async () => (await count(".result")) === 1).toBe(true);
  expect(await text(".result")).toContain(name);
  return name;
}

/** Of what we put onto the page, what a person sees. */
const shown = (): Promise<string[]> =>
  firefox.session.run(`return [...document.querySelectorAll("[data-rebatelens]")]
    .filter((ours) => ours.checkVisibility())
    .map((ours) => ours.dataset.rebatelens)`);

/** Firefox hands no highlight on from the root. */
const isUnderlined = (): Promise<boolean> =>
  firefox.session.run(`return [...CSS.highlights].some(([name, [range]]) => {
    const cell = range.startContainer;
    const style = getComputedStyle(cell.querySelector("*") ?? cell, "::highlight(" + name + ")");
    return style.textDecorationLine === "underline";
  })`);

for (const [language, dark, figure] of [
  ["en", false, "+0.36"],
  ["zh", true, "+0.36"],
] as const) {
  test(`${language}: marks, card, panel and bundle`, async () => {
    firefox = await startFirefox({ dark });
    const { session } = firefox;
    await openConsole(language);
    const underlined = "return [...CSS.highlights].map(([name, ranges]) => [name, ranges.size])";
    expect(Object.fromEntries(await session.run<[string, number][]>(underlined))).toEqual({
      "rebatelens-note": 1,
      "rebatelens-warning": 2,
      "rebatelens-error": 2,
    });
    expect(await isUnderlined()).toBe(true);
    await openCard(FIRST);
    await picture(`page-${language}`);
    expect(await session.run("return window.__pageErrors")).toEqual([]);

    const page = await session.window();
    await askForPanel(FIRST);
    await session.switchTo(await panelWindow(page));
    await expect.poll(() => count(".item[open] .sum")).toBe(1);
    expect(await session.url()).toMatch(/^moz-extension:\/\/[-0-9a-f]+\/panel\.html\?tab=\d+$/);
    expect(await text(".figures .error dd")).toBe(figure);
    expect(await count(".group")).toBe(5);
    await picture(`panel-${language}`);

    const name = await exportBundle();
    renameSync(join(DOWNLOADS, name), join(OUT, `${language}-${name}`));
  });
}

test("a panel that is there already is not opened twice", async () => {
  firefox = await startFirefox();
  const { session } = firefox;
  await openConsole("en");
  const page = await session.window();
  await askForPanel(FIRST);
  const panel = await panelWindow(page);
  await askForPanel(FOURTH);
  await session.switchTo(panel);
  await expect.poll(() => session.run("return document.activeElement.textContent")).toContain("RB000000008");
  expect(await session.windows()).toHaveLength(2);

  await session.send("DELETE", "window");
  await session.switchTo(page);
  await askForPanel(FIRST);
  await panelWindow(page);
});

test("the icon opens the sidebar, which follows the page", async () => {
  firefox = await startFirefox();
  const { session } = firefox;
  await openConsole("en");
  await firefox.clickIcon();
  await expect.poll(() => firefox.inSidebar(".group")).toBe(5);
  await session.context("chrome");
  await picture("sidebar-en");
  await session.context("content");

  await askForPanel(FIRST);
  await expect.poll(() => firefox.inSidebar(".item[open]")).toBe(1);
  // The page's own, and the one that the sidebar is seen from.
  expect(await session.windows()).toHaveLength(2);

  await session.open("about:blank");
  await expect.poll(() => firefox.inSidebar(".group")).toBe(0);
});

test("the background may stop between any two messages", async () => {
  firefox = await startFirefox();
  const { session } = firefox;
  await openConsole("en");
  await firefox.stopBackground();
  await (await session.element("[class*='-pagination'] [class*='next']")).click();
  await expect.poll(async () => (await painted(".mark")).length).toBeGreaterThan(0);
});

test("a file is read in the panel", async () => {
  firefox = await startFirefox();
  const { session } = firefox;
  await openConsole("en");
  const page = await session.window();
  await askForPanel(FIRST);
  await session.switchTo(await panelWindow(page));
  await expect.poll(() => count("#open-file + input")).toBe(1);
  const file = join(OUT, "details.csv");
  writeFileSync(file, DETAILS);
  // The panel may be drawn anew between the two.
  await expect(async () => (await session.element("#open-file + input")).type(file)).toPass();
  await expect.poll(() => text("main")).toContain("rebate records: 2 · CSV, UTF-8");
  expect(await count(".group")).toBe(1);
  await exportBundle();
});

test("the extension is updated under an open page: the new copy takes over", async () => {
  firefox = await startFirefox();
  await openConsole("en");
  await firefox.update();
  await expect.poll(async () => (await painted(".mark")).length).toBe(5);
  await openCard(FIRST);
  expect(await count("[data-rebatelens=overlay]")).toBe(1);
  expect(await shown()).toEqual(["overlay"]);
  expect(await isUnderlined()).toBe(true);
  expect(await firefox.session.run("return window.__pageErrors")).toEqual([]);
});

test("the extension is removed under an open page: one calm notice, and all else leaves", async () => {
  firefox = await startFirefox();
  await openConsole("en");
  expect(await isUnderlined()).toBe(true);
  await firefox.remove();
  await expect.poll(shown).toEqual(["notice"]);
  expect(await isUnderlined()).toBe(false);
  await picture("removed-en");
  const [notice] = await firefox.session.elements("[data-rebatelens=notice]");
  await (await notice?.inside("button"))?.[0]?.click();
  expect(await notice?.inside("dialog[open]")).toEqual([]);
  expect(await firefox.session.run("return window.__pageErrors")).toEqual([]);
});

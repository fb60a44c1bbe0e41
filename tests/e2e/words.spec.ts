/** Every word comes from the messages or from the core, in both languages, and a longer one has room. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { JSHandle, Page } from "playwright-core";
import { type Lab, startLab } from "./extension";
import { OVERLAY, openOverlay, SURFACES, setOptions, show } from "./overlay";
import { buildPseudo, pseudo } from "./pseudo";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));

type Messages = Record<string, { message: string }>;
const messagesOf = (tag: string): Messages =>
  JSON.parse(readFileSync(join(EXTENSION, `_locales/${tag}/messages.json`), "utf8"));
const [en, zh] = [messagesOf("en"), messagesOf("zh_CN")];

const blanks = (text: string) => (text.match(/\$\d/g) ?? []).sort();

test("both languages say the same things, and fill in the same", () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const [key, { message }] of Object.entries(en)) {
    expect(blanks(zh[key]?.message ?? ""), key).toEqual(blanks(message));
    expect(message.trim(), key).not.toBe("");
    expect(zh[key]?.message.trim(), key).not.toBe("");
  }
});

test("the name and the description are no longer than the stores allow", () => {
  for (const { name, description } of [en, zh] as Record<string, { message: string }>[]) {
    expect(name?.message.length).toBeLessThanOrEqual(75);
    expect(description?.message.length).toBeLessThanOrEqual(132);
  }
});

test("every message is used", () => {
  const sources = readdirSync(EXTENSION, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => readFileSync(join(EXTENSION, name), "utf8"))
    .join("\n");
  // Some keys are made of a part that varies: `${severity}s`, `pages_${kind}`.
  const made = [...sources.matchAll(/`(\w*)\$\{[^}]+\}(\w*)`/g)].map(
    ([, before, after]) =>
      new RegExp(`^${before}(error|warning|note|done|stalled|restless|removed|full|failed)${after}$`),
  );
  const isUsed = (key: string) =>
    new RegExp(`["'\`](__MSG_)?${key}(__)?["'\`]|\\b${key}:`).test(sources) ||
    made.some((pattern) => pattern.test(key));
  expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
});

test("the pseudo-language keeps what is filled in, and is longer", () => {
  expect(pseudo("Reading page $1… Stop")).toMatch(/^\[Réådîñg pågé \$1… Štöp|^\[.*\$1.*\]$/);
  for (const { message } of Object.values(en)) {
    expect(blanks(pseudo(message))).toEqual(blanks(message));
    expect(pseudo(message).length).toBeGreaterThanOrEqual(message.length * 1.4);
  }
});

/** What a page or a file says itself, and what is a name: the codes of rules and currencies, the languages. */
const DATA = /^(RB\d+|[A-Z]{2}\d{3}|USD|CNY|English|中文|\d[\d.,E+]*|october\.csv|UIN|UTC[+-]\d\d:\d\d)$/;
/** Every text below an element, and every text that is only heard. */
function textsBelow(root: ParentNode): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !/^(SCRIPT|STYLE)$/.test(node.parentElement?.nodeName ?? ""))
      texts.push(node.data);
    if (node instanceof Element)
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        texts.push(node.getAttribute(name) ?? "");
  }
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

/** Texts in which words stand outside of any brackets, but for the headers of the page's own table. */
function bare(texts: string[], headers: string[] = []): string[] {
  const outside = (text: string) => {
    let rest = text;
    for (let before = ""; before !== rest; ) {
      before = rest;
      rest = rest.replace(/\[[^[\]]*\]|⟦[^⟦⟧]*⟧/g, "");
    }
    return rest;
  };
  return texts.filter(
    (text) => /\p{L}{2}/u.test(outside(text)) && !DATA.test(text) && !headers.includes(text),
  );
}

test.describe("a language half as long again", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab({ extension: buildPseudo() });
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  for (const surface of SURFACES)
    test(`no word of the ${surface} is written into the code`, async () => {
      const page = await show(lab, "en", surface);
      await openOverlay(page);
      const root = await page.evaluateHandle((host) => document.querySelector(host)?.shadowRoot, OVERLAY);
      const texts = await page.evaluate(textsBelow, root as JSHandle<ShadowRoot>);
      expect(texts.length).toBeGreaterThan(5);
      expect(bare(texts)).toEqual([]);
      expect(texts.filter((text) => /\$\d/.test(text))).toEqual([]);
      await page.close();
    });

  const openPanel = async (): Promise<{ page: Page; panel: Page }> => {
    const page = await show(lab, "en", "marks");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    for (const summary of await panel.locator("summary").all()) {
      const open = await summary.evaluate((one) => (one.parentElement as HTMLDetailsElement).open);
      if (!open) await summary.click();
    }
    return { page, panel };
  };

  async function expectRoom(page: Page): Promise<void> {
    for (const width of [400, 360, 320]) {
      await page.setViewportSize({ width, height: 820 });
      expect(await page.evaluate(faults), `${width}`).toEqual([]);
    }
  }

  async function expectOwnWords(page: Page, headers: string[] = []): Promise<void> {
    const texts = await page.evaluate(textsBelow, await page.evaluateHandle(() => document.body));
    expect(bare(texts, headers)).toEqual([]);
    expect(texts.filter((text) => /\$\d/.test(text))).toEqual([]);
  }

  test("the panel: no word is written into the code, and every word has room", async () => {
    const { page, panel } = await openPanel();
    await expectOwnWords(panel, await page.locator("th").allTextContents());
    await expectRoom(panel);
    await panel.close();
    await page.close();
  });

  test("the panel beside another page", async () => {
    const page = await lab.context.newPage();
    const panel = await lab.panel(page);
    await expect(panel.locator(".notice")).toBeVisible();
    await expectOwnWords(panel);
    await expectRoom(panel);
    await panel.close();
    await page.close();
  });

  test("the dialog about columns", async () => {
    const page = await lab.open("en", "?unknown=1");
    const panel = await lab.panel(page);
    await panel.locator(".columns > .action").click();
    await expect(panel.locator("dialog")).toBeVisible();
    await expectOwnWords(panel, await page.locator("th").allTextContents());
    await expectRoom(panel);
    await panel.close();
    await page.close();
  });

  test("the options", async () => {
    await setOptions(lab, { accounts: ["100000032030"] });
    const page = await lab.context.newPage();
    await page.goto(`${lab.origin}/options.html`);
    await page.locator("#add-account").click();
    await page.locator(".account input").last().fill("2 0");
    await expect(page.locator(".said-of p").first()).toBeVisible();
    await expectOwnWords(page);
    await expectRoom(page);
    await page.close();
  });
});

/** What is cut off, lies over something else, or makes the page scroll sideways. */
function faults(): string[] {
  const found: string[] = [];
  const name = (one: Element) => `${one.localName}.${one.className} ${(one.textContent ?? "").slice(0, 30)}`;
  const isSeen = (one: Element) => one.checkVisibility() && !one.closest(".unseen");
  for (const one of document.querySelectorAll("html, main, dialog"))
    if (one.scrollWidth > one.clientWidth + 1) found.push(`scrolls sideways: ${one.localName}`);
  const controls = [...document.querySelectorAll("button, select, input, a, summary")].filter(isSeen);
  for (const one of controls) {
    const { left, right } = one.getBoundingClientRect();
    if (left < 0 || right > innerWidth) found.push(`out of sight: ${name(one)}`);
    if (one.localName === "button" && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${name(one)}`);
  }
  const top = document.querySelector("dialog") ?? document.body;
  const own = controls.filter((one) => top.contains(one));
  for (const [at, one] of own.entries())
    for (const other of own.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // What is scrolled lies under the head and the foot, out of sight.
      const apart = one.closest("header, main, footer") !== other.closest("header, main, footer");
      if (across > 1 && down > 1 && !apart) found.push(`${name(one)} lies over ${name(other)}`);
    }
  return found;
}

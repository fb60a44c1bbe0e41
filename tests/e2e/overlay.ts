/** The overlay as a test sees it: opened, brought to each of its surfaces, and read as assistive technology reads it. */
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, serviceWorker } from "./browser.mjs";
import { type Lab, painted, pointAtSign } from "./extension";

export const OVERLAY = "[data-rebatelens=overlay]";
export const NOTICE = "[data-rebatelens=notice]";

type Tree = { attributes?: string[]; backendNodeId: number; children?: Tree[]; shadowRoots?: Tree[] };

function hostIn(tree: Tree, name: string): Tree | undefined {
  if (tree.attributes?.includes("data-rebatelens") && tree.attributes.includes(name)) return tree;
  for (const child of tree.children ?? []) {
    const found = hostIn(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Lets the page's own scripts, axe among them, into the closed root. */
export async function openOverlay(page: Page, name: "overlay" | "notice" = "overlay"): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const backendNodeId = hostIn(root as Tree, name)?.shadowRoots?.[0]?.backendNodeId;
  if (backendNodeId === undefined) throw new Error(`the page has no ${name}`);
  const { object } = await session.send("DOM.resolveNode", { backendNodeId });
  await session.send("Runtime.callFunctionOn", {
    objectId: object.objectId ?? "",
    functionDeclaration: `function () {
      Object.defineProperty(this.host, "shadowRoot", { value: this, configurable: true });
      // Colours are only looked at below the body.
      document.body.append(this.host);
    }`,
  });
  await session.detach();
}

/** Waits until an element of a class is in the overlay. */
export async function appears(page: Page, className: string): Promise<void> {
  const count = async () => (await painted(page, className)).length;
  await expect.poll(count, `the overlay shows a ${className}`).toBeGreaterThan(0);
}

/** Presses the first element of a class in the overlay. */
export async function press(page: Page, className: string, at = 0): Promise<void> {
  const element = (await painted(page, className)).at(at);
  const box = element && (await boxOf(page, element));
  if (!box) throw new Error(`the overlay shows no ${className}`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Puts the extension in anew, as an update does. */
export async function update({ context }: Lab): Promise<void> {
  const worker = await serviceWorker(context);
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
}

/** The same under a page that has marks. */
export async function updateUnder(lab: Lab, page: Page): Promise<void> {
  await update(lab);
  await appears(page, "left");
}

declare const chrome: {
  runtime: { reload: () => void };
  storage: { local: { set: (of: object) => Promise<void>; clear: () => Promise<void> } };
};

export async function setOptions(lab: Lab, options: object): Promise<void> {
  const worker = await serviceWorker(lab.context);
  await worker.evaluate(async (values) => {
    await chrome.storage.local.clear();
    await chrome.storage.local.set(values);
  }, options);
}

export type Surface = "marks" | "card" | "box" | "banner" | "walk";

export const SURFACES: readonly Surface[] = ["marks", "card", "box", "banner", "walk"];

/** The class of what each surface is about. */
export const MAIN: Record<Surface, string> = {
  marks: "chip",
  card: "card",
  box: "advice",
  banner: "banner",
  walk: "pages",
};

const ORDER = "20261003461700392856104";

/** A console page on which one surface shows. */
export async function show(lab: Lab, language: "en" | "zh", surface: Surface): Promise<Page> {
  await setOptions(lab, surface === "banner" ? { site: language === "en" ? "cn" : "intl" } : {});
  const page = await lab.open(language, "?delay=0");
  await appears(page, "mark");
  await appears(page, "pages");
  await bring(page, surface, language);
  await appears(page, MAIN[surface]);
  return page;
}

async function bring(page: Page, surface: Surface, language: "en" | "zh"): Promise<void> {
  if (surface === "card") await pointAtSign(page, 0);
  if (surface === "walk") {
    await holdPage(page);
    const says = async () => (await painted(page, "pages")).map(({ text }) => text).join();
    const before = await says();
    await press(page, "pages");
    await expect.poll(says, "the walk says where it is").not.toBe(before);
  }
  if (surface === "box") await typeInto(page, language);
}

/** Keeps the page from turning, so that the walk stays where it is. */
async function holdPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const hold = (event: Event) =>
      event.target instanceof Element &&
      event.target.closest(".tea-pagination__nextbtn") &&
      event.stopImmediatePropagation();
    addEventListener("click", hold, { capture: true });
  });
}

/** A search box of the page, with an order that holds what nobody sees. */
async function typeInto(page: Page, language: "en" | "zh"): Promise<void> {
  await page.evaluate(
    (label) => {
      const made = document.createElement("label");
      made.style.cssText = "position:absolute;inset-inline-start:330px;top:60px;font:13px sans-serif";
      made.append(label, document.createElement("input"));
      document.body.append(made);
    },
    `${language === "en" ? "Order ID" : "订单号"} `,
  );
  await page.locator("body > label input").fill(`\u200b${ORDER} `);
  await page.locator("body > label input").blur();
}

/** What has the focus inside the opened overlay; nothing of ours where the page has it. */
export function focused(
  page: Page,
): Promise<{ classes: string[]; name: string; text: string; ring: boolean }> {
  return page.evaluate((host) => {
    const active = document.querySelector(host)?.shadowRoot?.activeElement;
    if (!active) return { classes: [], name: "", text: "", ring: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    return {
      classes: [...active.classList],
      name: active.getAttribute("aria-label") ?? "",
      text: active.textContent ?? "",
      ring: outlineStyle === "solid" && Number.parseFloat(outlineWidth) >= 2,
    };
  }, OVERLAY);
}

/** Presses Tab until something of ours has the focus that a class names. */
export async function tabTo(page: Page, className: string): Promise<void> {
  for (let turn = 0; turn < 150; turn += 1) {
    if ((await focused(page)).classes.includes(className)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${className}`);
}

/** Starts to listen to the opened overlay's live region; gives what was said so far. */
export async function heardBy(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate((host) => {
    const heard: string[] = [];
    const live = document.querySelector(host)?.shadowRoot?.querySelector("[role=status]");
    if (!live) throw new Error("there is no live region");
    const hear = () => live.textContent && heard.push(live.textContent);
    new MutationObserver(hear).observe(live, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { heard });
  }, OVERLAY);
  return () => page.evaluate(() => Reflect.get(window, "heard") as string[]);
}

type Spoken = { role: string; name: string; description: string; focusable: boolean };

type Value = { value?: unknown };
type AxNode = {
  nodeId: string;
  ignored: boolean;
  backendDOMNodeId?: number;
  role?: Value;
  name?: Value;
  description?: Value;
  childIds?: string[];
  properties?: { name: string; value: Value }[];
};

/** What a screen reader is told of the overlay. */
export async function spoken(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const ours = new Set(below(hostIn(root as Tree, "overlay")));
  const answer = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return (answer.nodes as AxNode[])
    .filter(({ ignored, backendDOMNodeId }) => !ignored && ours.has(backendDOMNodeId ?? -1))
    .map(({ role, name, description, properties = [] }) => ({
      role: String(role?.value ?? ""),
      name: String(name?.value ?? ""),
      description: String(description?.value ?? ""),
      focusable: properties.some((one) => one.name === "focusable" && one.value.value === true),
    }));
}

function below(tree: Tree | undefined): number[] {
  if (!tree) return [];
  return [tree.backendNodeId, ...[...(tree.children ?? []), ...(tree.shadowRoots ?? [])].flatMap(below)];
}

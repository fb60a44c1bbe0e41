/** Search boxes of the page: what is wrong with an identifier is said before anyone searches. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, closedRoots, serviceWorker } from "./browser.mjs";
import { isKnown, type Lab, painted, startLab, stopWorker } from "./extension";
import { rests } from "./rest.mjs";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  await lab.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const lang of ["en", "zh-CN"])
    await lab.context.route(new RegExp(`/boxes-${lang}$`), (route) =>
      route.fulfill({ contentType: "text/html", body: document_(lang) }),
    );
});

test.afterAll(async () => {
  await lab?.close();
});

const document_ = (
  lang: string,
) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Partner Center</title>
<body style="margin:60px;font:14px sans-serif">
<form>
  <p><label>${lang === "en" ? "Order ID" : "订单号"} <input id="order"></label></p>
  <p><span class="tag">${lang === "en" ? "Customer UIN" : "客户UIN"}:</span><input id="tag"
    placeholder="${lang === "en" ? "Separate keywords with |" : '多个关键字用竖线 "|" 分隔'}"></p>
  <p><select><option>Order ID</option><option>Product name</option></select><input id="chosen"></p>
  <p><label>Remarks <input id="remarks"></label></p>
  <p><label>Order ID <input id="secret" type="password"></label></p>
</form></body></html>`;

const ORDER = "20261003461700392856104";
const HIDDEN = "\u200b";

async function open(lang = "en"): Promise<Page> {
  const page = await lab.context.newPage();
  await page.goto(`https://console.tencentcloud.com/boxes-${lang}`);
  await isKnown(lab, page);
  // What a framework sees: React listens for these at the root.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener("input", ({ target }) => seen.push((target as HTMLInputElement).value));
    addEventListener("keydown", (event) => seen.push(`${event.key} ${event.defaultPrevented}`));
  });
  return page;
}

async function paste(page: Page, box: string, text: string): Promise<void> {
  await page.locator(box).focus();
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press("Control+V");
}

const advice = async (page: Page) => (await painted(page, "advice")).map(({ text }) => text).join();

async function pressAction(page: Page, at: number): Promise<void> {
  const roots = await closedRoots(page);
  const buttons = roots.flatMap(({ elements }) => elements.filter(({ name }) => name === "button"));
  const button = buttons[at];
  const box = button && (await boxOf(page, button));
  if (!box) throw new Error(`there is no button ${at}`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

for (const [lang, words] of [
  ["en", /Use 20261003461700392856104/],
  ["zh-CN", /改用 20261003461700392856104/],
] as const) {
  test(`${lang}: a pasted order with what nobody sees is cleaned with one click, and the page takes notice`, async () => {
    const page = await open(lang);
    await paste(page, "#order", `${HIDDEN}${ORDER}`);
    await expect.poll(() => advice(page)).toMatch(words);
    await pressAction(page, 0);
    await expect(page.locator("#order")).toHaveValue(ORDER);
    await expect(page.locator("#order")).toBeFocused();
    expect(await page.evaluate(() => Reflect.get(window, "seen").at(-1))).toBe(ORDER);
    await expect.poll(() => advice(page)).toBe("");
    await page.close();
  });
}

test("what is pasted at once into a box is looked at, also while the worker still wakes", async () => {
  const page = await open();
  await stopWorker(lab);
  await page.bringToFront();
  await paste(page, "#order", `${HIDDEN}${ORDER}`);
  await expect.poll(() => advice(page)).toContain(`Use ${ORDER}`);
  await page.close();
});

test("advice goes with its box: removed before the answer, cleared by the page, covered, scrolled away", async () => {
  const gone = await open();
  await paste(gone, "#order", `${HIDDEN}${ORDER}`);
  await gone.evaluate(() => document.querySelector("#order")?.remove());
  await rests(gone);
  expect(await advice(gone)).toBe("");
  await gone.close();

  const page = await open();
  const seen = async () => {
    const [shown] = await painted(page, "advice");
    return shown !== undefined && !shown.attributes.class?.includes("away");
  };
  await paste(page, "#order", `${HIDDEN}${ORDER}`);
  await expect.poll(seen).toBe(true);
  await page.evaluate(() => {
    const dialog = document.createElement("div");
    dialog.id = "dialog";
    dialog.style.cssText = "position:fixed;inset:0;background:#fff";
    document.body.append(dialog);
  });
  await expect.poll(seen).toBe(false);
  await page.evaluate(() => document.querySelector("#dialog")?.remove());
  await expect.poll(seen).toBe(true);
  const place = async () => (await page.locator("#order").boundingBox())?.y ?? 0;
  const below = async () => {
    const [shown] = await painted(page, "advice");
    const box = shown && (await boxOf(page, shown));
    return (box?.y ?? 0) - (await place());
  };
  const before = await below();
  await page.evaluate(() => document.querySelector("form")?.setAttribute("style", "margin-top:160px"));
  await expect.poll(below).toBeCloseTo(before, 0);
  await page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>("#order");
    if (box) box.value = "";
  });
  await expect.poll(() => advice(page)).toBe("");
  await page.close();
});

test("a good value in the next box takes no advice from the one before it", async () => {
  const page = await open();
  await page.evaluate(
    ([order, customer]) => {
      for (const [id, text] of [["order", order] as const, ["tag", customer] as const]) {
        const box = document.querySelector<HTMLInputElement>(`#${id}`);
        if (!box) continue;
        box.focus();
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      }
    },
    [`${HIDDEN}${ORDER}`, "200017320461"] as const,
  );
  await expect.poll(() => advice(page)).toContain(`Use ${ORDER}`);
  await page.close();
});

test("while a person types nothing is said; what is unfinished is said when they leave", async () => {
  const page = await open();
  await page.locator("#order").pressSequentially(ORDER.slice(0, 9), { delay: 40 });
  await rests(page);
  expect(await advice(page)).toBe("");
  await page.locator("#remarks").focus();
  await expect.poll(() => advice(page)).toContain("not a valid order ID");
  await page.locator("#order").focus();
  await page.keyboard.press("End");
  await page.keyboard.type(ORDER.slice(9));
  await expect.poll(() => advice(page)).toBe("");
  await page.close();
});

test("the chosen attribute of a search says what its box is for", async () => {
  const page = await open();
  await paste(page, "#tag", ORDER);
  await expect.poll(() => advice(page)).toContain("not of an account ID");
  await page.keyboard.press("Escape");
  await expect.poll(() => advice(page)).toBe("");
  await paste(page, "#chosen", "2.02610E+22");
  await expect.poll(() => advice(page)).not.toBe("");
  await page.locator("select").selectOption("Product name");
  await page.locator("#chosen").fill("2.02410E+22");
  await expect.poll(() => advice(page)).toBe("");
  await page.close();
});

test("what a person leaves as it is, is not said again", async () => {
  const page = await open();
  await paste(page, "#order", ` ${ORDER}`);
  await expect.poll(() => advice(page)).toContain("Leave it");
  await pressAction(page, 1);
  await page.locator("#remarks").focus();
  await rests(page);
  expect(await advice(page)).toBe("");
  await expect(page.locator("#order")).toHaveValue(` ${ORDER}`);
  await page.close();
});

test("nothing that is typed into other boxes leaves them, and no key is taken", async () => {
  const worker = await serviceWorker(lab.context);
  await worker.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message: { typed?: string }) => {
      if (message.typed !== undefined) heard.push(message.typed);
    });
  });
  const page = await open();
  await page.locator("#remarks").pressSequentially("20261003", { delay: 20 });
  await page.locator("#secret").pressSequentially("hunter2", { delay: 20 });
  await page.locator("#order").pressSequentially("2026", { delay: 20 });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await rests(page);
  const heard = await worker.evaluate(() => Reflect.get(globalThis, "heard") as string[]);
  expect(heard.filter((typed) => typed !== "")).toEqual(["2026"]);
  const keys: string[] = await page.evaluate(() => Reflect.get(window, "seen"));
  expect(keys.filter((key) => key.endsWith(" true"))).toEqual([]);
  expect(keys).toContain("Escape false");
  await page.close();
});

declare const chrome: {
  runtime: { onMessage: { addListener: (hear: (message: { typed?: string }) => void) => void } };
};

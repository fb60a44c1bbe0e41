/** Everybody can use what is painted on a page: seen or heard, by pointer or by keyboard, in any colours and room. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, serviceWorker } from "./browser.mjs";
import { type Lab, painted, records, startLab } from "./extension";
import {
  appears,
  focused,
  heardBy,
  MAIN,
  NOTICE,
  OVERLAY,
  openOverlay,
  press,
  SURFACES,
  setOptions,
  show,
  spoken,
  tabTo,
  updateUnder,
} from "./overlay";
import { rests } from "./rest.mjs";

const CHINESE = /[\u4e00-\u9fff]/;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;

    test.beforeAll(async () => {
      lab = await startLab({ colorScheme });
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    for (const language of ["en", "zh"] as const)
      for (const surface of SURFACES)
        test(`${language}: axe finds nothing on the ${surface}`, async () => {
          const page = await show(lab, language, surface);
          // The overlay is as dark as the page says it is.
          if (colorScheme === "dark")
            await page.evaluate(() => {
              document.documentElement.style.colorScheme = "dark";
            });
          await openOverlay(page);
          await expectAccessible(page, OVERLAY);
          await page.close();
        });

    test("axe finds nothing on the notice that is left", async () => {
      const own = await startLab({ colorScheme });
      const page = await show(own, "en", "marks");
      await updateUnder(own, page);
      await openOverlay(page, "notice");
      await expectAccessible(page, NOTICE);
      await own.close();
    });
  });
}

async function expectAccessible(page: Page, within: string): Promise<void> {
  const { violations, passes, incomplete } = await new AxeBuilder({ page }).include(within).analyze();
  const named = (found: typeof violations) =>
    found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  expect(named(violations)).toEqual([]);
  expect(named(incomplete)).toEqual([]);
  expect(passes.map(({ id }) => id)).toContain("color-contrast");
}

test.describe("for everybody", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  for (const language of ["en", "zh"] as const)
    for (const surface of SURFACES)
      test(`${language}: a screen reader names every control of the ${surface}, in its language`, async () => {
        const page = await show(lab, language, surface);
        const controls = await spoken(page);
        expect(controls.length).toBeGreaterThan(5);
        for (const { role, name } of controls.filter(({ focusable }) => focusable)) {
          expect(name, role).not.toBe("");
          expect(CHINESE.test(name), name).toBe(language === "zh");
        }
        const roles = controls.map(({ role }) => role);
        expect(roles.filter((role) => role === "status")).toHaveLength(1);
        expect(roles.includes("dialog")).toBe(surface === "card");
        expect(roles.includes("alert")).toBe(surface === "banner");
        expect(roles.includes("group")).toBe(surface === "box");
        await page.close();
      });

  test("a sign says which row it stands at", async () => {
    const page = await show(lab, "en", "marks");
    const signs = (await spoken(page)).filter(({ name }) => /^(Error|Warning|Note): /.test(name));
    expect(signs).toHaveLength(5);
    expect(signs[0]?.description).toContain("RB000000002");
    await page.close();
  });

  test("our words are marked with their language and direction, whatever the page's are", async () => {
    const page = await show(lab, "zh", "card");
    const host = page.locator(OVERLAY);
    await expect(host).toHaveAttribute("lang", "zh-CN");
    await setOptions(lab, { lang: "en" });
    await expect(host).toHaveAttribute("lang", "en");
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
      const style = new CSSStyleSheet();
      style.replaceSync("* { direction: rtl; font-size: 31px; color: red; letter-spacing: 9px }");
      document.adoptedStyleSheets.push(style);
    });
    const computed = await host.evaluate((element) => {
      const { direction, fontSize, color, letterSpacing, position } = getComputedStyle(element);
      return [direction, fontSize, color, letterSpacing, position];
    });
    expect(computed).toEqual(["ltr", "13px", "rgb(27, 36, 48)", "normal", "fixed"]);
    await page.close();
  });

  test("what changes is said once", async () => {
    const page = await show(lab, "en", "marks");
    await openOverlay(page);
    const heard = await heardBy(page);
    await press(page, "pages");
    await expect.poll(heard, { timeout: 60_000 }).toContain("3 pages together · show this one");
    expect(await heard()).toEqual([
      "Reading page 1… Stop",
      "Reading page 2… Stop",
      "Reading page 3… Stop",
      "3 pages together · show this one",
    ]);
    await page.close();
  });
});

test.describe("keyboard alone", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test("from sign to card and back, then to the chip, the panel, the walk and its stop", async () => {
    const worker = await serviceWorker(lab.context);
    await worker.evaluate(() => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      chrome.runtime.onMessage.addListener(({ kind }: { kind: string }) => asked.push(kind));
    });
    const asked = () => worker.evaluate(() => Reflect.get(globalThis, "asked") as string[]);
    const page = await show(lab, "en", "marks");
    await openOverlay(page);
    await tabTo(page, "mark");
    await appears(page, "card");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toMatchObject({ text: "Mark as incorrect and follow up", ring: true });
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatchObject({ text: "Open in panel", ring: true });
    await page.keyboard.press("Enter");
    await expect.poll(asked).toContain("open_panel");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toMatchObject({ name: "Error: 0.37 more than base × rate", ring: true });
    const order: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      await page.keyboard.press("Tab");
      const { name, text, ring } = await focused(page);
      expect(ring, name || text).toBe(true);
      order.push(name || text);
    }
    expect(order.map((text) => text.split(":")[0])).toEqual([
      "Warning",
      "Error",
      "Note",
      "Warning",
      "Rebatelens10 of 27 rows221International site",
      "Read all pages",
    ]);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await focused(page)).text).toBe("Reading page 1… Stop");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await focused(page)).text).toBe("Read all pages");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await asked()).filter((kind) => kind === "open_panel").length).toBe(2);
    await page.close();
  });

  test("the advice at a box: into it, back by Escape, and what it cleaned into the box", async () => {
    const page = await show(lab, "en", "box");
    await openOverlay(page);
    const box = page.locator("body > label input");
    const before = await box.inputValue();
    await box.focus();
    await page.keyboard.press("Alt+ArrowDown");
    expect(await focused(page)).toMatchObject({ text: "Use 20261003461700392856104", ring: true });
    await page.keyboard.press("Escape");
    await expect(box).toBeFocused();
    await expect(box).toHaveValue(before);
    expect(await painted(page, "advice")).toEqual([]);
    await page.keyboard.press("End");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await appears(page, "advice");
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Enter");
    await expect(box).toHaveValue("20261003461700392856104");
    await expect(box).toBeFocused();
    await page.close();
  });

  test("the banner is closed, and stays closed", async () => {
    const page = await show(lab, "en", "banner");
    await openOverlay(page);
    await tabTo(page, "action");
    expect(await focused(page)).toMatchObject({ text: "Close", ring: true });
    await page.keyboard.press("Enter");
    expect(await painted(page, "banner")).toEqual([]);
    await page.locator(".tea-pagination__nextbtn").click();
    await expect.poll(async () => (await painted(page, "mark")).length).toBeGreaterThan(0);
    expect(await painted(page, "banner")).toEqual([]);
    await page.close();
  });
});

type Place = { left: number; right: number; top: number; bottom: number };

/** Where the elements of a class lie. */
async function places(page: Page, className: string): Promise<Place[]> {
  const boxes = await Promise.all((await painted(page, className)).map((one) => boxOf(page, one)));
  return boxes.flatMap((box) =>
    box ? [{ left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height }] : [],
  );
}

async function expectInside(page: Page, className: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const found = await places(page, className);
  expect(found.length, className).toBeGreaterThan(0);
  for (const { left, right, top, bottom } of found) {
    expect(Math.min(left, top), className).toBeGreaterThanOrEqual(0);
    expect(right, className).toBeLessThanOrEqual(width);
    expect(bottom, className).toBeLessThanOrEqual(height);
  }
}

test.describe("any room and colours", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  for (const language of ["en", "zh"] as const)
    for (const surface of SURFACES)
      test(`${language}: at 400% zoom nothing of the ${surface} is out of reach`, async () => {
        const page = await show(lab, language, surface);
        await openOverlay(page);
        await page.setViewportSize({ width: 320, height: 256 });
        await rests(page);
        // The page may have scrolled the row of the card away; its sign brings both back.
        if (surface === "card") await tabTo(page, "mark");
        if (surface === "card") await appears(page, "card");
        await expectInside(page, MAIN[surface]);
        const sideways = await page.locator(OVERLAY).evaluate((host, className) => {
          const all = [
            ...(host.shadowRoot?.querySelectorAll<HTMLElement>(`.${className}, .${className} *`) ?? []),
          ];
          return all
            .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
            .map((one) => one.className);
        }, MAIN[surface]);
        expect(sideways).toEqual([]);
        await page.close();
      });

  test("the chip covers nothing that can be clicked", async () => {
    const page = await show(lab, "en", "marks");
    for (const width of [1280, 1100, 900, 760]) {
      await page.setViewportSize({ width, height: 700 });
      await rests(page);
      const [chips] = await places(page, "chips");
      expect(chips).toBeDefined();
      const covered = await page.evaluate(({ left, right, top, bottom }: Place) => {
        const all = [
          ...document.querySelectorAll("main button, main a, main input, main select, main th, main td"),
        ];
        return all
          .filter((one) => {
            const box = one.getBoundingClientRect();
            return (
              box.width > 0 && box.left < right && box.right > left && box.top < bottom && box.bottom > top
            );
          })
          .map((one) => one.outerHTML.slice(0, 90));
      }, chips as Place);
      expect(covered, `${width}`).toEqual([]);
    }
    await page.close();
  });

  test("on a page from right to left, signs stand where rows begin and everything is in sight", async () => {
    const page = await show(lab, "en", "card");
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await page.setViewportSize({ width: 1440, height: 800 });
    await openOverlay(page);
    await tabTo(page, "mark");
    await expect
      .poll(async () => {
        const rows = await records(page).evaluateAll((all) =>
          all.map((row) => row.getBoundingClientRect().right),
        );
        const signs = await places(page, "mark");
        return signs.length === 5 && signs.every(({ left }) => Math.abs(left - (rows[0] ?? 0)) <= 2);
      })
      .toBe(true);
    await expectInside(page, "mark");
    await expectInside(page, "chips");
    await expectInside(page, "card");
    await page.close();
  });

  test("where the system forces colours, every sign and every focus keeps its shape", async () => {
    const page = await show(lab, "en", "card");
    await openOverlay(page);
    await page.emulateMedia({ forcedColors: "active" });
    const shapes = await page.locator(OVERLAY).evaluate((host) => {
      const root = host.shadowRoot as ShadowRoot;
      const fills = (selector: string, property: "fill" | "stroke" | "borderRightColor") =>
        [...root.querySelectorAll(selector)].map((one) => getComputedStyle(one)[property]);
      const canvas = document.createElement("p");
      canvas.style.cssText = "color:CanvasText;background:Canvas;forced-color-adjust:none";
      document.body.append(canvas);
      const { color, backgroundColor } = getComputedStyle(canvas);
      return {
        text: color,
        ground: backgroundColor,
        signs: [
          ...fills(".sign .shape", "fill"),
          ...fills(".lens path", "stroke"),
          ...fills(".mark", "borderRightColor"),
        ],
        strokes: fills(".sign .stroke", "stroke"),
      };
    });
    expect([...new Set(shapes.signs)]).toEqual([shapes.text]);
    expect([...new Set(shapes.strokes)]).toEqual([shapes.ground]);
    await tabTo(page, "mark");
    expect(await focused(page)).toMatchObject({ ring: true });
    await page.close();
  });

  test("nothing of ours moves by itself", async () => {
    const page = await show(lab, "en", "card");
    await openOverlay(page);
    const moving = await page
      .locator(OVERLAY)
      .evaluate(
        (host) =>
          (host.shadowRoot as ShadowRoot).getAnimations().filter((one) => one.playState === "running").length,
      );
    expect(moving).toBe(0);
    await page.close();
  });
});

/** Presses Tab from the start of a page of ours until it comes round; gives what had the focus. */
async function stops(page: Page): Promise<{ said: string; ring: boolean; top: number; seen: boolean }[]> {
  const found = [];
  for (let turn = 0; turn < 60; turn += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const active = document.activeElement as HTMLElement | null;
      if (!active || active === document.body) return undefined;
      if (active.dataset.stop) return undefined;
      active.dataset.stop = "yes";
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      const { top, bottom } = active.getBoundingClientRect();
      return {
        said: `${active.localName} ${active.id || active.textContent?.slice(0, 24)}`,
        ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1,
        seen: top < innerHeight && bottom > 0,
        top: top + scrollY + (document.querySelector("main")?.scrollTop ?? 0),
      };
    });
    if (!stop) break;
    found.push(stop);
  }
  return found;
}

test.describe("our own pages", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  for (const forcedColors of ["none", "active"] as const) {
    test(`forced colours ${forcedColors}: Tab reaches everything in the panel in order, and it shows`, async () => {
      const page = await show(lab, "en", "marks");
      const panel = await lab.panel(page);
      await panel.emulateMedia({ forcedColors });
      await expect(panel.locator(".group")).toHaveCount(5);
      const controls = await panel
        .locator("button:visible, select:visible, input[type=search]:visible, summary:visible, a:visible")
        .evaluateAll((all) =>
          all.map((one) => `${one.localName} ${one.id || one.textContent?.slice(0, 24)}`),
        );
      const found = await stops(panel);
      expect(found.map(({ said }) => said)).toEqual(controls);
      expect(found.filter(({ ring, seen }) => !ring || !seen)).toEqual([]);
      await panel.close();
      await page.close();
    });

    test(`forced colours ${forcedColors}: Tab reaches every option in order, and it shows`, async () => {
      await setOptions(lab, { accounts: ["100000032030"] });
      const page = await lab.context.newPage();
      await page.emulateMedia({ forcedColors });
      await page.goto(`${lab.origin}/options.html`);
      await expect(page.locator("#add-account")).toBeVisible();
      const found = await stops(page);
      expect(found.length).toBeGreaterThanOrEqual(5);
      expect(found.filter(({ ring, seen }) => !ring || !seen)).toEqual([]);
      const order = found.map(({ said, top }) => `${Math.round(top)} ${said}`);
      const up = order.filter((_, at) => at > 0 && (found[at]?.top ?? 0) < (found[at - 1]?.top ?? 0) - 8);
      expect(up, order.join("\n")).toEqual([]);
      await page.close();
    });
  }

  test("a person who wants little motion gets none, and nobody gets much", async () => {
    const page = await show(lab, "en", "marks");
    const panel = await lab.panel(page);
    await panel.emulateMedia({ reducedMotion: "reduce" });
    await panel.locator("summary").first().click();
    expect(await panel.evaluate(() => document.getAnimations().length)).toBe(0);
    await panel.close();
    await page.close();
  });

  test("the panel says once that the page was read again", async () => {
    const page = await show(lab, "en", "marks");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    await panel.evaluate(() => {
      const heard: string[] = [];
      const live = document.querySelector("#live") as HTMLElement;
      new MutationObserver(() => heard.push(live.textContent ?? "")).observe(live, { childList: true });
      Object.assign(window, { heard });
    });
    await page.bringToFront();
    await page.locator(".tea-pagination__lastbtn").click();
    await expect(panel.locator(".sub")).toContainText("7 of 27 rows");
    await rests(page);
    await rests(panel);
    const heard: string[] = await panel.evaluate(() => Reflect.get(window, "heard"));
    expect(heard.length).toBe(new Set(heard).size);
    expect(heard.at(-1)).toMatch(/^The page was read again\. Findings: \d+$/);
    await panel.close();
    await page.close();
  });
});

declare const chrome: {
  runtime: { onMessage: { addListener: (hear: (message: { kind: string }) => void) => void } };
};

/** Pictures of every surface, compared with those that somebody looked at. See README.md for how they are renewed. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf } from "./browser.mjs";
import { drawnWith } from "./drawn-with.mjs";
import { type Lab, type Language, painted, startLab } from "./extension";
import { MAIN, openOverlay, SURFACES, type Surface, setOptions, show, tabTo, updateUnder } from "./overlay";

const PICTURES = fileURLToPath(new URL("pictures/", import.meta.url));
const MADE_WITH = join(PICTURES, "made-with.json");
const writing = process.env.REBATELENS_PICTURES === "write";

const kept: unknown = existsSync(MADE_WITH) ? JSON.parse(readFileSync(MADE_WITH, "utf8")) : undefined;
const is = drawnWith();
const same = JSON.stringify(kept) === JSON.stringify(is);

test.skip(
  !writing && !same,
  `The pictures were made with ${JSON.stringify(kept)}; here is ${JSON.stringify(is)}. ` +
    "Pixels may differ there. `cargo xtask pictures` makes them anew.",
);

/** A point or two at the edge of a letter may differ, a word may not. */
const ALIKE = { maxDiffPixels: 24, threshold: 0.15 } as const;

type Clip = { x: number; y: number; width: number; height: number };

async function expectPicture(page: Page, name: string, clip?: Clip): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(page).toHaveScreenshot(`${name}.png`, { ...ALIKE, ...(clip && { clip }) });
}

/** What lies around elements of the overlay, inside the window. */
async function around(page: Page, classes: string[], room = 8): Promise<Clip> {
  const window = page.viewportSize() ?? { width: 0, height: 0 };
  const found = (await Promise.all(classes.map((name) => painted(page, name)))).flat();
  const boxes = (await Promise.all(found.map((one) => boxOf(page, one)))).flatMap((box) =>
    box ? [box] : [],
  );
  const edge = (side: (box: Clip) => number, pick: (...all: number[]) => number) => pick(...boxes.map(side));
  const left = Math.max(0, Math.floor(edge(({ x }) => x, Math.min)) - room);
  const top = Math.max(0, Math.floor(edge(({ y }) => y, Math.min)) - room);
  const right = Math.min(window.width, Math.ceil(edge(({ x, width }) => x + width, Math.max)) + room);
  const bottom = Math.min(window.height, Math.ceil(edge(({ y, height }) => y + height, Math.max)) + room);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The classes that a surface's picture shows. */
const SHOWN: Record<Surface, string[]> = {
  marks: ["mark", "chips"],
  card: ["card"],
  box: ["advice"],
  banner: ["banner"],
  walk: ["chips"],
};

test.beforeAll(() => {
  if (writing) writeFileSync(MADE_WITH, `${JSON.stringify(is, null, 2)}\n`);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;

    test.beforeAll(async () => {
      lab = await startLab({ colorScheme });
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    for (const language of ["en", "zh"] as const) {
      const named = (what: string) => `${what}-${language}-${colorScheme}`;

      for (const surface of SURFACES)
        test(named(surface), async () => {
          const page = await show(lab, language, surface);
          if (colorScheme === "dark") await darken(page);
          await settle(page, MAIN[surface]);
          await expectPicture(page, named(surface), await around(page, SHOWN[surface]));
          await page.close();
        });

      test(named("left"), async () => {
        const own = await startLab({ colorScheme });
        const page = await show(own, language, "marks");
        if (colorScheme === "dark") await darken(page);
        await updateUnder(own, page);
        await settle(page, "left");
        await expectPicture(page, named("left"), await around(page, ["left"]));
        await own.close();
      });

      // What the project's README shows.
      if (colorScheme === "light")
        test(`page-${language}`, async () => {
          const page = await show(lab, language, "card");
          await settle(page, MAIN.card);
          await expectPicture(page, `page-${language}`);
          await page.close();
        });

      test(named("panel"), async () => {
        const { page, panel } = await findings(lab, language);
        await expectPicture(panel, named("panel"));
        await panel.close();
        await page.close();
      });

      test(named("panel-record"), async () => {
        const { page, panel } = await findings(lab, language);
        // Days are counted from this one.
        await panel.clock.setFixedTime("2026-11-20T02:00:00Z");
        await panel.locator(".filter input").fill("RB000000002");
        await panel.locator(".group > summary").first().click();
        await panel.locator(".item > summary").first().click();
        const [opensStory, follows] = [0, 1].map((at) => panel.locator(".item .actions button").nth(at));
        await follows?.click();
        await panel.locator(".followups > summary").click();
        await expect(panel.locator(".followups textarea")).toBeVisible();
        await panel.locator(".followups").scrollIntoViewIfNeeded();
        await panel.mouse.move(5, 5);
        await expectPicture(panel, named("panel-followed"));
        await opensStory?.click();
        await expect(panel.locator("dialog.story .steps")).toBeVisible();
        await panel.mouse.move(5, 5);
        await expectPicture(panel, named("panel-story"));
        await panel.close();
        await page.close();
      });

      test(named("panel-other"), async () => {
        await setOptions(lab, { lang: language === "en" ? "en" : "zh-CN" });
        const page = await lab.context.newPage();
        const panel = await lab.panel(page);
        await expect(panel.locator(".notice")).toBeVisible();
        await panel.setViewportSize({ width: 400, height: 300 });
        await expectPicture(panel, named("panel-elsewhere"));
        await open(panel, "fine.csv", FINE);
        await expect(panel.locator(".fine")).toBeVisible();
        await panel.setViewportSize({ width: 400, height: 480 });
        await expectPicture(panel, named("panel-nothing-found"));
        await open(panel, "october.csv", FAULTY);
        await expect(panel.locator(".item")).toHaveCount(1);
        await panel.setViewportSize({ width: 400, height: 560 });
        await expectPicture(panel, named("panel-file"));
        await open(panel, "fees.csv", UNKNOWN);
        await panel.locator(".columns > .action").click();
        await expect(panel.locator("dialog")).toBeVisible();
        await panel.setViewportSize({ width: 400, height: 420 });
        await expectPicture(panel, named("panel-mapping"));
        await panel.close();
        await page.close();
      });

      test(named("options"), async () => {
        await setOptions(lab, { lang: language === "en" ? "en" : "zh-CN", accounts: ["100000032030"] });
        const page = await lab.context.newPage();
        await page.setViewportSize({ width: 600, height: 620 });
        await page.goto(`${lab.origin}/options.html`);
        await expect(page.locator("#add-account")).toBeVisible();
        await expectPicture(page, named("options"));
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await expectPicture(page, named("options-more"));
        await page.close();
      });

      test(named("rules"), async () => {
        const page = await lab.context.newPage();
        await page.setViewportSize({ width: 600, height: 560 });
        await page.goto(`${lab.origin}/rules.${language === "en" ? "en" : "zh-CN"}.html#AM001`);
        await page.locator("article:target summary").first().click();
        await expectPicture(page, named("rules"));
        await page.close();
      });
    }
  });
}

test.describe("little room, and colours that the system forces", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  for (const language of ["en", "zh"] as const) {
    test(`card-${language}`, async () => {
      const page = await show(lab, language, "card");
      await page.setViewportSize({ width: 320, height: 640 });
      await openOverlay(page);
      await tabTo(page, "mark");
      await settle(page, "card");
      await expectPicture(page, `card-${language}-narrow`, await around(page, ["card"]));
      await page.close();
      const forced = await show(lab, language, "card");
      await forced.emulateMedia({ forcedColors: "active" });
      await settle(forced, "card");
      await expectPicture(forced, `card-${language}-forced`, await around(forced, ["card"], 44));
      await forced.close();
    });

    test(`panel-${language}`, async () => {
      const { page, panel } = await findings(lab, language);
      await panel.setViewportSize({ width: 320, height: 820 });
      await expectPicture(panel, `panel-${language}-narrow`);
      await panel.setViewportSize({ width: 400, height: 820 });
      await panel.emulateMedia({ forcedColors: "active" });
      await expectPicture(panel, `panel-${language}-forced`);
      await panel.close();
      await page.close();
    });
  }
});

test("a picture that is drawn twice is the same", async () => {
  const lab = await startLab();
  try {
    const page = await show(lab, "zh", "card");
    await settle(page, "card");
    const clip = await around(page, ["card"]);
    const [one, other] = [await page.screenshot({ clip }), await page.screenshot({ clip })];
    expect(one.equals(other)).toBe(true);
  } finally {
    await lab.close();
  }
});

/** A page that says it is dark. */
async function darken(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.colorScheme = "dark";
    const style = new CSSStyleSheet();
    style.replaceSync(
      "body, body * { background-color: #181b20 !important; color: #d6dae0 !important; border-color: #343a42 !important }",
    );
    document.adoptedStyleSheets.push(style);
  });
}

/** Waits until what is painted lies still. */
async function settle(page: Page, className: string): Promise<void> {
  const place = async () => JSON.stringify(await around(page, [className]));
  for (let [before, now, wait] = ["", await place(), 0]; before !== now && wait < 20; wait += 1) {
    // By the page's own clock, on which a busy machine puts a movement off as well.
    await page.evaluate(
      () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 250)),
    );
    [before, now] = [now, await place()];
  }
}

/** The panel beside the sample page, its second finding opened. */
async function findings(lab: Lab, language: Language): Promise<{ page: Page; panel: Page }> {
  const page = await show(lab, language, "marks");
  const panel = await lab.panel(page);
  await expect(panel.locator(".group")).toHaveCount(5);
  await panel.locator(".group[open] .item > summary").first().click();
  await expect(panel.locator(".item .body").first()).toBeVisible();
  await panel.locator("main").evaluate((main) => main.scrollTo(0, 0));
  await panel.mouse.move(5, 5);
  return { page, panel };
}

const HEADER =
  "Order ID,Customer UIN,Product,Base Amount,Rate,Rebate Amount,Currency,Status,Settlement Month";
const row = (at: number, rebate: string) =>
  `2024100712000321600994${at},200020475883,CVM,100.00,8%,${rebate},USD,Settled,2024-10`;
const FINE = [HEADER, row(1, "8.00"), row(2, "8.00")].join("\n");
const FAULTY = [HEADER, row(1, "8.00"), row(2, "8.10"), row(3, "8.00")].join("\n");
const UNKNOWN = "Reference,Fee,Customer\nA1,8.00,200020475883\n";

async function open(panel: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await panel.locator("#open-file + input").setInputFiles({ name, mimeType: "text/csv", buffer });
}

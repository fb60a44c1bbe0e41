/**
 * Pages drawn by the console's real component library. It is not ours to ship
 * or to depend on: REBATELENS_LIBRARY names a folder in which somebody installed
 * it, and without one these tests are left out.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { type Lab, type Language, OUT, signsInSight, startLab } from "./extension";

const LIBRARY = resolve(process.env.REBATELENS_LIBRARY ?? "none");
const here = fileURLToPath(new URL(".", import.meta.url));

test.skip(!existsSync(join(LIBRARY, "tea-component")), "the console's component library is not here");

/** The library is found in its own folder, and so is the React that it was made for. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, "library/page.jsx")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    nodePaths: [LIBRARY],
    alias: Object.fromEntries(
      ["react", "react-dom", "tea-component"].map((name) => [name, join(LIBRARY, name)]),
    ),
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

type Sample = { columns: string[]; rows: { cells: string[]; faults: string[] }[] };

const sample = (language: Language): Sample =>
  JSON.parse(readFileSync(join(here, `../fixtures/console/${language}.json`), "utf8"));

const HOST = { en: "console.tencentcloud.com", zh: "console.cloud.tencent.com" };

let lab: Lab;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  lab = await startLab();
  const [code, style] = [await script(), readFileSync(join(LIBRARY, "tea-component/dist/tea.css"), "utf8")];
  for (const language of ["en", "zh"] as const) {
    const { columns, rows } = sample(language);
    const data = JSON.stringify({ columns, rows: rows.map(({ cells }) => cells), lang: language });
    const body =
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${style}</style><div id="root"></div>` +
      `<script>window.sample = ${data}</script><script src="/library.js"></script>`;
    await lab.context.route(new RegExp(`${HOST[language]}/library\\?`), (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body }),
    );
  }
  await lab.context.route(/\/library\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript; charset=utf-8", body: code }),
  );
});

test.afterAll(async () => {
  await lab?.close();
});

/** The record ids of the rows that hold an underlined value, from top to bottom. */
const underlined = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = new Set<string>();
    for (const severity of ["error", "warning", "note"])
      for (const range of CSS.highlights.get(`rebatelens-${severity}`) ?? []) {
        const { startContainer } = range as Range;
        const from = startContainer instanceof Element ? startContainer : startContainer.parentElement;
        const row = from?.closest("tr");
        ids.add(/RB\d{9}/.exec(row?.textContent ?? "")?.[0] ?? "no record");
      }
    return [...ids].sort();
  });

/** The record ids of the rows that are drawn and must be marked. */
async function wanted(page: Page, language: Language): Promise<string[]> {
  const faulty = new Set(
    sample(language)
      .rows.filter(({ faults }) => faults.length > 0)
      .map(({ cells }) => cells[0] ?? ""),
  );
  const texts = await page.locator("tbody tr").allTextContents();
  const drawn = texts.flatMap((text) => /^\s*(RB\d{9})/.exec(text)?.[1] ?? []);
  return [...new Set(drawn)].filter((id) => faulty.has(id)).sort();
}

/** The records that have a sign in the window. */
const signed = async (page: Page): Promise<string[]> =>
  (await signsInSight(page)).map(({ record }) => record).sort();

/** The records whose rows are in the window, with nothing over them. */
const inSight = (page: Page, ids: string[]): Promise<string[]> =>
  page.evaluate((all) => {
    const rows = [...document.querySelectorAll("tbody tr")];
    return all.filter((id) => {
      const row = rows.find((one) => /RB\d{9}/.exec(one.textContent ?? "")?.[0] === id);
      const { left = 0, top = 0, height = 0 } = row?.getBoundingClientRect() ?? {};
      const over = document.elementFromPoint(Math.max(left, 0) + 30, top + height / 2);
      return over !== null && (row?.contains(over) ?? false);
    });
  }, ids);

const FEATURES = [
  "plain",
  "paged",
  "sorted",
  "filtered",
  "selected",
  "expanded",
  "fixed",
  "virtual",
  "resized",
  "merged",
  "compact",
  "custom",
];

for (const language of ["en", "zh"] as const) {
  for (const feature of FEATURES) {
    test(`${language}, ${feature}: marked where it must be, before and after the rows are turned round`, async () => {
      const page = await lab.context.newPage();
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      await page.goto(`https://${HOST[language]}/library?feature=${feature}`);
      await page.locator("tbody tr").first().waitFor();
      const before = await wanted(page, language);
      expect(before.length).toBeGreaterThan(0);
      await expect.poll(() => underlined(page)).toEqual(before);
      await expect.poll(() => signed(page)).toEqual(await inSight(page, before));
      await page.evaluate(() => (window as unknown as { reverse: () => void }).reverse());
      await expect
        .poll(async () => [await underlined(page), await wanted(page, language)])
        .toEqual([await wanted(page, language), await wanted(page, language)]);
      if (feature === "fixed")
        await page.screenshot({ path: join(OUT, `screenshots/library-${language}.png`) });
      expect(errors).toEqual([]);
      await page.close();
    });
  }

  test(`${language}: another class prefix is the same table`, async () => {
    const page = await lab.context.newPage();
    await page.goto(`https://${HOST[language]}/library?feature=paged&prefix=app`);
    await page.locator("tbody tr").first().waitFor();
    await expect.poll(() => underlined(page)).toEqual(await wanted(page, language));
    await page.close();
  });
}

/** Pages drawn by other people's component libraries: marked, counted and turned as plain ones are. */
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { ADDRESS, COLUMNS, chips, plainSigns, RECORDS, signs } from "./cases";
import { type Lab, startLab } from "./extension";
import { press } from "./overlay";

const here = fileURLToPath(new URL("./libraries/", import.meta.url));

const ALL = ["plain", "fixed", "sort", "ellipsis", "virtual", "pages", "sums", "details"];
/** Each library, the file that draws its table, what that file's import stands for, and the
 * kinds of table that it has. */
const LIBRARIES: Record<string, { file: string; alias?: Record<string, string>; kinds?: string[] }> = {
  "Ant Design 5": { file: "antd.jsx", alias: { antd: "antd5" } },
  "Ant Design 6": { file: "antd.jsx", alias: { antd: "antd6" } },
  TDesign: { file: "tdesign.jsx" },
  Arco: { file: "arco.jsx", kinds: ALL.filter((kind) => kind !== "sums") },
  "Element Plus": { file: "element.js" },
  "AG Grid": { file: "grid.js", kinds: ["plain", "fixed", "sort", "virtual", "pages"] },
};

async function bundle(file: string, alias: Record<string, string> = {}) {
  const { outputFiles } = await build({
    entryPoints: [here + file],
    bundle: true,
    write: false,
    outdir: "out",
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    alias,
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    loader: { ".woff": "empty", ".woff2": "empty", ".ttf": "empty", ".eot": "empty", ".svg": "empty" },
    logLevel: "error",
  });
  const ending = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { script: ending(".js"), style: ending(".css") };
}

let lab: Lab;
/** What is said of each record on a plain table. */
let plain: Record<string, string>;

test.beforeAll(async () => {
  lab = await startLab();
  plain = await plainSigns(lab);
});

test.afterAll(async () => {
  await lab?.close();
});

async function open({ script, style }: { script: string; style: string }, kind: string): Promise<Page> {
  const page = await lab.context.newPage();
  await page.setViewportSize({ width: 1700, height: 1500 });
  const data = JSON.stringify({ columns: COLUMNS, rows: RECORDS });
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner Center</title><style>${style}</style>
    <body style="margin:24px"><h2>Commission Details</h2><div style="height:60px"></div><div id="root"></div>
    <script>window.sample = ${data}</script><script>${script.replaceAll("</script", "<\\/script")}</script></body></html>`;
  await page.route(`${ADDRESS}*`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body }),
  );
  await page.goto(`${ADDRESS}?kind=${kind}`);
  return page;
}

/** The records whose rows are in sight, from their beginning to their end. */
const inSight = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const id = /^RB\d{9}$/.exec(texts.currentNode.textContent?.trim() ?? "")?.[0];
      const cell = texts.currentNode.parentElement;
      if (!id || !cell) continue;
      const { left, top, width, height } = cell.getBoundingClientRect();
      const over = document.elementFromPoint(left + Math.min(20, width / 2), top + height / 2);
      // What holds other records as well lies behind a row that is cut off.
      const records = over?.contains(cell) ? over.textContent?.match(/RB\d{9}/g)?.length : 0;
      if (over && (cell.contains(over) || records === 1)) ids.add(id);
    }
    return [...ids].sort();
  });

const only = (ids: string[]) => Object.fromEntries(Object.entries(plain).filter(([id]) => ids.includes(id)));

const text = async (page: Page) => (await chips(page)).join();

for (const [library, { file, alias, kinds = ALL }] of Object.entries(LIBRARIES))
  test.describe(library, () => {
    let bundled: { script: string; style: string };
    test.beforeAll(async () => {
      bundled = await bundle(file, alias);
    });

    for (const kind of kinds.filter((one) => one !== "pages"))
      test(kind, async () => {
        const page = await open(bundled, kind);
        const count = kind === "virtual" ? /\d+ rows/ : /Rebatelens27 rows/;
        await expect.poll(() => text(page)).toMatch(count);
        await expect
          .poll(async () => [await signs(page), await inSight(page)])
          .toEqual(await inSight(page).then((ids) => [only(ids), ids]));
        expect(Object.keys(await signs(page)).length).toBeGreaterThan(1);
        await page.close();
      });

    if (kinds.includes("pages"))
      test("pages", async () => {
        const page = await open(bundled, "pages");
        await expect.poll(() => text(page)).toContain("5 of 27 rows");
        await press(page, "pages");
        await expect.poll(() => text(page), { timeout: 60_000 }).toContain("6 pages together");
        expect(await text(page)).toContain("27 of 27 rows");
        await page.close();
      });
  });

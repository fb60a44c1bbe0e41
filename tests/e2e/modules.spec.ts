/** The page's module, which marks a page, and the whole one, which draws its panel, give one answer. */
import { readFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { EXTENSION, OUT } from "./extension";

type Said = {
  findings: { code: string; severity: string; title: string; message: string; record?: number }[];
};
type Module = {
  initSync: (of: { module: BufferSource }) => void;
  annotate: (table: string, options: object) => Said;
  present: (table: string, options: object) => Said;
  check: (inputs: { name: string; bytes: Uint8Array }[], options: object) => Said;
};

async function load(name: string): Promise<Module> {
  await mkdir(OUT, { recursive: true });
  const glue = join(OUT, `${name}-of-modules.mjs`);
  await copyFile(join(EXTENSION, `../wasm/web/${name}.js`), glue);
  const made: Module = await import(pathToFileURL(glue).href);
  made.initSync({ module: readFileSync(join(EXTENSION, `core/${name}_bg.wasm`)) });
  return made;
}

const PAGE = {
  url: "https://console.tencentcloud.com/partners/rebateinfo",
  title: "",
  site: "intl",
  adapter: "tea",
  captured_at: "2026-11-23T00:00:00Z",
};

const AGREEMENT = { name: "agreement.csv", bytes: new TextEncoder().encode("product,rate\nCVM,8%\n") };

const HEADER = "Record ID,Settlement Month,Order ID,Product,Base Amount,Rate,Rebate Amount,Currency,Status";

const TABLES: Record<string, { table: string; rows: number; codes: string[] }> = {
  "a refund beside its original": {
    table: [
      HEADER,
      "RB1,2024-10,20241007120003216009945,CVM,100.00,8%,8.00,USD,Refunded",
      "RB2,2024-10,20241007120003216009945,CVM,-100.00,8%,-8.00,USD,Adjusted",
      "",
    ].join("\n"),
    rows: 2,
    codes: [],
  },
  "the same row twice": {
    table: [
      HEADER,
      "RB1,2024-10,20241007120003216009945,CVM,100.00,8%,8.00,USD,Settled",
      "RB1,2024-10,20241007120003216009945,CVM,100.00,8%,8.00,USD,Settled",
      "",
    ].join("\n"),
    rows: 2,
    codes: ["DU001"],
  },
  "a statement with an issue time": {
    table: [
      `${HEADER},Issue Time`,
      "RB1,2024-10,20241007120003216009945,CVM,100.00,8%,8.00,USD,To be confirmed,2024-11-15 10:00:00",
      "",
    ].join("\n"),
    rows: 1,
    codes: [],
  },
  "a quotation mark inside a cell": {
    table: [HEADER, 'RB1,2024-10,20241007120003216009945,CVM 24" screen,100.00,8%,8.00,USD,Settled', ""].join(
      "\n",
    ),
    rows: 1,
    codes: ["FI010"],
  },
};

test.describe("the two modules", () => {
  let page: Module;
  let full: Module;

  test.beforeAll(async () => {
    [page, full] = await Promise.all([load("rebatelens_page"), load("rebatelens_full")]);
  });

  for (const [name, { table, rows, codes }] of Object.entries(TABLES)) {
    for (const [agreed, agreement] of [
      ["no agreement", undefined],
      ["an agreement", AGREEMENT],
    ] as const) {
      test(`${name}, ${agreed}: marks, panel and file say the same`, () => {
        const options = {
          lang: "en",
          as_of: "2024-11-23T00:00:00Z",
          page: { ...PAGE, rows_in_all: String(rows) },
          ...(agreement && { agreement }),
        };
        const marks = page.annotate(table, options).findings;
        const said = (findings: Said["findings"]) =>
          findings.map(({ code, severity, title, message, record }) => [
            code,
            severity,
            title,
            message,
            record,
          ]);
        expect(said(full.present(table, options).findings)).toEqual(said(marks));
        expect(said(full.annotate(table, options).findings)).toEqual(said(marks));
        const file = { name: "page.csv", bytes: new TextEncoder().encode(table) };
        expect(said(full.check([file], options).findings)).toEqual(said(marks));
        for (const code of codes) expect(marks.map((finding) => finding.code)).toContain(code);
      });
    }
  }

  test("a finding has its own words and severity on a page, however many there are", () => {
    const row = (number: number) => `RB${number},2024-10,,CVM,100.00,8%,1O.00,USD,Settled`;
    const table = [HEADER, ...Array.from({ length: 10_050 }, (_, number) => row(number)), ""].join("\n");
    const limit = page
      .annotate(table, { lang: "en", page: PAGE })
      .findings.filter((finding) => finding.code === "FI011");
    expect(limit.map(({ severity, title }) => [severity, title])).toEqual([
      ["note", "50 more findings of AM003"],
    ]);
    const quoted = page.annotate(TABLES["a quotation mark inside a cell"]?.table ?? "", {
      lang: "en",
      page: PAGE,
    });
    const mark = quoted.findings.find((finding) => finding.code === "FI010");
    expect([mark?.severity, mark?.title]).toEqual(["note", "Quotation mark inside a plain cell"]);
  });
});

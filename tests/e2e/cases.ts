/** Small pages as other people's component libraries make them, each with the records of the sample console. */
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf } from "./browser.mjs";
import { type Lab, painted } from "./extension";
import { TABLE } from "./tables";

export const ADDRESS = "https://console.tencentcloud.com/case";

/** What a page draws of its records. */
type Drawing = {
  /** What stands in a cell, as markup. */
  cell?: (text: string, column: string) => string;
  /** What stands in a header. */
  header?: (text: string) => string;
  /** Rows of markup before a record, by its place. */
  before?: (at: number) => string;
  after?: string;
  /** A row of the head below the names. */
  below?: string;
  count?: number;
};

export const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
export const { columns: COLUMNS } = TABLE;
export const RECORDS = TABLE.rows;

/** The rows of a table, as markup. */
export function rows({ cell = escaped, before = () => "" }: Drawing = {}, records = RECORDS): string[] {
  const row = (cells: string[]) =>
    `<tr>${cells.map((text, at) => `<td>${cell(text, COLUMNS[at] ?? "")}</td>`).join("")}</tr>`;
  return records.map((cells, at) => before(at) + row(cells));
}

export const head = ({ header = escaped, below = "" }: Drawing = {}): string =>
  `<thead><tr>${COLUMNS.map((text) => `<th>${header(text)}</th>`).join("")}</tr>${below}</thead>`;

export function table(drawing: Drawing = {}): string {
  const body = rows(drawing, RECORDS.slice(0, drawing.count)).join("");
  return `<table>${head(drawing)}<tbody>${body}${drawing.after ?? ""}</tbody></table>`;
}

const STYLE = `body{margin:24px;font:13px sans-serif}table{border-collapse:collapse}
td,th{border:1px solid #ccc;padding:4px 8px;text-align:left}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}`;

/** A page of the console that holds this. */
export const pageWith = (body: string, script = ""): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner Center</title><style>${STYLE}</style></head>
<body><h2>Commission Details</h2><div style="height:60px"></div>${body}<script>${script}</script></body></html>`;

/** What is said of each record on a plain table. */
export async function plainSigns(lab: Lab): Promise<Record<string, string>> {
  const page = await openCase(lab, pageWith(table()));
  await expect.poll(async () => Object.keys(await signs(page)).length).toBe(13);
  const plain = await signs(page);
  await page.close();
  return plain;
}

/** A page of the console's origin that is that document. */
export async function openCase(lab: Lab, html: string): Promise<Page> {
  const page = await lab.context.newPage();
  // Every row is in sight, whatever the font: only there has it a sign.
  await page.setViewportSize({ width: 1700, height: 2400 });
  await page.route(`${ADDRESS}*`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await page.goto(ADDRESS);
  return page;
}

/** Each sign that is in sight: the record of the row that it lies beside, and what it says. */
export async function signs(page: Page): Promise<Record<string, string>> {
  const rows = await page.evaluate(() => {
    const found: { top: number; bottom: number; id: string }[] = [];
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (!element.matches("tr, [role=row], [class*=table-row], [class*=table-tr]")) continue;
        const { top, bottom, height } = element.getBoundingClientRect();
        const id = /RB\d{9}/.exec(element.textContent ?? "")?.[0] ?? "no record";
        if (height > 0) found.push({ top, bottom, id });
      }
    };
    look(document);
    return found;
  });
  const all: Record<string, string> = {};
  for (const sign of await painted(page, "mark")) {
    const { class: classes = "", hidden, "aria-label": says = "" } = sign.attributes;
    const box = await boxOf(page, sign);
    if (!box || hidden !== undefined || classes.split(" ").includes("away")) continue;
    const middle = box.y + box.height / 2;
    if (middle < 0 || middle > (page.viewportSize()?.height ?? 0)) continue;
    const id = rows.find(({ top, bottom }) => middle > top && middle < bottom)?.id ?? `nothing at ${middle}`;
    all[id] = all[id] === undefined ? says : `${all[id]} AND AGAIN ${says}`;
  }
  return all;
}

/** The chips that are in sight. */
export async function chips(page: Page): Promise<string[]> {
  const all = await painted(page, "chip");
  return all.map(({ text }) => text);
}

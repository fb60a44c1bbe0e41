/** Plain pages with tables of synthetic records, for what the sample console does not do. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { serviceWorker } from "./browser.mjs";
import { type Lab, painted } from "./extension";

type Sample = { columns: string[]; rows: { cells: string[]; faults: string[] }[] };

const here = fileURLToPath(new URL(".", import.meta.url));
const SAMPLE: Sample = JSON.parse(readFileSync(join(here, "../fixtures/console/en.json"), "utf8"));

/** The columns and rows of the sample console. */
export const TABLE = { columns: SAMPLE.columns, rows: SAMPLE.rows.map(({ cells }) => cells) };

/** Those of its rows that are to be marked. */
export const FAULTY = SAMPLE.rows.filter(({ faults }) => faults.length > 0).map(({ cells }) => cells);

/** So many rows, each with a record and an order of its own; every tenth has an
 * amount that is more than its parts. */
export function manyRows(count: number): string[][] {
  const [first = []] = SAMPLE.rows.filter(({ faults }) => faults.length === 0).map(({ cells }) => cells);
  const column = (name: string) => SAMPLE.columns.findIndex((header) => header.startsWith(name));
  const [record, order, amount] = [column("Record ID"), column("Order ID"), column("Commission (")];
  return Array.from({ length: count }, (_, at) => {
    const cells = [...first];
    cells[record] = `RB${String(at).padStart(9, "0")}`;
    cells[order] = `2026100312000${String(3_216_009_945 + at).padStart(10, "0")}`;
    if (at % 10 === 0) cells[amount] = "99.99";
    return cells;
  });
}

/** Serves an empty page of the console's origin at this path. */
export async function serveBlank({ context }: Lab, path: RegExp): Promise<void> {
  const body = '<!doctype html><html lang="en"><title>Partner Center</title><body></body></html>';
  await context.route(path, (route) => route.fulfill({ contentType: "text/html", body }));
}

/** Draws a table into a document of the page. */
export function drawTable({ columns, rows, id }: typeof TABLE & { id: string }, into = document): void {
  const make = (name: string, ...children: (Node | string)[]) => {
    const made = into.createElement(name);
    made.append(...children);
    return made;
  };
  const head = make("thead", make("tr", ...columns.map((text) => make("th", text))));
  const body = make("tbody", ...rows.map((cells) => make("tr", ...cells.map((text) => make("td", text)))));
  const around = make("section", make("table", head, body));
  around.id = id;
  around.style.marginTop = "80px";
  into.body.append(around);
}

export const chipText = async (page: Page) => (await painted(page, "chip")).map(({ text }) => text).join();

/** How many values are underlined, as the page's own registry has it. */
export const underlines = (page: Page): Promise<number> =>
  page.evaluate(() =>
    ["error", "warning", "note"].reduce(
      (sum, severity) => sum + (CSS.highlights.get(`rebatelens-${severity}`)?.size ?? 0),
      0,
    ),
  );

type Sent = { kind: string; fresh?: string; order?: number[] };
declare const chrome: {
  runtime: { onMessage: { addListener: (listener: (message: Sent) => void) => void } };
};

/** Counts from now on what content scripts send. */
export async function countMessages({ context }: Lab) {
  const worker = await serviceWorker(context);
  await worker.evaluate(() => {
    const seen: { kind: string; bytes: number; fresh: string[] }[] = [];
    Reflect.set(globalThis, "__sent", seen);
    chrome.runtime.onMessage.addListener((message) => {
      const fresh = message.fresh ? message.fresh.split("\0") : [];
      seen.push({ kind: message.kind, bytes: JSON.stringify(message).length, fresh });
    });
  });
  return () =>
    worker.evaluate(
      () => Reflect.get(globalThis, "__sent") as { kind: string; bytes: number; fresh: string[] }[],
    );
}

/** A page that fights: what it is, what it does, and that it stays itself while we keep our peace. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf, closedRoots } from "./browser.mjs";
import { cardCodes, type Lab, painted, pointAtSign, startLab } from "./extension";
import { rests } from "./rest.mjs";
import { chipText, countMessages, drawTable, manyRows, serveBlank, TABLE, underlines } from "./tables";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
  await serveBlank(lab, /\/hostile(-inner)?$/);
});

test.afterAll(async () => {
  await lab?.close();
});

const ADDRESS = "https://console.tencentcloud.com/hostile";
/** What is underlined in the sample's 27 rows. */
const ALL = 20;

/** A page, and what was said of faults in it: no error of it is its own. */
async function hostile(of = lab): Promise<{ page: Page; errors: string[] }> {
  const page = await of.context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (said) => said.type() === "error" && errors.push(said.text()));
  await page.goto(ADDRESS);
  return { page, errors };
}

const marks = async (page: Page): Promise<number> => (await painted(page, "mark")).length;
/** Thousands of rows, laid out as quickly as a console's own. */
const fixed = (page: Page) =>
  page.addStyleTag({
    content: "table { table-layout: fixed; width: 1200px } td { overflow: hidden; white-space: nowrap }",
  });
const draw = (page: Page, rows = TABLE.rows) => page.evaluate(drawTable, { ...TABLE, rows, id: "one" });
const SLOW = { timeout: 90_000 };

/** The signs, each beside the row that it lies next to. */
async function markedRows(page: Page): Promise<string[]> {
  const rows = await page.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { top, bottom, id: row.querySelector("td")?.textContent?.match(/RB\d{9}/)?.[0] ?? "" };
    }),
  );
  const ids: string[] = [];
  for (const sign of await painted(page, "mark")) {
    const box = await boxOf(page, sign);
    const middle = box ? box.y + box.height / 2 : -1;
    ids.push(rows.findLast(({ top, bottom }) => middle > top && middle < bottom)?.id ?? "no row");
  }
  return ids;
}

/** The record ids to be marked among the first ten rows. */
const FIRST_TEN = ["RB000000002", "RB000000004", "RB000000006", "RB000000008", "RB000000009"];

async function tenRows(): Promise<{ page: Page; errors: string[] }> {
  const shown = await hostile();
  await draw(shown.page, TABLE.rows.slice(0, 10));
  await expect.poll(() => markedRows(shown.page)).toEqual(FIRST_TEN);
  return shown;
}

test("it removes the overlay at once, always: we stay away, the panel says so, and a person may try again", async () => {
  const { page, errors } = await hostile();
  await page.evaluate(() => {
    const fight = new MutationObserver(() => {
      for (const one of document.querySelectorAll("[data-rebatelens]")) {
        one.remove();
        Reflect.set(window, "removed", (Reflect.get(window, "removed") ?? 0) + 1);
      }
    });
    fight.observe(document, { childList: true, subtree: true });
    Reflect.set(window, "rest", () => fight.disconnect());
  });
  await draw(page);
  const removed = () => page.evaluate(() => (Reflect.get(window, "removed") as number) ?? 0);
  await expect.poll(() => underlines(page)).toBe(ALL);
  await rests(page);
  const then = await removed();
  expect(then).toBeLessThanOrEqual(20);
  for (let at = 0; at < 5; at += 1) {
    await page.evaluate(() => document.body.append(document.createElement("p")));
    await rests(page);
  }
  expect(await removed()).toBe(then);
  const panel = await lab.panel(page);
  await expect(panel.locator(".trouble h2")).toHaveText("The page removes the marks");
  await expect(panel.locator("#export")).toBeVisible();
  await page.evaluate(() => (Reflect.get(window, "rest") as () => void)());
  await panel.locator(".trouble button").click();
  await expect.poll(() => marks(page)).toBeGreaterThan(0);
  await expect(panel.locator(".trouble")).toHaveCount(0);
  await panel.close();
  expect(errors).toEqual([]);
  await page.close();
});

type Changing = { turns: number; periods: number };

/** How often a page that goes on changing has changed so far, and in how many periods of five
 * seconds: what may be asked in one is counted by the page's clock. */
const changing = (page: Page) => page.evaluate(() => (Reflect.get(window, "changing") as () => Changing)());

const turns = async (page: Page) => (await changing(page)).turns;

/** Goes on changing until `stop` is called. */
const keepChanging = (page: Page) =>
  page.evaluate(() => {
    const cells = document.querySelectorAll("tbody td:nth-child(5)");
    let turn = 0;
    const start = performance.now();
    const periods = () => Math.floor((performance.now() - start) / 5000) + 1;
    Reflect.set(window, "changing", () => ({ turns: turn, periods: periods() }));
    const change = setInterval(() => {
      turn += 1;
      const cell = cells[turn % cells.length];
      if (cell) cell.textContent = `Service ${turn}`;
    }, 50);
    Reflect.set(window, "stop", () => clearInterval(change));
  });

test("5,000 rows, one of which changes every 50 ms: only that row is sent, and the other marks stay", async () => {
  test.setTimeout(240_000);
  const { page, errors } = await hostile();
  const sent = await countMessages(lab);
  await fixed(page);
  await draw(page, manyRows(5000));
  await page.bringToFront();
  await expect.poll(() => underlines(page), SLOW).toBe(500);
  const before = (await sent()).length;
  await keepChanging(page);
  await expect.poll(() => turns(page), { timeout: 120_000 }).toBeGreaterThan(40);
  expect(await underlines(page)).toBeGreaterThanOrEqual(499);
  const later = (await sent()).slice(before).filter(({ kind }) => kind === "table");
  expect(later.length).toBeLessThanOrEqual(40 * (await changing(page)).periods);
  for (const { fresh } of later) expect(fresh.length).toBeLessThanOrEqual(5);
  await page.evaluate(() => (Reflect.get(window, "stop") as () => void)());
  await expect.poll(() => underlines(page), SLOW).toBe(500);
  expect(errors).toEqual([]);
  await page.close();
});

test("5,000 rows sorted and filtered: no row is sent twice, and the marks are right", async () => {
  test.setTimeout(240_000);
  const { page, errors } = await hostile();
  const sent = await countMessages(lab);
  await fixed(page);
  await draw(page, manyRows(5000));
  await expect.poll(() => underlines(page), SLOW).toBe(500);
  await page.evaluate(() => {
    const body = document.querySelector("tbody");
    body?.append(...[...body.children].reverse());
  });
  await expect.poll(() => underlines(page), SLOW).toBe(500);
  await page.evaluate(() => {
    for (const row of [...document.querySelectorAll("tbody tr")])
      if (!row.firstChild?.textContent?.endsWith("0")) row.remove();
  });
  await expect.poll(() => chipText(page), SLOW).toContain("500 rows");
  await expect.poll(() => underlines(page), SLOW).toBe(500);
  const tables = (await sent()).filter(({ kind }) => kind === "table");
  const rows = tables.flatMap(({ fresh }) => fresh);
  expect(rows.length).toBe(5000);
  expect(new Set(rows).size).toBe(5000);
  for (const { bytes } of tables.slice(1)) expect(bytes).toBeLessThan(60_000);
  expect(errors).toEqual([]);
  await page.close();
});

test("rows appended for ever: each is sent once, at a bearable pace", async () => {
  test.setTimeout(240_000);
  const { page, errors } = await hostile();
  const sent = await countMessages(lab);
  await fixed(page);
  await draw(page, manyRows(10));
  await expect.poll(() => underlines(page)).toBe(1);
  await page.evaluate(
    async ({ rows }) => {
      const body = document.querySelector("tbody");
      for (let at = 0; at < rows.length; at += 20) {
        for (const cells of rows.slice(at, at + 20)) {
          const row = document.createElement("tr");
          row.append(
            ...cells.map((text) => Object.assign(document.createElement("td"), { textContent: text })),
          );
          body?.append(row);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    { rows: manyRows(1510).slice(10) },
  );
  await expect.poll(() => underlines(page), SLOW).toBe(151);
  expect(await chipText(page)).toContain("1,510 rows");
  const tables = (await sent()).filter(({ kind }) => kind === "table");
  expect(tables.flatMap(({ fresh }) => fresh).length).toBe(1510);
  // Each of the 75 steps asks at most once.
  expect(tables.length).toBeLessThan(90);
  expect(errors).toEqual([]);
  await page.close();
});

test("the whole table is put there anew every 50 ms: we rest, and mark it once it stays", async () => {
  const { page, errors } = await hostile();
  const sent = await countMessages(lab);
  await draw(page, TABLE.rows.slice(0, 10));
  await expect.poll(() => underlines(page)).toBe(5);
  await page.evaluate(() => {
    let turn = 0;
    const start = performance.now();
    const periods = () => Math.floor((performance.now() - start) / 5000) + 1;
    Reflect.set(window, "changing", () => ({ turns: turn, periods: periods() }));
    const again = setInterval(() => {
      turn += 1;
      const section = document.querySelector("section");
      section?.replaceWith(section.cloneNode(true));
    }, 50);
    Reflect.set(window, "rest", () => clearInterval(again));
  });
  const panel = await lab.panel(page);
  await page.bringToFront();
  await expect(panel.locator(".trouble h2")).toHaveText("The page changes too fast for marks", SLOW);
  expect((await sent()).length).toBeLessThan(50 * (await changing(page)).periods);
  await page.evaluate(() => (Reflect.get(window, "rest") as () => void)());
  await expect.poll(() => markedRows(page), SLOW).toEqual(FIRST_TEN);
  await expect(panel.locator(".trouble")).toHaveCount(0);
  await panel.close();
  expect(errors).toEqual([]);
  await page.close();
});

test("markup, scripts and 100 KB in cells, headings and counts: text, never huge, and said", async () => {
  const { page, errors } = await hostile();
  const sent = await countMessages(lab);
  const evil = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>"><svg onload=window.ran=1>`;
  const rows = TABLE.rows.slice(0, 10).map((cells) => [...cells]);
  const [first = [], second = [], third = []] = rows;
  first[3] = evil;
  second[4] = `${evil}${"x".repeat(100_000)}`;
  third[8] = "9".repeat(100_000);
  await page.addStyleTag({ content: "td { max-width: 90px; overflow: hidden; white-space: nowrap }" });
  await page.evaluate((text) => {
    const heading = document.createElement("h1");
    heading.textContent = text;
    const pages = document.createElement("div");
    pages.className = "pagination";
    pages.style.cssText = "height:20px;overflow:hidden";
    pages.append(Object.assign(document.createElement("strong"), { textContent: text.repeat(400) }));
    document.body.append(heading, pages);
  }, evil);
  await page.evaluate(drawTable, {
    columns: [...TABLE.columns, evil],
    rows: rows.map((cells) => [...cells, evil]),
    id: "one",
  });
  await expect.poll(() => chipText(page)).toContain("10 rows");
  const ids = () => markedRows(page);
  await expect.poll(ids).toEqual(["RB000000001", "RB000000002", "RB000000003", ...FIRST_TEN.slice(1)]);
  for (const [at, code] of ["ID004", "CA003", "CA003"].entries()) {
    await page.mouse.move(5, 5);
    await expect.poll(() => cardCodes(page)).toEqual([]);
    await pointAtSign(page, at);
    await expect.poll(() => cardCodes(page)).toContain(code);
    const [card] = await painted(page, "card");
    expect(card?.text.length).toBeLessThan(4000);
  }
  for (const { bytes } of await sent()) expect(bytes).toBeLessThan(30_000);
  const roots = await closedRoots(page);
  expect(roots.flatMap(({ elements }) => elements).filter(({ name }) => name === "img")).toEqual([]);
  const panel = await lab.panel(page);
  await expect(panel.locator("main")).toContainText("A cell of the page is too long");
  expect(await panel.locator("img, script:not([src])").count()).toBe(0);
  await panel.close();
  expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
  expect(errors).toEqual([]);
  await page.close();
});

test("it copies our names: elements, classes, highlights, style sheets, and code behind the element's name", async () => {
  const { page, errors } = await hostile();
  await page.evaluate(() => {
    const taken: ShadowRoot[] = [];
    Reflect.set(window, "taken", taken);
    for (const name of ["rebatelens-overlay", "rebatelens-notice"])
      customElements.define(
        name,
        class extends HTMLElement {
          constructor() {
            super();
            taken.push(this.attachShadow({ mode: "open" }));
          }
        },
      );
    for (let at = 0; at < 300; at += 1) {
      const made = document.createElement("rebatelens-overlay");
      made.dataset.rebatelens = "overlay";
      made.className = "layer mark card chip";
      made.shadowRoot?.append(Object.assign(document.createElement("div"), { className: "layer" }));
      document.documentElement.append(made);
    }
    for (const name of ["error", "warning", "note"])
      CSS.highlights.set(`rebatelens-${name}`, new Highlight());
  });
  await draw(page, TABLE.rows.slice(0, 10));
  const ours = async () =>
    (await closedRoots(page)).flatMap(({ elements }) =>
      elements.filter(({ attributes }) => /^mark /.test(attributes.class ?? "")),
    ).length;
  await expect.poll(ours).toBe(5);
  await expect.poll(() => underlines(page)).toBe(5);
  // A page that owns the code of an element reaches into its shadow.
  const inside = await page.evaluate(() =>
    (Reflect.get(window, "taken") as ShadowRoot[]).some((root) => root.querySelector(".mark, .chip")),
  );
  expect(inside).toBe(false);
  await page.evaluate(() => {
    CSS.highlights.clear();
    document.adoptedStyleSheets = [];
    const [row] = document.querySelectorAll("tbody tr");
    row?.parentElement?.append(row);
  });
  await expect.poll(() => underlines(page)).toBe(5);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  expect(errors).toEqual([]);
  await page.close();
});

/** Swaps two headers; gives how many values are underlined as errors before, and once the
 * change is observed. The next frame would be too late to look: by then a quick answer may
 * have underlined what is wrong under the new headers. */
const swapHeaders = (page: Page) =>
  page.evaluate(async () => {
    const headers = [...document.querySelectorAll("th")];
    const of = (name: string) => headers.find(({ textContent }) => textContent?.startsWith(name));
    const [base, amount] = [of("Base Amount"), of("Commission (")];
    const underlined = () => CSS.highlights.get("rebatelens-error")?.size ?? 0;
    const before = underlined();
    if (base && amount) [base.textContent, amount.textContent] = [amount.textContent, base.textContent];
    await Promise.resolve();
    return { before, after: underlined() };
  });

/** They were there, and are gone before anything else happens. */
async function marksLeaveWithTheirHeaders(page: Page): Promise<void> {
  const { before, after } = await swapHeaders(page);
  expect(before).toBeGreaterThan(0);
  expect(after).toBe(0);
}

test("headers that change alone take the marks with them before the next frame", async () => {
  const { page, errors } = await tenRows();
  await marksLeaveWithTheirHeaders(page);
  expect(errors).toEqual([]);
  await page.close();
});

test("so they do where the rows cannot all be read in time", async () => {
  const { page, errors } = await hostile();
  await fixed(page);
  await draw(page, manyRows(1000));
  await expect.poll(() => underlines(page), SLOW).toBe(100);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  await marksLeaveWithTheirHeaders(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  expect(errors).toEqual([]);
  await page.close();
});

test("a table that is gone before the answer comes leaves nothing behind", async () => {
  const { page, errors } = await hostile();
  for (let turn = 0; turn < 10; turn += 1) {
    await draw(page);
    await page.evaluate(async (wait) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      document.querySelector("section")?.remove();
    }, turn * 4);
  }
  await rests(page);
  expect(await underlines(page)).toBe(0);
  expect(await marks(page)).toBe(0);
  expect(await chipText(page)).toBe("");
  expect(errors).toEqual([]);
  await page.close();
});

test("a page that writes itself anew is read again, and its boxes are looked after", async () => {
  const { page, errors } = await tenRows();
  for (const opens of [true, false]) {
    await page.evaluate((open) => {
      if (open) {
        document.open();
        document.write("<!doctype html><html lang=en><title>Anew</title><body></body></html>");
        document.close();
      } else {
        const root = document.createElement("html");
        root.append(document.createElement("head"), document.createElement("body"));
        document.documentElement.replaceWith(root);
      }
    }, opens);
    expect(await underlines(page)).toBe(0);
    await draw(page, TABLE.rows.slice(0, 10));
    await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        "afterbegin",
        "<div style='height:300px'>Order ID <input id=box></div>",
      );
    });
    await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
    await page.evaluate(() => scrollTo(0, 120));
    await expect.poll(async () => (await markedRows(page)).filter((id) => id === "no row")).toEqual([]);
  }
  expect(errors).toEqual([]);
  await page.close();
});

test("what a page overrides is never called by us, and we leave no name in it", async () => {
  const names = (of: Page) => of.evaluate(() => Object.getOwnPropertyNames(window).sort().join());
  const alone = await startLab({ withExtension: false });
  await serveBlank(alone, /\/hostile$/);
  const bare = await hostile(alone);
  const expected = await names(bare.page);
  await alone.close();
  const { page, errors } = await hostile();
  expect(await names(page)).toBe(expected);
  await draw(page, TABLE.rows.slice(0, 10));
  await page.evaluate(() => {
    let calls = 0;
    Reflect.set(window, "calls", () => calls);
    const poison = () => {
      calls += 1;
      throw new Error("poisoned");
    };
    const take = (of: object, name: string) => {
      const was = Object.getOwnPropertyDescriptor(of, name);
      if (!was?.configurable) return;
      Object.defineProperty(of, name, { configurable: true, get: poison, set: poison });
    };
    take(Node.prototype, "textContent");
    take(Element.prototype, "attachShadow");
    take(Element.prototype, "querySelectorAll");
    take(Element.prototype, "getBoundingClientRect");
    take(Array.prototype, "flatMap");
    take(Map.prototype, "get");
    take(window, "requestAnimationFrame");
    take(window, "MutationObserver");
    const [row] = document.getElementsByTagName("tr");
    const body = document.getElementsByTagName("tbody")[0];
    if (row && body?.lastChild) body.prepend(body.lastChild);
  });
  await rests(page);
  expect(await page.evaluate(() => (Reflect.get(window, "calls") as () => number)())).toBe(0);
  const signs = (await closedRoots(page)).flatMap(({ elements }) =>
    elements.filter(({ attributes }) => /^mark /.test(attributes.class ?? "")),
  );
  expect(signs.length).toBe(5);
  expect(errors).toEqual([]);
  await page.close();
});

test("a page that throws in its observers and holds long tasks is still read", async () => {
  const { page, errors } = await hostile();
  await page.evaluate(() => {
    new MutationObserver(() => {
      throw new Error("the page's own");
    }).observe(document, { childList: true, subtree: true, characterData: true });
    setInterval(() => {
      const until = performance.now() + 150;
      while (performance.now() < until);
    }, 200);
  });
  await draw(page, TABLE.rows.slice(0, 10));
  await expect.poll(() => markedRows(page), SLOW).toEqual(FIRST_TEN);
  expect(errors.filter((text) => !text.includes("the page's own"))).toEqual([]);
  await page.close();
});

test("tables 50 deep, and cells that claim to be 1,000 columns wide: the innermost is read, nothing hangs", async () => {
  const { page, errors } = await hostile();
  await draw(page, TABLE.rows.slice(0, 10));
  await page.evaluate(() => {
    let inner: Element | null = document.querySelector("section");
    for (let depth = 0; depth < 50 && inner; depth += 1) {
      const table = document.createElement("table");
      const [cell] = [table.insertRow().insertCell()];
      cell.append(inner);
      inner = table;
    }
    if (inner) document.body.append(inner);
    const wide = document.createElement("table");
    const head = document.querySelector("thead")?.cloneNode(true);
    if (head) wide.append(head);
    for (let at = 0; at < 20; at += 1) {
      const row = wide.insertRow();
      for (let cells = 0; cells < 5; cells += 1)
        Object.assign(row.insertCell(), { colSpan: 1000, rowSpan: 65_534, textContent: "x" });
    }
    document.body.append(wide);
  });
  await expect.poll(() => underlines(page)).toBe(5);
  expect(errors).toEqual([]);
  await page.close();
});

test("a table of 300 columns is read by their names", async () => {
  const { page, errors } = await hostile();
  const more = Array.from({ length: 290 }, (_, at) => `Attribute ${at}`);
  const rows = TABLE.rows.slice(0, 10).map((cells) => [...cells, ...more.map((_, at) => `value ${at}`)]);
  await page.evaluate(drawTable, { columns: [...TABLE.columns, ...more], rows, id: "one" });
  await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
  expect(errors).toEqual([]);
  await page.close();
});

test("more text than is read of one table: the chip says how many rows were read", async () => {
  test.setTimeout(240_000);
  const { page, errors } = await hostile();
  const rows = manyRows(1200).map((cells) => [...cells, "x".repeat(3900)]);
  await page.evaluate(drawTable, { columns: [...TABLE.columns, "Internal"], rows, id: "one" });
  await expect.poll(() => chipText(page), SLOW).toMatch(/7\d\d of 1,200 rows/);
  expect(errors).toEqual([]);
  await page.close();
});

test("frames that come and go say nothing and leave nothing", async () => {
  const { page, errors } = await tenRows();
  const sent = await countMessages(lab);
  await page.evaluate(async () => {
    for (let at = 0; at < 60; at += 1) {
      const frame = document.createElement("iframe");
      if (at % 3 === 0) frame.src = "/hostile-inner";
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 15));
      frame.remove();
    }
    // A document of no window is nobody's page.
    const apart = document.implementation.createHTMLDocument();
    apart.body.append(document.querySelector("table")?.cloneNode(true) ?? "");
  });
  await rests(page);
  expect(await sent()).toEqual([]);
  await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
  expect(errors).toEqual([]);
  await page.close();
});

test("drawings, formulas and styles inside cells are not part of their text", async () => {
  const { page, errors } = await hostile();
  await draw(page, TABLE.rows.slice(0, 10));
  await page.evaluate(() => {
    const extra = [
      "<svg viewBox='0 0 1 1'><title>Sorted</title><desc>12</desc><path d='M0 0'/></svg>",
      "<style>td { color: #111 }</style>",
      "<script type='text/plain'>1.00</script><template>2.00</template>",
    ];
    for (const cell of document.querySelectorAll("tr td:nth-child(7)"))
      cell.innerHTML = `<math><semantics><mtext>${cell.textContent}</mtext><annotation>x</annotation></semantics></math>`;
    for (const [at, cell] of [...document.querySelectorAll("td")].entries())
      cell.insertAdjacentHTML(at % 2 ? "afterbegin" : "beforeend", extra[at % 3] ?? "");
  });
  await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
  expect(errors).toEqual([]);
  await page.close();
});

for (const [name, style] of [
  ["every element a block", "* { display: block !important }"],
  ["a root zoomed out", "html { zoom: 0.8 }"],
  ["a root zoomed in", "html { zoom: 1.4 }"],
  [
    "a root that is scaled and moved",
    "html { transform: translate(30px, 10px) scale(0.9); transform-origin: 0 0 }",
  ],
  ["a body that is zoomed", "body { zoom: 1.3 }"],
  ["a table that is scaled", "section { transform: scale(0.7); transform-origin: 0 0 }"],
  [
    "our element hidden by name",
    "[data-rebatelens] { display: none !important; opacity: 0 !important; inset: 50% !important }",
  ],
  [
    "every element see-through",
    "html > * { opacity: 0.99; filter: none } html > :last-child { display: none }",
  ],
] as const) {
  test(`a page's style: ${name}`, async () => {
    const { page, errors } = await tenRows();
    await page.evaluate((text) => {
      const made = document.createElement("style");
      made.textContent = text;
      document.head.append(made);
    }, style);
    await rests(page);
    await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
    for (const mark of await painted(page, "mark")) {
      const [box, row] = [await boxOf(page, mark), await page.locator("tbody tr").first().boundingBox()];
      expect(Math.abs((box?.x ?? -99) + 18 - Math.max(18, row?.x ?? 99))).toBeLessThan(12);
    }
    expect(errors).toEqual([]);
    await page.close();
  });
}

test("a host page from right to left: marks stay with their rows, and our words keep their own direction", async () => {
  const { page, errors } = await tenRows();
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
  await pointAtSign(page, 0);
  await expect.poll(() => cardCodes(page)).not.toEqual([]);
  const session = await page.context().newCDPSession(page);
  const [card] = await painted(page, "card");
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const { nodeIds } = await session.send("DOM.pushNodesByBackendIdsToFrontend", {
    backendNodeIds: [card?.backendNodeId ?? 0],
  });
  const { computedStyle } = await session.send("CSS.getComputedStyleForNode", { nodeId: nodeIds[0] ?? 0 });
  expect(computedStyle.find(({ name }) => name === "direction")?.value).toBe("ltr");
  expect(errors).toEqual([]);
  await page.close();
});

test("a page that is printed is printed without us", async () => {
  const { page, errors } = await tenRows();
  const sheet = () =>
    page.evaluate(() => {
      const rules = document.adoptedStyleSheets.flatMap((one) => [...one.cssRules]);
      return rules.map((rule) => (rule instanceof CSSMediaRule ? rule.conditionText : "always")).join();
    });
  expect(await sheet()).toBe("screen,screen and (forced-colors: active)");
  await page.emulateMedia({ media: "print" });
  const display = () => page.locator("[data-rebatelens]").evaluate((ours) => getComputedStyle(ours).display);
  expect(await display()).toBe("none");
  await page.emulateMedia({ media: "screen" });
  expect(await display()).toBe("block");
  await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
  expect(errors).toEqual([]);
  await page.close();
});

test("marks follow a table that moves without a sign: its columns dragged, a neighbour grown, an animation", async () => {
  const { page, errors } = await tenRows();
  const moves: [string, () => void][] = [
    [
      "a neighbour grows",
      () => {
        const made = document.createElement("div");
        document.body.prepend(made);
        setTimeout(() => {
          made.style.height = "55px";
        }, 300);
      },
    ],
    [
      "columns become narrow, so that rows wrap",
      () => {
        for (const cell of document.querySelectorAll<HTMLElement>("th, td")) {
          cell.style.maxWidth = "60px";
          cell.style.overflowWrap = "anywhere";
        }
      },
    ],
    [
      "an animation moves it",
      () => {
        document
          .querySelector("section")
          ?.animate([{ transform: "none" }, { transform: "translate(120px, 40px)" }], {
            duration: 300,
            fill: "forwards",
          });
      },
    ],
    [
      "columns change their places",
      () => {
        for (const row of document.querySelectorAll("tr")) if (row.children[2]) row.append(row.children[2]);
      },
    ],
  ];
  for (const [, move] of moves) {
    await page.evaluate(move);
    await rests(page);
    await expect.poll(() => markedRows(page)).toEqual(FIRST_TEN);
  }
  const edge = await page.locator("tbody tr").first().boundingBox();
  const [first] = await painted(page, "mark");
  const box = first && (await boxOf(page, first));
  expect(Math.abs((box?.x ?? 0) + 18 - (edge?.x ?? 0))).toBeLessThan(3);
  expect(errors).toEqual([]);
  await page.close();
});

/** Pages as other people's component libraries make them: what is on a row, is on the row that it names. */
import { expect, test } from "@playwright/test";
import type { Page } from "playwright-core";
import { boxOf } from "./browser.mjs";
import {
  COLUMNS,
  chips,
  escaped,
  head,
  openCase,
  pageWith,
  plainSigns,
  RECORDS,
  rows,
  signs,
  table,
} from "./cases";
import { type Lab, painted, startLab } from "./extension";
import { press } from "./overlay";
import { underlines } from "./tables";

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

const firstOf = (count: number) =>
  Object.fromEntries(Object.entries(plain).filter(([id]) => Number(id.slice(2)) <= count));

/** A page on which each sign stands beside its own record, and says what a plain table's says. */
async function isRight(html: string, count = RECORDS.length, seen = count): Promise<Page> {
  const page = await openCase(lab, html);
  await expect.poll(() => chips(page).then((all) => all[0] ?? "no chip")).toContain(`${count} rows`);
  await expect.poll(() => signs(page)).toEqual(firstOf(seen));
  return page;
}

const wrap = (column: string, around: (text: string) => string) => (text: string, own: string) =>
  own === column && text !== "-" ? around(escaped(text)) : escaped(text);

const cells = (...texts: string[]) => COLUMNS.map((_, at) => `<td>${texts[at] ?? ""}</td>`).join("");
const sums = (title: string) => `<tr>${cells(title, "", "", "", "", "399,318.98", "", "", "37,914.62")}</tr>`;

test.describe("F1: rows that are no records move no mark", () => {
  const kinds = {
    "a hidden row that measures the columns": table({
      before: (at) =>
        at > 0
          ? ""
          : `<tr aria-hidden="true" style="visibility:collapse">${COLUMNS.map((name) => `<th style="padding:0;border:0"><div style="height:0;overflow:hidden">${name}</div></th>`).join("")}</tr>`,
    }),
    "a row that measures the columns with no height": table({
      before: (at) =>
        at > 0
          ? ""
          : `<tr aria-hidden="true" class="x-measure-row" style="height:0">${COLUMNS.map((name) => `<td style="padding:0;border:0"><div style="height:0;overflow:hidden">${name}</div></td>`).join("")}</tr>`,
    }),
    "sums before the records": table({ before: (at) => (at === 0 ? sums("Total") : "") }),
    "sums between the records": table({
      before: (at) => (at === 10 || at === 20 ? sums("Subtotal") : ""),
      after: sums("Total"),
    }),
    "the header once more": table({ before: (at) => (at === 20 ? `<tr>${cells(...COLUMNS)}</tr>` : "") }),
  };
  for (const [name, html] of Object.entries(kinds))
    test(name, async () => {
      const page = await openCase(lab, pageWith(html));
      await expect.poll(() => signs(page).then(Object.keys)).toEqual(Object.keys(plain));
      expect(await chips(page).then((all) => all[0])).toContain("27 rows");
      for (const [id, says] of Object.entries(await signs(page))) expect(says, id).toContain(plain[id]);
      await page.close();
    });
});

test.describe("F2: the value alone is read", () => {
  const kinds = {
    "a name above the account": wrap("Customer UIN", (text) => `Acme Ltd<br>${text}`),
    "a name above the account, in blocks": wrap(
      "Customer UIN",
      (text) => `<div>深圳市某某有限公司</div><div>${text}</div>`,
    ),
    "text that is not shown": wrap("Order ID", (text) => `${text}<span style="display:none">Copied!</span>`),
    "text for those who listen": wrap("Order ID", (text) => `<span class="sr">Order</span>${text}`),
    "a word that copies": wrap("Order ID", (text) => `<span>${text}</span> <a>Copy</a>`),
    "a glyph of an icon font": wrap("Customer UIN", (text) => `${text}<i>&#xE65F;</i>`),
    "a cell drawn twice": wrap(
      "Order ID",
      (text) =>
        `<div><span>${text}</span></div><div aria-hidden="true" style="position:absolute;visibility:hidden">${text}</div>`,
    ),
    "a dot before the status": wrap("Status", (text) => `<span class="dot">●</span> ${text}`),
    "a sign behind the status": wrap("Status", (text) => `${text} ⓘ`),
    "a count beside the status": wrap("Status", (text) => `<span>${text}<sup>2</sup></span>`),
    "a new one": wrap("Record ID", (text) => `${text}<span style="padding:0 4px;background:red">NEW</span>`),
    "two currencies": wrap(
      "Commission (USD)",
      (text) => `<div>$${text}</div><div>≈ ¥${text.replace(/\d/, "7")}</div>`,
    ),
    "a number whose cents are raised": wrap("Base Amount (USD)", (text) =>
      text.replace(/\.\d\d$/, (cents) => `<sup>${cents}</sup>`),
    ),
    "characters that were searched for": wrap(
      "Order ID",
      (text) => `<em style="background:yellow">${text.slice(0, 8)}</em>${text.slice(8)}`,
    ),
  };
  for (const [name, cell] of Object.entries(kinds))
    test(name, async () => {
      const page = await isRight(pageWith(table({ cell })));
      await page.close();
    });
});

test.describe("F3: identifiers that the page shortens", () => {
  const middle = (text: string) => `${text.slice(0, 6)}...${text.slice(-4)}`;
  const isLong = (text: string) => text.length > 15;
  const kinds = {
    "the whole is the title": (text: string) => `<span title="${text}">${middle(text)}</span>`,
    "the whole is the cell's name": (text: string) =>
      `<span aria-label="${text}"><span aria-hidden="true">${text.slice(0, 17)}</span><span aria-hidden="true">...</span></span>`,
    "the whole is a tooltip": (text: string) => `<span data-tooltip="${text}">${text.slice(0, 9)}…</span>`,
  };
  for (const [name, shorten] of Object.entries(kinds))
    test(name, async () => {
      const cell = wrap("Order ID", (text) => (isLong(text) ? shorten(text) : text));
      const page = await isRight(pageWith(table({ cell })));
      await page.close();
    });

  test("the whole is nowhere: it is said once, and no row is marked for it", async () => {
    const cell = wrap("Order ID", (text) => (isLong(text) ? `<span>${middle(text)}</span>` : text));
    const page = await openCase(lab, pageWith(table({ cell })));
    await expect.poll(() => signs(page).then((all) => all.RB000000002)).toBe(plain.RB000000002);
    const all = Object.values(await signs(page)).join();
    expect(all.match(/order ID/g)).toHaveLength(1);
    const panel = await lab.panel(page);
    await expect(panel.locator("main")).toContainText("The page shortens IDs");
    await panel.close();
    await page.close();
  });
});

test.describe("F4: what is not shown is not read", () => {
  test("a hidden row", async () => {
    const hidden = `<tr style="display:none">${cells(...COLUMNS.map(() => "0"))}</tr>`;
    const page = await isRight(pageWith(table({ before: (at) => (at === 0 ? hidden : "") })));
    await page.close();
  });

  test("a row that is folded out, with as many cells", async () => {
    const detail = `<tr class="detail">${cells("", "Lines of the order")}</tr>`;
    const page = await isRight(pageWith(table({ before: (at) => (at === 2 || at === 9 ? detail : "") })));
    await page.close();
  });

  test("a row that is shown later is read then", async () => {
    const style = "<style>.folded .late{display:none}</style>";
    const late = rows({}, RECORDS.slice(3, 4)).join("").replace("<tr>", '<tr class="late">');
    const body = `${style}<div id="all" class="folded"><table>${head()}<tbody>${rows({}, RECORDS.slice(0, 3)).join("")}${late}</tbody></table></div>`;
    const page = await isRight(pageWith(body), 3);
    await page.evaluate(() => document.getElementById("all")?.classList.remove("folded"));
    await expect.poll(() => signs(page)).toEqual(firstOf(4));
    await page.close();
  });
});

const CHINESE: Record<string, string> = {
  "Record ID": "记录ID",
  "Settlement Month": "结算月份",
  "Customer UIN": "客户UIN",
  "Order ID": "订单号",
  Product: "产品",
  "Base Amount (USD)": "计佣金额",
  "Commission Rate": "返佣比例",
  "Adjustment (USD)": "调整金额",
  "Commission (USD)": "返佣金额",
  Status: "状态",
};

test.describe("F5: headers with more than a name", () => {
  const kinds = {
    "a sign that explains": table({ header: (text) => `${text} <span class="tip">ⓘ</span>` }),
    "arrows that sort": table({ header: (text) => `${text} <span>↑</span><span>↓</span>` }),
    "a glyph that filters": table({ header: (text) => `<span>${text}</span><i>&#xE601;</i>` }),
    "a row that filters": table({ below: `<tr>${COLUMNS.map(() => "<th><input></th>").join("")}</tr>` }),
    "two languages in two lines": table({ header: (text) => `${text}<br>${CHINESE[text] ?? ""}` }),
  };
  for (const [name, html] of Object.entries(kinds))
    test(name, async () => {
      const page = await isRight(pageWith(html));
      await page.close();
    });
});

const asGrid = (records = RECORDS) => {
  const row = (role: string, cells: readonly string[]) =>
    `<div role="row" style="display:flex">${cells.map((text) => `<div role="${role}" style="width:160px;overflow:hidden;white-space:nowrap">${escaped(text)}</div>`).join("")}</div>`;
  return `<div role="grid">${row("columnheader", COLUMNS)}${records.map((cells) => row("gridcell", cells)).join("")}</div>`;
};

test.describe("F6: tables that are none by their elements", () => {
  test("a grid of plain elements", async () => {
    const page = await isRight(pageWith(asGrid()));
    await page.close();
  });

  test("a grid whose columns lie in two containers", async () => {
    const part = (from: number, to: number, width: number) => {
      const row = (role: string, cells: readonly string[], at: number) =>
        `<div role="row" aria-rowindex="${at}" style="display:flex;height:20px">${cells
          .slice(from, to)
          .map(
            (text, column) =>
              `<div role="${role}" aria-colindex="${from + column + 1}" style="width:150px;overflow:hidden;white-space:nowrap">${escaped(text)}</div>`,
          )
          .join("")}</div>`;
      return `<div style="width:${width}px">${row("columnheader", COLUMNS, 1)}${RECORDS.map((cells, at) => row("gridcell", cells, at + 2)).join("")}</div>`;
    };
    const page = await isRight(
      pageWith(`<div role="treegrid" style="display:flex">${part(0, 2, 300)}${part(2, 10, 1200)}</div>`),
    );
    await page.close();
  });

  test("a table in an open shadow root", async () => {
    const script = `customElements.define("my-table", class extends HTMLElement { connectedCallback() {
      this.attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(table())} } })`;
    const page = await isRight(pageWith("<my-table></my-table>", script));
    expect(await underlines(page)).toBeGreaterThan(0);
    await page.evaluate(() => {
      const [row] = document.querySelector("my-table")?.shadowRoot?.querySelectorAll("tbody tr") ?? [];
      row?.remove();
    });
    await expect.poll(() => chips(page).then((all) => all[0])).toContain("26 rows");
    await page.close();
  });
});

/** A page that turns six pages of five records. */
const turning = (draw: string, pager: string, start = 0) =>
  pageWith(
    `<div id="t"></div><div class="x-pagination"><span class="x-pagination__total">Total 27</span> ${pager}</div>`,
    `const R = ${JSON.stringify(rows())}, H = ${JSON.stringify(head())}; let at = ${start};
     const page = () => R.slice(at * 5, at * 5 + 5).join("");
     const show = () => { ${draw}
       for (const n of document.querySelectorAll(".number")) n.textContent = at + 1;
       nx.disabled = at >= 5; pv.disabled = at <= 0 };
     nx.onclick = () => { at += 1; show() }; pv.onclick = () => { at -= 1; show() };
     document.querySelector(".btn-quicknext")?.addEventListener("click", () => { at = Math.min(5, at + 3); show() });
     show()`,
  );

const SAME = `t.firstChild || (t.innerHTML = "<table>" + H + "<tbody></tbody></table>"); t.querySelector("tbody").innerHTML = page();`;
const PAGER = `<button id="pv" class="btn-prev">‹</button> <span class="number is-active"></span> <li class="more btn-quicknext">…</li> <button id="nx" class="btn-next">›</button>`;

test.describe("F7: all pages are read", () => {
  const kinds = {
    "past a button that jumps": turning(SAME, PAGER),
    "where each page is a new table": turning(
      `t.innerHTML = "<table>" + H + "<tbody>" + page() + "</tbody></table>";`,
      PAGER,
    ),
    "where the table is away while the next one loads": turning(
      `t.innerHTML = "Loading"; setTimeout(() => { t.innerHTML = "<table>" + H + "<tbody>" + page() + "</tbody></table>" }, 300);`,
      PAGER,
    ),
    "where the table is hidden in between": turning(
      `t.firstChild || (t.innerHTML = "<table>" + H + "<tbody></tbody></table>"); t.style.display = "none";
       setTimeout(() => { t.querySelector("tbody").innerHTML = page(); t.style.display = "" }, 300);`,
      PAGER,
    ),
    "from a page in the middle": turning(SAME, PAGER, 2),
  };
  for (const [name, html] of Object.entries(kinds))
    test(name, async () => {
      const page = await openCase(lab, html);
      await expect.poll(() => chips(page).then((all) => all.length)).toBe(2);
      expect(await chips(page).then((all) => all[0])).toContain("5 of 27 rows");
      await press(page, "pages");
      const said = () => chips(page).then((all) => all.join());
      await expect.poll(said, { timeout: 60_000 }).toContain("6 pages together");
      expect(await said()).toContain("27 of 27 rows");
      await page.close();
    });

  test("what cannot be reached is said", async () => {
    const pager = PAGER.replace('id="pv"', 'id="pv" hidden').replace("btn-prev", "back");
    const page = await openCase(lab, turning(SAME, pager, 3));
    await expect.poll(() => chips(page).then((all) => all.length)).toBe(2);
    await press(page, "pages");
    const said = () => chips(page).then((all) => all.join());
    await expect.poll(said, { timeout: 60_000 }).toContain("Pages 4 to 6 together, earlier ones are missing");
    expect(await said()).toContain("12 of 27 rows");
    await page.close();
  });
});

test.describe("F8: copies of fixed columns", () => {
  test("a copy of the whole table lies over it", async () => {
    const whole = table({ count: 10 });
    const body = `<div style="position:relative;width:1100px"><div style="overflow:auto">${whole}</div>
      <div class="x-fixed" style="position:absolute;left:0;top:0;width:120px;overflow:hidden;background:#fff">${whole}</div></div>`;
    const page = await isRight(pageWith(body), 10);
    expect(await chips(page)).toHaveLength(1);
    await page.close();
  });
});

/** A list that draws the rows in sight and a few more, as Ant Design's does. */
const virtual = () =>
  pageWith(
    `<div class="ant-table"><div class="ant-table-container" style="width:1500px"><div class="ant-table-header"><table style="table-layout:fixed;width:1500px">${head()}</table></div>
     <div class="ant-table-tbody-virtual"><div class="ant-table-tbody-virtual-holder" style="height:168px;overflow:hidden;position:relative"><div style="height:${27 * 28}px"><div class="ant-table-tbody-virtual-holder-inner"></div></div></div></div></div></div>`,
    `const R = ${JSON.stringify(RECORDS)}; const holder = document.querySelector(".ant-table-tbody-virtual-holder");
     const inner = document.querySelector(".ant-table-tbody-virtual-holder-inner");
     const draw = () => { const from = Math.floor(holder.scrollTop / 28);
       inner.style.transform = "translateY(" + from * 28 + "px)";
       inner.innerHTML = R.slice(from, from + 10).map((cells) => '<div class="ant-table-row" style="display:flex;height:28px">' + cells.map((text) => '<div class="ant-table-cell" style="width:150px">' + text + "</div>").join("") + "</div>").join("") };
     holder.addEventListener("scroll", draw); draw()`,
  );

test.describe("F9: lists that draw the rows in sight", () => {
  test("no sign of a row that is cut off, and rows that were scrolled through are kept", async () => {
    const page = await isRight(virtual(), 10, 6);
    const holder = page.locator(".ant-table-tbody-virtual-holder");
    for (let top = 28 * 5; top <= 28 * 21; top += 28 * 4) {
      await holder.evaluate((element, to) => {
        element.scrollTop = to;
      }, top);
      const last = Math.min(27, top / 28 + 10);
      await expect.poll(() => chips(page).then((all) => all[0])).toContain(`${last} rows`);
    }
    await page.close();
  });
});

test.describe("F10: search boxes", () => {
  const kinds = {
    "whose caption stands far outside": `<div><div><label for="other">Order ID</label></div><div><div><div><div><input id="x"></div></div></div></div></div>`,
    "behind a library's choice": `<div style="display:flex"><div class="select"><input readonly value=""><span>Order ID</span></div><input id="x"></div>`,
  };
  for (const [name, body] of Object.entries(kinds))
    test(name, async () => {
      const page = await openCase(lab, pageWith(body));
      await page.locator("#x").fill("20261003461700392856104\u200b");
      await page.locator("#x").blur();
      await expect.poll(() => painted(page, "advice").then((all) => all.length)).toBe(1);
      await page.close();
    });
});

test("F11: the chip is never in the way of a click", async () => {
  const body = `<style>h2{display:none}body{margin:0}</style><div style="position:fixed;inset:0 0 0 200px;overflow:auto"><div style="padding:0 16px">${table()}</div></div>
    <div style="position:fixed;left:200px;right:0;bottom:0;height:56px;background:#fff;text-align:right;padding:12px 16px;box-sizing:border-box"><button id="ok" onclick="document.title='clicked'" style="height:32px">OK</button></div>`;
  const page = await openCase(lab, pageWith(body));
  await expect.poll(() => chips(page).then((all) => all.length)).toBe(1);
  const [chip] = await painted(page, "chip");
  await expect.poll(async () => chip && (await boxOf(page, chip))?.width).toBeGreaterThan(0);
  const at = await page.locator("#ok").boundingBox();
  if (!at) throw new Error("there is no button");
  for (const [x, y] of [
    [at.x + 2, at.y + 2],
    [at.x + at.width / 2, at.y + at.height / 2],
  ] as const) {
    await page.evaluate(() => {
      document.title = "";
    });
    await page.mouse.click(x, y);
    expect(await page.title()).toBe("clicked");
  }
  await page.close();
});

test.describe("F12: a page with two tables", () => {
  test("the panel shows both", async () => {
    const second = `<div style="height:80px"></div><table>${head()}<tbody>${rows({}, RECORDS.slice(10)).join("")}</tbody></table>`;
    const page = await openCase(lab, pageWith(table({ count: 10 }) + second));
    await expect.poll(() => chips(page).then((all) => all.join())).toMatch(/10 rows.*17 rows/);
    const panel = await lab.panel(page);
    await expect(panel.locator("main > .sub").first()).toContainText("10 rows");
    const other = panel.locator("details.part");
    await expect(other).toHaveCount(1);
    await expect(other).toContainText("17 rows");
    await other.locator("summary").first().click();
    await expect(other.locator(".finding, .group").first()).toBeVisible();
    await panel.close();
    await page.close();
  });

  test("one of other things is not shown beside it", async () => {
    const customers =
      "<table><thead><tr><th>Customer</th><th>Contact</th></tr></thead><tbody><tr><td>Acme</td><td>x</td></tr></tbody></table>";
    const page = await openCase(
      lab,
      pageWith(`${customers}<div style="height:60px"></div>${table({ count: 10 })}`),
    );
    await expect.poll(() => chips(page).then((all) => all.join())).toContain("10 rows");
    const panel = await lab.panel(page);
    await expect(panel.locator("main > .sub").first()).toContainText("10 rows");
    await expect(panel.locator("details.part")).toHaveCount(0);
    await panel.close();
    await page.close();
  });
});

/**
 * Draws a page of the corpus in the browser. It runs inside the page, so it
 * uses nothing from outside its own function. Markup is original; its structure
 * is that of the families it stands for.
 */
import type { PageSpec } from "./spec";

declare global {
  interface Window {
    corpus: {
      drawn: number;
      /** The records and headers that a cell stands for. */
      says: WeakMap<Node, string[]>;
    };
  }
}

export function draw(spec: PageSpec): void {
  const { corpus } = window;
  corpus.drawn += 1;
  corpus.says = new WeakMap();
  const has = (feature: PageSpec["features"][number]): boolean => spec.features.includes(feature);
  type Children = (Node | string)[];
  const make = (name: string, className: string, ...children: Children): HTMLElement => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const wrapped = (inner: HTMLElement): HTMLElement => {
    let outer = inner;
    for (let at = 0; at < spec.wraps; at += 1) outer = make("div", `w${spec.seed % 97}-${at}`, outer);
    return outer;
  };

  const classes = {
    tea: {
      root: "tea-table",
      head: "tea-table__header",
      body: "tea-table__body",
      table: "tea-table__box",
      text: "tea-text-overflow",
      state: "tea-pagination__state",
      pages: "tea-pagination",
      fixed: "tea-table__td--fixed-right",
      heading: "tea-layout__content-header",
      drawer: "tea-drawer",
    },
    tc15: {
      root: "tc-15-table-panel",
      head: "tc-15-table-fixed-head",
      body: "tc-15-table-fixed-body",
      table: "tc-15-table-box",
      text: "text-overflow",
      state: "tc-15-page-state",
      pages: "tc-15-page",
      fixed: "tc-15-table-fixed-col",
      heading: "manage-area-title",
      drawer: "sidebar-panel",
    },
    ant: {
      root: "ant-table",
      head: "ant-table-header",
      body: "ant-table-body",
      table: "",
      text: "ant-table-cell-content",
      state: "ant-pagination-total-text",
      pages: "ant-pagination",
      fixed: "ant-table-cell-fix-right",
      heading: "ant-page-header",
      drawer: "ant-drawer",
    },
    plain: {
      root: "",
      head: "",
      body: "",
      table: "",
      text: "",
      state: "",
      pages: "pagination",
      fixed: "",
      heading: "",
      drawer: "",
    },
  }[spec.family];
  const hash = (name: string): string =>
    `_${[...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + spec.seed) % 99_991, 7).toString(36)}`;
  const own = (name: string): string => {
    if (spec.hashed) return name && hash(name);
    return spec.prefix ? name.replace(/^(tea|ant)-/, `${spec.prefix}-`) : name;
  };

  const isVirtual = spec.family === "ant" && has("virtual") && !spec.hashed;
  const isGrid = spec.family === "plain" && has("grid") && !has("groups");
  const isOverlaid = spec.family === "plain" && has("overlaid") && !isGrid && !has("split");

  // Which columns are drawn, and what stands in them beside records.
  const before = Number(has("selection")) + Number(has("details"));
  const hiddenAt = has("hidden") ? 1 : -1;
  const cellOf = (name: "td" | "th", text: string, title = text): HTMLElement => {
    const clipped = has("clipped") && name === "td" && text.length > 12;
    const span = make("span", own(classes.text), clipped ? `${text.slice(0, 8)}…` : text);
    if (clipped) span.title = title;
    return make(name, "", make("div", "", span));
  };
  const button = (text: string): HTMLElement => make("button", "", text);

  let order = spec.headers.map((_, at) => at);
  const header = (): HTMLElement => {
    const leaf = make("tr", "");
    const lead = Array.from({ length: before }, () => make("th", "", make("div", "")));
    const named = order.map((at) => {
      const cell = cellOf("th", spec.headers[at] ?? "");
      if (has("buttons")) cell.querySelector("span")?.after(make("i", "sort"));
      if (has("glyphs")) cell.querySelector("span")?.after(make("i", "", "\uE601"), " ↑↓");
      return cell;
    });
    if (hiddenAt >= 0) named.splice(hiddenAt, 0, hidden(cellOf("th", "Internal key")));
    const tail = has("operation") ? [fixed(cellOf("th", spec.lang === "zh" ? "操作" : "Operation"))] : [];
    if (!has("groups")) {
      leaf.append(...lead, ...named, ...tail);
      const boxes = () => Array.from(leaf.children, () => make("th", "", make("input", "")));
      return make("thead", "", leaf, ...(has("filters") && !isGrid ? [make("tr", "", ...boxes())] : []));
    }
    // The last two columns lie under one heading; the others reach over both rows.
    const grouped = named.slice(-2);
    const single = [...lead, ...named.slice(0, -2), ...tail] as HTMLTableCellElement[];
    for (const cell of single) cell.rowSpan = 2;
    const over = make("th", "", spec.lang === "zh" ? "其他" : "More") as HTMLTableCellElement;
    over.colSpan = grouped.length;
    const top = make("tr", "", ...lead, ...named.slice(0, -2), over, ...tail);
    leaf.append(...grouped);
    return make("thead", "", top, leaf);
  };
  const hidden = (cell: HTMLElement): HTMLElement => {
    cell.style.display = "none";
    return cell;
  };
  const fixed = (cell: HTMLElement): HTMLElement => {
    cell.className = own(classes.fixed);
    cell.style.position = "sticky";
    cell.style.insetInlineEnd = "0";
    return cell;
  };

  const monthAt =
    has("merged") && !has("details") && !isVirtual && !isGrid
      ? spec.headers.findIndex((text) => /month|月/i.test(text))
      : -1;
  const idAt = spec.headers.findIndex((text) => /^(Record ID|记录ID)/.test(text));
  const says = (cells: string[], column: number): string => `${cells[idAt]} ${spec.headers[column]}`;
  /** What stands in a cell beside its value. */
  const addBeside = (cell: HTMLElement, header: string, text: string): void => {
    const span = cell.querySelector("span");
    if (!span || text.length < 5) return;
    const isOrder = /^(Order ID|订单号)/.test(header);
    if (has("shortened") && isOrder && text.length > 16 && !has("clipped")) {
      span.textContent = `${text.slice(0, 6)}...${text.slice(-4)}`;
      span.setAttribute("aria-label", text);
    }
    if (has("beside") && /^(Customer UIN|客户UIN)/.test(header)) span.before("Aurora Lab", make("br", ""));
    if (has("beside") && isOrder) span.after(" ", make("a", "", spec.lang === "zh" ? "复制" : "Copy"));
    if (has("unseen") && isOrder) span.after(hidden(make("span", "", "12.00")));
  };
  /** Rows that are no records, before those that are. */
  const others = (): HTMLElement[] => {
    const empty = () => Array.from({ length: columns }, () => make("td", ""));
    const rows: HTMLElement[] = [];
    if (has("measured")) {
      const names = [...header().querySelectorAll("th")].slice(0, columns);
      const cells = empty().map((cell, at) => {
        cell.append(make("div", "", names[at]?.textContent ?? ""));
        return cell;
      });
      const row = make("tr", "", ...cells);
      row.ariaHidden = "true";
      row.style.visibility = "collapse";
      rows.push(row);
    }
    if (has("sums")) {
      const cells = empty();
      cells[before]?.append(spec.lang === "zh" ? "合计" : "Total");
      rows.push(make("tr", "", ...cells));
    }
    return rows;
  };
  const all = (): HTMLElement[] => [...others(), ...spec.rows.flatMap(record)];
  const record = (cells: string[], at: number): HTMLElement[] => {
    const row = make("tr", "");
    if (has("selection")) {
      const tick = make("input", "") as HTMLInputElement;
      tick.type = "checkbox";
      row.append(make("td", "", make("label", "", tick, make("span", "", " "))));
    }
    if (has("details")) row.append(make("td", "", make("a", "", make("i", "open"))));
    order.forEach((column, position) => {
      const text = cells[column] ?? "";
      if (position === hiddenAt) row.append(hidden(cellOf("td", `k${spec.seed}${at}`)));
      if (column === monthAt && at > 0 && spec.rows[at - 1]?.[column] === text) return;
      const cell = cellOf("td", text) as HTMLTableCellElement;
      addBeside(cell, spec.headers[column] ?? "", text);
      const reached = [cells];
      if (column === monthAt)
        for (let next = spec.rows[at + 1]; next?.[column] === text; next = spec.rows[at + reached.length])
          reached.push(next);
      cell.rowSpan = reached.length;
      corpus.says.set(
        cell,
        reached.map((one) => says(one, column)),
      );
      row.append(cell);
    });
    if (has("operation")) row.append(fixed(make("td", "", button(spec.lang === "zh" ? "查看" : "View"))));
    if (!has("details") || at !== 0) return [row];
    const details = make("td", "", "RB000000001 12.00") as HTMLTableCellElement;
    details.colSpan = 99;
    return [row, make("tr", "detailrow", details)];
  };
  const columns = before + spec.headers.length + Number(hiddenAt >= 0) + Number(has("operation"));
  const body = (): HTMLElement => make("tbody", "", ...all());
  const foot = (): HTMLElement => {
    const all = make("td", "", spec.lang === "zh" ? "合计" : "Total") as HTMLTableCellElement;
    all.colSpan = columns;
    return make("tfoot", "", make("tr", "", all));
  };
  const cols = (): HTMLElement =>
    make("colgroup", "", ...Array.from({ length: columns }, () => make("col", "")));
  const table = (...parts: HTMLElement[]): HTMLElement => make("table", own(classes.table), ...parts);

  /** Ant Design puts one element more around a table. */
  const contained = (...parts: HTMLElement[]): HTMLElement[] =>
    spec.family === "ant" ? [make("div", own("ant-table-container"), ...parts)] : parts;
  /** The rows of a table, as elements of no table. */
  const loose = (): HTMLElement[] =>
    all().map((row) => {
      const cells = [...row.children].map((cell) => {
        const made = make("div", own("ant-table-cell"), ...cell.childNodes);
        const stands = corpus.says.get(cell);
        if (stands) corpus.says.set(made, stands);
        made.style.cssText = "display:inline-block;width:110px;overflow:hidden";
        return made;
      });
      const made = make("div", own("ant-table-row"), ...cells);
      made.style.visibility = row.style.visibility;
      return made;
    });
  /** The same table as a grid by its roles. */
  const grid = (): HTMLElement => {
    const part = (row: HTMLElement, role: string): HTMLElement => {
      const cells = [...row.children].map((cell) => {
        const made = make("div", "", ...cell.childNodes);
        made.setAttribute("role", role);
        const stands = corpus.says.get(cell);
        if (stands) corpus.says.set(made, stands);
        made.style.cssText = "display:inline-block;width:110px;overflow:hidden";
        return made;
      });
      const made = make("div", "", ...cells);
      made.setAttribute("role", "row");
      made.style.visibility = row.style.visibility;
      return made;
    };
    const names = header().querySelector<HTMLElement>("tr:last-child") ?? make("tr", "");
    const made = make("div", "", part(names, "columnheader"), ...all().map((row) => part(row, "gridcell")));
    made.setAttribute("role", "grid");
    return made;
  };
  const virtual = (): HTMLElement => {
    const inner = make("div", own("ant-table-tbody-virtual-holder-inner"), ...loose());
    const holder = make("div", own("ant-table-tbody-virtual-holder"), make("div", "", inner));
    return make("div", `${own("ant-table-tbody")} ${own("ant-table-tbody-virtual")}`, holder);
  };
  const copy = (): HTMLElement => {
    const rows = spec.rows.map((cells) =>
      make("tr", "", ...cells.slice(0, 2).map((text) => cellOf("td", text))),
    );
    const head = make(
      "thead",
      "",
      make("tr", "", ...spec.headers.slice(0, 2).map((text) => cellOf("th", text))),
    );
    return make("div", own("ant-table-fixed-left"), table(head, make("tbody", "", ...rows)));
  };

  const rebates = (): HTMLElement => {
    const ends = has("foot") ? [foot()] : [];
    const copies = spec.family === "ant" && has("copies") && !spec.hashed ? [copy()] : [];
    if (isVirtual)
      return make(
        "div",
        own(classes.root),
        ...contained(wrapped(make("div", own(classes.head), table(cols(), header()))), virtual()),
        ...copies,
      );
    if (isGrid) return make("div", "", wrapped(grid()));
    if (isOverlaid) {
      const over = make("div", "", table(header(), body()));
      over.style.cssText = "position:absolute;inset:0 auto auto 0;width:90px;overflow:hidden;background:#fff";
      const both = make("div", "", table(header(), body()), over);
      both.style.position = "relative";
      return both;
    }
    if (!has("split"))
      return make(
        "div",
        own(classes.root),
        ...contained(wrapped(table(header(), body(), ...ends))),
        ...copies,
      );
    return make(
      "div",
      own(classes.root),
      ...contained(
        wrapped(make("div", own(classes.head), table(cols(), header()))),
        wrapped(make("div", own(classes.body), table(cols(), body(), ...ends))),
      ),
      ...copies,
    );
  };
  const customers = (): HTMLElement => {
    const names = spec.lang === "zh" ? ["客户名称", "联系人"] : ["Customer name", "Contact"];
    const head = make("thead", "", make("tr", "", ...names.map((name) => make("th", "", name))));
    const row = make("tr", "", make("td", "", "Aurora Lab"), make("td", "", "—"));
    return make("div", own(classes.root), table(head, make("tbody", "", row)));
  };
  const pages = (): HTMLElement => {
    const count = make("strong", "", String(spec.rows.length + 30));
    return make("div", own(classes.pages), make("div", own(classes.state), "", count));
  };

  const heading = make(
    "div",
    own(classes.heading),
    make("h2", "", spec.lang === "zh" ? "返佣明细" : "Commission Details"),
  );
  const live = rebates();
  let shown: HTMLElement = wrapped(live);
  if (has("pagination")) shown = make("div", "", shown, pages());
  if (has("drawer")) {
    const drawer = make("div", own(classes.drawer), shown);
    drawer.style.cssText = "position:fixed;inset:40px 0 0 60px;overflow:auto;background:#fff;z-index:10";
    shown = make("div", "", customers(), drawer);
  }
  const main = make("main", "", heading, shown);
  if (has("neighbour")) main.prepend(customers());
  if (has("tabs")) {
    const unseen = rebates();
    for (const row of unseen.querySelectorAll("tbody tr")) row.replaceWith(row.cloneNode(true));
    unseen.style.display = "none";
    main.append(unseen);
  }
  document.documentElement.lang = spec.lang === "zh" ? "zh-CN" : "en";
  document.body.replaceChildren(main);

  const redraw = (): void => {
    if (has("moving")) order = order.reverse();
    if (isGrid) {
      live.querySelector("[role=grid]")?.replaceWith(grid());
      return;
    }
    const own = (name: string) =>
      [...live.querySelectorAll(name)].filter((one) => !one.closest('[class*="fixed-left"]'));
    if (has("moving")) for (const one of own("thead")) one.replaceWith(header());
    for (const one of own("tbody")) one.replaceChildren(...all());
    if (isVirtual) live.querySelector('[class*="holder-inner"]')?.replaceChildren(...loose());
  };
  for (const after of spec.rerenders) {
    setTimeout(() => {
      if (main.isConnected) redraw();
    }, after);
  }
}

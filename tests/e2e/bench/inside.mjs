/**
 * What runs inside the page. Each function uses nothing from outside itself, and
 * nothing of the extension: it sees what any script of the page sees.
 */

/**
 * @typedef {object} Prepared
 * @property {HTMLElement} main
 * @property {number[]} shifts
 */

/**
 * Makes the console's table of two tables, beside the page.
 * @param {{ headers: string[], rows: string[][] }} table
 */
export function prepare({ headers, rows }) {
  /** @param {string} name @param {string} className @param {(Node | string)[]} children */
  const make = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  /** @param {string} text */
  const clipped = (text) => {
    const span = make("span", "tea-text-overflow", text);
    span.title = text;
    return span;
  };
  const tick = () => {
    const box = /** @type {HTMLInputElement} */ (make("input", "tea-checkbox"));
    box.type = "checkbox";
    return make("label", "tea-form-check", box, make("span", "tea-form-check__label", " "));
  };
  /** @param {"td" | "th"} name @param {Node} inner @param {string} className */
  const cell = (name, inner, className = "") => make(name, className, make("div", "", inner));
  /** @param {string[]} texts */
  const record = (texts) =>
    make(
      "tr",
      "",
      cell("td", tick()),
      ...texts.map((text) => cell("td", clipped(text))),
      cell("td", make("button", "tea-btn tea-btn--link", "View"), "tea-table__td--fixed-right"),
    );
  const columns = () => make("colgroup", "", ...Array.from({ length: 14 }, () => make("col", "")));
  const head = make(
    "tr",
    "",
    cell("th", tick()),
    ...headers.map((text) => cell("th", clipped(text))),
    cell("th", clipped("Operation")),
  );
  const state = make("div", "tea-pagination__state", make("strong", "", String(rows.length)));
  const main = make(
    "main",
    "tea-layout__content-body",
    make("div", "tea-layout__content-header", make("h2", "", "Commission Details")),
    make(
      "div",
      "tea-table",
      make("div", "tea-table__header", make("table", "tea-table__box", columns(), make("thead", "", head))),
      make(
        "div",
        "tea-table__body",
        make("table", "tea-table__box", columns(), make("tbody", "", ...rows.map(record))),
      ),
    ),
    make("div", "tea-pagination", state),
  );
  /** @type {number[]} */
  const shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, "value"));
  }).observe({ type: "layout-shift", buffered: true });
  Object.assign(window, { bench: { main, shifts } });
}

/**
 * Puts the prepared table onto the page, and waits until so many cells are
 * underlined and the frame with them was drawn. Gives the milliseconds until the
 * first frame with the table was drawn and until that one was, which are the same
 * where nothing is underlined; below 0 where the marks never came. It waits
 * without promises: every microtask of the page is then the extension's.
 * @param {number} marks
 * @returns {Promise<{ seen: number, marked: number }>}
 */
export function show(marks) {
  /** @type {{ bench: Prepared }} */
  const { bench } = /** @type {any} */ (window);
  const underlined = () => {
    let sum = 0;
    for (const [name, set] of CSS.highlights) if (name.startsWith("rebatelens-")) sum += set.size;
    return sum;
  };
  return new Promise((resolve) => {
    performance.mark("bench-start");
    const start = performance.now();
    let seen = -1;
    document.body.append(bench.main);
    /** A message is taken in after the frame is drawn. @param {() => void} work */
    const afterFrame = (work) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      port2.postMessage(undefined);
    };
    const end = () => {
      performance.mark("bench-end");
      resolve({ seen, marked: performance.now() - start });
    };
    const look = () => {
      if (performance.now() - start > 60_000) resolve({ seen, marked: -1 });
      else if (underlined() < marks) requestAnimationFrame(look);
      else afterFrame(end);
    };
    requestAnimationFrame(() => {
      afterFrame(() => {
        seen = performance.now() - start;
      });
      look();
    });
  });
}

/** The layout shifts since the table was prepared, summed. */
export function shifted() {
  /** @type {{ bench: Prepared }} */
  const { bench } = /** @type {any} */ (window);
  return bench.shifts.reduce((sum, value) => sum + value, 0);
}

/**
 * Scrolls the page down and gives how long each frame took, in milliseconds.
 * @param {{ frames: number, step: number }} way
 * @returns {Promise<number[]>}
 */
export function scroll({ frames, step }) {
  return new Promise((resolve) => {
    performance.mark("bench-start");
    /** @type {number[]} */
    const times = [];
    /** @param {number} before */
    const next = (before) => {
      scrollBy(0, step);
      requestAnimationFrame((now) => {
        times.push(now - before);
        if (times.length < frames) next(now);
        else {
          performance.mark("bench-end");
          resolve(times);
        }
      });
    };
    requestAnimationFrame(next);
  });
}

/**
 * Writes another amount into one row after the other, and gives how long each
 * frame took meanwhile, in milliseconds.
 * @param {{ changes: number, every: number }} way
 * @returns {Promise<number[]>}
 */
export function change({ changes, every }) {
  const cells = document.querySelectorAll(".tea-table__body tbody tr td:nth-child(9) span[title]");
  return new Promise((resolve) => {
    performance.mark("bench-start");
    /** @type {number[]} */
    const times = [];
    let done = 0;
    const timer = setInterval(() => {
      const cell = cells[(done * 37) % cells.length];
      done += 1;
      if (cell) cell.textContent = `${done}.00`;
      if (done === changes) clearInterval(timer);
    }, every);
    /** @param {number} before */
    const next = (before) =>
      requestAnimationFrame((now) => {
        times.push(now - before);
        if (done < changes) return next(now);
        performance.mark("bench-end");
        resolve(times);
      });
    requestAnimationFrame(next);
  });
}

/** Writes other records into all rows, and counts what is underlined before and in the next frame. */
export async function replace() {
  const underlined = () => {
    let sum = 0;
    for (const [name, set] of CSS.highlights) if (name.startsWith("rebatelens-")) sum += set.size;
    return sum;
  };
  const before = underlined();
  for (const row of document.querySelectorAll(".tea-table__body tbody tr"))
    for (const text of row.querySelectorAll("span[title]")) {
      text.setAttribute("title", "—");
      text.textContent = "—";
    }
  await new Promise(requestAnimationFrame);
  return { before, after: underlined() };
}

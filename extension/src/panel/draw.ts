// Draws what the core says of a page. Every word and number comes from there.

import type {
  AgreementReport,
  ColumnMeaning,
  InputError,
  Lang,
  PanelView,
  Stage,
  TieOut,
  TotalRow,
} from "rebatelens";
import { element, sign } from "../dom";
import { word } from "../language";
import { mappingButton } from "./mapping";

/** What draws the findings of the view in that place, and goes on between two drawings. */
export type FindingsOf = (view: PanelView, at: number) => HTMLElement[];

export function draw(view: PanelView, lang: Lang, findings: FindingsOf, at = 0): HTMLElement[] {
  const parts = [element("h2", "", view.heading), element("p", "sub", view.subheading)];
  if (view.notice) return [notice(view), ...columns(view, lang, true)];
  if (view.checked) parts.push(element("p", "checked", view.checked.sentence));
  return [
    ...parts,
    figures(view),
    bar(view.lifecycles),
    legend(view.lifecycles),
    ...findings(view, at),
    ...totals(view.totals, lang),
    ...(view.tie_out ?? []).flatMap((own) => tieOut(own, lang)),
    ...(view.agreement ? agreement(view.agreement, lang) : []),
    ...columns(view, lang, false),
  ];
}

function notice({ notice: said, verdict }: PanelView): HTMLElement {
  const attention = verdict === "headers_unknown";
  const { title, message, why, next } = said as InputError;
  const words = element("div", "", element("h2", "", title));
  for (const text of new Set([message, why, next])) words.append(element("p", "", text));
  const severity = attention ? "warning" : "note";
  return element(
    "section",
    `notice ${severity} ${attention ? "attention" : ""}`.trim(),
    sign(severity),
    words,
  );
}

function figures(view: PanelView): HTMLElement {
  const list = element("dl", "figures");
  for (const { label, value, tone } of view.figures) {
    list.append(element("div", tone, element("dt", "", label), element("dd", "", value)));
  }
  return list;
}

function bar(stages: Stage[]): HTMLElement {
  const made = element("div", "bar");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", stages.map(({ label, records }) => `${label} ${records}`).join(", "));
  for (const { lifecycle, percent } of stages) {
    const part = element("span", lifecycle);
    part.style.flexGrow = String(percent);
    made.append(part);
  }
  return made;
}

function legend(stages: Stage[]): HTMLElement {
  const list = element("ul", "legend");
  for (const { lifecycle, label, records } of stages) {
    list.append(element("li", lifecycle, element("i", ""), `${label} ${records}`));
  }
  return list;
}

/** A file's tables: the first as a page's, the others folded away. */
export function drawFile(views: PanelView[], lang: Lang, findings: FindingsOf): HTMLElement[] {
  const [first] = views;
  if (!first) return [];
  const name = first.notice ? [element("p", "sub", first.heading)] : [];
  return [...name, ...drawTables(views, lang, findings)];
}

/** Tables beside each other: the first one open, the others folded away. */
export function drawTables(views: PanelView[], lang: Lang, findings: FindingsOf): HTMLElement[] {
  const [first, ...others] = views;
  if (!first) return [];
  return [...draw(first, lang, findings), ...others.map((view, at) => part(view, lang, findings, at + 1))];
}

function part(view: PanelView, lang: Lang, findings: FindingsOf, at: number): HTMLElement {
  const about = view.notice ? view.notice.title : view.subheading;
  const text = element("span", "", element("span", "id", view.heading), element("span", "about", about));
  const made = element("details", "part", element("summary", "", text));
  made.dataset.key = `part ${at} ${view.heading}`;
  made.dataset.table = String(at);
  // Drawn when somebody looks at it.
  contents.set(made, () => draw(view, lang, findings, at));
  made.addEventListener("toggle", () => made.open && fill(made));
  return made;
}

/** What each folded table holds once it is opened. */
const contents = new WeakMap<HTMLElement, () => HTMLElement[]>();

function fill(made: HTMLElement): void {
  const content = contents.get(made);
  if (content && made.childElementCount === 1) made.append(element("div", "part-body", ...content()));
}

/** Opens a table by its place, and gives what holds it. */
export function openTable(at: number): ParentNode {
  const made = document.querySelector<HTMLDetailsElement>(`details.part[data-table="${at}"]`);
  if (!made) return document;
  fill(made);
  made.open = true;
  return made;
}

function totals(rows: TotalRow[], lang: Lang): HTMLElement[] {
  if (rows.length === 0) return [];
  const head = ["panel_status", "panel_period", "panel_currency", "panel_records", "panel_amount"] as const;
  const table = grid(
    head.map((key) => word(lang, key)),
    rows.map(({ status, period, currency, records, amount }) => [
      status,
      period,
      currency,
      String(records),
      amount,
    ]),
    3,
  );
  rows.forEach(({ note }, at) => {
    if (note) table.tBodies[0]?.rows[at]?.cells[4]?.append(element("small", "", note));
  });
  return [element("h3", "", word(lang, "panel_totals")), table];
}

/** Details, statement, invoice and receipt of a file, and what lies between them. */
function tieOut({ currency, sides, steps, months, covers, to_invoice }: TieOut, lang: Lang): HTMLElement[] {
  const head = ["panel_side", "panel_records", "panel_amount"] as const;
  const rows = sides.map(({ label, records, amount, note }) => [
    [label, note].filter(Boolean).join(" · "),
    String(records),
    amount ?? "—",
  ]);
  const sentences = [...steps, ...covers].map(({ sentence }) => sentence);
  const headings = months.length > 1 ? months.map(({ heading }) => heading) : [];
  const heading = [word(lang, "panel_tie_out"), currency].filter(Boolean).join(" · ");
  return [
    element("h3", "", heading),
    grid(
      head.map((key) => word(lang, key)),
      rows,
      1,
    ),
    ...[...sentences, ...to_invoice.sentences, ...headings].map((text) => element("p", "sub", text)),
  ];
}

/** Where the agreement stands: each volume that records count for, and what wrong rates cost. */
function agreement({ name, volumes, costs, notes }: AgreementReport, lang: Lang): HTMLElement[] {
  const counted = volumes.filter(({ from }) => from !== null);
  if (counted.length === 0 && costs.length === 0) return [];
  const line = (text: string) => element("p", "sub", text);
  return [
    element("h3", "", word(lang, "panel_agreement", name)),
    ...costs.map(({ sentence }) => line(sentence)),
    ...counted.flatMap(({ label, sentences }) => [
      element("h4", "", label),
      ...sentences.map((text) => line(text)),
    ]),
    ...notes.map((text) => line(text)),
  ];
}

/** A table whose columns from `numbers` on are numbers. */
function grid(head: string[], rows: string[][], numbers: number): HTMLTableElement {
  const cell = (name: "th" | "td", text: string, at: number) =>
    element(name, at >= numbers ? "number" : "", text);
  const heading = head.map((text, at) => {
    const made = cell("th", text, at);
    made.setAttribute("scope", "col");
    return made;
  });
  const body = rows.map((row) => element("tr", "", ...row.map((text, at) => cell("td", text, at))));
  return element(
    "table",
    "",
    element("thead", "", element("tr", "", ...heading)),
    element("tbody", "", ...body),
  );
}

function columns(view: PanelView, lang: Lang, open: boolean): HTMLElement[] {
  const named: ColumnMeaning[] = view.columns.filter(({ header }) => header !== "");
  if (named.length === 0) return [];
  const understood = named.filter((column) => column.understood).length;
  const text = word(lang, "panel_columns", String(understood), String(named.length));
  const table = grid(
    [word(lang, "panel_header"), word(lang, "panel_meaning")],
    named.map(({ header, meaning }) => [header, meaning]),
    2,
  );
  [...(table.tBodies[0]?.rows ?? [])].forEach((row, at) => {
    if (!named[at]?.understood) row.cells[1]?.classList.add("open");
  });
  const summary = element("summary", "", element("span", "what", text));
  const made = element("details", "columns", summary, table, ...mappingButton(view, lang));
  made.dataset.key = "columns";
  made.open = open;
  return [made];
}

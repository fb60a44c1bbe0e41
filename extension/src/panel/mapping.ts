// The dialog in which a person says what columns mean. The core knows the
// fields; what is said is kept for this set of headers.

import type { ColumnMeaning, Lang, PanelView } from "rebatelens";
import { element } from "../dom";
import { word } from "../language";
import { keepMapping, type Mapping } from "../mappings";

export function mappingButton(view: PanelView, lang: Lang): HTMLElement[] {
  const key = view.headers_key;
  const open = view.columns.some(({ header, understood, given }) => header !== "" && (!understood || given));
  if (key === undefined || !open) return [];
  const button = element("button", "action", word(lang, "mapping_open"));
  button.type = "button";
  button.addEventListener("click", () => show(view, key, lang, button));
  return [button];
}

function show(view: PanelView, key: string, lang: Lang, opener: HTMLElement): void {
  const dialog = element("dialog", "mapping");
  dialog.setAttribute("aria-labelledby", "mapping-title");
  const title = element("h2", "", word(lang, "mapping_title"));
  title.id = "mapping-title";
  const rows = view.columns
    .filter(({ header }) => header !== "")
    .map((column) => ({ column, select: choices(column, view, lang) }));
  const list = element(
    "div",
    "rows",
    ...rows.map(({ column, select }) => element("label", "", element("span", "", column.header), select)),
  );
  const save = element("button", "primary", word(lang, "mapping_save"));
  save.type = "submit";
  const cancel = element("button", "action", word(lang, "mapping_cancel"));
  cancel.type = "button";
  cancel.addEventListener("click", () => dialog.close());
  const form = element("form", "", title, element("p", "sub", word(lang, "mapping_text")), list);
  form.append(element("div", "buttons", cancel, save));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    void keepMapping(key, said(rows));
  });
  dialog.append(form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

type Row = { column: ColumnMeaning; select: HTMLSelectElement };

/** Only what differs from what the names say by themselves. */
function said(rows: Row[]): Mapping {
  const given = rows.filter(({ column, select }) => {
    const own = column.given ? "" : (column.field ?? "");
    return select.value !== "" && select.value !== own;
  });
  return Object.fromEntries(given.map(({ column, select }) => [column.header, select.value]));
}

function choices(column: ColumnMeaning, view: PanelView, lang: Lang): HTMLSelectElement {
  const select = element("select", "");
  const likely = new Set(column.could_be);
  const fields = [...view.fields].sort((a, b) => Number(likely.has(b.name)) - Number(likely.has(a.name)));
  const options = [{ name: "", label: word(lang, "mapping_keep") }, ...fields];
  for (const { name, label } of options) {
    const option = element("option", "", label);
    option.value = name;
    option.selected = name === (column.field ?? "");
    select.append(option);
  }
  return select;
}

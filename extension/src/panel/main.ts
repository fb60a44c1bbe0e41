// The side panel: it shows what the core says of the tab beside it.

import type { Lang, PanelView, WorkspaceNotice } from "rebatelens";
import { element, gear, lens, sign } from "../dom";
import type { Exported } from "../evidence/bundle";
import { pageBundle, save } from "../evidence/export";
import { refusal } from "../evidence/policy";
import { FileSession, type Progress } from "../files/session";
import { full } from "../full";
import { chosen, resolve, word } from "../language";
import { mappings } from "../mappings";
import { findingKey, type TabState, tabKey, wantedKey } from "../protocol";
import {
  type Choice,
  type Decided,
  decided,
  type ExportPolicy,
  keep,
  ownWorkspace,
  settings,
  siteOption,
} from "../settings";
import { draw, drawFile } from "./draw";
import { openButton, takeDrops } from "./drop";
import { troubleNotice } from "./trouble";

const part = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

/** A tab named in the address, for a panel that is opened as a page. */
const named = Number(new URLSearchParams(location.search).get("tab") ?? Number.NaN);

let lang: Lang = "en";
let state: TabState | undefined;
let drawing = 0;
let shownTab: number | undefined;
/** What an administrator decided about evidence, as far as it is drawn. */
let policy: ExportPolicy | undefined;
/** The files that are shown instead of the tab. */
let session: FileSession | undefined;

async function currentTab(): Promise<number | undefined> {
  if (Number.isInteger(named)) return named;
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

async function readState(): Promise<TabState | undefined> {
  shownTab = await currentTab();
  if (shownTab === undefined) return undefined;
  const key = tabKey(shownTab);
  const { [key]: kept } = await chrome.storage.session.get<Record<string, TabState>>(key);
  return kept;
}

async function redraw(): Promise<void> {
  drawing += 1;
  const own = drawing;
  const [{ values, fixed }, kept] = await Promise.all([decided(), readState()]);
  if (own !== drawing) return;
  state = kept;
  policy = values;
  lang = resolve(values.lang, kept?.pageLang ?? "");
  document.documentElement.lang = lang;
  drawTop({ values, fixed });
  if (session) return drawSession(session);
  const remembered = await mappings();
  const site = siteOption(values, kept?.page);
  const { present, workspace } = await full();
  const options = kept && { lang, page: kept.page, remembered, ...site };
  const view = options && present(kept.table, options);
  const notices = options ? workspace(options, ownWorkspace(values)).notices : [];
  const trouble = view && shownTab !== undefined ? await troubleNotice(shownTab, lang) : [];
  if (own !== drawing) return;
  const where = [...notices.map(workspaceNotice), ...trouble];
  keepingOpen(() => part("main").replaceChildren(...where, ...(view ? draw(view, lang) : [elsewhere()])));
  if (view) part("live").textContent = word(lang, "panel_updated", String(view.findings.length));
  drawFoot(view?.verdict === "rebate_table");
  if (view) await showWanted(view);
}

const moreButton = (): HTMLButtonElement | null => document.querySelector(".more");

function openFiles(files: File[]): void {
  session?.close();
  session = new FileSession(files, lang, redrawSafely);
  redrawSafely();
}

function closeFiles(): void {
  session?.close();
  session = undefined;
  redrawSafely();
}

/** What the files say, or how far reading them is. */
function drawSession({ views, progress, failure }: FileSession): void {
  const close = element("button", "quiet", word(lang, "panel_close_file"));
  close.type = "button";
  close.addEventListener("click", closeFiles);
  const bar = element("div", "file-bar", close);
  if (failure !== undefined) {
    part("main").replaceChildren(bar, element("p", "", word(lang, "panel_file_failed", failure)));
    drawFoot(false);
    return;
  }
  if (!views || progress) {
    part("main").replaceChildren(bar, ...working(progress));
    return;
  }
  keepingOpen(() => part("main").replaceChildren(bar, ...drawFile(views, lang)));
  const findings = views.reduce((sum, view) => sum + view.findings.length, 0);
  part("live").textContent = word(lang, "panel_file_read", String(findings));
  drawFoot(views.some((view) => view.verdict === "rebate_table"));
}

function working(progress: Progress | undefined): HTMLElement[] {
  const bar = element("progress", "");
  const label = element("p", "sub", word(lang, "panel_reading"));
  label.id = "working";
  bar.setAttribute("aria-labelledby", label.id);
  if (progress?.kind === "reading") {
    bar.max = progress.size;
    bar.value = progress.read;
  }
  if (progress?.kind === "checking")
    label.textContent = word(lang, "panel_checking", progress.records.toLocaleString(lang));
  return [label, bar];
}

/** Opens the finding that a person asked for on the page, once. */
async function showWanted(view: PanelView): Promise<void> {
  if (shownTab === undefined) return;
  const key = wantedKey(shownTab);
  const { [key]: wanted } = await chrome.storage.session.get<Record<string, string>>(key);
  if (wanted === undefined) return;
  await chrome.storage.session.remove(key);
  const at = view.findings.findIndex((finding) => findingKey(finding) === wanted);
  const find = () => document.querySelector<HTMLDetailsElement>(`[data-finding="${at}"]`);
  // It may lie among the items that are not drawn yet.
  for (let more = moreButton(); at >= 0 && !find() && more; more = moreButton()) more.click();
  const item = find();
  const group = item?.closest<HTMLDetailsElement>(".group");
  if (!item || !group) return;
  group.open = true;
  item.open = true;
  item.querySelector("summary")?.focus({ preventScroll: true });
  item.scrollIntoView({ block: "start" });
}

function drawTop({ values, fixed }: Decided): void {
  const select = element("select", "");
  select.setAttribute("aria-label", word(lang, "panel_language"));
  const options = [
    ["auto", word(lang, "panel_auto")],
    ["en", "English"],
    ["zh-CN", "中文"],
  ] as const;
  for (const [value, text] of options) {
    const option = element("option", "", text);
    option.value = value;
    option.selected = value === values.lang;
    select.append(option);
  }
  select.disabled = fixed.has("lang");
  if (select.disabled) select.title = word(lang, "options_fixed");
  select.addEventListener("change", () => void keep("lang", select.value as Choice));
  const open = openButton(lang, openFiles);
  const focused = document.activeElement?.closest("#top select, #options")?.localName;
  const more = optionsButton();
  part("top").replaceChildren(lens(), element("h1", "", word(lang, "name")), open, select, more);
  if (focused) (focused === "select" ? select : more).focus();
}

function optionsButton(): HTMLButtonElement {
  const button = element("button", "quiet gear", gear());
  button.type = "button";
  button.id = "options";
  button.title = word(lang, "options_open");
  button.setAttribute("aria-label", word(lang, "options_open"));
  button.addEventListener("click", () => void chrome.runtime.openOptionsPage());
  return button;
}

/** What differs between where a page was seen and where the reseller works. */
function workspaceNotice({ severity, title, message }: WorkspaceNotice): HTMLElement {
  const words = element("div", "", element("h2", "", title), element("p", "", message));
  return element("section", `notice ${severity} workspace`, sign(severity), words);
}

function elsewhere(): HTMLElement {
  const words = element("div", "", element("h2", "", word(lang, "panel_elsewhere")));
  words.append(element("p", "", word(lang, "panel_elsewhere_text")));
  words.append(element("p", "", word(lang, "panel_drop_text")));
  return element("section", "notice note", sign("note"), words);
}

function drawFoot(canExport: boolean): void {
  const foot = part("foot");
  if (!canExport) {
    foot.replaceChildren();
    return;
  }
  const why = policy && refusal(policy);
  const about = `${lang} ${why ?? ""}`;
  if (foot.childElementCount > 0 && foot.dataset.about === about) return;
  foot.dataset.about = about;
  if (why) {
    foot.replaceChildren(element("p", "decided", word(lang, why)));
    return;
  }
  const button = element("button", "primary", word(lang, "panel_export"));
  button.type = "button";
  button.id = "export";
  button.addEventListener("click", () => void exportNow(button));
  foot.replaceChildren(button);
}

async function exportNow(button: HTMLButtonElement): Promise<void> {
  if (!(session || state) || button.disabled) return;
  button.disabled = true;
  button.textContent = word(lang, "panel_exporting");
  const result = element("div", "result");
  result.setAttribute("role", "status");
  part("foot").querySelector(".result")?.remove();
  try {
    const exported = await exportShown();
    save(exported);
    const { fileName, fingerprint } = exported;
    result.append(
      element("div", "", `${word(lang, "panel_exported")} `, element("b", "", fileName)),
      element("div", "", `${word(lang, "panel_key")} `, element("code", "", fingerprint)),
      element("div", "", word(lang, "panel_verify")),
    );
  } catch (error) {
    result.classList.add("failed");
    result.textContent = word(lang, "panel_failed", error instanceof Error ? error.message : String(error));
  }
  part("foot").prepend(result);
  button.textContent = word(lang, "panel_export");
  button.disabled = false;
}

async function exportShown(): Promise<Exported> {
  const [files, shown] = [session, state];
  // What was decided since the button was drawn holds.
  const policyNow = await settings();
  if (files) return files.export(policyNow);
  if (!shown) throw new Error();
  return pageBundle(shown, lang, policyNow);
}

/** Draws again without closing what the person opened or moving the page. */
function keepingOpen(work: () => void): void {
  const main = part("main");
  const all = () => [...main.querySelectorAll<HTMLDetailsElement>("details[data-key]")];
  const before = all();
  const open = new Map(before.map((one) => [one.dataset.key, one.open]));
  const focused = document.activeElement?.closest<HTMLDetailsElement>("details[data-key]")?.dataset.key;
  const { scrollTop } = main;
  work();
  for (const one of all()) one.open = open.get(one.dataset.key) ?? one.open;
  main.scrollTop = scrollTop;
  if (focused)
    all()
      .find((one) => one.dataset.key === focused)
      ?.querySelector("summary")
      ?.focus();
}

function redrawSafely(): void {
  redraw().catch(() => {
    part("main").replaceChildren(element("p", "", word(lang, "panel_core_failed")));
  });
}

chrome.storage.session.onChanged.addListener((changes) => {
  if (Object.keys(changes).some((key) => /^(tab|wanted|trouble):/.test(key))) redrawSafely();
});
chrome.storage.onChanged.addListener(async (_, area) => {
  if (area !== "local" && area !== "managed") return;
  session?.present(resolve(await chosen(), state?.pageLang ?? ""));
  redrawSafely();
});
takeDrops(openFiles);
chrome.tabs.onActivated.addListener(redrawSafely);
redrawSafely();

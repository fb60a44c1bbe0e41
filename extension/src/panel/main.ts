// The side panel: it shows what the core says of the tab beside it.

import type {
  CheckOptions,
  Finding,
  InputError,
  Lang,
  PageContext,
  PanelView,
  RecordStory,
  WorkspaceNotice,
} from "rebatelens";
import { usable } from "../agreement";
import { element, gear, lens, sign } from "../dom";
import type { Exported } from "../evidence/bundle";
import { pageBundle, pageInput, save } from "../evidence/export";
import { refusal } from "../evidence/policy";
import { FileSession, type Progress } from "../files/session";
import { concernsOnlyFollowUps, followed, subjectOf } from "../followups";
import { full } from "../full";
import { chosen, resolve, sentences, word } from "../language";
import { mappings } from "../mappings";
import { findingKey, type TabState, type ThereMessage, tabKey, wantedKey } from "../protocol";
import {
  type Choice,
  checkOptions,
  type Decided,
  decidedSoon,
  type ExportPolicy,
  keep,
  OPTION_KEYS,
  ownWorkspace,
  type Settings,
  settings,
} from "../settings";
import { drawFile, drawTables, openTable } from "./draw";
import { openButton, takeDrops } from "./drop";
import { Findings } from "./findings";
import { FollowList } from "./followlist";
import type { Actions } from "./groups";
import { keepOpen } from "./keep-open";
import { Shown } from "./shown";
import { type Asked, StoryDialog } from "./story";
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
/** The files that are shown instead of the tab, and how many were before. */
let session: FileSession | undefined;
let sessions = 0;
const shown = new Shown();

const story = new StoryDialog({
  tell,
  follow: (subject) => shown.follow(subject, () => subject),
});

const followList = new FollowList({
  open: (one) => {
    const asked = shown.asked(one);
    return asked && ((opener) => story.open(asked, lang, opener));
  },
  now: (one) => shown.now(one),
});
/** Where the list stands, whether it holds anything or not. */
const followPlace = element("div", "follow-place");

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

/** Forgets what a tab showed where its page is gone: the message that says so may be
 * lost with it. A page that was read since would answer. */
async function forgetWhereLeft(tab: number): Promise<void> {
  await navigator.locks.request(tabKey(tab), async () => {
    const isThere = await chrome.tabs.sendMessage<ThereMessage>(tab, { kind: "there" }).then(
      () => true,
      () => false,
    );
    if (!isThere) await chrome.storage.session.remove([tabKey(tab), wantedKey(tab)]);
  });
}

/** What lists the findings of each view; the filter of each stays as long as its
 * tab or its files are shown. */
const tables = new Map<string, Findings>();

function findings(view: PanelView, at: number): HTMLElement[] {
  const key = `${subject()} ${at}`;
  const table = tables.get(key) ?? new Findings(actions(at));
  tables.set(key, table);
  return [table.show(view, lang), ...(at === 0 ? [followPlace] : [])];
}

const subject = (): string => (session ? `files ${sessions}` : `tab ${shownTab}`);

function forgetOthers(): void {
  const own = [...tables.keys()].filter((key) => key.startsWith(`${subject()} `));
  if (own.length > 0 || tables.size === 0) return;
  tables.clear();
  story.close();
}

const actions = (view: number): Actions => ({
  follow: ({ name }, finding) =>
    name && shown.follow({ name, code: finding.code }, () => subjectOf(name, finding)),
  story: ({ record, name }, opener) => {
    if (record !== null && name) story.open({ view, record, key: name.key }, lang, opener);
  },
});

async function tell({ view, record, key }: Asked): Promise<RecordStory | undefined> {
  if (session) return session.story(view, record, key);
  const table = state?.tables[view]?.table;
  if (table === undefined) return undefined;
  const { options } = await asking((await decidedSoon()).values, state);
  return (await full()).story(pageInput(table, view), 0, record, key, options);
}

/** What the core is asked with, and why the agreement is left out where it is. */
async function asking(
  values: Settings,
  kept?: TabState,
): Promise<{ options: CheckOptions; fault?: InputError }> {
  const remembered = await mappings();
  const { agreed, fault } = await usable(values.agreement, lang);
  const options = { lang, remembered, ...checkOptions(values, kept?.page), ...agreed };
  return { options, ...(fault && { fault }) };
}

function drawFollowed(): void {
  const [list] = followList.show(shown.own, lang);
  // It is left where it is while a note is being typed into it.
  if (list !== followPlace.firstElementChild || !list) followPlace.replaceChildren(...(list ? [list] : []));
}

/** What is followed up changed, and nothing else. */
async function refollow(): Promise<void> {
  shown.followed = await followed();
  for (const table of tables.values()) table.refresh();
  drawFollowed();
  story.refresh();
}

async function redraw(): Promise<void> {
  drawing += 1;
  const own = drawing;
  const [{ values, fixed }, kept, marked] = await Promise.all([
    decidedSoon(OPTION_KEYS, redrawSafely),
    readState(),
    followed(),
  ]);
  if (own !== drawing) return;
  state = kept;
  policy = values;
  shown.followed = marked;
  lang = resolve(values.lang, kept?.pageLang ?? "");
  document.documentElement.lang = lang;
  drawTop({ values, fixed });
  forgetOthers();
  const { options: checking, fault } = await asking(values, kept);
  if (own !== drawing) return;
  const faults = fault ? [agreementNotice(fault)] : [];
  if (session) return drawSession(session, faults);
  const { present, workspace } = await full();
  const options = kept && { ...checking, page: kept.page };
  const views = options && viewsOf(kept, (table, page) => present(table, { ...checking, page }));
  const seen = options && workspace(options, ownWorkspace(values));
  const trouble = views && shownTab !== undefined ? await troubleNotice(shownTab, lang) : [];
  if (own !== drawing) return;
  shown.take(views ?? [], seen?.place ?? "");
  const where = [...(seen?.notices ?? []).map(workspaceNotice), ...trouble, ...faults];
  drawMain([...where, ...(views ? drawTables(views, lang, findings) : [elsewhere()])]);
  const found = views?.reduce((sum, view) => sum + view.findings.length, 0);
  if (found !== undefined) part("live").textContent = word(lang, "panel_updated", String(found));
  drawFoot(views?.some(({ verdict }) => verdict === "rebate_table") ?? false);
  story.again(lang);
  if (views) await showWanted(views);
}

/** What is drawn of a tab: each of its tables, or that it shows none. */
function viewsOf(
  { tables, page }: TabState,
  present: (table: string, page: PageContext) => PanelView,
): PanelView[] {
  if (tables.length === 0) return [present("", page)];
  return tables.map((one) => present(one.table, one.page));
}

function drawMain(parts: HTMLElement[]): void {
  keepOpen(part("main"), () => {
    part("main").replaceChildren(...parts);
    if (!followPlace.isConnected) part("main").append(followPlace);
    drawFollowed();
  });
}

const moreButton = (within: ParentNode): HTMLButtonElement | null => within.querySelector(".more");

function openFiles(files: File[]): void {
  session?.close();
  sessions += 1;
  session = new FileSession(files, lang, redrawSafely);
  redrawSafely();
}

function closeFiles(): void {
  session?.close();
  session = undefined;
  story.close();
  redrawSafely();
}

/** What the files say, or how far reading them is. */
function drawSession({ views, progress, failure }: FileSession, faults: HTMLElement[]): void {
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
  shown.take(views, "");
  drawMain([bar, ...faults, ...drawFile(views, lang, findings)]);
  const found = views.reduce((sum, view) => sum + view.findings.length, 0);
  part("live").textContent = word(lang, "panel_file_read", String(found));
  drawFoot(views.some((view) => view.verdict === "rebate_table"));
  story.again(lang);
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
async function showWanted(views: PanelView[]): Promise<void> {
  if (shownTab === undefined) return;
  const key = wantedKey(shownTab);
  const { [key]: wanted } = await chrome.storage.session.get<Record<string, string>>(key);
  if (wanted === undefined) return;
  await chrome.storage.session.remove(key);
  const isWanted = (finding: Finding) => findingKey(finding) === wanted;
  const view = views.findIndex(({ findings }) => findings.some(isWanted));
  if (view < 0) return;
  const within = openTable(view);
  const at = views[view]?.findings.findIndex(isWanted);
  const find = () => within.querySelector<HTMLDetailsElement>(`[data-finding="${at}"]`);
  // It may be filtered out, or lie among the items that are not drawn yet.
  if (!find()) tables.get(`${subject()} ${view}`)?.clear();
  for (let more = moreButton(within); !find() && more; more = moreButton(within)) more.click();
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
function workspaceNotice({ severity, title, message, next }: WorkspaceNotice): HTMLElement {
  const words = element("div", "", element("h2", "", title), element("p", "", sentences(message, next)));
  return element("section", `notice ${severity} workspace`, sign(severity), words);
}

/** The agreement that was chosen cannot be used, so nothing is held against it. */
function agreementNotice({ title, message, next }: InputError): HTMLElement {
  const words = element(
    "div",
    "",
    element("h2", "", title),
    element("p", "", message),
    element("p", "", next),
  );
  return element("section", "notice error agreement", sign("error"), words);
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

function redrawSafely(): void {
  redraw().catch(() => {
    part("main").replaceChildren(element("p", "", word(lang, "panel_core_failed")));
  });
}

chrome.storage.session.onChanged.addListener((changes) => {
  if (Object.keys(changes).some((key) => /^(tab|wanted|trouble):/.test(key))) redrawSafely();
});
chrome.storage.onChanged.addListener(async (changes, area) => {
  if (area !== "local" && area !== "managed") return;
  if (concernsOnlyFollowUps(changes, area)) {
    void refollow();
    return;
  }
  session?.present(resolve(await chosen(), state?.pageLang ?? ""));
  redrawSafely();
});
takeDrops(openFiles);
chrome.tabs.onActivated.addListener(redrawSafely);
chrome.tabs.onUpdated.addListener((tab, { status }) => {
  if (tab === shownTab && status === "complete") void forgetWhereLeft(tab);
});
redrawSafely();

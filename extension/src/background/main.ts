// The background: it owns the core and keeps nothing. It may be stopped between
// any two messages, so what a tab shows lies in the session's storage.

import { openPanel, openPanelFromIcon } from "../browser";
import { core, renewAfter } from "../core";
import { mappings } from "../mappings";
import {
  type Answer,
  type BoxMessage,
  type DecidedMessage,
  type GoneMessage,
  type Message,
  type NoTableMessage,
  ROW_END,
  type TableMessage,
  type TabState,
  type TabTable,
  type TroubleMessage,
  tabKey,
  troubleKey,
  wantedKey,
} from "../protocol";
import { checkOptions, decidedSoon, OPTION_KEYS, ownWorkspace } from "../settings";
import { annotate } from "./annotate";

/** The rows of a table that were sent before, by number. */
type KnownRows = { id: string; rows: Record<number, string> };

const LINE_END = "\r\n";
/** A frame of a tab; the page itself is one as well. */
type Place = { tab: number; frame: number };
const TOP = 0;
const rowsKey = ({ tab, frame }: Place, id: string): string => `rows:${tab}:${frame}:${id}`;

chrome.runtime.onMessage.addListener((message: Message, sender, respond: (answer: Answer) => void) => {
  const tab = sender.tab?.id;
  const frame = sender.frameId ?? TOP;
  if (sender.id !== chrome.runtime.id || tab === undefined) return false;
  if (message.kind === "open_panel") {
    // Only at once does this still count as the person's own click.
    openPanel(tab);
    const { finding } = message;
    const kept = finding === undefined ? Promise.resolve() : store({ [wantedKey(tab)]: finding });
    void kept.then(() => respond({ kind: "done" }));
    return true;
  }
  if (message.kind === "box") {
    judge(message).then(respond, (error: unknown) => {
      renewAfter(error);
      respond({ kind: "failed" });
    });
    return true;
  }
  // One after the other for each tab, so that nothing overtakes what was said before.
  const answered = navigator.locks.request(tabKey(tab), () => answer({ tab, frame }, message));
  answered.then(respond, (error: unknown) => {
    renewAfter(error);
    respond({ kind: "failed" });
  });
  return true;
});

openPanelFromIcon();
chrome.tabs.onRemoved.addListener((tab) => void forget(tab));

async function answer(
  place: Place,
  message: TableMessage | NoTableMessage | GoneMessage | TroubleMessage,
): Promise<Answer> {
  const { tab, frame } = place;
  if (message.kind === "trouble") {
    const key = troubleKey(tab, frame);
    await (message.trouble ? store({ [key]: message.trouble }) : chrome.storage.session.remove(key));
    return { kind: "done" };
  }
  if (message.kind === "gone") {
    if (message.id !== undefined) await forgetTable(place, message.id);
    else await (frame === TOP ? forget(tab) : forgetFrame(place));
    return { kind: "done" };
  }
  if (message.kind === "no_table") {
    await forgetFrame(place);
    // Another frame of the page may show the table.
    if (frame === TOP && !(await keptOf(tab))?.tables.length)
      await keep(tab, { tables: [], page: message.page, pageLang: message.pageLang });
    return { kind: "done" };
  }
  // The core compiles while the rows sent before are looked up.
  const soon = decidedSoon(OPTION_KEYS, () => tellDecided(place));
  const asked = Promise.all([core(), mappings(), soon]);
  asked.catch(() => undefined);
  const lines = await rowsInOrder(place, message);
  if (!lines) return { kind: "resend" };
  const table = [message.header, ...lines, ""].join(LINE_END);
  const { page, pageLang, lang } = message;
  const [{ workspace, drawnTables }, remembered, { values: chosen }] = await asked;
  const options = { lang, page, remembered, ...checkOptions(chosen, page) };
  const annotation = await annotate(table, options, chosen.agreement);
  const own: TabTable = { id: message.id, frame, verdict: annotation.verdict, table, page };
  const tables = withTable((await keptOf(tab))?.tables ?? [], own);
  const drawn = drawnTables(tables.map(({ verdict }) => verdict)).flatMap((at) => tables[at] ?? []);
  await keep(tab, { tables: drawn, page: drawn[0]?.page ?? page, pageLang });
  return { kind: "annotation", annotation, workspace: workspace({ page, lang }, ownWorkspace(chosen)) };
}

function tellDecided({ tab, frame }: Place): void {
  chrome.tabs
    .sendMessage<DecidedMessage>(tab, { kind: "decided" }, { frameId: frame })
    .catch(() => undefined);
}

async function judge({ captions, typed, finished, lang }: BoxMessage): Promise<Answer> {
  const report = (await core()).checkBox(captions, typed, finished, lang);
  return { kind: "box", ...(report && { report }) };
}

/** The table's rows as text, from this message and what was sent before. */
async function rowsInOrder({ tab, frame }: Place, message: TableMessage): Promise<string[] | undefined> {
  const key = rowsKey({ tab, frame }, message.id);
  const { [key]: stored } = await chrome.storage.session.get<Record<string, KnownRows>>(key);
  const rows: Record<number, string> = message.whole ? {} : (stored?.rows ?? {});
  const fresh = message.fresh === "" ? [] : message.fresh.split(ROW_END);
  message.freshKeys.forEach((number, at) => {
    rows[number] = fresh[at] ?? "";
  });
  const lines = message.order.map((number) => rows[number]);
  if (lines.some((line) => line === undefined)) return undefined;
  // Rows of earlier pages may come back; they are kept as long as there is room.
  // Where there is none at all, the page is asked for all of them next time.
  if (message.freshKeys.length > 0 || message.whole)
    await store({ [key]: { id: message.id, rows } }).catch(() => undefined);
  return lines as string[];
}

async function keptOf(tab: number): Promise<TabState | undefined> {
  const key = tabKey(tab);
  return (await chrome.storage.session.get<Record<string, TabState>>(key))[key];
}

/** The tables of a tab, one of them as it is now: in its place, or behind the others. */
const withTable = (tables: TabTable[], own: TabTable): TabTable[] =>
  tables.some(({ id }) => id === own.id)
    ? tables.map((table) => (table.id === own.id ? own : table))
    : [...tables, own];

const keep = (tab: number, state: TabState): Promise<void> => store({ [tabKey(tab)]: state });

/** Keeps only these tables of a tab; nothing where none is left. */
async function keepOnly(tab: number, isKept: (table: TabTable) => boolean): Promise<void> {
  const kept = await keptOf(tab);
  if (!kept) return;
  const tables = kept.tables.filter(isKept);
  if (tables.length === kept.tables.length && tables.length > 0) return;
  if (tables.length === 0) await chrome.storage.session.remove(tabKey(tab));
  else await keep(tab, { ...kept, tables });
}

/** Session storage is small; where it is full, what other tables said goes. */
async function store(entry: Record<string, unknown>): Promise<void> {
  try {
    await chrome.storage.session.set(entry);
  } catch {
    const all = await chrome.storage.session.get(null);
    await chrome.storage.session.remove(Object.keys(all).filter((key) => key.startsWith("rows:")));
    await chrome.storage.session.set(entry);
  }
}

async function forgetTable(place: Place, id: string): Promise<void> {
  await keepOnly(place.tab, (table) => table.id !== id);
  await chrome.storage.session.remove(rowsKey(place, id));
}

/** What a frame showed is gone. */
async function forgetFrame({ tab, frame }: Place): Promise<void> {
  const kept = await keptOf(tab);
  const showedAll = (kept?.tables ?? []).every((table) => table.frame === frame);
  if (kept && (kept.tables.length > 0 || frame === TOP))
    await keepOnly(tab, (table) => table.frame !== frame);
  const all = Object.keys(await chrome.storage.session.get(null));
  const rows = all.filter((key) => key.startsWith(rowsKey({ tab, frame }, "")));
  await chrome.storage.session.remove([
    ...rows,
    ...(showedAll ? [wantedKey(tab)] : []),
    troubleKey(tab, frame),
  ]);
}

async function forget(tab: number): Promise<void> {
  const all = await chrome.storage.session.get(null);
  const own = Object.keys(all).filter(
    (key) =>
      key === tabKey(tab) ||
      key === wantedKey(tab) ||
      key.startsWith(troubleKey(tab)) ||
      key.startsWith(`rows:${tab}:`),
  );
  await chrome.storage.session.remove(own);
}

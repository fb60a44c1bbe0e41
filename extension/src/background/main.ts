// The background: it owns the core and keeps nothing. It may be stopped between
// any two messages, so what a tab shows lies in the session's storage.

import { openPanel, openPanelFromIcon } from "../browser";
import { core, renewAfter } from "../core";
import { mappings } from "../mappings";
import {
  type Answer,
  type GoneMessage,
  type Message,
  type NoTableMessage,
  ROW_END,
  type TableMessage,
  type TabState,
  tabKey,
  wantedKey,
} from "../protocol";

/** The rows of a table that were sent before, by number. */
type KnownRows = { id: string; rows: Record<number, string> };

const LINE_END = "\r\n";
const rowsKey = (tab: number, id: string): string => `rows:${tab}:${id}`;

chrome.runtime.onMessage.addListener((message: Message, sender, respond: (answer: Answer) => void) => {
  const tab = sender.tab?.id;
  if (sender.id !== chrome.runtime.id || tab === undefined) return false;
  if (message.kind === "open_panel") {
    // Only at once does this still count as the person's own click.
    openPanel(tab);
    if (message.finding !== undefined) void store({ [wantedKey(tab)]: message.finding });
    respond({ kind: "done" });
    return false;
  }
  // One after the other for each tab, so that nothing overtakes what was said before.
  const answered = navigator.locks.request(tabKey(tab), () => answer(tab, message));
  answered.then(respond, (error: unknown) => {
    renewAfter(error);
    respond({ kind: "failed" });
  });
  return true;
});

openPanelFromIcon();
chrome.tabs.onRemoved.addListener((tab) => void forget(tab));

async function answer(tab: number, message: TableMessage | NoTableMessage | GoneMessage): Promise<Answer> {
  if (message.kind === "gone") {
    await (message.id === undefined ? forget(tab) : forgetTable(tab, message.id));
    return { kind: "done" };
  }
  if (message.kind === "no_table") {
    await forget(tab);
    await keep(tab, { table: "", page: message.page, pageLang: message.pageLang });
    return { kind: "done" };
  }
  const lines = await rowsInOrder(tab, message);
  if (!lines) return { kind: "resend" };
  const table = [message.header, ...lines, ""].join(LINE_END);
  const { page, pageLang, lang } = message;
  const annotation = (await core()).annotate(table, { lang, page, remembered: await mappings() });
  if (await isBest(tab, message.id, annotation.verdict)) {
    await keep(tab, { table, page, pageLang, id: message.id, verdict: annotation.verdict });
  }
  return { kind: "annotation", annotation };
}

/** The table's rows as text, from this message and what was sent before. */
async function rowsInOrder(tab: number, message: TableMessage): Promise<string[] | undefined> {
  const key = rowsKey(tab, message.id);
  const { [key]: stored } = await chrome.storage.session.get<Record<string, KnownRows>>(key);
  const rows: Record<number, string> = message.whole ? {} : (stored?.rows ?? {});
  const fresh = message.fresh === "" ? [] : message.fresh.split(ROW_END);
  message.freshKeys.forEach((number, at) => {
    rows[number] = fresh[at] ?? "";
  });
  const lines = message.order.map((number) => rows[number]);
  if (lines.some((line) => line === undefined)) return undefined;
  // Rows of earlier pages may come back; they are kept as long as there is room.
  if (message.freshKeys.length > 0 || message.whole) await store({ [key]: { id: message.id, rows } });
  return lines as string[];
}

type Kept = TabState & { id?: string; verdict?: string };

const RANK: Record<string, number> = { rebate_table: 2, headers_unknown: 1, not_rebate: 0 };

/** Whether this table is the one of its tab that the panel shows. */
async function isBest(tab: number, id: string, verdict: string): Promise<boolean> {
  const key = tabKey(tab);
  const { [key]: kept } = await chrome.storage.session.get<Record<string, Kept>>(key);
  if (!kept?.id || kept.id === id) return true;
  return (RANK[verdict] ?? 0) >= (RANK[kept.verdict ?? ""] ?? 0);
}

const keep = (tab: number, state: Kept): Promise<void> => store({ [tabKey(tab)]: state });

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

async function forgetTable(tab: number, id: string): Promise<void> {
  const key = tabKey(tab);
  const { [key]: kept } = await chrome.storage.session.get<Record<string, Kept>>(key);
  await chrome.storage.session.remove([rowsKey(tab, id), ...(kept?.id === id ? [key] : [])]);
}

async function forget(tab: number): Promise<void> {
  const all = await chrome.storage.session.get(null);
  const own = Object.keys(all).filter(
    (key) => key === tabKey(tab) || key === wantedKey(tab) || key.startsWith(`rows:${tab}:`),
  );
  await chrome.storage.session.remove(own);
}

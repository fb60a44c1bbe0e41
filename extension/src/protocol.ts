// Every message between the parts of the extension.

import type { Annotation, BoxReport, Finding, Lang, PageContext, TableVerdict, Workspace } from "rebatelens";

/** Separates rows within one string; no text of a page holds it. */
export const ROW_END = "\0";

/** The longest cell that is read whole, as in the core's limits. The core says
 * of a longer one that it was cut. */
export const CELL_LENGTH = 4000;

/** The most text that is read of one table; the chip says how many rows that is. */
export const TABLE_LENGTH = 3_000_000;

/**
 * One table, as one string. Rows are told apart by their content and named by
 * a number; a row that was sent before is only named.
 */
export type TableMessage = {
  kind: "table";
  /** The table on its page. */
  id: string;
  /** The header, as a line of CSV. */
  header: string;
  /** The rows in their order, by number. */
  order: number[];
  /** The numbers of the rows in `fresh`. */
  freshKeys: number[];
  /** Rows not sent before, as lines of CSV, joined by `ROW_END`. */
  fresh: string;
  /** Nothing that was sent before counts any more. */
  whole: boolean;
  page: PageContext;
  pageLang: string;
  lang: Lang;
};

/** The page shows no table at all. */
export type NoTableMessage = { kind: "no_table"; page: PageContext; pageLang: string };

/** The page does not show this table any more; without one, it shows nothing. */
export type GoneMessage = { kind: "gone"; id?: string };

/** Why a frame of the page has no marks just now: it changes too fast to follow,
 * or it removes what we draw. */
export type Trouble = "restless" | "removed";

/** A frame has trouble, or has it no more. */
export type TroubleMessage = { kind: "trouble"; trouble?: Trouble };

/** To the page, from its panel: a person asks for the marks again. */
export type TryAgainMessage = { kind: "try_again" };

/** To a page: an administrator's decisions came after it was answered. */
export type DecidedMessage = { kind: "decided" };

/** To a page, from its panel: is it still there? */
export type ThereMessage = { kind: "there" };

/** A person asked for the side panel, and perhaps for one finding in it. */
export type OpenPanelMessage = { kind: "open_panel"; finding?: string };

/** A person is in a box of the page; nothing typed is sent before its captions
 * are known to ask for an identifier. */
export type BoxMessage = {
  kind: "box";
  /** The texts that say what the box is for, a line each, the surest first. */
  captions: string;
  typed: string;
  /** Whether the person has left the box or pasted into it. */
  finished: boolean;
  lang: Lang;
};

export type Message =
  | TableMessage
  | NoTableMessage
  | GoneMessage
  | TroubleMessage
  | OpenPanelMessage
  | BoxMessage;

export type Answer =
  | { kind: "annotation"; annotation: Annotation; workspace: Workspace }
  /** Nothing where the box asks for no identifier. */
  | { kind: "box"; report?: BoxReport }
  /** The background remembers too little of this table: send it whole. */
  | { kind: "resend" }
  | { kind: "done" }
  /** The core could not answer; trying once more may help. */
  | { kind: "failed" };

/** A table that a tab shows. */
export type TabTable = {
  /** The table on its page, and the frame that it stands in. */
  id: string;
  frame: number;
  verdict: TableVerdict;
  /** As delimited text. */
  table: string;
  page: PageContext;
};

/** What the background keeps of a tab, for the side panel. */
export type TabState = {
  /** The tables that the panel draws; none where the page shows none. */
  tables: TabTable[];
  page: PageContext;
  pageLang: string;
};

export const tabKey = (tab: number): string => `tab:${tab}`;

/** Where it lies what trouble the frames of a tab have. */
export const troubleKey = (tab: number, frame: number | "" = ""): string => `trouble:${tab}:${frame}`;

/** Where the finding lies that a tab's panel is to show next. */
export const wantedKey = (tab: number): string => `wanted:${tab}`;

/** Tells findings apart by what they say, wherever their rows are now. */
export const findingKey = ({ code, field, raw, message, next }: Finding): string =>
  [code, field, raw, message, next].join("\n");

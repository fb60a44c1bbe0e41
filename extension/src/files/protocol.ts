// The messages between the panel and the worker that reads files.

import type { CheckOptions, Lang, PanelView, RecordStory } from "rebatelens";
import type { Exported } from "../evidence/bundle";
import type { Mappings } from "../mappings";
import type { ExportPolicy } from "../settings";

export type Options = CheckOptions & { lang: Lang; as_of: string; remembered: Mappings };

export type Ask =
  /** Read these files; forget what was read before. */
  | { kind: "open"; files: File[]; options: Options }
  /** Say the same again, in another language or with other meanings. */
  | { kind: "present"; options: Options }
  /** Tell of a record of the view in that place. */
  | { kind: "story"; view: number; record: number; key: string; asked: number; options: Options }
  | { kind: "export"; options: Options; policy: ExportPolicy };

export type Tell =
  | { kind: "reading"; name: string; read: number; size: number }
  | { kind: "checking"; name: string; records: number }
  | { kind: "views"; views: PanelView[] }
  /** Nothing where there is no such record. */
  | { kind: "told"; asked: number; story?: RecordStory }
  | { kind: "exported"; exported: Exported }
  | { kind: "failed"; message: string };

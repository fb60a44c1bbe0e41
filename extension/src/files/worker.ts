// Reads files in a thread of its own, so that the panel answers meanwhile. The
// files stay in its memory until the panel closes them, and go nowhere.

import type { PanelView } from "rebatelens";
import { presentFile, presentTooLarge, story } from "rebatelens/full";
import { makeBundle } from "../evidence/bundle";
import { full } from "../full";
import type { ExportPolicy } from "../settings";
import type { Ask, Options, Tell } from "./protocol";

const MEBIBYTE = 1024 * 1024;
/** How often the panel hears how far it is, in milliseconds. */
const OFTEN = 100;

type Opened = { name: string; bytes: Uint8Array<ArrayBuffer> | undefined; mebibytes: number };

let opened: Opened[] = [];
/** Where each view that was told comes from: its file, and its place in it. */
let shown: { file: Opened; part: number }[] = [];

const tell = (message: Tell): void => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  // One after the other: a question never overtakes the file it is about.
  turn = turn
    .then(() => answer(data))
    .catch((error: unknown) => {
      tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    });
});

let turn: Promise<unknown> = Promise.resolve();

async function answer(ask: Ask): Promise<void> {
  await full();
  if (ask.kind === "open") {
    opened = [];
    for (const file of ask.files) opened.push(await read(file, ask.options));
  }
  if (ask.kind === "export") tell({ kind: "exported", exported: await bundle(ask.options, ask.policy) });
  else if (ask.kind === "story") tell(storyOf(ask));
  else tell({ kind: "views", views: views(ask.options) });
}

function views(options: Options): PanelView[] {
  const files = opened.map((file) => ({ file, views: present(file, options) }));
  shown = files.flatMap(({ file, views }) => views.map((_, part) => ({ file, part })));
  return files.flatMap(({ views }) => views);
}

/** A record that cannot be told of is answered as well: somebody waits. */
function storyOf({ view, record, key, asked, options }: Extract<Ask, { kind: "story" }>): Tell {
  const { file, part } = shown[view] ?? {};
  if (!file?.bytes || part === undefined) return { kind: "told", asked };
  const told = story({ name: file.name, bytes: file.bytes }, part, record, key, options);
  return { kind: "told", asked, ...(told && { story: told }) };
}

/** Reads a file piece by piece. One that is too large is not read at all. */
async function read(file: File, { lang }: Options): Promise<Opened> {
  const mebibytes = Math.ceil(file.size / MEBIBYTE);
  const { name } = file;
  if (presentTooLarge(name, mebibytes, lang)) return { name, bytes: undefined, mebibytes };
  const bytes = new Uint8Array(file.size);
  let at = 0;
  let told = 0;
  for await (const piece of file.stream()) {
    bytes.set(piece, at);
    at += piece.length;
    if (performance.now() - told < OFTEN) continue;
    told = performance.now();
    tell({ kind: "reading", name, read: at, size: file.size });
  }
  return { name, bytes, mebibytes };
}

function present({ name, bytes, mebibytes }: Opened, options: Options): PanelView[] {
  if (!bytes) return presentTooLarge(name, mebibytes, options.lang) ?? [];
  tell({ kind: "checking", name, records: 0 });
  let told = performance.now();
  return presentFile({ name, bytes }, options, (records) => {
    if (performance.now() - told < OFTEN) return;
    told = performance.now();
    tell({ kind: "checking", name, records });
  });
}

function bundle(options: Options, policy: ExportPolicy) {
  const inputs = opened.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
  return makeBundle(options, inputs, policy);
}

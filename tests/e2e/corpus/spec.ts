/**
 * What a page of the corpus shows, as data. Its rows are synthetic: they are
 * those of the sample console. `pageOf` makes one of a seed; the families and
 * features of markup, and the changes made to it, are chosen there.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Random } from "./random";

export const FAMILIES = ["tea", "tc15", "ant", "plain"] as const;
export type Family = (typeof FAMILIES)[number];

export type PageSpec = {
  seed: number;
  family: Family;
  lang: "en" | "zh";
  /** What the table says, column by column, as its person sees it. */
  headers: string[];
  rows: string[][];
  features: Feature[];
  /** Class names begin with this where the family has a prefix; all of them are
   * made up where there is `hashed`. */
  prefix: string;
  hashed: boolean;
  /** How many elements are put around each part of the page. */
  wraps: number;
  /** Milliseconds after which all rows are drawn anew. */
  rerenders: number[];
};

export const FEATURES = [
  /** Header and body are two tables. */
  "split",
  /** A first column of boxes to tick, with an empty header. */
  "selection",
  /** A first column that opens details, and a row of details. */
  "details",
  /** A last, sticky column of links. */
  "operation",
  /** Sort and filter buttons in the header. */
  "buttons",
  /** Columns under a common heading. */
  "groups",
  /** A column that is there and not drawn. */
  "hidden",
  /** Cells that are clipped and hold their whole text in `title`. */
  "clipped",
  /** A row of sums in the foot. */
  "foot",
  /** The table lies in a drawer over another table. */
  "drawer",
  /** Another table, in a tab that is not shown. */
  "tabs",
  /** Another table of other things beside it. */
  "neighbour",
  /** One cell spans the rows of one month. */
  "merged",
  /** The columns change their order with the first new drawing. */
  "moving",
  /** The first columns are drawn once more, over the others, as Ant Design 3 does. */
  "copies",
  /** The rows are not rows of a table, as in Ant Design's virtual lists. */
  "virtual",
  /** An element says how many rows there are in all. */
  "pagination",
  /** A first row that nobody sees measures the columns. */
  "measured",
  /** The sums stand above the records. */
  "sums",
  /** A name stands above an account, and a word that copies beside an order. */
  "beside",
  /** A cell holds text that is not shown. */
  "unseen",
  /** The middle of a long identifier is left out; its whole is the name of the element. */
  "shortened",
  /** Glyphs of an icon font and arrows stand in the header. */
  "glyphs",
  /** A row of boxes that filter stands below the names. */
  "filters",
  /** The table is a grid by its roles alone. */
  "grid",
  /** The whole table is drawn once more, over its first columns. */
  "overlaid",
] as const;
export type Feature = (typeof FEATURES)[number];

type Sample = { columns: string[]; rows: { cells: string[]; faults: string[] }[] };

const sample = (lang: "en" | "zh"): Sample =>
  JSON.parse(
    readFileSync(
      join(fileURLToPath(new URL(".", import.meta.url)), `../../fixtures/console/${lang}.json`),
      "utf8",
    ),
  );

const SAMPLES = { en: sample("en"), zh: sample("zh") };

/** Columns that a table of rebates may do without. */
const OPTIONAL = [4, 7, 9];

export function pageOf(seed: number): PageSpec {
  const random = new Random(seed);
  const lang = random.pick(["en", "zh"] as const);
  const { columns, rows } = SAMPLES[lang];
  const kept = columns.map((_, at) => at).filter((at) => !OPTIONAL.includes(at) || random.chance(0.85));
  const order = random.chance(0.5) ? random.shuffled(kept) : kept;
  // A page without any finding would not show that it was read.
  const faulty = random.pick(rows.filter(({ faults }) => faults.length > 0));
  const others = random.shuffled(rows.filter((row) => row !== faulty)).slice(0, 1 + random.below(18));
  const shown = random.shuffled([faulty, ...others]);
  const foreign = random.chance(0.04);
  return {
    seed,
    family: random.pick(FAMILIES),
    lang,
    headers: order.map((at) => (foreign ? `Attribute ${at}` : (columns[at] ?? ""))),
    rows: shown.map(({ cells }) => order.map((at) => cells[at] ?? "")),
    features: FEATURES.filter(() => random.chance(0.3)),
    hashed: random.chance(0.15),
    prefix: random.pick(["", "app", "x9f3", "qcloud-next"]),
    wraps: random.pick([0, 0, 1, 2]),
    rerenders: random.chance(0.4) ? [30, 60, 90, 200].slice(0, 1 + random.below(4)) : [],
  };
}

/** One set of design tokens: nothing else names a colour, a size of text or a radius, and every pair can be read. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { EXTENSION } from "./extension";

const SOURCES = fileURLToPath(new URL("../../extension/src/", import.meta.url));
const TOKENS = readFileSync(join(SOURCES, "tokens.css"), "utf8");

const styles = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.css$|styles\.ts$/.test(name) && name !== "tokens.css")
  .sort();

/** Every declaration of the styles, with its file. */
const declarations = styles.flatMap((name) => {
  const text = readFileSync(join(SOURCES, name), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return [...text.matchAll(/(?<=[{;]\s*)([\w-]+):\s*([^;{}]+);/g)].map(([, property = "", value = ""]) => ({
    property,
    value: value.replace(/ !important$/, ""),
    said: `${name}: ${property}: ${value}`,
  }));
});

const of = (property: RegExp) => declarations.filter((one) => property.test(one.property));
const said = (found: { said: string }[]) => found.map((one) => one.said);

const NAMED = /\b(white|black|red|green|blue|gr[ae]y|silver|orange|yellow|purple|navy|teal|maroon)\b/;

test("only the tokens name a colour; the system's own stand where it forces colours", () => {
  expect(declarations.length).toBeGreaterThan(200);
  const literal = declarations.filter(
    ({ value }) =>
      /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|oklab|lab|lch|color|light-dark)a?\(/i.test(value) ||
      NAMED.test(value),
  );
  expect(said(literal)).toEqual([]);
});

test("text has five sizes, and only the tokens say how large they are", () => {
  const scale = [...TOKENS.matchAll(/--text-\w+: (.+);/g)].map(([, size]) => size);
  expect(scale).toEqual(["11.5px", "12px", "13px", "14px", "18px"]);
  const literal = of(/^font(-size)?$/).filter(({ value }) => !/var\(--text-\w+\)|^inherit$/.test(value));
  expect(said(literal)).toEqual([]);
});

test("corners are the tokens', or too small to see", () => {
  const literal = of(/radius$/).filter(
    ({ value }) => !/^(var\(--radius[\w-]*\)|0|[12](\.5)?px)$/.test(value),
  );
  expect(said(literal)).toEqual([]);
});

test("room is given in steps of two on a grid of four", () => {
  const odd = of(/^(padding|margin|gap|row-gap|column-gap)/).filter(({ value }) =>
    [...value.matchAll(/(-?[\d.]+)px/g)].some(([, size]) => Number(size) % 2 !== 0),
  );
  expect(said(odd)).toEqual([]);
});

test("every token that is used exists, and every one there is is used", () => {
  const defined = [...TOKENS.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name ?? "");
  const text = styles.map((name) => readFileSync(join(SOURCES, name), "utf8")).join("\n");
  const own = [...text.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name ?? "");
  const used = new Set([...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? ""));
  expect([...used].filter((name) => ![...defined, ...own].includes(name))).toEqual([]);
  expect(defined.filter((name) => !used.has(name))).toEqual([]);
});

type Pair = readonly [light: string, dark: string];
const colours = new Map(
  [...TOKENS.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]): [string, Pair] => [name, [light, dark]],
  ),
);

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(on: string, under: string): number {
  const [dark = 0, light = 0] = [luminance(on), luminance(under)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["ground", "raised", "warning-ground"];
const TEXT = ["ink", "ink-2", "brand", "error", "warning", "note", "ok"];
const SIGNS = ["edge"];
const STAGES = ["settled", "in-review", "pending", "adjusted", "rejected", "unknown"];
const QUIET = ["line", "on-brand", ...GROUNDS];

test("every colour can be told from what lies under it, light and dark", () => {
  expect([...colours.keys()].sort()).toEqual([...TEXT, ...SIGNS, ...STAGES, ...QUIET].sort());
  const on = (names: string[], under: string[], least: number) =>
    names.flatMap((name) => under.map((ground) => [name, ground, least] as const));
  const pairs = [
    ...on(TEXT, GROUNDS, 4.5),
    ...on(["on-brand"], ["brand"], 4.5),
    ...on(SIGNS, GROUNDS, 3),
    ...on(STAGES, ["ground"], 3),
    // The stroke of a sign lies on its shape.
    ...on(["ground"], ["error", "warning"], 3),
  ];
  const weak = pairs.flatMap(([name, ground, least]) =>
    ([0, 1] as const).flatMap((scheme) => {
      const found = contrast(colours.get(name)?.[scheme] ?? "", colours.get(ground)?.[scheme] ?? "");
      return found >= least
        ? []
        : [`${name} on ${ground}, ${scheme ? "dark" : "light"}: ${found.toFixed(2)}`];
    }),
  );
  expect(weak).toEqual([]);
});

/** Width and height, as a PNG's header says. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test("every icon of the manifest is there and as large as it says", () => {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
  expect(Object.keys(manifest.icons)).toEqual(["16", "32", "48", "128"]);
  expect(manifest.action.default_icon).toEqual(manifest.icons);
  for (const [size, path] of Object.entries<string>(manifest.icons)) {
    const icon = readFileSync(join(EXTENSION, path));
    expect(icon.subarray(1, 4).toString()).toBe("PNG");
    expect(sizeOf(icon), path).toEqual([Number(size), Number(size)]);
  }
});

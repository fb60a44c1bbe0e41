/** The extension in a language that nobody speaks: longer than English, with accents, every word in brackets. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EXTENSION, OUT } from "./extension";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILT = dirname(EXTENSION);

type Messages = Record<string, { message: string }>;

const ACCENTS: Record<string, string> = {
  a: "å",
  e: "é",
  i: "î",
  o: "ö",
  u: "û",
  c: "ç",
  n: "ñ",
  s: "š",
  y: "ÿ",
};

/** Half as long again, as German is; what is filled in stays as it is. */
export function pseudo(text: string): string {
  const accented = text.replace(/[a-z]/g, (letter) => ACCENTS[letter] ?? letter);
  const more = "öné twö thréé föûr fîvé sîx sévén éîght nîné tén éléven twélvé".repeat(5);
  return `[${accented} ${more.slice(0, Math.ceil(text.length / 2))}]`;
}

/** In the glue, what the core answers passes one line; its words get brackets of their own. */
const ANSWER = "JSON.parse(getStringFromWasm0(arg0, arg1))";
const WORDS =
  "title|message|why|next|text|label|heading|subheading|subtitle|meaning|status|period|sentence|note";
const MARKED = `JSON.parse(getStringFromWasm0(arg0, arg1), (key, value) =>
  typeof value === "string" && value !== "" && /^(${WORDS})$/.test(key) ? "⟦" + value + "⟧" : value)`;

/** A single value is put together property by property. */
const PROPERTY = "arg0[arg1] = arg2;";
const MARKED_PROPERTY = `arg0[arg1] =
  typeof arg2 === "string" && arg2 !== "" && /^(${WORDS})$/.test(arg1) ? "⟦" + arg2 + "⟧" : arg2;`;

/** Builds it beside the one that ships, from the same sources. */
export function buildPseudo(): string {
  const work = join(OUT, "pseudo");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  cpSync(join(ROOT, "extension"), join(work, "extension"), { recursive: true });
  cpSync(join(BUILT, "wasm/web"), join(work, "wasm"), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(work, "node_modules"));
  const english = join(work, "extension/_locales/en/messages.json");
  const messages: Messages = JSON.parse(readFileSync(english, "utf8"));
  const longer = Object.entries(messages).map(([key, { message }]) => [key, { message: pseudo(message) }]);
  writeFileSync(english, JSON.stringify(Object.fromEntries(longer)));
  for (const glue of ["rebatelens_page.js", "rebatelens_full.js"]) {
    const path = join(work, "wasm", glue);
    const text = readFileSync(path, "utf8");
    if (!text.includes(ANSWER) || !text.includes(PROPERTY)) throw new Error(`${glue} is not as expected`);
    writeFileSync(path, text.replace(ANSWER, MARKED).replace(PROPERTY, MARKED_PROPERTY));
  }
  const out = join(work, "out");
  const build = join(work, "extension/build.mjs");
  execFileSync("node", [build, "--wasm", join(work, "wasm"), "--rules", join(BUILT, "rules"), "--out", out]);
  return out;
}

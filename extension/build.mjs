// Builds the unpacked extension:
// node extension/build.mjs --wasm DIR --rules DIR --out DIR [--browser chrome|edge|firefox]
// The scripts stay readable, so that a reviewer sees what runs.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { BROWSERS, manifest, OLDEST } from "./manifest.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    wasm: { type: "string" },
    rules: { type: "string" },
    out: { type: "string" },
    browser: { type: "string", default: "chrome" },
  },
});
const browser = BROWSERS.find((name) => name === values.browser);
if (!values.wasm || !values.rules || !values.out || !browser) {
  const call = "node extension/build.mjs --wasm DIR --rules DIR --out DIR";
  console.error(`Call it as: ${call} [--browser ${BROWSERS.join("|")}]`);
  process.exit(2);
}
const wasm = resolve(values.wasm);
const out = resolve(values.out);
const { version } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "core"), { recursive: true });

const RENEW = `
export function renew() {
  wasm = undefined;
  __wbg_init_promise = undefined;
}
`;

/** The glue keeps its one instance to itself; this lets the background replace either. */
const renewable = {
  name: "renewable",
  /** @param {import("esbuild").PluginBuild} building */
  setup(building) {
    building.onLoad({ filter: /rebatelens_(page|full)\.js$/ }, async ({ path }) => {
      const glue = await readFile(path, "utf8");
      for (const name of [/^let .*\bwasm;$/m, /^let __wbg_init_promise;$/m])
        if (!name.test(glue)) throw new Error(`The glue is not as expected: ${name}`);
      return { contents: glue + RENEW, loader: "js" };
    });
  },
};

const common = {
  bundle: true,
  target: `${browser}${OLDEST[browser]}`,
  charset: "utf8",
  logLevel: "warning",
  legalComments: "none",
  loader: { ".css": "text" },
  alias: {
    "rebatelens/full": join(wasm, "rebatelens_full.js"),
    rebatelens: join(wasm, "rebatelens_page.js"),
  },
  absWorkingDir: here,
  plugins: [renewable],
};
await build({
  ...common,
  format: "esm",
  entryPoints: {
    background: "src/background/main.ts",
    panel: "src/panel/main.ts",
    options: "src/options/main.ts",
    worker: "src/files/worker.ts",
  },
  outdir: out,
  define: { VERSION: JSON.stringify(version) },
});
await build({ ...common, format: "iife", entryPoints: { content: "src/content/main.ts" }, outdir: out });

for (const name of ["rebatelens_page_bg.wasm", "rebatelens_full_bg.wasm"]) {
  await cp(join(wasm, name), join(out, "core", name));
}
await cp(join(here, "_locales"), join(out, "_locales"), { recursive: true });
for (const size of [16, 32, 48, 128])
  await cp(join(here, `icons/${size}.png`), join(out, `icons/${size}.png`));
await cp(join(here, "src/panel/panel.html"), join(out, "panel.html"));
await cp(join(here, "src/options/options.html"), join(out, "options.html"));
await cp(join(here, "managed_schema.json"), join(out, "managed_schema.json"));
if (browser === "firefox") await cp(join(here, "src/content/presence.css"), join(out, "presence.css"));
await cp(resolve(values.rules), out, { recursive: true });
const styles = ["tokens.css", "finding.css", "panel/panel.css"];
const texts = await Promise.all(styles.map((name) => readFile(join(here, "src", name), "utf8")));
await writeFile(join(out, "panel.css"), texts.join("\n"));
const options = ["tokens.css", "options/options.css"].map((name) =>
  readFile(join(here, "src", name), "utf8"),
);
await writeFile(join(out, "options.css"), (await Promise.all(options)).join("\n"));
const rules = ["tokens.css", "rules.css"].map((name) => readFile(join(here, "src", name), "utf8"));
await writeFile(join(out, "rules.css"), (await Promise.all(rules)).join("\n"));
await writeFile(join(out, "manifest.json"), `${JSON.stringify(manifest(version, browser), null, 2)}\n`);

// The full check by the core's own WASM.
//
//     node wasm.mjs FOLDER FILE
//
// FOLDER is what `cargo xtask build` binds for the web. The module is the one
// that gives out `check`, whatever it is called. The seconds are from the open
// file to the report in JavaScript; compiling the module is left out.

import { copyFile, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);

async function load() {
  const out = await mkdtemp(join(tmpdir(), "rebatelens-bench-"));
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
  for (const name of names) {
    // Node takes a module of the web for what it is by this ending.
    const copy = join(out, basename(name).replace(/js$/, "mjs"));
    await copyFile(join(folder, name), copy);
    const glue = await import(pathToFileURL(resolve(copy)).href);
    if (typeof glue.check !== "function" || typeof glue.initSync !== "function") continue;
    const wasm = join(folder, name.replace(/\.js$/, "_bg.wasm"));
    glue.initSync({ module: new WebAssembly.Module(await readFile(wasm)) });
    return glue;
  }
  throw new Error(`no module in ${folder} gives out check; make it with cargo xtask build`);
}

const glue = await load();
const start = performance.now();
const report = glue.check([{ name: "mix.csv", bytes: new Uint8Array(await readFile(file)) }], {});
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, records: report.summary.records }));

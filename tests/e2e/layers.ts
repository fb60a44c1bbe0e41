/** Which files import each other in a circle. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** The files that each file imports, types included, by paths from the folder. */
export type Imports = ReadonlyMap<string, readonly string[]>;

const IMPORT = /(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;

export function importsIn(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.endsWith(".d.ts"))
    .map((path) => join(folder, path));
  const known = new Set(files);
  const fileOf = (path: string) => [path, `${path}.ts`, join(path, "index.ts")].find((one) => known.has(one));
  const name = (path: string) => relative(folder, path);
  return new Map(
    files.map((file) => {
      const named = [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, path = ""]) => path);
      const imported = named.flatMap((path) => fileOf(resolve(dirname(file), path)) ?? []);
      return [name(file), imported.map(name)];
    }),
  );
}

/** The groups of files that all lead to each other, each sorted, the largest first. */
export function circles(imports: Imports): string[][] {
  const reach = new Map([...imports.keys()].map((file) => [file, reachable(imports, file)]));
  const groups = new Map<string, string[]>();
  for (const [file, reached] of reach) {
    const group = [...reached].filter((other) => reach.get(other)?.has(file)).sort();
    if (group.length > 0) groups.set(group.join(), group);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

function reachable(imports: Imports, from: string): Set<string> {
  const reached = new Set<string>();
  const next = [...(imports.get(from) ?? [])];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    next.push(...(imports.get(file) ?? []));
  }
  return reached;
}

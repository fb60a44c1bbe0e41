/** The extension's files stand on each other, and never in a circle. */
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { circles, type Imports, importsIn } from "./layers";

const SOURCES = fileURLToPath(new URL("../../extension/src", import.meta.url));

test("no files import each other in a circle, types included", () => {
  const imports = importsIn(SOURCES);
  expect(imports.size).toBeGreaterThan(50);
  expect([...imports.values()].flat().length).toBeGreaterThan(imports.size);
  expect(circles(imports)).toEqual([]);
});

test("a part of the page takes what it uses, not the page", () => {
  const imports = importsIn(SOURCES);
  const users = [...imports].filter(([, imported]) => imported.includes("content/page.ts"));
  expect(users.map(([file]) => file)).toEqual(["content/main.ts"]);
});

test("circles are found, whatever their length, and only circles", () => {
  const imports: Imports = new Map([
    ["a", ["b"]],
    ["b", ["c", "e"]],
    ["c", ["d"]],
    ["d", ["a"]],
    ["e", ["f"]],
    ["f", ["e"]],
    ["g", ["a", "f"]],
  ]);
  expect(circles(imports)).toEqual([
    ["a", "b", "c", "d"],
    ["e", "f"],
  ]);
});

/** All that decides a pixel of a picture. */
import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { chromiumPath, DRAWING, SCALE } from "./browser.mjs";
import { fontFingerprint } from "./fonts.mjs";

/** @param {string} program @param {string[]} parameters */
function output(program, ...parameters) {
  try {
    return execFileSync(program, parameters, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}

/** Libraries that place and draw letters. A browser has its own, or takes the system's. */
const LETTERS = /^\s*lib(?:freetype|harfbuzz|fontconfig)\.so\S* => (\S+)/gm;

/** The program that a start script runs, where the path names one. @param {string} path */
function programOf(path) {
  const program = join(dirname(dirname(path)), "lib", basename(path), basename(path));
  return existsSync(program) ? program : path;
}

export function drawnWith() {
  const browser = chromiumPath();
  const libraries = [...output("ldd", programOf(browser)).matchAll(LETTERS)];
  return {
    browser: /[\d.]{3,}/.exec(output(browser, "--version"))?.[0] ?? "",
    platform: `${process.platform} ${process.arch}`,
    libraries: libraries.map(([, path = ""]) => basename(realpathSync(path))).sort(),
    switches: DRAWING,
    scale: SCALE,
    fonts: fontFingerprint(),
  };
}

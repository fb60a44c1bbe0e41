// Draws the icons from icon.svg, and the smallest from its own drawing, whose
// lines lie on whole pixels: node extension/icons/draw.mjs
// REBATELENS_CHROMIUM names the browser; the pictures are kept in the repository.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const executablePath = process.env.REBATELENS_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const size of [16, 32, 48, 128]) {
  const svg = await readFile(join(here, size === 16 ? "icon-16.svg" : "icon.svg"), "utf8");
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(here, `${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();

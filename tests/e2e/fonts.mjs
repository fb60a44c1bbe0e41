/** The only fonts that a browser under test has. They come with npm, so that no font of the machine decides a test or a picture. */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { resolve } = createRequire(import.meta.url);
const FOLDER = fileURLToPath(new URL("../../target/fonts", import.meta.url));

const latin = join(dirname(resolve("@embedpdf/fonts-latin")), "../fonts");
const chinese = join(dirname(resolve("@embedpdf/fonts-sc")), "../fonts");
const others = join(dirname(resolve("dejavu-fonts-ttf/package.json")), "ttf");

/** The files, in the packages that brought them. */
const FILES = [
  ...["Regular", "Medium", "SemiBold", "Bold", "Italic"].map((style) => join(latin, `NotoSans-${style}.ttf`)),
  ...["Regular", "Medium", "Bold"].map((style) => join(chinese, `NotoSansHans-${style}.otf`)),
  ...["DejaVuSans.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"].map((name) => join(others, name)),
];

/** What a name of a font in a style sheet leads to; every other name leads nowhere. */
const NAMES = {
  "Noto Sans": ["sans-serif", "sans", "serif", "system-ui", "Arial", "Helvetica", "Times New Roman", "Times"],
  "DejaVu Sans Mono": ["monospace", "mono", "ui-monospace", "Courier New", "Courier"],
  "Noto Sans S Chinese": ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"],
};

/** The families of the files, in the order in which a letter is looked for. */
export const FAMILIES = ["Noto Sans", "Noto Sans S Chinese", "DejaVu Sans", "DejaVu Sans Mono"];

/** @param {string} name @param {string} family */
const leadsTo = (name, family) => `
  <match target="pattern">
    <test qual="any" name="family"><string>${name}</string></test>
    <edit name="family" mode="assign" binding="same"><string>${family}</string></edit>
  </match>`;

/** Letters are drawn as grey edges without hints: the same wherever they stand. */
const DRAWING = { antialias: true, hinting: false, autohint: false, embeddedbitmap: false };

/** @param {string} folder */
const configuration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>${Object.entries(NAMES)
    .flatMap(([family, names]) => names.map((name) => leadsTo(name, family)))
    .join("")}
  <match target="pattern">
    <edit name="family" mode="append_last">${FAMILIES.map((family) => `<string>${family}</string>`).join("")}</edit>
${Object.entries(DRAWING)
  .map(([name, value]) => `    <edit name="${name}" mode="assign"><bool>${value}</bool></edit>`)
  .join("\n")}
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="lcdfilter" mode="assign"><const>lcdnone</const></edit>
  </match>
</fontconfig>
`;

/** Puts a file in place whole: another worker may be reading it. @param {string} path @param {(path: string) => void} make */
function place(path, make) {
  if (existsSync(path)) return;
  const unfinished = `${path}.${process.pid}`;
  make(unfinished);
  renameSync(unfinished, path);
}

/** @param {string | Buffer} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/**
 * What a browser's environment needs to have these fonts and no others. Its
 * folder is named by what lies in it, so that a new version of a font has a new one.
 * @returns {Record<string, string>}
 */
export function fontEnvironment() {
  const folder = join(FOLDER, sha256(JSON.stringify(fontFingerprint())).slice(0, 16));
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) place(join(folder, basename(file)), (path) => copyFileSync(file, path));
  const path = join(folder, "fonts.conf");
  place(path, (unfinished) => writeFileSync(unfinished, configuration(folder)));
  return { FONTCONFIG_FILE: path };
}

/** What of the fonts decides a pixel: their files by hash, and how they are named and drawn. */
export function fontFingerprint() {
  return {
    configuration: sha256(configuration("")).slice(0, 16),
    files: Object.fromEntries(FILES.map((file) => [basename(file), sha256(readFileSync(file)).slice(0, 16)])),
  };
}

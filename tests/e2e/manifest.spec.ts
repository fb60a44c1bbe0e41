/** What the built extension may do, exactly. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { EXTENSION } from "./extension";

/** The same sources, built for each browser. */
const BUILDS = { chrome: EXTENSION, edge: `${EXTENSION}-edge`, firefox: `${EXTENSION}-firefox` };

const read = (path: string) => readFileSync(join(EXTENSION, path), "utf8");

const PERMISSIONS = {
  chrome: ["storage", "sidePanel"],
  edge: ["storage", "sidePanel"],
  firefox: ["storage"],
};

const HOSTS = [
  "https://console.cloud.tencent.com/*",
  "https://console.tencentcloud.com/*",
  "https://console.intl.cloud.tencent.com/*",
  "https://partner.cloud.tencent.com/*",
  "https://partners.cloud.tencent.com/*",
];

/** Every key that a manifest has; a new one is a decision. */
const COMMON = [
  "action",
  "background",
  "content_scripts",
  "content_security_policy",
  "default_locale",
  "description",
  "icons",
  "manifest_version",
  "name",
  "options_ui",
  "permissions",
  "version",
];
const OWN = {
  chrome: ["minimum_chrome_version", "side_panel", "storage"],
  edge: ["minimum_chrome_version", "side_panel", "storage"],
  firefox: ["browser_specific_settings", "sidebar_action"],
};

for (const browser of ["chrome", "edge", "firefox"] as const) {
  const manifest = JSON.parse(readFileSync(join(BUILDS[browser], "manifest.json"), "utf8"));

  test(`${browser}: permissions, hosts and policy are these and no others`, () => {
    expect(Object.keys(manifest).sort()).toEqual([...COMMON, ...OWN[browser]].sort());
    expect(manifest.permissions).toEqual(PERMISSIONS[browser]);
    expect(manifest.content_scripts).toEqual([
      {
        matches: HOSTS,
        js: ["content.js"],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_idle",
        // What is ours leaves with this sheet; Firefox ends our script without a word.
        ...(browser === "firefox" ? { css: ["presence.css"], css_origin: "user" } : {}),
      },
    ]);
    expect(manifest.content_security_policy).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
  });
}

test("Firefox is told that no data is collected", () => {
  const { browser_specific_settings } = JSON.parse(
    readFileSync(join(BUILDS.firefox, "manifest.json"), "utf8"),
  );
  expect(browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ["none"] });
});

test("every word exists in both languages", () => {
  const [en, zh] = ["en", "zh_CN"].map((lang) => JSON.parse(read(`_locales/${lang}/messages.json`)));
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const key of Object.keys(en)) {
    const blanks = (text: string) => (text.match(/\$\d/g) ?? []).sort();
    expect(blanks(zh[key].message), key).toEqual(blanks(en[key].message));
    expect(zh[key].message, key).toMatch(/[\u4e00-\u9fff]/);
    expect(en[key].message, key).not.toMatch(/[\u4e00-\u9fff]/);
  }
  expect(en.name.message.length).toBeLessThanOrEqual(45);
  expect(en.description.message.length).toBeLessThanOrEqual(132);
});

test("nothing is built in that parses text as markup or runs it", () => {
  for (const file of readdirSync(EXTENSION).filter((name) => name.endsWith(".js"))) {
    expect(read(file), file).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
    );
  }
});

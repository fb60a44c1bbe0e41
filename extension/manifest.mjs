// The manifest, in one place, for each browser. A test asserts its permissions, hosts and policy.

/** The documented console hosts; nothing else is ever read. */
export const HOSTS = [
  "https://console.cloud.tencent.com/*",
  "https://console.tencentcloud.com/*",
  "https://console.intl.cloud.tencent.com/*",
  "https://partner.cloud.tencent.com/*",
  "https://partners.cloud.tencent.com/*",
];

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));

/** @typedef {"chrome" | "edge" | "firefox"} Browser */

/** @type {readonly Browser[]} */
export const BROWSERS = ["chrome", "edge", "firefox"];

/** The oldest release of each engine that has all that we use. */
export const OLDEST = { chrome: "137", edge: "137", firefox: "153" };

const SIDE_PANEL = {
  permissions: ["storage", "sidePanel"],
  background: { service_worker: "background.js", type: "module" },
  side_panel: { default_path: "panel.html" },
  storage: { managed_schema: "managed_schema.json" },
};

const SIDEBAR = {
  permissions: ["storage"],
  background: { scripts: ["background.js"], type: "module" },
  sidebar_action: {
    default_title: "__MSG_name__",
    default_panel: "panel.html",
    default_icon: ICONS,
    open_at_install: false,
  },
  browser_specific_settings: {
    gecko: {
      id: "rebatelens@rebatelens",
      strict_min_version: `${OLDEST.firefox}.0`,
      data_collection_permissions: { required: ["none"] },
    },
  },
};

/** Where the panel stands and how the background runs: the rest is one manifest. */
const OWN = {
  chrome: { minimum_chrome_version: OLDEST.chrome, ...SIDE_PANEL },
  edge: { minimum_chrome_version: OLDEST.edge, ...SIDE_PANEL },
  firefox: SIDEBAR,
};

/** @param {string} version @param {Browser} browser */
export function manifest(version, browser) {
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    version,
    default_locale: "en",
    icons: ICONS,
    action: { default_title: "__MSG_action__", default_icon: ICONS },
    content_scripts: [
      {
        matches: HOSTS,
        js: ["content.js"],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_idle",
        ...(browser === "firefox" ? { css: ["presence.css"], css_origin: "user" } : {}),
      },
    ],
    options_ui: { page: "options.html", open_in_tab: true },
    content_security_policy: { extension_pages: POLICY.join("; ") },
    ...OWN[browser],
  };
}

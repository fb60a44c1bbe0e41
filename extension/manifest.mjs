// The manifest, in one place. A test asserts its permissions, hosts and policy.

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

/** @param {string} version */
export function manifest(version) {
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    version,
    default_locale: "en",
    minimum_chrome_version: "137",
    permissions: ["storage", "sidePanel"],
    icons: ICONS,
    action: { default_title: "__MSG_action__", default_icon: ICONS },
    background: { service_worker: "background.js", type: "module" },
    content_scripts: [
      {
        matches: HOSTS,
        js: ["content.js"],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_idle",
      },
    ],
    side_panel: { default_path: "panel.html" },
    options_ui: { page: "options.html", open_in_tab: true },
    storage: { managed_schema: "managed_schema.json" },
    content_security_policy: { extension_pages: POLICY.join("; ") },
  };
}

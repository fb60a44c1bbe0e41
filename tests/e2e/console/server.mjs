/**
 * The sample console: an HTTPS server on this machine only, meant to be reached
 * under the real console's host names. Run by hand: node server.mjs [port]
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { selfSigned } from "./certificate.mjs";

/** Host names, and the language that each speaks. */
export const HOSTS = /** @type {const} */ ({
  "console.tencentcloud.com": "en",
  "console.intl.cloud.tencent.com": "en",
  "console.cloud.tencent.com": "zh",
});

export const PAGES = {
  en: "https://console.tencentcloud.com/partners/rebateinfo",
  zh: "https://console.cloud.tencent.com/partners/rebateinfo",
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TITLES = { en: "Commission Details", zh: "返佣明细" };
const LANGUAGE_TAGS = { en: "en", zh: "zh-CN" };

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#232a35"/><path d="M4 10.5h8M4 7.5h5M4 4.5h8" stroke="#fff"/></svg>`;

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [path("app/main.tsx")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

/** @param {URL} url */
function prefixOf(url) {
  const asked = url.searchParams.get("prefix") ?? "";
  return /^[a-z]{2,12}$/.test(asked) ? asked : "tea";
}

/** @param {"en" | "zh"} language @param {string} prefix */
function page(language, prefix) {
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}" data-prefix="${prefix}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${TITLES[language]}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/console.css?prefix=${prefix}">
</head>
<body>
<div id="root"></div>
<script src="/console.js"></script>
</body>
</html>
`;
}

async function contents() {
  const [script, shell, table, en, zh] = await Promise.all([
    bundle(),
    readFile(path("app/shell.css"), "utf8"),
    readFile(path("app/table.css"), "utf8"),
    readFile(path("../../fixtures/console/en.json"), "utf8"),
    readFile(path("../../fixtures/console/zh.json"), "utf8"),
  ]);
  return { script, style: shell + table, records: { en, zh } };
}

/**
 * The answer to one request: its type and text.
 * @param {URL} url
 * @param {"en" | "zh"} language
 * @param {Awaited<ReturnType<typeof contents>>} content
 * @returns {[string, string]}
 */
function answer(url, language, content) {
  switch (url.pathname) {
    case "/console.js":
      return ["text/javascript", content.script];
    case "/console.css":
      return ["text/css", content.style.replaceAll("tea-", `${prefixOf(url)}-`)];
    case "/data/records.json":
      return ["application/json", content.records[language]];
    case "/icon.svg":
      return ["image/svg+xml", ICON];
    default:
      return ["text/html", page(language, prefixOf(url))];
  }
}

/** @param {string | undefined} header */
function languageOf(header) {
  const host = (header ?? "").replace(/:\d+$/, "");
  return Object.entries(HOSTS).find(([name]) => name === host)?.[1];
}

/**
 * Starts the console. `resolverRules` is for Chromium's --host-resolver-rules.
 * @param {{ port?: number }} [options]
 */
export async function startConsole({ port = 0 } = {}) {
  const [certificate, content] = await Promise.all([selfSigned(Object.keys(HOSTS)), contents()]);
  const server = createServer(certificate, (request, response) => {
    const language = languageOf(request.headers.host);
    const served = request.method === "GET" || request.method === "HEAD";
    if (!language || !served) {
      response.writeHead(language ? 405 : 421).end();
      return;
    }
    const [type, text] = answer(new URL(request.url ?? "/", "https://console.invalid"), language, content);
    response.writeHead(200, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    response.end(text);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  const chosen = typeof address === "object" && address ? address.port : port;
  return {
    port: chosen,
    resolverRules: resolverRules(chosen),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** @param {number} port */
export function resolverRules(port) {
  return Object.keys(HOSTS)
    .map((host) => `MAP ${host} 127.0.0.1:${port}`)
    .join(", ");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { resolverRules: rules } = await startConsole({ port: Number(process.argv[2] ?? 0) });
  console.log("The sample console runs until Ctrl+C. Open it in Chromium with a profile of its own:\n");
  console.log(`chromium --user-data-dir="$(mktemp -d)" --ignore-certificate-errors \\`);
  console.log(`  --host-resolver-rules="${rules}" \\\n  ${PAGES.en} ${PAGES.zh}`);
}

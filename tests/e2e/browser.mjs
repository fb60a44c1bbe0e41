/** Starts a real browser on the sample console, and looks into closed shadow roots. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { resolverRules } from "./console/server.mjs";
import { fontEnvironment } from "./fonts.mjs";

/**
 * @typedef {object} LaunchOptions
 * @property {string} [extensionDir] the unpacked extension; without it the page stands alone
 * @property {number} port where the sample console listens
 * @property {boolean} [headless]
 * @property {"en" | "zh-CN"} [lang] the language of the browser itself
 * @property {"light" | "dark"} [colorScheme]
 * @property {{ width: number, height: number }} [viewport]
 */

/** The first browser of: the one named by REBATELENS_CHROMIUM, the system's, Playwright's own. */
export function chromiumPath() {
  const named = process.env.REBATELENS_CHROMIUM;
  if (named) return named;
  return existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : chromium.executablePath();
}

/** The switches that decide how something is drawn. */
export const DRAWING = ["--disable-gpu", "--disable-lcd-text", "--font-render-hinting=none"];

/** How many pixels of a picture are one of the page's. */
export const SCALE = 1;

/** @param {LaunchOptions} options */
function switches({ extensionDir, port, headless = true, lang = "en" }) {
  return [
    ...(headless ? ["--headless=new"] : []),
    ...DRAWING,
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--ignore-certificate-errors",
    `--lang=${lang}`,
    `--host-resolver-rules=${resolverRules(port)}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ...(extensionDir
      ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]
      : []),
  ];
}

/**
 * A browser with a fresh profile: an old one may serve an old service worker.
 * `close` also removes the profile.
 * @param {LaunchOptions} options
 */
export async function launchWithExtension(options) {
  const {
    headless = true,
    lang = "en",
    colorScheme = "light",
    viewport = { width: 1280, height: 800 },
  } = options;
  const profile = await mkdtemp(join(tmpdir(), "rebatelens-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless,
    args: switches(options),
    ignoreDefaultArgs: ["--disable-extensions"],
    env: { ...process.env, ...fontEnvironment(), LANGUAGE: lang.replace("-", "_") },
    locale: lang,
    colorScheme,
    viewport,
    deviceScaleFactor: SCALE,
    ignoreHTTPSErrors: true,
    acceptDownloads: true,
  });
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, close };
}

/**
 * The extension's service worker, once it runs; its origin is the extension's.
 * @param {import("playwright-core").BrowserContext} context
 */
export async function serviceWorker(context) {
  const isOurs = (/** @type {import("playwright-core").Worker} */ worker) =>
    worker.url().startsWith("chrome-extension://");
  return context.serviceWorkers().find(isOurs) ?? context.waitForEvent("serviceworker", isOurs);
}

/**
 * @typedef {object} RootElement
 * @property {string} name
 * @property {Record<string, string>} attributes
 * @property {string} text
 * @property {number} backendNodeId
 */

/** @typedef {import("playwright-core").CDPSession} Session */

/** @param {any} node @returns {Generator<any>} */
function* below(node) {
  yield node;
  const inside = node.contentDocument ? [node.contentDocument] : [];
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? []), ...inside]) yield* below(child);
}

const UNSEEN = new Set(["STYLE", "SCRIPT", "TEMPLATE"]);

/** @param {any} node @returns {string} */
function textOf(node) {
  if (node.nodeType === 3) return node.nodeValue;
  return UNSEEN.has(node.nodeName) ? "" : (node.children ?? []).map(textOf).join("");
}

/** @param {any} node @returns {RootElement} */
function element(node) {
  const flat = node.attributes ?? [];
  const attributes = Object.fromEntries(
    flat.flatMap((/** @type {string} */ name, /** @type {number} */ at) =>
      at % 2 ? [] : [[name, flat[at + 1]]],
    ),
  );
  return { name: node.localName, attributes, text: textOf(node), backendNodeId: node.backendNodeId };
}

/** @template T @param {import("playwright-core").Page} page @param {(session: Session) => Promise<T>} work */
async function withSession(page, work) {
  const session = await page.context().newCDPSession(page);
  try {
    return await work(session);
  } finally {
    await session.detach().catch(() => undefined);
  }
}

/**
 * Every closed shadow root of the page: its host, its text, its elements in
 * document order.
 * @param {import("playwright-core").Page} page
 */
export async function closedRoots(page) {
  const { root } = await withSession(page, (session) =>
    session.send("DOM.getDocument", { depth: -1, pierce: true }),
  );
  const roots = [];
  for (const node of below(root)) {
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType !== "closed") continue;
      const elements = [...below(shadow)].filter((inner) => inner.nodeType === 1).map(element);
      roots.push({ host: element(node), text: textOf(shadow), elements });
    }
  }
  return roots;
}

/**
 * Where an element of `closedRoots` lies in the viewport; nothing where it is
 * not drawn or is gone.
 * @param {import("playwright-core").Page} page
 * @param {RootElement} of
 */
export async function boxOf(page, { backendNodeId }) {
  return withSession(page, async (session) => {
    await session.send("DOM.enable");
    const answer = await session.send("DOM.getBoxModel", { backendNodeId }).catch(() => undefined);
    if (!answer) return undefined;
    const [x = 0, y = 0] = answer.model.border;
    return { x, y, width: answer.model.width, height: answer.model.height };
  });
}

/**
 * What went wrong on the sample page so far, React's own complaints included.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export function pageErrors(page) {
  return page.evaluate(() => Reflect.get(window, "__pageErrors") ?? ["the page has not started"]);
}

/** The extension that ships for Firefox, in a real one, on the sample console. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startConsole } from "../console/server.mjs";
import { startProxy } from "./proxy";
import { type Session, startSession } from "./webdriver";

const here = fileURLToPath(new URL(".", import.meta.url));
const from = (name: string, otherwise: string) => resolve(process.env[name] ?? otherwise);

const EXTENSION = from("REBATELENS_EXTENSION", join(here, "../../../target/extension-firefox"));
export const OUT = from("REBATELENS_OUT", join(here, "../../../target/firefox"));
const FIREFOX = process.env.REBATELENS_FIREFOX ?? "/usr/bin/firefox-esr";
const DRIVER = process.env.REBATELENS_GECKODRIVER ?? "geckodriver";

export const DOWNLOADS = join(OUT, "downloads");

function capabilities(proxy: number, dark: boolean) {
  return {
    browserName: "firefox",
    acceptInsecureCerts: true,
    proxy: { proxyType: "manual", sslProxy: `127.0.0.1:${proxy}`, httpProxy: `127.0.0.1:${proxy}` },
    "moz:firefoxOptions": {
      binary: FIREFOX,
      args: ["-headless", "--width=1280", "--height=900"],
      prefs: {
        "ui.systemUsesDarkTheme": dark ? 1 : 0,
        "browser.download.folderList": 2,
        "browser.download.dir": DOWNLOADS,
        "browser.download.useDownloadDir": true,
        "network.trr.mode": 5,
      },
    },
  };
}

export type Firefox = Awaited<ReturnType<typeof startFirefox>>;

export async function startFirefox({ dark = false } = {}) {
  mkdirSync(DOWNLOADS, { recursive: true });
  const site = await startConsole();
  const proxy = await startProxy(site.port);
  const ending = [proxy.close, site.close];
  const close = async () => {
    for (const end of ending) await end();
  };
  try {
    const session = await startSession(DRIVER, capabilities(proxy.port, dark), join(OUT, "driver.log"));
    ending.unshift(session.close);
    const id = await session.install(EXTENSION);
    return { session, close, ...(await ofExtension(session, id)) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a test asks of the browser about the extension, from outside of it. */
async function ofExtension(session: Session, id: string) {
  const inBrowser = async <T>(script: string): Promise<T> => {
    await session.context("chrome");
    try {
      return await session.run<T>(`const policy = WebExtensionPolicy.getByID(arguments[0]); ${script}`, id);
    } finally {
      await session.context("content");
    }
  };
  const origin = `moz-extension://${await inBrowser("return policy.mozExtensionHostname")}`;
  let watching: string | undefined;
  return {
    /** As a person does it: this counts as a click on the extension's icon. */
    clickIcon: (): Promise<void> =>
      inBrowser(
        "policy.extension.apiManager.global.browserActionFor(policy.extension).triggerAction(window);",
      ),
    /** Puts the extension in anew, as an update does. */
    update: (): Promise<string> => session.install(EXTENSION),
    remove: (): Promise<void> => session.uninstall(id),
    stopBackground: (): Promise<void> => inBrowser("return policy.extension.terminateBackground();"),
    /** How often a selector matches in the sidebar, seen from another page of the extension. */
    inSidebar: async (css: string): Promise<number> => {
      const before = await session.window();
      watching ??= await session.newWindow(`${origin}/rules.en.html`);
      await session.switchTo(watching);
      const views = "window.browser.extension.getViews({ type: 'sidebar' })";
      const script = `return ${views}[0]?.document.querySelectorAll(arguments[0]).length ?? -1`;
      const found = await session.run<number>(script, css);
      await session.switchTo(before);
      return found;
    },
  };
}

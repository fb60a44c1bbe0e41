/** WebDriver (https://w3c.github.io/webdriver/), as far as the tests use it. */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { createInterface } from "node:readline";
import { fontEnvironment } from "../fonts.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const SHADOW = "shadow-6066-11e4-a52e-4f735466cecf";

type Reference = Record<string, string>;
type Method = "GET" | "POST" | "DELETE";

export type Box = { x: number; y: number; width: number; height: number };

/** An element, of a page or of a shadow root. */
export class Element {
  constructor(
    private readonly session: Session,
    readonly id: string,
  ) {}

  text = (): Promise<string> => this.#get("text");
  box = (): Promise<Box> => this.#get("rect");
  attribute = (name: string): Promise<string | null> => this.#get(`attribute/${name}`);

  async click(): Promise<void> {
    await this.session.send("POST", `element/${this.id}/click`, {});
  }

  /** Types into a field, or names a file in one that takes files. */
  async type(text: string): Promise<void> {
    await this.session.send("POST", `element/${this.id}/value`, { text });
  }

  /** What a shadow root holds, be it closed or open. */
  async inside(css: string): Promise<Element[]> {
    const { [SHADOW]: root } = await this.#get<Reference>("shadow");
    return this.session.elements(css, `shadow/${root}/elements`);
  }

  #get<T>(what: string): Promise<T> {
    return this.session.send<T>("GET", `element/${this.id}/${what}`);
  }
}

/** A browser that is driven. */
export class Session {
  constructor(
    private readonly address: string,
    readonly close: () => Promise<void>,
  ) {}

  async send<T>(method: Method, path: string, body?: object): Promise<T> {
    return ask<T>(method, `${this.address}/${path}`, body);
  }

  open = (url: string): Promise<void> => this.send("POST", "url", { url });
  url = (): Promise<string> => this.send("GET", "url");
  windows = (): Promise<string[]> => this.send("GET", "window/handles");
  window = (): Promise<string> => this.send("GET", "window");
  switchTo = (handle: string): Promise<void> => this.send("POST", "window", { handle });
  context = (context: "chrome" | "content"): Promise<void> => this.send("POST", "moz/context", { context });
  run = <T>(script: string, ...args: unknown[]): Promise<T> =>
    this.send("POST", "execute/sync", { script, args });

  async elements(css: string, path = "elements"): Promise<Element[]> {
    const found = await this.send<Reference[]>("POST", path, { using: "css selector", value: css });
    return found.map((reference) => new Element(this, reference[ELEMENT] ?? ""));
  }

  async element(css: string): Promise<Element> {
    const [found] = await this.elements(css);
    if (!found) throw new Error(`there is no ${css}`);
    return found;
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.send<string>("GET", "screenshot"), "base64");
  }

  /** Puts the pointer on the middle of a place in the viewport. */
  async pointAt({ x, y, width, height }: Box): Promise<void> {
    const move = { type: "pointerMove", x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    await this.#act({ type: "pointer", id: "mouse", actions: [{ ...move, duration: 50 }] });
  }

  /** Opens an address in a window of its own, and stays where it is. */
  async newWindow(url: string): Promise<string> {
    const before = await this.window();
    const { handle } = await this.send<{ handle: string }>("POST", "window/new", { type: "window" });
    await this.switchTo(handle);
    await this.open(url);
    await this.switchTo(before);
    return handle;
  }

  /** Installs an unpacked extension until the browser ends. */
  install(folder: string): Promise<string> {
    return this.send("POST", "moz/addon/install", { path: folder, temporary: true });
  }

  async uninstall(id: string): Promise<void> {
    await this.send("POST", "moz/addon/uninstall", { id });
  }

  #act(actions: object): Promise<void> {
    return this.send("POST", "actions", { actions: [actions] });
  }
}

/** Starts a driver and a browser with it; what both complain about goes into a file. */
export async function startSession(driver: string, capabilities: object, log: string): Promise<Session> {
  // Port 0 on both: two of them may run side by side.
  const flags = ["--port", "0", "--websocket-port", "0", "--allow-system-access"];
  const env = { ...process.env, ...fontEnvironment() };
  const child = spawn(driver, flags, { env, stdio: ["ignore", "pipe", openSync(log, "a")] });
  try {
    const origin = `http://127.0.0.1:${await portOf(child)}`;
    const { sessionId } = await ask<{ sessionId: string }>("POST", `${origin}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    const address = `${origin}/session/${sessionId}`;
    return new Session(address, async () => {
      await ask("DELETE", address).catch(() => undefined);
      child.kill();
    });
  } catch (error) {
    child.kill();
    throw error;
  }
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the driver ended with ${code}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on("line", (line) => {
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port) resolve(port);
    });
  });
}

async function ask<T>(method: Method, address: string, body?: object): Promise<T> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  return value;
}

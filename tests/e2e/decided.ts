/** The options page, an agreement, and a policy as a test gives them. */
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import type { Lab } from "./extension";

/** What the sample page shows, but for messages and for one server. */
const RULES = [
  "product,rate",
  "Cloud Virtual Machine,12%",
  "Cloud Object Storage,8%",
  "Content Delivery Network,5%",
  "TencentDB for MySQL,8%",
  "Cloud Load Balancer,8%",
  "Short Message Service,9%",
];
export const AGREED = `${RULES.join("\n")}\n`;

/** The key of another browser. */
export const OTHER_KEY = "0".repeat(64);

export const csv = (name: string, text: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

export type Policy = Record<string, unknown>;

/** Gives a page of the extension a policy, as its administrator would. */
export async function impose(page: Page, policy: Policy): Promise<void> {
  await page.addInitScript((values) => {
    Object.assign(window, { policy: values });
    chrome.storage.managed.get = async () => Reflect.get(window, "policy");
  }, policy);
}

export async function optionsOf(lab: Lab, policy?: Policy): Promise<Page> {
  const page = await lab.context.newPage();
  if (policy) await impose(page, policy);
  await page.goto(`${lab.origin}/options.html`);
  await expect(page.locator("h1")).toBeVisible();
  return page;
}

export async function panelUnder(lab: Lab, console: Page, policy: Policy): Promise<Page> {
  const panel = await lab.panel(console);
  await impose(panel, policy);
  await panel.reload();
  await expect(panel.locator(".group")).toHaveCount(5);
  return panel;
}

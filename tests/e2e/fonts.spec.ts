/** No font of the machine decides what a test or a picture shows. */
import { expect, test } from "@playwright/test";
import type { CDPSession, Page } from "playwright-core";
import { type Lab, painted, startLab } from "./extension";
import { FAMILIES } from "./fonts.mjs";
import { show } from "./overlay";

let lab: Lab;

test.beforeAll(async () => {
  lab = await startLab();
});

test.afterAll(async () => {
  await lab?.close();
});

/** The families with which an element's text is drawn; one may be named with its weight. */
async function families(session: CDPSession, nodeId: number): Promise<string[]> {
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  return fonts.map(
    ({ familyName }) => FAMILIES.findLast((name) => familyName.startsWith(name)) ?? familyName,
  );
}

async function drawnWith(page: Page, ...painted: { backendNodeId: number }[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const every = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "body *" });
  const backendNodeIds = painted.map((one) => one.backendNodeId);
  const { nodeIds } = await session.send("DOM.pushNodesByBackendIdsToFrontend", { backendNodeIds });
  const all = await Promise.all([...every.nodeIds, ...nodeIds].map((id) => families(session, id)));
  await session.detach();
  return [...new Set(all.flat())].sort();
}

for (const language of ["en", "zh"] as const)
  test(`page, card and panel are drawn with the fonts that npm brings: ${language}`, async () => {
    const page = await show(lab, language, "card");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    const overlay = [...(await painted(page, "title")), ...(await painted(page, "code"))];
    const used = [await drawnWith(page, ...overlay), await drawnWith(panel)];
    for (const families of used) {
      expect(families).toContain(language === "en" ? "Noto Sans" : "Noto Sans S Chinese");
      expect(families.filter((name) => !FAMILIES.includes(name))).toEqual([]);
    }
    await panel.close();
    await page.close();
  });

test("a font that a page names is one of ours, or none", async () => {
  const page = await lab.context.newPage();
  const named = [
    "system-ui",
    "serif",
    "Arial",
    "Courier New",
    "PingFang SC",
    "DejaVu Serif",
    "Liberation Sans",
  ];
  await page.setContent(
    named.map((name) => `<p style="font-family:'${name}'">Order 0123 返佣 ✓ ⟦</p>`).join(""),
  );
  expect((await drawnWith(page)).filter((name) => !FAMILIES.includes(name))).toEqual([]);
  await page.close();
});

/** The options page, and what an option changes elsewhere. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { checkOptions, isElsewhere, merge, siteOption } from "../../extension/src/settings";
import { AGREED, csv, OTHER_KEY, optionsOf, panelUnder } from "./decided";
import { cardCodes, type Lab, marked, OUT, painted, pointAtSign, startLab } from "./extension";

const PICTURES = join(OUT, "screenshots");
const UIN = "100000032030";

const stored = (page: Page, key: string) =>
  page.evaluate(async (name) => (await chrome.storage.local.get(name))[name], key);

const forget = (page: Page) => page.evaluate(() => chrome.storage.local.clear());

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

async function tabTo(page: Page, id: string): Promise<void> {
  for (let turn = 0; turn < 20 && (await focusedId(page)) !== id; turn += 1) await page.keyboard.press("Tab");
  expect(await focusedId(page)).toBe(id);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** At 400 % zoom of a desktop's width nothing is cut off. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
  const cut = await page.locator("main *").evaluateAll((all) =>
    all
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      })
      .map((one) => one.outerHTML),
  );
  expect(cut).toEqual([]);
}

test.beforeAll(() => {
  mkdirSync(PICTURES, { recursive: true });
});

test.describe("merging", () => {
  test("a policy outweighs a choice, and a choice the default", () => {
    const none = merge({}, {});
    expect(none.values).toEqual({
      lang: "auto",
      site: "any",
      accounts: [],
      rounding: "auto",
      time_zone: "auto",
      agreement: undefined,
      forbid_export: false,
      require_redaction: false,
      evidence_key: "",
    });
    expect([...none.fixed]).toEqual([]);
    const both = merge({ lang: "en", site: "cn" }, { site: "intl", accounts: [UIN] });
    expect(both.values).toMatchObject({ lang: "en", site: "intl", accounts: [UIN] });
    expect([...both.fixed].sort()).toEqual(["accounts", "site"]);
  });

  test("what cannot be meant is passed over, but a restriction then holds", () => {
    const odd = merge({ lang: "fr", site: 7, accounts: "1" }, { lang: "de", accounts: [1] });
    expect(odd.values).toMatchObject({ lang: "auto", site: "any", accounts: [] });
    expect([...odd.fixed]).toEqual([]);
    const zone = merge({ rounding: "nearest", time_zone: "+08:01", agreement: 7 }, { agreement: " \n" });
    expect(zone.values).toMatchObject({ rounding: "auto", time_zone: "auto", agreement: undefined });
    expect([...zone.fixed]).toEqual([]);
    const strict = merge({}, { forbid_export: "yes", require_redaction: 1, evidence_key: 5 });
    expect(strict.values).toMatchObject({ forbid_export: true, require_redaction: true, evidence_key: "5" });
    expect(merge({}, { forbid_export: false }).values.forbid_export).toBe(false);
  });

  test("the core counts with the site that is chosen, unless the page is on the other one", () => {
    const on = (site: string) => merge({ site }, {}).values;
    expect(siteOption(on("cn"))).toEqual({ site: "cn" });
    expect(siteOption(on("intl"), { site: "intl" })).toEqual({ site: "intl" });
    expect(siteOption(on("intl"), { site: "cn" })).toEqual({});
    expect(siteOption(on("any"), { site: "cn" })).toEqual({});
    expect(isElsewhere("intl", { site: "cn" })).toBe(true);
    expect([
      isElsewhere("any", { site: "cn" }),
      isElsewhere("cn"),
      isElsewhere("cn", { site: "cn" }),
    ]).toEqual([false, false, false]);
  });

  test("the core counts with the rounding and the zone that are chosen, or with none", () => {
    const now = { as_of: expect.any(String) };
    expect(checkOptions(merge({}, {}).values)).toEqual(now);
    const chosen = merge({ rounding: "down", time_zone: "+09:00", site: "cn" }, { rounding: "half_up" });
    expect(checkOptions(chosen.values)).toEqual({
      ...now,
      rounding: "half_up",
      time_zone: "+09:00",
      site: "cn",
    });
  });

  test("an administrator's agreement is a text, a person's a file", () => {
    const own = { name: "own.xlsx", added: "2026-11-25T10:00:00.000Z", base64: "" };
    expect(merge({ agreement: own }, {}).values.agreement).toEqual(own);
    const imposed = merge({ agreement: own }, { agreement: AGREED });
    expect(imposed.values.agreement).toEqual({ name: "agreement.csv", text: AGREED });
    expect([...imposed.fixed]).toEqual(["agreement"]);
  });

  test("only an administrator decides about evidence", () => {
    const local = { forbid_export: true, require_redaction: true, evidence_key: OTHER_KEY };
    expect(merge(local, {})).toEqual(merge({}, {}));
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    let lab: Lab;

    test.beforeAll(async () => {
      lab = await startLab({ colorScheme });
    });

    test.afterAll(async () => {
      await lab?.close();
    });

    for (const [lang, title, fixed] of [
      ["en", "Rebatelens options", "Fixed by your administrator"],
      ["zh-CN", "Rebatelens 选项", "由管理员设定"],
    ] as const) {
      test(`${lang}: every option is named, read and reached by everybody`, async () => {
        const page = await optionsOf(lab);
        await page.setViewportSize({ width: 760, height: 900 });
        await page.evaluate(
          ([chosen, uin]) => chrome.storage.local.set({ lang: chosen, accounts: [uin, `${uin}X`] }),
          [lang, UIN] as const,
        );
        await expect(page.locator("h1")).toHaveText(title);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        await expect(page).toHaveTitle(title);
        await expect(page.locator(".account")).toHaveCount(2);
        await expect(page.locator("#account-2")).toHaveAttribute("aria-invalid", "true");
        await expect(page.locator(".fixed")).toHaveCount(0);
        await page.screenshot({ path: join(PICTURES, `options-${lang}-${colorScheme}.png`), fullPage: true });
        await expectAccessible(page);
        await page.emulateMedia({ forcedColors: "active" });
        await page.screenshot({ path: join(PICTURES, `options-forced-${lang}-${colorScheme}.png`) });
        await expectAccessible(page);
        await page.emulateMedia({ forcedColors: "none" });
        await expectNoSidewaysScroll(page);
        await forget(page);
        await page.close();
      });

      test(`${lang}: what is fixed says so and cannot be changed`, async () => {
        const policy = {
          lang,
          site: "intl",
          accounts: [UIN],
          rounding: "half_even",
          time_zone: "+09:00",
          agreement: AGREED,
          forbid_export: true,
          evidence_key: OTHER_KEY,
        };
        const page = await optionsOf(lab, policy);
        await page.setViewportSize({ width: 760, height: 900 });
        await expect(page.locator("h1")).toHaveText(title);
        await expect(page.locator(".fixed")).toHaveText(Array(7).fill(fixed));
        await expect(page.locator("#lang")).toHaveValue(lang);
        await expect(page.locator("#site")).toHaveValue("intl");
        await expect(page.locator("#account-1")).toHaveValue(UIN);
        await expect(page.locator("#rounding")).toHaveValue("half_even");
        await expect(page.locator("#time_zone")).toHaveValue("+09:00");
        await expect(page.locator(".agreement")).toHaveText(
          lang === "en" ? "agreement.csv · rules: 6" : "agreement.csv · 规则 6 条",
        );
        for (const control of await page.locator("select, input, button").all())
          await expect(control).toBeDisabled();
        await expect(page.locator("#site")).toHaveAccessibleDescription(new RegExp(fixed));
        await expect(page.locator(".decided")).toHaveCount(2);
        await expect(page.locator(".decided").last()).toContainText(OTHER_KEY);
        await page.screenshot({ path: join(PICTURES, `options-fixed-${lang}-${colorScheme}.png`) });
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.close();
      });

      test(`${lang}: the panel says who turned export off, and offers the options`, async () => {
        const page = await lab.open("en");
        const panel = await panelUnder(lab, page, { lang, site: "cn", forbid_export: true });
        await expect(panel.locator("footer")).toHaveText(
          lang === "en" ? "Your administrator has turned export off." : "管理员已关闭导出功能。",
        );
        await expect(panel.locator("#export")).toHaveCount(0);
        await expect(panel.locator("header select")).toBeDisabled();
        await expect(panel.locator(".workspace h2")).toHaveText(
          lang === "en" ? "This page is not on the China site" : "此页不属于中国站",
        );
        await panel.screenshot({ path: join(PICTURES, `panel-policy-${lang}-${colorScheme}.png`) });
        await expectAccessible(panel);
        await panel.setViewportSize({ width: 280, height: 820 });
        const over = await panel.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over).toBeLessThanOrEqual(0);
        await panel.close();
        await page.close();
      });
    }
  });
}

test.describe("choosing", () => {
  let lab: Lab;

  test.beforeAll(async () => {
    lab = await startLab();
  });

  test.afterEach(async () => {
    const page = await optionsOf(lab);
    await forget(page);
    await page.close();
  });

  test.afterAll(async () => {
    await lab?.close();
  });

  test("every option by keyboard alone, saved at once", async () => {
    const page = await optionsOf(lab);
    // Asked for early: the browser begins to hand its dialogs on some time after that.
    page.on("filechooser", (dialog) => void dialog.setFiles(csv("own.csv", AGREED)));
    const live = page.locator("#live");
    await expect(live).toHaveAttribute("aria-live", "polite");
    await tabTo(page, "lang");
    await page.keyboard.press("End");
    await expect(page.locator("h1")).toHaveText("Rebatelens 选项");
    await expect(live).toHaveText("已保存");
    expect(await stored(page, "lang")).toBe("zh-CN");
    // The page is in another language now; the keyboard is where it was.
    expect(await focusedId(page)).toBe("lang");
    await page.keyboard.press("Home");
    await expect(page.locator("h1")).toHaveText("Rebatelens options");

    await tabTo(page, "site");
    await page.keyboard.press("End");
    await expect(live).toHaveText("Saved");
    expect(await stored(page, "site")).toBe("intl");
    expect(await focusedId(page)).toBe("site");

    for (const [id, key, value] of [
      ["rounding", "End", "up"],
      ["time_zone", "End", "+14:00"],
    ] as const) {
      await tabTo(page, id);
      await page.keyboard.press(key);
      await expect.poll(() => stored(page, id)).toBe(value);
      expect(await focusedId(page)).toBe(id);
    }

    await tabTo(page, "choose-agreement");
    await page.keyboard.press("Enter");
    await expect(page.locator(".agreement")).toContainText("own.csv · rules: 6 · added ");
    await tabTo(page, "remove-agreement");
    await page.keyboard.press("Enter");
    await expect(page.locator(".agreement")).toHaveText("No agreement is chosen.");
    await expect(live).toHaveText("The agreement was removed.");
    expect(await stored(page, "agreement")).toBeUndefined();
    await expect.poll(() => focusedId(page)).toBe("choose-agreement");

    await tabTo(page, "add-account");
    await page.keyboard.press("Enter");
    expect(await focusedId(page)).toBe("account-1");
    await page.keyboard.type(UIN);
    await page.keyboard.press("Enter");
    await expect(live).toHaveText("Saved");
    expect(await stored(page, "accounts")).toEqual([UIN]);
    await tabTo(page, "remove-1");
    await page.keyboard.press("Enter");
    await expect.poll(() => stored(page, "accounts")).toEqual([]);
    await expect(live).toHaveText("Account 1 was removed.");
    await expect.poll(() => focusedId(page)).toBe("add-account");
    await page.close();
  });

  test("a UIN is what the core says it is, and one click takes the cleaned one", async () => {
    const page = await optionsOf(lab);
    await page.locator("#add-account").click();
    const field = page.locator("#account-1");
    await field.fill("10000003203X");
    await field.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/it has “X”.*Not saved/);
    expect(await stored(page, "accounts")).toBeUndefined();

    await field.fill(` １${UIN.slice(1)}\u200b`);
    const take = page.locator(".take");
    await expect(take).toHaveText(`Use ${UIN}`);
    expect(await stored(page, "accounts")).toBeUndefined();
    await take.click();
    await expect(field).toHaveValue(UIN);
    await expect(field).toHaveAttribute("aria-invalid", "false");
    await expect.poll(() => stored(page, "accounts")).toEqual([UIN]);

    // Without leaving the field, a rest is enough; twice the same is kept once.
    await page.locator("#add-account").click();
    await page.locator("#account-2").pressSequentially(UIN);
    await page.locator("#add-account").click();
    await page.locator("#account-3").fill("200020475883");
    await expect.poll(() => stored(page, "accounts")).toEqual([UIN, "200020475883"]);
    await page.reload();
    await expect(page.locator(".account")).toHaveCount(2);
    await page.close();
  });

  test("what another page changes does not disturb what is being written", async () => {
    const page = await optionsOf(lab);
    await page.locator("#add-account").click();
    await page.locator("#account-1").fill("123 ?");
    await page.evaluate(() => chrome.storage.local.set({ lang: "zh-CN" }));
    await expect(page.locator("h1")).toHaveText("Rebatelens 选项");
    await expect(page.locator("#account-1")).toHaveValue("123 ?");
    expect(await focusedId(page)).toBe("account-1");
    await page.close();
  });

  test("a change shows in the panel and on the page without a reload", async () => {
    const page = await lab.open("en");
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
    const panel = await lab.panel(page);
    await expect(panel.locator(".figures dt").first()).toHaveText("in the table, USD");
    const options = await optionsOf(lab);
    await options.locator("#lang").selectOption("zh-CN");
    await expect(panel.locator(".figures dt").first()).toHaveText("表中金额（USD）");
    await expect
      .poll(async () => (await painted(page, "mark"))[0]?.attributes["aria-label"])
      .toBe("错误: 比“基数×比例”多 0.37");
    await expect(panel.locator(".workspace")).toHaveCount(0);
    await options.locator("#site").selectOption("cn");
    await expect(panel.locator(".workspace")).toContainText("此页不属于中国站");
    await options.locator("#site").selectOption("intl");
    await expect(panel.locator(".workspace")).toHaveCount(0);
    for (const opened of [options, panel, page]) await opened.close();
  });

  test("a row that breaks the agreement is marked and listed once it is chosen, and not before", async () => {
    const page = await lab.open("en");
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
    expect(await marked(page)).not.toContain("RB000000007");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group")).toHaveCount(5);
    const options = await optionsOf(lab);
    await options.locator('input[type="file"]').setInputFiles(csv("own.csv", AGREED));
    await expect(options.locator(".agreement")).toContainText("own.csv · rules: 6");
    await page.bringToFront();
    await expect.poll(() => marked(page)).toContain("RB000000007");
    expect((await marked(page)).length).toBe(6);
    await pointAtSign(page, (await marked(page)).indexOf("RB000000007"));
    await expect.poll(() => cardCodes(page)).toEqual(["AG011"]);
    const group = panel.locator(".group", { hasText: "Rate is not the agreed one" });
    await expect(group.locator(".item")).toHaveCount(2);
    await expect(panel.locator(".group")).toHaveCount(6);
    await options.locator("#remove-agreement").click();
    await expect(panel.locator(".group")).toHaveCount(5);
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
    for (const opened of [options, panel, page]) await opened.close();
  });

  test("a rounding that is chosen counts on the page, in the panel and in a file", async () => {
    const page = await lab.open("en");
    await expect.poll(async () => (await painted(page, "mark")).length).toBe(5);
    const options = await optionsOf(lab);
    await options.locator("#rounding").selectOption("down");
    await page.bringToFront();
    // The one line that is cut off is right now; those that were rounded up are not.
    await expect.poll(() => marked(page)).not.toContain("RB000000009");
    await expect.poll(() => marked(page)).toContain("RB000000001");
    const panel = await lab.panel(page);
    await expect(panel.locator(".group", { hasText: "Rounded differently" }).locator(".item")).toHaveCount(6);
    const text = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,10.33,5%,0.52\n";
    await panel.locator('input[type="file"]').setInputFiles(csv("synthetic.csv", text));
    await expect(panel.locator("#live")).toContainText("The file was read. Findings: 1");
    for (const opened of [options, panel, page]) await opened.close();
  });

  for (const [lang, refused, large] of [
    ["en", "bad.csv cannot be used, so it is not saved.", "large.csv is larger than 512 KiB"],
    ["zh-CN", "bad.csv 无法使用，因此没有保存。", "large.csv 超过 512 KiB"],
  ] as const) {
    test(`${lang}: an agreement that cannot be used says why and is not kept`, async () => {
      const page = await optionsOf(lab);
      await page.locator("#lang").selectOption(lang);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      const input = page.locator('input[type="file"]');
      await input.setInputFiles(csv("own.csv", AGREED));
      await expect(page.locator(".agreement .file")).toContainText("own.csv");
      const rows = Array.from({ length: 7 }, (_, at) => `P${at},much\n`);
      await input.setInputFiles(csv("bad.csv", `product,rate\n${rows.join("")}`));
      const said = page.locator(".agreement .said-of p");
      await expect(said).toHaveCount(7);
      await expect(said.first()).toHaveText(refused);
      await expect(said.nth(1)).toContainText("AG003");
      await expect(said.last()).toContainText("2");
      await expectAccessible(page);
      await page.screenshot({ path: join(PICTURES, `options-refused-${lang}.png`), fullPage: true });
      await input.setInputFiles(csv("large.csv", "x".repeat(512 * 1024 + 1)));
      await expect(said).toHaveCount(1);
      await expect(said).toContainText(large);
      // What was kept before still is.
      expect(await stored(page, "agreement")).toMatchObject({ name: "own.csv" });
      await page.close();
    });
  }

  test("the panel's button opens the options", async () => {
    const page = await lab.open("en");
    const panel = await lab.panel(page);
    const opened = lab.context.waitForEvent("page");
    await panel.getByRole("button", { name: "Options" }).click();
    const options = await opened;
    await expect(options.locator("h1")).toHaveText("Rebatelens options");
    expect(options.url()).toBe(`${lab.origin}/options.html`);
    for (const one of [options, panel, page]) await one.close();
  });
});

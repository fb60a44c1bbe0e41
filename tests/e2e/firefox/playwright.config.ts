import { defineConfig } from "@playwright/test";
import common from "../playwright.config";

/** These drive a Firefox by themselves; cargo xtask firefox runs them. */
export default defineConfig({
  ...common,
  testDir: ".",
  testIgnore: [],
  outputDir: "../../../target/firefox/results",
});

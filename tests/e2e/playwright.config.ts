import { defineConfig } from "@playwright/test";

/** No retries: a check that passes only now and then is a fault. */
export default defineConfig({
  testDir: ".",
  testIgnore: "firefox/**",
  outputDir: "../../target/e2e/results",
  reporter: [["list"]],
  retries: 0,
  // Each has a browser and a console of its own.
  workers: 2,
  repeatEach: Number(process.env.REBATELENS_REPEAT ?? 1),
  forbidOnly: true,
  timeout: 120_000,
  // Two browsers share the machine, and a busy one is no fault of a page.
  expect: { timeout: 30_000 },
  // Pictures are made anew only where somebody says so.
  snapshotPathTemplate: "pictures/{arg}{ext}",
  updateSnapshots: process.env.REBATELENS_PICTURES === "write" ? "all" : "none",
});

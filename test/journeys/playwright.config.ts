import { defineConfig } from "@playwright/test"

/** Browser journeys: one after the other, on the pages as they are built and served by the platform. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.journey.ts",
  outputDir: "../../test-results/journeys",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter:
    process.env.DELTA_REPORT === undefined ? "list" : [["list"], ["json", { outputFile: process.env.DELTA_REPORT }]],
  use: { screenshot: "only-on-failure", trace: "retain-on-failure" },
})

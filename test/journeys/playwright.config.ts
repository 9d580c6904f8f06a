import { defineConfig } from "@playwright/test"

/**
 * The journey of the title, and axe on every page: these belong to `npm test`. `npm run test:journeys` runs the others;
 * with `DELTA_EVERY_LOOK=1` axe looks in every language, light and width.
 */
const first = ["booking.journey.ts", "axe.journey.ts"]

/** Browser journeys, two at a time, each worker on a platform of its own that serves the pages as they are built. */
export default defineConfig({
  testDir: ".",
  projects: [
    { name: "first", testMatch: first },
    { name: "long", testMatch: "*.journey.ts", testIgnore: first },
  ],
  outputDir: "../../test-results/journeys",
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter:
    process.env.DELTA_REPORT === undefined ? "list" : [["list"], ["json", { outputFile: process.env.DELTA_REPORT }]],
  // A trace doubles the time of a journey: it is recorded when asked for.
  use: { screenshot: "only-on-failure", trace: process.env.DELTA_TRACE === "1" ? "on" : "off" },
})

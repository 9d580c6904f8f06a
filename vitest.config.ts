import { defineConfig } from "vitest/config"

const withDatabase = ["store/**/*.test.ts", "api/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"]
/** Tests that start processes again and again, or kill them, and races of many requests: `npm run test:long`. */
const long = [
  "test/faults/**/*.test.ts",
  "test/docs.test.ts",
  "cli/**/*.test.ts",
  "test/races/**/*.test.ts",
  "test/strangers/**/*.test.ts",
  "test/rulebook/same-decisions.test.ts",
  "api/governance-lists.test.ts",
  "store/check-rules.test.ts",
  "store/cedar.test.ts",
  "store/embedded-postgres.test.ts",
  "store/platform-role.test.ts",
  "store/region-loader.test.ts",
  "api/governance-sound.test.ts",
]
const never = ["**/node_modules/**", "web/dist/**", "var/**"]

/** Files share what is loaded once: engines keep nothing but what they worked out, and each file has a database of its own. */
const shared = { isolate: false }
const served = { globalSetup: ["test/database-server.ts"], testTimeout: 120_000, hookTimeout: 120_000 }

/** Three sets of tests: those of values alone, those that get a database, and the long ones of processes. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "values",
          include: ["**/*.test.ts"],
          exclude: [...never, ...withDatabase],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...shared,
        },
      },
      { test: { name: "database", include: withDatabase, exclude: [...never, ...long], ...served, ...shared } },
      { test: { name: "long", include: long, exclude: never, ...served } },
    ],
  },
})

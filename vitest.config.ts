import { defineConfig } from "vitest/config"

const withDatabase = ["store/**/*.test.ts", "api/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"]
const never = ["**/node_modules/**", "web/dist/**", "var/**"]

/** Two sets of tests: those of values alone, and those that get a database (a server is started only for the latter). */
export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      {
        test: { name: "values", include: ["**/*.test.ts"], exclude: [...never, ...withDatabase], testTimeout: 20_000 },
      },
      {
        test: {
          name: "database",
          include: withDatabase,
          exclude: never,
          globalSetup: ["test/database-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})

import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { test as base, chromium, expect } from "@playwright/test"
import packaged from "@sparticuz/chromium"
import { packagedChromium } from "../packaged-chromium.ts"

const root = join(import.meta.dirname, "../..")
/** Switches meant for other uses: some break tabs and crash recovery, some would hide what a real browser forbids. */
const unwanted = new Set([
  "--single-process",
  "--no-zygote",
  "--headless='shell'",
  "--disable-web-security",
  "--allow-running-insecure-content",
])

/** A platform that runs for the journeys of one worker, with the sample region in a folder of its own. */
export interface RunningPlatform {
  readonly url: string
}

/** A platform whose clock a journey sets ahead. */
export interface PlatformAhead extends RunningPlatform {
  /** Lets the platform's clock run so many minutes ahead of the machine's. */
  ahead(minutes: number): void
  /** The platform's present moment, in milliseconds since 1970. */
  now(): number
}

interface WorkerFixtures {
  readonly platform: RunningPlatform
  /** A second platform of its own, started only for journeys that name it; open its pages by its own `url`. */
  readonly platformAhead: PlatformAhead
  /** As `platformAhead`, begun sixty days before now: sessions end seven days of the machine's after they begin, so that
   * whoever lets weeks pass has them pass before now. */
  readonly platformBehind: PlatformAhead
}

/**
 * Playwright's `test` with the platform running: pages open addresses relative to it.
 * @example test("the home page names its areas", async ({ page }) => { await page.goto("/"); … })
 */
export const test = base.extend<object, WorkerFixtures>({
  platform: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "delta-journey-"))
      const { url, child } = await serve("cli/delta", ["serve", "--port", "0", "--var", folder, "--json"])
      await use({ url })
      await ended(child, "SIGTERM")
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  platformAhead: [async ({}, use) => serveAhead(0, use), { scope: "worker", timeout: 120_000 }],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  platformBehind: [async ({}, use) => serveAhead(-60 * 24 * 60, use), { scope: "worker", timeout: 120_000 }],
  baseURL: async ({ platform }, use) => use(platform.url),
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: packagedChromium(),
        args: [
          ...packaged.args.filter((word) => !unwanted.has(word)),
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
        ],
      })
      await use(browser)
      await browser.close()
    },
    { scope: "worker", timeout: 120_000 },
  ],
})

export { expect }

/** A platform of its own whose clock a journey moves. @param start minutes ahead of the machine's clock at first */
async function serveAhead(start: number, use: (platform: PlatformAhead) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "delta-journey-"))
  let set = start
  const ahead = (minutes: number): void => {
    set = minutes
    writeFileSync(join(folder, "ahead"), String(minutes))
  }
  ahead(start)
  const { url, child } = await serve(process.execPath, ["test/journeys/serve-ahead.ts", folder])
  await use({ url, ahead, now: () => Date.now() + set * 60_000 })
  await ended(child, "SIGTERM")
  rmSync(folder, { recursive: true, force: true })
}

async function serve(program: string, words: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const { DATABASE_URL: _, ...environment } = process.env // journeys write what they like, so never to a given server
  const child = spawn(resolve(root, program), words, {
    cwd: root,
    env: { ...environment, DELTA_CHECK_REPLIES: "1", DELTA_REQUESTS_PER_MINUTE: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const said: { event: string; url?: string } = JSON.parse(line)
    if (said.event === "ready" && said.url !== undefined) return { url: said.url, child }
  }
  throw new Error("the platform ended before it was ready")
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done()
    child.once("exit", () => done())
    child.kill(signal)
  })
}

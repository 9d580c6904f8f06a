import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { chromium, type Page } from "@playwright/test"
import { buildWeb, webIsBuilt } from "../../cli/build.ts"
import { type Served, serve } from "../faults/served.ts"
import { packagedChromium } from "../packaged-chromium.ts"
import { type Figure, within } from "./figures.ts"
import type { BenchServer } from "./region.ts"

/** Seconds from the start of the process until the home page is usable. */
const firstStart = 15
const laterStart = 3
/** Kilobytes, gzip, of all JavaScript that a browser with an empty cache fetches for the home page. */
const javaScript = 250

/** First and later start of the platform with its embedded server, and what the home page loads, in a real browser. */
export async function benchFirstLoad({ folder }: BenchServer): Promise<readonly Figure[]> {
  if (!webIsBuilt()) await buildWeb()
  const browser = await chromium.launch({ executablePath: packagedChromium(), args: ["--no-sandbox"] })
  try {
    const start = async () => {
      const served = await serve({ folder: join(folder, "var") })
      try {
        const context = await browser.newContext()
        const opened = await openHome(await context.newPage(), served)
        await context.close()
        return opened
      } finally {
        await served.end("SIGTERM")
      }
    }
    const first = await start()
    const later = await start()
    return [
      within("first start until the home page is usable", first.seconds, firstStart, "s"),
      within("first start until it says that it is ready", first.ready, firstStart, "s"),
      within("later start until the home page is usable", later.seconds, laterStart, "s"),
      within("later start until it says that it is ready", later.ready, laterStart, "s"),
      within(`JavaScript of the home page, ${later.files} files`, later.kilobytes, javaScript, "kB gzip"),
    ]
  } finally {
    await browser.close()
  }
}

/** Opens the home page and waits until it shows its main heading and nothing is loading. */
async function openHome(page: Page, served: Served) {
  const began = performance.now()
  const sizes: Promise<number>[] = []
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js"))
      sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(served.url)
  await page.getByRole("heading", { level: 1 }).waitFor({ timeout: 120_000 })
  const seconds = served.seconds + (performance.now() - began) / 1000
  await page.waitForLoadState("networkidle")
  const all = await Promise.all(sizes)
  return {
    seconds,
    ready: served.seconds,
    files: all.length,
    kilobytes: all.reduce((sum, size) => sum + size, 0) / 1000,
  }
}

import { existsSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { type Command, exit } from "./command.ts"

const root = join(import.meta.dirname, "..")
export const webFolder = join(root, "web", "dist")

/** Whether the pages were built. */
export function webIsBuilt(): boolean {
  return existsSync(join(webFolder, "index.html"))
}

/** Builds the pages beside their place and moves them in when whole: a build that is killed leaves the older pages. */
export async function buildWeb(): Promise<void> {
  const { build } = await import("vite")
  const unfinished = join(root, "web", `dist.new-${process.pid}`)
  try {
    await build({ configFile: join(root, "vite.config.ts"), logLevel: "error", build: { outDir: unfinished } })
    rmSync(webFolder, { recursive: true, force: true })
    renameSync(unfinished, webFolder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** `delta build`: what `npm ci` runs once at its end. */
export const command: Command = {
  summary: { zh: "生成网页（npm ci 结束时自动运行）", en: "build the web pages (npm ci runs it at its end)" },
  help: { zh: "[--json]", en: "[--json]" },
  options: {},
  async run(_, output) {
    const began = performance.now()
    await buildWeb()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    output.say("built", { seconds }, { zh: "网页已生成（{seconds} 秒）", en: "Web pages built ({seconds} s)" })
    return exit.done
  },
}

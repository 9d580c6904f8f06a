import { readFileSync } from "node:fs"
import { join } from "node:path"
import { startServer } from "../../api/start.ts"
import { instantOf } from "../../base/index.ts"
import { webFolder } from "../../cli/build.ts"
import { openStore } from "../../cli/open-store.ts"
import { terminalOutput } from "../../cli/output.ts"
import { freePort } from "../../cli/port.ts"
import { loadRegion } from "../../store/region-loader.ts"

/**
 * The platform with a clock that runs ahead of the machine's by as many minutes as the file `ahead` of its folder says,
 * so that a journey can let days pass. Called with that folder.
 */
const folder = process.argv[2] ?? ""
const output = terminalOutput("en", true)
const regionFolder = join(import.meta.dirname, "../../data/regions/yangtze")
const clock = () => instantOf(Date.now() + Number(readFileSync(join(folder, "ahead"), "utf8")) * 60_000)
const store = await openStore({ folder, databaseUrl: undefined, onServerExit: () => process.exit(1) }, output)
await loadRegion(store.db, { folder: regionFolder, sample: true, now: clock() })
const server = await startServer({
  database: store,
  regionFolder,
  varFolder: folder,
  // Pages of another build may be tried.
  webFolder: process.env.DELTA_WEB_FOLDER ?? webFolder,
  host: "localhost",
  port: (await freePort(0, "localhost")) ?? 0,
  logLevel: "warn",
  clock,
})
process.once("SIGTERM", async () => {
  await server.close()
  await store.close()
})
output.say("ready", { url: server.url }, { zh: "{url}", en: "{url}" })

import { availableParallelism, loadavg } from "node:os"
import { benchAutonomy } from "./autonomy.ts"
import { benchBookings } from "./bookings.ts"
import { benchBooks } from "./books.ts"
import { benchCatalogue } from "./catalogue.ts"
import { benchDecisions } from "./decisions.ts"
import { type Figure, table } from "./figures.ts"
import { benchFirstLoad } from "./first-load.ts"
import { benchIndex } from "./index-engine.ts"
import { benchLedger } from "./ledger.ts"
import { benchPlans } from "./plans.ts"
import { type BenchServer, startBenchServer } from "./region.ts"
import { benchRules } from "./rules.ts"
import { benchShares } from "./shares.ts"

const benches: Readonly<Record<string, (server: BenchServer) => Promise<readonly Figure[]>>> = {
  "first-load": benchFirstLoad,
  bookings: benchBookings,
  books: benchBooks,
  ledger: benchLedger,
  catalogue: benchCatalogue,
  rules: benchRules,
  shares: benchShares,
  index: benchIndex,
  plans: benchPlans,
  autonomy: benchAutonomy,
  decisions: benchDecisions,
}

/** What takes many minutes and is run by name only. */
const byName = new Set(["decisions"])

/** `npm run bench` measures everything else; `npm run bench -- catalogue` only what is named. Exit code 1 when a limit is not met. */
async function main(words: readonly string[]): Promise<void> {
  const unknown = words.filter((word) => !(word in benches))
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(", ")}; known: ${Object.keys(benches).join(", ")}`)
  const server = await startBenchServer()
  // Other programs on the machine slow everything down: figures are worth what this line says.
  console.log(`${server.name}; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the start`)
  const figures: Figure[] = []
  try {
    for (const [name, bench] of Object.entries(benches))
      if (words.length === 0 ? !byName.has(name) : words.includes(name)) figures.push(...(await bench(server)))
  } finally {
    await server.stop()
  }
  const lines = figures.map(({ what, figure, against, ratio, asked, met }) => [
    what,
    figure,
    against,
    ratio,
    asked === "" ? "" : `${asked}: ${met ? "met" : "NOT MET"}`,
  ])
  console.log(table([["what", "figure", "peer or limit", "ratio", "asked"], ...lines]))
  process.exitCode = figures.every(({ met }) => met) ? 0 : 1
}

await main(process.argv.slice(2))

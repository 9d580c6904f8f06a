import { readMethod, runSteps } from "../../observatory/index.ts"
import { wholeChain } from "./index-engine.ts"
import { madeIndex } from "./made-index.ts"

// The largest index of the bench in a process of its own: seconds of CPU and most memory held, in one line of JSON.
const start = madeIndex({ units: 10_000, indicators: 200, periods: 10 })
const method = readMethod({ structure: "structure.csv", steps: wholeChain })
const before = process.cpuUsage()
const { state } = runSteps(start, method.steps)
const { user, system } = process.cpuUsage(before)
if (state.ranks === undefined) throw new Error("no ranks")
console.log(JSON.stringify({ seconds: (user + system) / 1e6, mebibytes: process.resourceUsage().maxRSS / 1024 }))

import { parentPort, workerData } from "node:worker_threads"
import { uncertaintyPart } from "../../observatory/index.ts"
import { uncertainIndex } from "./index-engine.ts"
import { type IndexSize, madeIndex } from "./made-index.ts"

// One thread of the bench: makes the index, says so, and does the runs of each message.
const size: IndexSize = workerData
const uncertain = uncertainIndex(madeIndex(size))
uncertaintyPart(uncertain, 1, 0, 200)
parentPort?.on("message", ({ from, runs }: { from: number; runs: number }) => {
  uncertaintyPart(uncertain, 1, from, runs)
  parentPort?.postMessage("done")
})
parentPort?.postMessage("ready")

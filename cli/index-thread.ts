import { parentPort, workerData } from "node:worker_threads"
import { Refusal } from "../base/index.ts"
import { sensitivityPart, uncertaintyPart } from "../observatory/index.ts"
import type { ThreadAnswer, ThreadTask } from "./index-threads.ts"
import { uncertainOf } from "./index-uncertain.ts"

/** One thread: does its stretch of the runs and answers once. */
function answer({ work, stretch: { from, runs } }: ThreadTask): ThreadAnswer {
  try {
    const uncertain = uncertainOf(work.input, work.node)
    const { seed, samples } = work
    return {
      outcomes:
        samples === undefined
          ? uncertaintyPart(uncertain, seed, from, runs)
          : sensitivityPart(uncertain, { samples, seed }, from, runs),
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, facts: error.facts } }
  }
}

const task: ThreadTask = workerData
parentPort?.postMessage(answer(task))

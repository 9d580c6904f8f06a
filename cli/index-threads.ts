import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { Refusal } from "../base/index.ts"
import type { Outcomes } from "../observatory/index.ts"
import type { IndexInput } from "./index-files.ts"

/** Runs of an uncertain index, whoever does them. */
export interface IndexWork {
  readonly input: IndexInput
  readonly node: string
  readonly seed: number
  /** Base samples of a sensitivity analysis; without them it is one of uncertainty. */
  readonly samples?: number
  readonly runs: number
}

/** Which runs of the work. */
export interface Stretch {
  readonly from: number
  readonly runs: number
}

/** What a thread is given. */
export interface ThreadTask {
  readonly work: IndexWork
  readonly stretch: Stretch
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly outcomes: Outcomes }
  | { readonly refused: { readonly code: string; readonly facts: Readonly<Record<string, string>> } }

/** Does a stretch of the runs in threads of this machine. The outcomes are the same however many threads there are. */
export async function inThreads(
  work: IndexWork,
  { from, runs }: Stretch,
  threads = availableParallelism(),
): Promise<readonly Outcomes[]> {
  const count = Math.max(1, Math.min(threads, runs))
  const bounds = Array.from({ length: count + 1 }, (_, place) => from + Math.round((place * runs) / count))
  return Promise.all(
    bounds.slice(1).map((to, place) => {
      const first = bounds[place] ?? from
      return inThread({ work, stretch: { from: first, runs: to - first } })
    }),
  )
}

function inThread(task: ThreadTask): Promise<Outcomes> {
  const worker = new Worker(new URL("./index-thread.ts", import.meta.url), { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once("message", (answer: ThreadAnswer) => {
      if ("outcomes" in answer) resolve(answer.outcomes)
      else reject(new Refusal(answer.refused.code, answer.refused.facts))
    })
    worker.once("error", reject)
    worker.once("exit", (code) => reject(new Error(`thread ended with ${code}`)))
  })
}

import { Refusal } from "../../../base/index.ts"
import type { Outcomes } from "../../../observatory/index.ts"
import type { IndexFiles } from "./index-files.ts"
import type { Answer, Answered, Asked, Question, RunAnswer, Trial, TrialAnswer } from "./work-messages.ts"

/** A worker that is asked and answers; `stop` ends it and whatever it is doing. */
interface Thread {
  readonly ask: (question: Question) => Promise<Answer>
  readonly stop: () => void
}

function thread(): Thread {
  const worker = new Worker(new URL("./index-worker.ts", import.meta.url), { type: "module" })
  const waiting = new Map<number, { readonly give: (answer: Answer) => void; readonly fail: (fault: Error) => void }>()
  let last = 0
  const failAll = (fault: Error) => {
    for (const { fail } of waiting.values()) fail(fault)
    waiting.clear()
  }
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
    const found = waiting.get(data.number)
    waiting.delete(data.number)
    if ("refused" in data) found?.fail(new Refusal(data.refused.code, data.refused.facts))
    else if ("fault" in data) found?.fail(new Error(data.fault))
    else found?.give(data.answer)
  })
  worker.addEventListener("error", ({ message }) => failAll(new Error(message)))
  return {
    ask: (question) =>
      new Promise((give, fail) => {
        last += 1
        waiting.set(last, { give, fail })
        worker.postMessage({ number: last, question } satisfies Asked)
      }),
    stop: () => {
      worker.terminate()
      failAll(new Stopped())
    },
  }
}

/** The reader ended it, or it is not wanted any more. */
export class Stopped extends Error {
  override readonly name = "Stopped"
}

function unasked({ ask }: Answer): never {
  throw new Error(`answered ${ask}, which was not asked`)
}

/** A thread for runs: asked again before it has answered, it begins anew. */
export function runThread(): {
  readonly run: (files: IndexFiles) => Promise<RunAnswer>
  readonly stop: () => void
} {
  let busy = false
  let current: Thread | undefined
  return {
    run: async (files) => {
      if (busy) current?.stop()
      if (busy || current === undefined) current = thread()
      const mine = current
      busy = true
      try {
        const said = await mine.ask({ ask: "run", files })
        return said.ask === "run" ? said.run : unasked(said)
      } finally {
        if (mine === current) busy = false
      }
    },
    stop: () => {
      current?.stop()
      current = undefined
      busy = false
    },
  }
}

/** A trial under way. */
export interface TrialUnderWay {
  readonly answer: Promise<TrialAnswer>
  readonly stop: () => void
}

/** Stretches for each thread: enough that none waits long, long enough that steps are not done again and again. */
const stretches = 8

/**
 * Does a trial in as many threads as the machine has. Each takes the next stretch when it has done one; how the runs are
 * shared out changes no digit of the answer.
 * @param onDone told the share that is done, from 0 to 1
 */
export function tryOut(files: IndexFiles, trial: Trial, onDone: (share: number) => void): TrialUnderWay {
  const threads = Array.from({ length: Math.max(1, Math.min(navigator.hardwareConcurrency, 16)) }, thread)
  const stop = () => {
    for (const one of threads) one.stop()
  }
  const work = async (): Promise<TrialAnswer> => {
    const [opened] = await Promise.all(threads.map((one) => one.ask({ ask: "open", files, trial })))
    const runs = opened?.ask === "open" ? opened.runs : 0
    const size = Math.max(16, Math.ceil(runs / (threads.length * stretches)))
    const parts: Outcomes[] = []
    let [next, done] = [0, 0]
    await Promise.all(
      threads.map(async (one) => {
        while (next < runs) {
          const from = next
          next += size
          const said = await one.ask({ ask: "part", from, runs: Math.min(size, runs - from) })
          parts.push(said.ask === "part" ? said.part : unasked(said))
          done += Math.min(size, runs - from)
          onDone(done / runs)
        }
      }),
    )
    const [first] = threads
    if (first === undefined) throw new Stopped()
    const said = await first.ask({ ask: "sum", parts })
    return said.ask === "sum" ? said.sum : unasked(said)
  }
  return { answer: work().finally(stop), stop }
}

import { Worker } from "node:worker_threads"
import { type Language, Refusal } from "../../base/index.ts"
import type { Paper } from "./paper.ts"
import type { PaperDone, PaperJob } from "./paper-worker.ts"

/** The few words of a paper that are the same on all. */
const words: Readonly<Record<Language, Readonly<Record<"assumed" | "proof" | "check" | "open" | "attached", string>>>> =
  {
    zh: { assumed: "假定：", proof: "校验码 ", check: "如何核验", open: "打开永久链接", attached: "PDF 内附文件：" },
    en: {
      assumed: "assumed: ",
      proof: "Proof code ",
      check: "How to check this paper",
      open: "Open the permanent link",
      attached: "File inside this PDF: ",
    },
  }

/** A paper that is not set by then never will be. */
const timeLimit = 60_000
/** So many papers wait at most: who comes later is asked to come again. */
const mostWaiting = 20

interface Waiting {
  readonly resolve: (pdf: Buffer) => void
  readonly reject: (fault: Error) => void
  readonly timer: NodeJS.Timeout
}

let running: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | undefined
let last = 0

/**
 * Sets a paper as a PDF on A4. The same paper gives the same bytes.
 * @throws Refusal "api.too-many-papers" when too many wait, "api.no-papers" where this server cannot set any
 * @example await writePaper({ language: "en", title: "Statement", facts: [], sections: [], foot })
 */
export function writePaper(paper: Paper): Promise<Buffer> {
  running ??= started()
  const { worker, waiting } = running
  if (waiting.size >= mostWaiting) return Promise.reject(new Refusal("api.too-many-papers"))
  last += 1
  const job: PaperJob = { id: last, paper: JSON.stringify({ ...paper, words: words[paper.language] }, wellFormed) }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop(new Error("a paper took too long")), timeLimit * (waiting.size + 1))
    waiting.set(job.id, { resolve, reject, timer })
    worker.ref()
    worker.postMessage(job)
  })
}

/** Half a character (a lone surrogate) is no text for the typesetter: it becomes the sign for a broken one. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value
}

/** The thread starts with the first paper, and alone keeps no process running. */
function started(): NonNullable<typeof running> {
  const worker = new Worker(new URL("./paper-worker.ts", import.meta.url), { stdin: false })
  const waiting = new Map<number, Waiting>()
  worker.on("message", ({ id, pdf, fault }: PaperDone) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (one === undefined) return
    clearTimeout(one.timer)
    if (pdf === null) one.reject(new Error(`a paper could not be set: ${fault}`))
    else one.resolve(Buffer.from(pdf))
  })
  // The compiler's binary is missing for this system, or the thread died.
  worker.on("error", (error) => stop(new Refusal("api.no-papers", { cause: error.message.split("\n")[0] ?? "" })))
  worker.unref()
  return { worker, waiting }
}

function stop(fault: Error): void {
  const stopped = running
  running = undefined
  for (const { reject, timer } of stopped?.waiting.values() ?? []) {
    clearTimeout(timer)
    reject(fault)
  }
  stopped?.worker.terminate()
}

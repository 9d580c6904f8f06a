import { type IndexState, leaveOneOut, type Step } from "../../../../observatory/index.ts"
import { orRefusal } from "./refusal-of.ts"

/** What is left out of which index. */
export interface LeaveOneOutQuestion {
  readonly start: IndexState
  readonly steps: readonly Step[]
  readonly node: string
}

self.addEventListener("message", ({ data }: MessageEvent<LeaveOneOutQuestion>) => {
  const found = orRefusal(() => leaveOneOut(data.start, data.steps, data.node))
  self.postMessage("refused" in found ? { refused: { code: found.refused.code, facts: found.refused.facts } } : found)
})

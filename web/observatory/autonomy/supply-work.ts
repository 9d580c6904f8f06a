import { useEffect, useRef, useState } from "react"
import { Refusal } from "../../../base/index.ts"
import type { Autonomy, ChallengeWeights, SupplyGraph } from "../../../observatory/index.ts"

/** A supply chain to work out. */
export interface SupplyQuestion {
  readonly number: number
  readonly file: string
  readonly text: string
  readonly home: readonly string[]
  readonly weights: ChallengeWeights
}

/** A supply chain that was worked out. */
export interface WorkedSupply {
  readonly graph: SupplyGraph
  readonly autonomy: Autonomy
}

export type SupplyAnswer = { readonly number: number } & (
  | WorkedSupply
  | { readonly refused: { readonly code: string; readonly facts: Readonly<Record<string, string>> } }
  | { readonly fault: string }
)

interface WorkState {
  readonly done: WorkedSupply | undefined
  readonly error: unknown
}

/** Works out a supply chain in a thread of its own, whenever what is asked changes. */
export function useSupply(question: Omit<SupplyQuestion, "number"> | undefined): WorkState {
  const [state, setState] = useState<WorkState>({ done: undefined, error: undefined })
  const thread = useRef<Worker>(undefined)
  const asked = useRef(0)
  useEffect(() => {
    const own = new Worker(new URL("./autonomy-worker.ts", import.meta.url), { type: "module" })
    own.onmessage = ({ data }: MessageEvent<SupplyAnswer>) => {
      if (data.number !== asked.current) return
      if ("graph" in data) setState({ done: data, error: undefined })
      else if ("refused" in data)
        setState({ done: undefined, error: new Refusal(data.refused.code, data.refused.facts) })
      else setState({ done: undefined, error: new Error(data.fault) })
    }
    own.onerror = () => setState({ done: undefined, error: new Error("worker") })
    thread.current = own
    return () => own.terminate()
  }, [])
  useEffect(() => {
    if (question === undefined) return
    asked.current++
    setState((before) => ({ ...before, error: undefined }))
    thread.current?.postMessage({ ...question, number: asked.current })
  }, [question])
  return state
}

import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import type { IndexState, StepAnswer } from "../state.ts"

/** Node → factor by which its weight is multiplied; others stay. */
export const ScaleWeightsArguments = z.strictObject({ factors: z.record(z.string(), z.number().min(0)) })
export type ScaleWeightsArguments = z.infer<typeof ScaleWeightsArguments>

/**
 * Multiplies weights: what if this counted twice? Weights of benefit of the doubt are left as they are.
 * @throws Refusal "observatory.unknown-node"
 * @example scaleWeights(state, { factors: { PATENTS: 2 } })
 */
export function scaleWeights(state: IndexState, { factors }: ScaleWeightsArguments): StepAnswer {
  const weights = state.weights.slice()
  for (const [code, factor] of Object.entries(factors)) {
    const place = state.structure.places.get(code)
    if (place === undefined) throw new Refusal("observatory.unknown-node", { node: code })
    weights[place] = (weights[place] ?? 0) * factor
  }
  return { state: { ...state, weights }, notes: [] }
}

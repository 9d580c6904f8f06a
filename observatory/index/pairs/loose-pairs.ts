import { Refusal } from "../../../base/index.ts"
import type { IndexState } from "../state.ts"

/** Refuses a step that looks across units while pairs of units stand beside single ones: see `pairs`. */
export function refuseLoosePairs({ panel: { units } }: IndexState, step: string): void {
  const pair = units.find((unit) => unit.includes("~"))
  const single = units.find((unit) => !unit.includes("~"))
  if (pair !== undefined && single !== undefined) throw new Refusal("observatory.pairs-first", { step, pair })
}

import type { Note } from "../state.ts"
import type { IndexNode } from "../structure.ts"
import type { Transform } from "./transform.ts"

/**
 * Takes goalposts and target of an indicator to the scale of its transformed series. Those that the transformation cannot
 * take, or that no single transformation holds for because it differs by period, are dropped and noted: a step that needs
 * them then refuses, instead of comparing logarithms with plain numbers.
 * @param transforms one a window; none where the window was not transformed
 */
export function transformGoalposts(
  node: IndexNode,
  transforms: readonly (Transform | undefined)[],
  notes: Note[],
): IndexNode {
  if (transforms.every((transform) => transform === undefined)) return node
  const only = transforms.length === 1 ? transforms[0] : undefined
  const { lower, upper, target, ...rest } = node
  const taken: { lower?: number; upper?: number; target?: number } = {}
  for (const [name, given] of Object.entries({ lower, upper, target })) {
    if (given === undefined) continue
    const moved = only?.apply(given) ?? Number.NaN
    if (!Number.isFinite(moved))
      notes.push({ what: "goalpost-dropped", indicator: node.code, figures: { goalpost: name, value: given } })
    else if (name === "lower") taken.lower = moved
    else if (name === "upper") taken.upper = moved
    else taken.target = moved
  }
  return { ...rest, ...taken }
}

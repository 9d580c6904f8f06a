import type { Day } from "../../base/index.ts"
import type { Act } from "../acts.ts"
import { compilePolicy, type Json, type Scene } from "../cedar/index.ts"
import { type DecisionRequest, sceneOf } from "../request.ts"
import { mentionsOf } from "./mentions.ts"
import { type Check, possibleRequests } from "./possible-requests.ts"

/** A request that was sought: one that is as wanted, none among all that differ, or no answer within the bound. */
export type Search = { readonly found: DecisionRequest } | "none" | "unknown"

/** The condition of a policy, and whether it is to apply or not. */
export interface Wanted {
  readonly condition: Condition
  readonly applies: boolean
}

export interface Condition {
  readonly policy: Json
  /** Whether it applies. What errs does not. */
  test(scene: Scene): boolean
}

/** Conditions that are asked before a search gives up: well below a second on one processor. */
const mostAsked = 200_000

/** Reads the condition of a policy, apart from the acts that its head names. */
export function conditionOf(id: string, policy: Json): Condition {
  const { appliesToAction } = compilePolicy(id, policy)
  const test = (scene: Scene): boolean => {
    try {
      return appliesToAction(scene)
    } catch {
      return false
    }
  }
  return { policy, test }
}

/**
 * Looks for a request for an act to which some conditions apply and others do not, by trying every combination of values
 * that these conditions can tell apart.
 * @param wanted those that are hardest to meet first
 */
export function findRequest(act: Act, wanted: readonly Wanted[], day: Day): Search {
  const { complete, first } = possibleRequests(act, mentionsOf(wanted.map(({ condition }) => condition.policy)))
  let asked = 0
  const found = first(
    wanted.map(({ condition, applies }): Check => {
      const { paths, beyond } = mentionsOf([condition.policy])
      const holds = (request: DecisionRequest): boolean =>
        asked++ < mostAsked && condition.test(sceneOf(request, day)) === applies
      return { paths: beyond === undefined ? paths : undefined, holds }
    }),
  )
  if (found !== undefined) return { found }
  return complete && asked < mostAsked ? "none" : "unknown"
}

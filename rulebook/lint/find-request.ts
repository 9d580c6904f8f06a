import type { Day } from "../../base/index.ts"
import type { Act } from "../acts.ts"
import { compilePolicy, type Json, type Scene } from "../cedar/index.ts"
import type { Entry } from "../entry.ts"
import { type DecisionRequest, sceneOf } from "../request.ts"
import { mentionsOf } from "./mentions.ts"
import { possibleRequests } from "./possible-requests.ts"

/** A request that was sought: one that satisfies the test, none among all that differ, or no answer within the bound. */
export type Search = { readonly found: DecisionRequest } | "none" | "unknown"

/** Requests that are tried before a search gives up: below a second on one processor. */
const mostTried = 100_000

/** The condition of an entry as a test. What errs does not apply. */
export function conditionOf({ id, policy }: Pick<Entry, "id" | "policy">): (scene: Scene) => boolean {
  const { appliesToAction } = compilePolicy(id, policy)
  return (scene) => {
    try {
      return appliesToAction(scene)
    } catch {
      return false
    }
  }
}

/**
 * Looks for a request for an act that passes a test over the conditions of some entries, by trying every combination of
 * values that these entries can tell apart.
 * @param entries all entries whose conditions the test asks
 */
export function findRequest(
  act: Act,
  entries: readonly { readonly policy: Json }[],
  test: (scene: Scene) => boolean,
  day: Day,
): Search {
  const { complete, some } = possibleRequests(act, mentionsOf(entries.map(({ policy }) => policy)))
  let tried = 0
  let found: DecisionRequest | undefined
  some((request) => {
    tried++
    if (test(sceneOf(request, day))) found = request
    return found !== undefined || tried >= mostTried
  })
  if (found !== undefined) return { found }
  return complete && tried < mostTried ? "none" : "unknown"
}

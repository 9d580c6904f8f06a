import type { Day } from "../../base/index.ts"
import { isAct } from "../acts.ts"
import type { Json } from "../cedar/index.ts"
import type { Entry } from "../entry.ts"
import { actsOf } from "../lists.ts"
import { conditionOf, findRequest } from "./find-request.ts"
import type { RuleFinding } from "./finding.ts"

/**
 * Finds a local rule whose own condition does not keep it within its jurisdictions. The scope of an entry says where it
 * is meant to hold; the condition makes it so, in sight of whoever reads it.
 */
export function checkScope(entry: Entry, day: Day): readonly RuleFinding[] {
  const { id, scope, policy } = entry
  if (scope.length === 0) return []
  const wanted = [
    { condition: conditionOf(id, policy), applies: true },
    { condition: conditionOf(id, within(scope)), applies: false },
  ]
  const act = actsOf(entry)
    .filter(isAct)
    .find((one) => typeof findRequest(one, wanted, day) === "object")
  if (act === undefined) return []
  const cause = {
    zh: `它的适用范围是 ${scope.join("、")}，但其条件对其他地区的 ${act} 也成立。`,
    en: `Its scope is ${scope.join(", ")}, but its condition holds for ${act} elsewhere as well.`,
  }
  return [{ entry: id, kind: "beyond-scope", cause }]
}

/** A policy that applies to whoever belongs, and to whatever lies, in some jurisdictions. */
function within(scope: readonly string[]): Json {
  const [who, what] = ["principal", "resource"].map(
    (owner): Json => ({
      contains: {
        left: { Set: scope.map((code) => ({ Value: code })) },
        right: { ".": { left: { Var: owner }, attr: "jurisdiction" } },
      },
    }),
  )
  return {
    effect: "permit",
    principal: { op: "All" },
    action: { op: "All" },
    resource: { op: "All" },
    conditions: [{ kind: "when", body: { "||": { left: who ?? null, right: what ?? null } } }],
  }
}

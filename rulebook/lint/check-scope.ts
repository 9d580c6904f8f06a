import type { Day } from "../../base/index.ts"
import { isAct } from "../acts.ts"
import type { Entry } from "../entry.ts"
import { actsOf } from "../lists.ts"
import { conditionOf, findRequest } from "./find-request.ts"
import type { RuleFinding } from "./finding.ts"

/**
 * Finds a local rule whose own condition does not keep it within its jurisdictions. The scope of an entry says where it
 * is meant to hold; the condition makes it so, in sight of whoever reads it.
 */
export function checkScope(entry: Entry, day: Day): readonly RuleFinding[] {
  const { scope } = entry
  if (scope.length === 0) return []
  const applies = conditionOf(entry)
  for (const act of actsOf(entry).filter(isAct)) {
    const search = findRequest(
      act,
      [entry, ...elsewhere],
      (scene) => {
        const { resource, principal, entities } = scene
        const places = [resource, principal].map(({ key }) => entities.get(key)?.attributes.get("jurisdiction"))
        return !places.some((place) => scope.some((code) => code === place)) && applies(scene)
      },
      day,
    )
    if (typeof search === "object")
      return [
        {
          entry: entry.id,
          kind: "beyond-scope",
          cause: {
            zh: `它的适用范围是 ${scope.join("、")}，但其条件对其他地区的 ${act} 也成立。`,
            en: `Its scope is ${scope.join(", ")}, but its condition holds for ${act} elsewhere as well.`,
          },
        },
      ]
  }
  return []
}

/** Makes the search try jurisdictions that no condition names. */
const elsewhere = ["principal", "resource"].map((owner) => ({
  policy: {
    principal: { op: "All" },
    resource: { op: "All" },
    conditions: [{ kind: "when", body: { ".": { left: { Var: owner }, attr: "jurisdiction" } } }],
  },
}))

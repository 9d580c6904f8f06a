import { addDays, type Day } from "../../base/index.ts"
import { acts } from "../acts.ts"
import { isInForce } from "../decide.ts"
import type { Entry } from "../entry.ts"
import { actsOf, effectOf } from "../lists.ts"
import type { RuleFinding } from "./finding.ts"

/**
 * Finds acts that no common entry permits, from a day on: also on every later day on which an entry begins or ends. The
 * votes themselves run by such acts, so that members could end them and find no way back.
 * @returns for each act the first day without a permission, in order of the table of acts
 * @example checkGrants(entries, day("2026-11-24")) // []
 */
export function checkGrants(entries: readonly Entry[], day: Day): readonly RuleFinding[] {
  const permits = entries
    // What a local rule permits, the other members have not.
    .filter((entry) => entry.list !== "demand" && entry.scope.length === 0 && effectOf(entry) === "permit")
    .map((entry) => ({ entry, reached: new Set(actsOf(entry)) }))
  const changes = permits.flatMap(({ entry: { from, until } }) => [
    from,
    ...(until === null ? [] : [addDays(until, 1)]),
  ])
  const days = [day, ...[...new Set(changes)].filter((change) => change > day).sort()]
  return Object.keys(acts).flatMap((act): readonly RuleFinding[] => {
    const granting = permits.filter(({ reached }) => reached.has(act)).map(({ entry }) => entry)
    const from = days.find((on) => !granting.some((entry) => isInForce(entry, on)))
    if (from === undefined) return []
    const last = granting.filter(({ until }) => until !== null && until < from).at(-1)
    const cause = {
      zh: `自 ${from} 起没有任何条目允许 ${act}：任何人都不能为之。`,
      en: `From ${from} on no entry permits ${act}: nobody could do it.`,
    }
    return [{ entry: last?.id ?? act, kind: "no-grant", cause }]
  })
}

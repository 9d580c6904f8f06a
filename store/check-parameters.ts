import { compare, type Day, formatRational, type Instant, rational, type Text } from "../base/index.ts"
import { type Parameters, parameterAt, startOf } from "../rulebook/index.ts"
import { shareParameters, wholeOf } from "../settlement/index.ts"

/** What keeps parameters from holding together: `shares-over-whole`, shares of one fee that are more than the fee. */
export interface ParameterFinding {
  readonly kind: "shares-over-whole"
  readonly parameter: string
  readonly cause: Text
}

/**
 * Checks parameters across each other, for a day and for every later moment at which one of them changes: also where
 * changes that are sound one by one would not be so together.
 * @returns findings in order of time
 * @example checkParameters(parameters, day("2027-01-01")) // []
 */
export function checkParameters(parameters: Parameters, day: Day): readonly ParameterFinding[] {
  return sharesOverWhole(parameters, day)
}

function sharesOverWhole(parameters: Parameters, day: Day): readonly ParameterFinding[] {
  const ids = Object.values(shareParameters)
  return changesOf(ids, parameters, day).flatMap((at): readonly ParameterFinding[] => {
    if (ids.some((id) => valueAt(parameters, id, at) === null)) return []
    const use = (id: string) => parameterAt(parameters, id, at)
    const { platform, host, home } = shareParameters
    const whole = wholeOf({ platform: use(platform), host: use(host), home: use(home) })
    if (compare(whole, rational(1n)) <= 0) return []
    const sum = ids.map((id) => `${id} ${use(id).value}`).join(" + ")
    const cause = {
      zh: `自 ${at} 起，${sum} 合计 ${formatRational(whole)}，超过全部费用，账单将无法生成。`,
      en: `From ${at} on ${sum} make ${formatRational(whole)}, which is more than the whole fee: no bill could be made.`,
    }
    return [{ kind: "shares-over-whole", parameter: platform, cause }]
  })
}

/** The first moment of a day, and every later one at which one of some parameters changes. */
function changesOf(ids: readonly string[], { byId, zone }: Parameters, day: Day): readonly Instant[] {
  const first = startOf(day, zone)
  const starts = ids.flatMap((id) => byId.get(id)?.values.map(({ from }) => startOf(from, zone)) ?? [])
  return [first, ...[...new Set(starts)].filter((at) => at > first).sort()]
}

/** null: unknown, not begun or ended. */
function valueAt({ byId, zone }: Parameters, id: string, at: Instant): string | null {
  return byId.get(id)?.values.findLast(({ from }) => startOf(from, zone) <= at)?.value ?? null
}

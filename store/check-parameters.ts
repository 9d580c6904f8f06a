import { compare, type Day, formatRational, type Instant, rational, type Text } from "../base/index.ts"
import { type Parameters, parameterAt, startOf } from "../rulebook/index.ts"
import { shareParameters, wholeOf } from "../settlement/index.ts"

/**
 * What keeps parameters from holding: `shares-over-whole`, shares of one fee that are more than the fee; `no-value`, a
 * parameter without value that the platform cannot do without.
 */
export interface ParameterFinding {
  readonly kind: "shares-over-whole" | "no-value"
  readonly parameter: string
  readonly cause: Text
}

/** Parameters without which bookings, bills or vouchers could not be dealt with. */
const needed = [
  ...Object.values(shareParameters),
  "vouchers.ratio",
  "vouchers.group-cap",
  "vouchers.validity-days",
  "facilities.cancel-notice",
  "facilities.late-cancel-share",
  "facilities.acceptance-days",
  "facilities.acceptance-silence",
  "facilities.move-limit",
  "facilities.maximum-horizon-days",
]

/**
 * Checks that parameters have the values that are needed, and checks them across each other, for a day and for every
 * later moment at which one of them changes: also where changes that are sound one by one would not be so together.
 * @param clocks further parameters that are needed: those that set the time of a duty
 * @example checkParameters(parameters, day("2027-01-01"), []) // []
 */
export function checkParameters(
  parameters: Parameters,
  day: Day,
  clocks: readonly string[],
): readonly ParameterFinding[] {
  const ids = [...new Set([...needed, ...clocks])]
  return [...ids.flatMap((id) => withoutValue(id, parameters, day)), ...sharesOverWhole(parameters, day)]
}

function withoutValue(id: string, parameters: Parameters, day: Day): readonly ParameterFinding[] {
  const at = changesOf([id], parameters, day).find((moment) => valueAt(parameters, id, moment) === null)
  if (at === undefined) return []
  const cause = {
    zh: `自 ${at} 起，参数 ${id} 没有值，而平台不能没有它。请改为另一个值，而不是终止它。`,
    en: `From ${at} on the parameter ${id} has no value, and the platform cannot do without it. Set another value instead of ending it.`,
  }
  return [{ kind: "no-value", parameter: id, cause }]
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

import { type Currency, formatMinorUnits, Refusal } from "../base/index.ts"
import type { CostModel, SlotPolicy } from "./facility.ts"

/**
 * Holds a slot policy against itself and the common rule's limits.
 * @param maximumHorizonDays the common rule's longest horizon
 * @throws Refusal "facilities.bad-policy" naming what does not fit; a home condition is refused by the rule book before
 */
export function checkPolicy(
  policy: SlotPolicy,
  { maximumHorizonDays }: { readonly maximumHorizonDays: number },
): SlotPolicy {
  const cause = faultOf(policy, maximumHorizonDays)
  if (cause !== undefined) throw new Refusal("facilities.bad-policy", { cause_zh: cause.zh, cause_en: cause.en })
  return policy
}

function faultOf(policy: SlotPolicy, horizon: number): { readonly zh: string; readonly en: string } | undefined {
  const { opening, slotMinutes, minimumMinutes, maximumMinutes, horizonDays } = policy
  if (opening.length === 0) return { zh: "没有开放时间", en: "there are no opening hours" }
  const odd = opening.find(
    ({ from, until }) => from >= until || from % slotMinutes !== 0 || (until % slotMinutes !== 0 && until !== 1440),
  )
  if (odd !== undefined)
    return {
      zh: `星期${odd.weekday}的开放时间须从早到晚，并落在 ${slotMinutes} 分钟的时段刻度上`,
      en: `the hours of weekday ${odd.weekday} must run from earlier to later on the grid of ${slotMinutes} minutes`,
    }
  if (minimumMinutes > maximumMinutes)
    return { zh: "最短时长大于最长时长", en: "the shortest booking is longer than the longest" }
  if (minimumMinutes % slotMinutes !== 0 || maximumMinutes % slotMinutes !== 0)
    return { zh: `时长须为 ${slotMinutes} 分钟的整数倍`, en: `lengths must be multiples of ${slotMinutes} minutes` }
  if (horizonDays > horizon)
    return {
      zh: `可预约天数 ${horizonDays} 超过共同规则的上限 ${horizon}`,
      en: `a horizon of ${horizonDays} days is above the common rule's ${horizon}`,
    }
  return undefined
}

/** What one hour costs by the cost model, in minor units, without what a use costs once. */
export function hourlyOf(costs: CostModel | null): bigint | null {
  return costs === null ? null : costs.perHour.reduce((sum, { amount }) => sum + amount, 0n)
}

/** Largest part of a cost model in minor units: no use of it comes near the largest amount that a ledger holds. */
const largestCost = 10n ** 12n

/** Checks that no part of a cost model is negative or beyond any sense. @throws Refusal "facilities.bad-policy" */
export function checkCosts(costs: CostModel, currency: Currency): CostModel {
  const parts = [costs.setUp, ...costs.perHour.map(({ amount }) => amount)]
  const odd = parts.find((amount) => amount < 0n || amount > largestCost)
  if (odd !== undefined) {
    const amount = `${formatMinorUnits(odd, currency)} ${currency.code}`
    throw new Refusal("facilities.bad-policy", {
      cause_zh: `成本 ${amount} ${odd < 0n ? "为负" : "过大"}`,
      cause_en: `a cost of ${amount} is ${odd < 0n ? "negative" : "too large"}`,
    })
  }
  return costs
}

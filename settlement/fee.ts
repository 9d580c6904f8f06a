import { add, type Currency, formatMinorUnits, multiply, Refusal, rational, roundHalfUp } from "../base/index.ts"
import type { CostModel, FeeLine } from "../facilities/index.ts"
import { type ParameterUse, shareOf } from "../rulebook/index.ts"
import { roundToSum } from "./apportion.ts"
import { largestAmount } from "./purse.ts"

/** A fee with the lines that sum to it. */
export interface Fee {
  readonly lines: readonly FeeLine[]
  readonly fee: bigint
}

/**
 * The fee of a use: set-up once, and each hourly part for the minutes. Rounded once, last: the exact sum to the nearest
 * minor unit, halves up; the lines then sum to it by largest remainder.
 * @param costs prices in minor units
 * @param minutes zero or more
 * @param currency for the arithmetic shown, in whole units: "320.00 × 90/60 = 480.00", "≈" where a line was rounded
 * @returns set-up first (left out when it is free), then the hourly parts in their order
 * @throws Refusal "settlement.bad-minutes" when the minutes are no whole number of zero or more, "settlement.bad-amount"
 * when the fee is larger than any amount that is moved
 * @example feeFor({ setUp: 20_000n, perHour: [{ part: { zh: "机时", en: "Machine" }, amount: 32_000n }] }, 90, cny).fee // 68_000n
 */
export function feeFor(costs: CostModel, minutes: number, currency: Currency): Fee {
  if (!Number.isSafeInteger(minutes) || minutes < 0)
    throw new Refusal("settlement.bad-minutes", { minutes: `${minutes}` })
  const written = (amount: bigint): string => formatMinorUnits(amount, currency)
  const setUp =
    costs.setUp === 0n ? [] : [{ text: setUpText, exact: rational(costs.setUp), how: `${written(costs.setUp)} × 1` }]
  const hourly = costs.perHour.map(({ part, amount }) => ({
    text: part,
    exact: multiply(rational(amount), rational(BigInt(minutes), 60n)),
    how: `${written(amount)} × ${minutes}/60`,
  }))
  const parts = [...setUp, ...hourly]
  const fee = roundHalfUp(parts.reduce((sum, { exact }) => add(sum, exact), rational(0n)))
  if (fee > largestAmount) throw new Refusal("settlement.bad-amount", { amount: `${fee}`, largest: `${largestAmount}` })
  const amounts = roundToSum(
    parts.map(({ exact }) => exact),
    fee,
  )
  const lines = parts.map(({ text, exact, how }, index) => {
    const amount = amounts[index] ?? 0n
    return { text, arithmetic: `${how} ${exact.denominator === 1n ? "=" : "≈"} ${written(amount)}`, amount }
  })
  return { lines, fee }
}

const setUpText = { zh: "开机准备", en: "Set-up" }

/**
 * What a late cancellation costs: a share of the fee that was quoted, to the nearest minor unit, halves up.
 * @param share parameter in "share of 1"
 * @example lateFee(48_000n, half, cny).fee // 24_000n
 */
export function lateFee(quoted: bigint, share: ParameterUse, currency: Currency): Fee {
  const exact = multiply(rational(quoted), shareOf(share))
  const fee = roundHalfUp(exact)
  const sign = exact.denominator === 1n ? "=" : "≈"
  const arithmetic = `${formatMinorUnits(quoted, currency)} × ${share.value} ${sign} ${formatMinorUnits(fee, currency)}`
  return { lines: [{ text: { zh: "逾期取消费", en: "Late cancellation" }, arithmetic, amount: fee }], fee }
}

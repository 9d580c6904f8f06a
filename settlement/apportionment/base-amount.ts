import {
  add,
  compare,
  floor,
  multiply,
  type Rational,
  Refusal,
  rational,
  roundHalfUp,
  subtract,
} from "../../base/index.ts"
import { type ApportionmentCase, inMinorUnits } from "./case.ts"
import type { Member } from "./participants.ts"
import type { Base, PackVersion, RulePack } from "./rule-pack.ts"
import { type Step, shownAmount, shownNumber, shownPercent } from "./step.ts"

/** What is divided, in minor units: the whole, and what of it each unit keeps or has paid in. */
export interface BaseAmount {
  /** All parts and pools together make this. */
  readonly whole: bigint
  /** The whole less what units keep. */
  readonly divided: Rational
  /** What each unit keeps of its own, by id; exact. */
  readonly kept: ReadonlyMap<string, Rational>
  /** What each unit paid into a pool, by id; exact. */
  readonly paidIn: ReadonlyMap<string, Rational>
  readonly steps: readonly Step[]
}

const zero = rational(0n)

/**
 * The amount that the key divides: as given, a part of it, the units' pooled growth, or what exceeds the stock they keep.
 * @throws Refusal "settlement.no-amount", "settlement.other-pool", "settlement.negative-amount"
 */
export function baseAmount(
  pack: RulePack,
  { base, whole, limits, smallParts }: PackVersion,
  given: ApportionmentCase,
  members: readonly Member[],
): BaseAmount {
  if (base?.pool !== undefined) return pooled(base, base.pool, given, members)
  if (given.amount === undefined)
    throw new Refusal("settlement.no-amount", { pack: pack.id, amountZh: pack.amount.zh, amountEn: pack.amount.en })
  const needsPositive =
    base?.stock !== undefined || limits !== undefined || smallParts !== undefined || whole.some(byAmount)
  if (given.amount < 0n && needsPositive)
    throw new Refusal("settlement.negative-amount", {
      pack: pack.id,
      amount: shownAmount(rational(given.amount), given.currency),
    })
  const told = shownAmount(rational(given.amount), given.currency)
  const start: Step = {
    kind: "base",
    text: {
      zh: `${pack.amount.zh}：${told} ${given.currency.code}。`,
      en: `${pack.amount.en}: ${told} ${given.currency.code}.`,
    },
  }
  const taken = base === undefined ? { amount: given.amount, steps: [] } : partOf(base, given, given.amount)
  const plain = { whole: taken.amount, kept: new Map<string, Rational>(), paidIn: new Map<string, Rational>() }
  const steps = [start, ...taken.steps]
  if (base?.stock === undefined) return { ...plain, divided: rational(taken.amount), steps }
  return { ...plain, ...aboveStock(base.stock, taken.amount, given, members, steps) }
}

function byAmount({ when }: PackVersion["whole"][number]): boolean {
  return "amountUpTo" in when
}

function partOf(
  { downTo, rate, title }: Base,
  { currency }: ApportionmentCase,
  amount: bigint,
): { readonly amount: bigint; readonly steps: readonly Step[] } {
  if (downTo === undefined && rate === undefined) return { amount, steps: [] }
  const multiple = downTo === undefined ? rational(1n) : inMinorUnits(downTo, currency)
  const steps = floor(rational(amount * multiple.denominator, multiple.numerator))
  const rounded = multiply(rational(steps), multiple)
  const exact = multiply(rounded, rate ?? rational(1n))
  const result = roundHalfUp(exact)
  const formula = rate === undefined ? "" : ` × ${shownPercent(rate)}`
  const sum = `${shownAmount(rounded, currency)}${formula} = ${shownAmount(rational(result), currency)}`
  const down =
    downTo === undefined
      ? { zh: "", en: "" }
      : { zh: `（向下取整到 ${shownNumber(downTo)} 的倍数）`, en: ` (rounded down to full ${shownNumber(downTo)})` }
  return {
    amount: result,
    steps: [{ kind: "base", text: { zh: `${title.zh}：${sum}${down.zh}。`, en: `${title.en}: ${sum}${down.en}.` } }],
  }
}

function pooled(
  { title }: Base,
  { rate, now, before }: NonNullable<Base["pool"]>,
  { currency, amount }: ApportionmentCase,
  members: readonly Member[],
): BaseAmount {
  const rows = members.map(({ id, values }) => {
    const [today, then] = [factorOf(id, values, now), factorOf(id, values, before)]
    const growth = compare(today, then) > 0 ? subtract(today, then) : zero
    return { id, today, then, growth, paid: inMinorUnits(multiply(rate, growth), currency) }
  })
  const whole = roundHalfUp(rows.map(({ paid }) => paid).reduce(add, zero))
  if (amount !== undefined && amount !== whole)
    throw new Refusal("settlement.other-pool", {
      amount: shownAmount(rational(amount), currency),
      pool: shownAmount(rational(whole), currency),
    })
  const steps = rows.map(({ id, today, then, growth, paid }): Step => {
    const sum = `${shownPercent(rate)} × max(0, ${shownNumber(today)} − ${shownNumber(then)}) = ${shownPercent(rate)} × ${shownNumber(growth)} = ${shownAmount(paid, currency)}`
    return { kind: "base", of: id, text: { zh: `${id} 缴入：${sum}。`, en: `${id} pays in: ${sum}.` } }
  })
  const total = shownAmount(rational(whole), currency)
  return {
    whole,
    divided: rational(whole),
    kept: new Map(),
    paidIn: new Map(rows.map(({ id, paid }) => [id, paid])),
    steps: [...steps, { kind: "base", text: { zh: `${title.zh}：${total}。`, en: `${title.en}: ${total}.` } }],
  }
}

function aboveStock(
  factor: string,
  amount: bigint,
  { currency }: ApportionmentCase,
  members: readonly Member[],
  before: readonly Step[],
): Pick<BaseAmount, "divided" | "kept" | "steps"> {
  const stocks = members.map(({ id, values }) => ({ id, stock: inMinorUnits(values.get(factor) ?? zero, currency) }))
  const sum = stocks.map(({ stock }) => stock).reduce(add, zero)
  const whole = rational(amount)
  const covered = compare(sum, whole) <= 0
  // Less came in than the stock: each keeps its part of what there is, and nothing is shared.
  const ratio = covered || compare(sum, zero) === 0 ? rational(1n) : rational(amount * sum.denominator, sum.numerator)
  const kept = new Map(stocks.map(({ id, stock }) => [id, multiply(stock, ratio)]))
  const divided = covered ? subtract(whole, sum) : zero
  const [total, rest] = [shownAmount(sum, currency), shownAmount(divided, currency)]
  const text = covered
    ? {
        zh: `各方保留存量 ${total}，增量 ${rest} 参与分享。`,
        en: `The stock of ${total} stays where it is; the increment of ${rest} is shared.`,
      }
    : {
        zh: `收入不足存量 ${total}：按存量比例保留，没有增量可分。`,
        en: `Less came in than the stock of ${total}: each keeps its part of it and there is no increment to share.`,
      }
  return { divided, kept, steps: [...before, { kind: "base", text }] }
}

/** A factor of a unit. @throws Refusal "settlement.missing-factor" */
export function factorOf(unit: string, values: ReadonlyMap<string, Rational>, factor: string): Rational {
  const value = values.get(factor)
  if (value === undefined) throw new Refusal("settlement.missing-factor", { unit, factor })
  return value
}

import { add, compare, multiply, type Rational, Refusal, rational, roundHalfUp, type Text } from "../../base/index.ts"
import type { Ground } from "./ground.ts"
import type { Member } from "./participants.ts"
import { portionsOf } from "./portions.ts"
import { foundedOn, type Step, shownAmount, shownPercent } from "./step.ts"

const zero = rational(0n)
const one = rational(1n)

/** A tax in whole minor units, with how it came about. */
interface Tax {
  readonly tax: bigint
  readonly steps: readonly Step[]
}

/** An income with the rate of its place. */
interface Income {
  readonly id: string
  readonly name: Text
  readonly amount: Rational
  readonly rate: Rational | undefined
}

/**
 * First pass: the income of each portion and unit is taxed at its rate; the sum is what the second pass divides.
 * @throws Refusal "settlement.missing-rate", "settlement.rate-above-one"
 */
export function taxOf(
  ground: Ground,
  sharing: readonly Member[],
  shares: ReadonlyMap<string, Rational>,
  income: Rational,
): Tax {
  const { pack, version, given } = ground
  const { pools, divided } = portionsOf(pack, version, income, given.currency)
  const rate = poolRate(ground)
  const title = version.rates?.title ?? { zh: "税额", en: "Tax" }
  const { total, tax, steps } = summed(ground, [
    ...[...pools].map(([id, amount]) => ({ id, name: pack.portions[id]?.title ?? named(id), amount, rate })),
    ...sharing.map((unit) => ({
      id: unit.id,
      name: named(unit.id),
      amount: multiply(divided, shares.get(unit.id) ?? zero),
      rate: unit.rate,
    })),
  ])
  const text = {
    zh: `${title.zh}：税额合计 ${total}，再按同样的份额分摊。`,
    en: `${title.en}: the tax is ${total}; it is divided again by the same shares.`,
  }
  return { tax, steps: [...steps, { kind: "rate", text, ...foundedOn(version.rates ?? {}) }] }
}

/** The tax where the whole income belongs to one receiver: at the rate of the head office. @throws Refusal as `taxOf` */
export function taxAtOneRate(ground: Ground, income: Rational): Tax {
  const name = { zh: "全部所得", en: "all of it" }
  return summed(ground, [{ id: "all", name, amount: income, rate: poolRate(ground) }])
}

function named(id: string): Text {
  return { zh: id, en: id }
}

function poolRate({ version: { rates }, facts }: Ground): Rational | undefined {
  return rates === undefined ? undefined : facts.number(rates.pools)
}

function summed(
  { version, given: { currency } }: Ground,
  incomes: readonly Income[],
): Tax & { readonly total: string } {
  const rows = incomes.map(({ id, name, amount, rate }) => {
    if (rate === undefined)
      throw new Refusal("settlement.missing-rate", { unit: id, fact: version.rates?.pools ?? "rate" })
    if (compare(rate, one) > 0) throw new Refusal("settlement.rate-above-one", { unit: id })
    return { id, name, amount, rate, tax: multiply(amount, rate) }
  })
  const exact = rows.map(({ tax }) => tax).reduce(add, zero)
  const tax = roundHalfUp(exact)
  const steps = rows.map((row): Step => {
    const sum = `${shownAmount(row.amount, currency)} × ${shownPercent(row.rate)} = ${shownAmount(row.tax, currency)}`
    return {
      kind: "rate",
      of: row.id,
      text: { zh: `所得按税率，${row.name.zh}：${sum}。`, en: `Income at its rate, ${row.name.en}: ${sum}.` },
    }
  })
  return { tax, steps, total: shownAmount(rational(tax), currency) }
}

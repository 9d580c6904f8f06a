import { add, compare, multiply, type Rational, Refusal, rational, roundHalfUp } from "../../base/index.ts"
import type { Ground } from "./ground.ts"
import type { Member } from "./participants.ts"
import { portionsOf } from "./portions.ts"
import { foundedOn, type Step, shownAmount, shownPercent } from "./step.ts"

const zero = rational(0n)
const one = rational(1n)

/** First pass: the income of each portion and unit is taxed at its rate; the sum is what the second pass divides. */
export function taxOf(
  { pack, version, given: { currency }, facts }: Ground,
  sharing: readonly Member[],
  shares: ReadonlyMap<string, Rational>,
  income: Rational,
): { readonly tax: bigint; readonly steps: readonly Step[] } {
  const { pools, divided } = portionsOf(pack, version, income, currency)
  const poolRate = version.rates === undefined ? undefined : facts.number(version.rates.pools)
  const rows = [
    ...[...pools].map(([id, amount]) => ({ id, amount, rate: poolRate })),
    ...sharing.map(({ id, rate }) => ({ id, amount: multiply(divided, shares.get(id) ?? zero), rate })),
  ].map(({ id, amount, rate }) => {
    if (rate === undefined)
      throw new Refusal("settlement.missing-rate", { unit: id, fact: version.rates?.pools ?? "rate" })
    if (compare(rate, one) > 0) throw new Refusal("settlement.rate-above-one", { unit: id })
    return { id, amount, rate, tax: multiply(amount, rate) }
  })
  const exact = rows.map(({ tax }) => tax).reduce(add, zero)
  const tax = roundHalfUp(exact)
  const steps = rows.map((row): Step => {
    const sum = `${shownAmount(row.amount, currency)} × ${shownPercent(row.rate)} = ${shownAmount(row.tax, currency)}`
    return {
      kind: "rate",
      of: row.id,
      text: { zh: `${row.id} 的所得按其税率：${sum}。`, en: `Income of ${row.id} at its rate: ${sum}.` },
    }
  })
  const total = shownAmount(rational(tax), currency)
  const rule = version.rates
  const title = rule?.title ?? { zh: "税额", en: "Tax" }
  return {
    tax,
    steps: [
      ...steps,
      {
        kind: "rate",
        text: {
          zh: `${title.zh}：税额合计 ${total}，再按同样的份额分摊。`,
          en: `${title.en}: the tax is ${total}; it is divided again by the same shares.`,
        },
        ...foundedOn(rule ?? {}),
      },
    ],
  }
}

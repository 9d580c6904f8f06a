import { add, compare, floor, multiply, type Rational, Refusal, rational, subtract } from "../../base/index.ts"
import { factorOf } from "./base-amount.ts"
import type { ApportionmentCase } from "./case.ts"
import type { Facts } from "./facts.ts"
import type { Member } from "./participants.ts"
import type { PackVersion, RulePack, Term } from "./rule-pack.ts"
import { type Step, shownNumber, shownPercent } from "./step.ts"

/** The share of each sharing unit in what is divided, exact; with what belongs elsewhere they make 1. */
export interface KeyShares {
  readonly shares: ReadonlyMap<string, Rational>
  readonly elsewhere: Rational
  readonly steps: readonly Step[]
}

/** What the shares depend on. */
export interface KeyGround {
  readonly pack: RulePack
  readonly version: PackVersion
  readonly given: ApportionmentCase
  readonly facts: Facts
  readonly sharing: readonly Member[]
}

const zero = rational(0n)
const one = rational(1n)

/** The values of a term, one a unit, with their total. */
interface TermValues {
  readonly term: Term
  readonly values: readonly Rational[]
  readonly total: Rational
}

/** Shares by the formula: Σ weight × the unit's part of the factor's total. @throws Refusal as `keyShares` */
export function factorShares(terms: readonly Term[], ground: KeyGround): KeyShares {
  const { pack, version, given, sharing } = ground
  if (given.totals.size > 0 && !version.elsewhere) throw new Refusal("settlement.no-totals-allowed", { pack: pack.id })
  const unused = [...given.totals.keys()].find((name) => !terms.some(({ factor }) => factor === name))
  if (unused !== undefined)
    throw new Refusal("settlement.unknown-factor", {
      unit: "totals",
      given: unused,
      pack: pack.id,
      known: terms.map(({ factor }) => factor).join(", "),
    })
  const all = terms.map((term) => termValues(term, ground))
  const counted = all.filter(({ total }) => compare(total, zero) > 0)
  const nil = all.filter(({ total }) => compare(total, zero) === 0)
  if (counted.length === 0 || (nil.length > 0 && version.nilFactor === "refused"))
    throw new Refusal("settlement.no-factor-total", { factor: nil.map(({ term }) => term.factor).join(", ") })
  const weights = counted.map(({ term }) => term.weight).reduce(add, zero)
  const weighted = counted.map((one) => ({ ...one, weight: ratio(one.term.weight, weights) }))
  const shares = new Map(
    sharing.map(({ id }, place) => [
      id,
      weighted.reduce(
        (sum, { weight, values, total }) => add(sum, multiply(weight, ratio(values[place] ?? zero, total))),
        zero,
      ),
    ]),
  )
  const steps = sharing.map(({ id }, place) => shareStep(id, place, weighted, shares.get(id) ?? zero))
  return {
    shares,
    elsewhere: subtract(one, [...shares.values()].reduce(add, zero)),
    steps: [...nil.map(nilStep), ...roundedSteps(all, ground), ...steps],
  }
}

function ratio(part: Rational, whole: Rational): Rational {
  return rational(part.numerator * whole.denominator, part.denominator * whole.numerator)
}

function termValues(term: Term, { given, sharing }: KeyGround): TermValues {
  const values = sharing.map(({ id, values }) => {
    const value = factorOf(id, values, term.factor)
    const rounded =
      term.downTo === undefined ? value : multiply(rational(floor(ratio(value, term.downTo))), term.downTo)
    if (term.over === undefined) return rounded
    const divisor = factorOf(id, values, term.over)
    if (compare(divisor, zero) === 0) throw new Refusal("settlement.zero-divisor", { unit: id, factor: term.over })
    return ratio(rounded, divisor)
  })
  const sum = values.reduce(add, zero)
  const total = given.totals.get(term.factor) ?? sum
  if (compare(total, sum) < 0)
    throw new Refusal("settlement.total-below-units", {
      factor: term.factor,
      total: shownNumber(total),
      sum: shownNumber(sum),
    })
  return { term, values, total }
}

function nilStep({ term: { factor } }: TermValues): Step {
  return {
    kind: "factor",
    text: {
      zh: `因素 ${factor} 全部为零：其余因素按比例承担其权重。`,
      en: `The factor ${factor} is nil for everybody: the others count fully.`,
    },
  }
}

function roundedSteps(all: readonly TermValues[], { sharing }: KeyGround): readonly Step[] {
  return all.flatMap(({ term: { factor, downTo, over }, values }) => {
    if (downTo === undefined || over !== undefined) return []
    const told = shownNumber(downTo)
    return sharing.flatMap(({ id, values: own }, place): readonly Step[] => {
      const [from, to] = [shownNumber(own.get(factor) ?? zero), shownNumber(values[place] ?? zero)]
      if (from === to) return []
      return [
        {
          kind: "factor",
          of: id,
          text: {
            zh: `${id}：${factor} ${from} 向下取整到 ${told} 的倍数，计 ${to}。`,
            en: `${id}: ${factor} ${from}, rounded down to full ${told}, counts as ${to}.`,
          },
        },
      ]
    })
  })
}

function shareStep(
  id: string,
  place: number,
  weighted: readonly (TermValues & { readonly weight: Rational })[],
  share: Rational,
): Step {
  const formula = weighted
    .map(({ weight, values, total }) => {
      const part = `${shownNumber(values[place] ?? zero)}/${shownNumber(total)}`
      return weighted.length === 1 ? part : `${shownNumber(weight)} × ${part}`
    })
    .join(" + ")
  const sum = `${formula} = ${shownNumber(share)}`
  return {
    kind: "share",
    of: id,
    text: {
      zh: `${id} 的份额：${sum}（${shownPercent(share)}）。`,
      en: `Share of ${id}: ${sum} (${shownPercent(share)}).`,
    },
  }
}

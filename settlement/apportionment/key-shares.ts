import { add, compare, floor, multiply, type Rational, Refusal, rational, subtract } from "../../base/index.ts"
import { factorOf } from "./base-amount.ts"
import type { ApportionmentCase } from "./case.ts"
import type { Facts } from "./facts.ts"
import type { Member } from "./participants.ts"
import type { Key, PackVersion, RulePack, Term } from "./rule-pack.ts"
import { foundedOn, type Step, shownNumber, shownPercent } from "./step.ts"

/** The share of each sharing unit in what is divided, exact; with what belongs elsewhere they make 1. */
export interface KeyShares {
  readonly shares: ReadonlyMap<string, Rational>
  readonly elsewhere: Rational
  readonly steps: readonly Step[]
}

const zero = rational(0n)
const one = rational(1n)

/** What the shares depend on. */
interface Ground {
  readonly pack: RulePack
  readonly version: PackVersion
  readonly given: ApportionmentCase
  readonly facts: Facts
  readonly sharing: readonly Member[]
}

/**
 * Shares by agreement where there is one, else by the key in force on the day.
 * @throws Refusal "settlement.no-agreement-allowed", "settlement.wrong-agreement", "settlement.before-term",
 * "settlement.no-factor-total", "settlement.total-below-units", "settlement.zero-divisor", "settlement.missing-factor",
 * "settlement.role-count", "settlement.no-totals-allowed", "settlement.shares-above-one"
 */
export function keyShares(ground: Ground): KeyShares {
  const { given, version, facts } = ground
  if (given.agreement !== undefined) return agreed(ground, given.agreement)
  const { key, steps } = keyOn(version, facts, given)
  const found = "fixed" in key ? fixedShares(key, ground) : factorShares(key.factors, ground)
  return { ...found, steps: [...steps, ...found.steps] }
}

function agreed(
  { version, pack, sharing }: Ground,
  { reference, shares }: NonNullable<ApportionmentCase["agreement"]>,
): KeyShares {
  if (version.agreement === undefined) throw new Refusal("settlement.no-agreement-allowed", { pack: pack.id })
  const stranger = [...shares.keys()].find((unit) => !sharing.some(({ id }) => id === unit))
  const missing = sharing.find(({ id }) => !shares.has(id))
  const sum = [...shares.values()].reduce(add, zero)
  if (stranger !== undefined || missing !== undefined || compare(sum, one) !== 0)
    throw new Refusal("settlement.wrong-agreement", { unit: stranger ?? missing?.id ?? "–", sum: shownNumber(sum) })
  const { title } = version.agreement
  const told = [...shares].map(([unit, share]) => `${unit} ${shownNumber(share)}`).join(", ")
  return {
    shares,
    elsewhere: zero,
    steps: [
      {
        kind: "share",
        text: { zh: `${title.zh}（${reference}）：${told}。`, en: `${title.en} (${reference}): ${told}.` },
        ...foundedOn(version.agreement),
      },
    ],
  }
}

function keyOn(
  { key, terms }: PackVersion,
  facts: Facts,
  { day }: ApportionmentCase,
): { readonly key: Key; readonly steps: readonly Step[] } {
  if (terms === undefined) return { key: key ?? { fixed: {} }, steps: [] }
  const since = facts.day(terms.since) ?? day
  if (day < since) throw new Refusal("settlement.before-term", { day, since, fact: terms.since })
  let years = 0
  for (const term of terms.of) {
    const from = afterYears(since, years)
    if (typeof term.years === "object") years += Number(facts.number(term.years.fact)?.numerator ?? 0n)
    else years += term.years ?? 0
    if (term.years !== undefined && day >= afterYears(since, years)) continue
    const step: Step = {
      kind: "rule",
      text: {
        zh: `${day} 适用（自 ${from} 起）：${term.title.zh}。`,
        en: `On ${day} this holds (since ${from}): ${term.title.en}.`,
      },
    }
    return { key: term.key, steps: [step] }
  }
  throw new RangeError("the last term of a pack has no end")
}

/** The anniversary as text; days compare as text, so that 29 February needs no care. */
function afterYears(day: string, years: number): string {
  return `${`${Number(day.slice(0, 4)) + years}`.padStart(4, "0")}${day.slice(4)}`
}

function fixedShares({ fixed }: Extract<Key, { fixed: unknown }>, { facts, sharing }: Ground): KeyShares {
  const told = Object.entries(fixed).map(([role, share]) => {
    if (share === "rest") return { role, share: undefined }
    return { role, share: "fact" in share ? (facts.number(share.fact) ?? zero) : share }
  })
  const rest = subtract(
    one,
    told.reduce((sum, { share }) => add(sum, share ?? zero), zero),
  )
  if (compare(rest, zero) < 0) throw new Refusal("settlement.shares-above-one", { rest: shownNumber(rest) })
  const shares = new Map(sharing.map(({ id }) => [id, zero]))
  const steps: Step[] = []
  for (const { role, share = rest } of told) {
    const unit = inRole(role, sharing)
    shares.set(unit, share)
    steps.push({
      kind: "share",
      of: unit,
      text: { zh: `${unit}：按规则得 ${shownPercent(share)}。`, en: `${unit}: ${shownPercent(share)} by the rule.` },
    })
  }
  return { shares, elsewhere: zero, steps }
}

/** The one unit of a role. @throws Refusal "settlement.role-count" */
export function inRole(role: string, members: readonly Member[]): string {
  const found = members.filter((member) => member.role === role)
  const [unit] = found
  if (unit === undefined || found.length > 1)
    throw new Refusal("settlement.role-count", { role, count: `${found.length}` })
  return unit.id
}

/** The values of a term, one a unit, with their total. */
interface TermValues {
  readonly term: Term
  readonly values: readonly Rational[]
  readonly total: Rational
}

function factorShares(terms: readonly Term[], ground: Ground): KeyShares {
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

function termValues(term: Term, { given, sharing }: Ground): TermValues {
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

function roundedSteps(all: readonly TermValues[], { sharing }: Ground): readonly Step[] {
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

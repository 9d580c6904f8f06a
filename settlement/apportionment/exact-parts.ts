import { add, compare, multiply, type Rational, Refusal, rational, type Text } from "../../base/index.ts"
import { type BaseAmount, baseAmount } from "./base-amount.ts"
import { type ApportionmentCase, inMinorUnits } from "./case.ts"
import { type Facts, factorYear, factsOf } from "./facts.ts"
import type { Ground } from "./ground.ts"
import { inRole, keyShares } from "./key-shares.ts"
import { limitedParts, withoutSmall } from "./limited-parts.ts"
import { type Member, outsidePool, participantsOf } from "./participants.ts"
import { portionsOf } from "./portions.ts"
import type { PackVersion, RulePack, WholeRule } from "./rule-pack.ts"
import { foundedOn, type Step, shownAmount } from "./step.ts"
import { taxAtOneRate, taxOf } from "./two-pass-tax.ts"
import { refuseUnreadParts } from "./unread-parts.ts"

/** A division before rounding: parts and pools are exact minor units and together make the whole. */
export interface ExactParts {
  readonly whole: bigint
  readonly members: readonly Member[]
  readonly excluded: ReadonlyMap<string, Text>
  /** By unit: its share in what is divided, before limits. */
  readonly shares: ReadonlyMap<string, Rational>
  readonly parts: ReadonlyMap<string, Rational>
  readonly pools: ReadonlyMap<string, Rational>
  readonly paidIn: ReadonlyMap<string, Rational>
  readonly facts: Facts
  readonly steps: readonly Step[]
}

const zero = rational(0n)
const one = rational(1n)

/** Divides a case exactly. @throws Refusal as its parts do, and "settlement.wrong-factor-year" */
export function exactParts(
  pack: RulePack,
  version: PackVersion,
  given: ApportionmentCase,
  places: ReadonlySet<string>,
): ExactParts {
  const facts = factsOf(pack, given, places)
  refuseUnreadParts(pack, version, given, facts)
  const yearSteps = checkYear(version, given)
  const { members, sharing, excluded, steps: unitSteps } = participantsOf(pack, version, given, places)
  const ground = { pack, version, given, facts, members }
  const base = baseAmount(pack, version, given, members)
  const start = { whole: base.whole, members, excluded, paidIn: base.paidIn, facts }
  const steps = [...yearSteps, ...unitSteps, ...base.steps]
  const rule = version.whole.find(({ when }) => holds(when, ground, base.whole))
  const income = incomeOf(ground, base)
  if (rule !== undefined) {
    const taxed = income === undefined ? undefined : taxAtOneRate(ground, income)
    const all = taxed === undefined ? base : { ...base, whole: taxed.tax, divided: rational(taxed.tax) }
    const allSteps = [...steps, ...(taxed?.steps ?? []), wholeStep(pack, rule)]
    return { ...start, whole: all.whole, ...wholly(rule, ground, all), steps: allSteps }
  }
  if (sharing.length === 0) throw new Refusal("settlement.nobody-shares", { count: `${members.length}` })
  const keyed = keyShares({ ...ground, sharing })
  const taxed = income === undefined ? undefined : taxOf(ground, sharing, keyed.shares, income)
  const whole = taxed?.tax ?? base.whole
  const portions = portionsOf(pack, version, taxed === undefined ? base.divided : rational(whole), given.currency)
  const limited = limitedParts(ground, sharing, portions.divided, keyed.shares)
  const small = withoutSmall(ground, limited.parts)
  return {
    ...start,
    whole,
    shares: keyed.shares,
    parts: new Map(members.map(({ id }) => [id, add(base.kept.get(id) ?? zero, small.parts.get(id) ?? zero)])),
    pools: withElsewhere(portions.pools, multiply(keyed.elsewhere, portions.divided)),
    steps: [...steps, ...keyed.steps, ...(taxed?.steps ?? []), ...portions.steps, ...limited.steps, ...small.steps],
  }
}

function withElsewhere(pools: ReadonlyMap<string, Rational>, amount: Rational): ReadonlyMap<string, Rational> {
  return compare(amount, zero) === 0 ? pools : new Map([...pools, [outsidePool, amount]])
}

function checkYear({ factorYear: asked }: PackVersion, { day, facts }: ApportionmentCase): readonly Step[] {
  if (asked === undefined) return []
  const needed = `${Number(day.slice(0, 4)) - (asked === "previous" ? 1 : 0)}`
  const given = facts[factorYear]
  if (given !== undefined && `${given}` !== needed)
    throw new Refusal("settlement.wrong-factor-year", { given: `${given}`, needed, day })
  return [{ kind: "rule", text: { zh: `因素取 ${needed} 年的数据。`, en: `The factors are those of ${needed}.` } }]
}

function holds(when: WholeRule["when"], { facts, given }: Ground, whole: bigint): boolean {
  if ("amountUpTo" in when) return compare(rational(whole), inMinorUnits(when.amountUpTo, given.currency)) <= 0
  if ("is" in when) return facts.flag(when.fact) === when.is
  return compare(rational(facts.amount(when.fact)), inMinorUnits(when.below, given.currency)) < 0
}

function wholly({ to }: WholeRule, ground: Ground, base: BaseAmount): Pick<ExactParts, "shares" | "parts" | "pools"> {
  const { members, version, pack, given } = ground
  const unit = "role" in to ? inRole(to.role, members) : undefined
  const { pools } = portionsOf(pack, version, zero, given.currency)
  return {
    shares: new Map(members.map(({ id }) => [id, id === unit ? one : zero])),
    parts: new Map(members.map(({ id }) => [id, add(base.kept.get(id) ?? zero, id === unit ? base.divided : zero)])),
    pools: "portion" in to ? new Map([...pools, [to.portion, base.divided]]) : pools,
  }
}

function wholeStep({ roles, portions }: RulePack, rule: WholeRule): Step {
  const to = "role" in rule.to ? roles[rule.to.role] : portions[rule.to.portion]?.title
  return {
    kind: "whole",
    text: {
      zh: `${rule.title.zh}：全部归${to?.zh ?? "所指定者"}。`,
      en: `${rule.title.en}: all of it goes to the ${to?.en ?? "one named"}.`,
    },
    ...foundedOn(rule),
  }
}

/** The income, when the case says that its amount is one. @throws Refusal "settlement.negative-income" */
function incomeOf({ version: { rates }, facts, given }: Ground, { divided }: BaseAmount): Rational | undefined {
  if (rates === undefined || !facts.flag(rates.income)) return undefined
  if (compare(divided, zero) < 0)
    throw new Refusal("settlement.negative-income", { amount: shownAmount(divided, given.currency) })
  return divided
}

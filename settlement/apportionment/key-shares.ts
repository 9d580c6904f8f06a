import { add, compare, Refusal, rational, subtract } from "../../base/index.ts"
import type { ApportionmentCase } from "./case.ts"
import { factorShares, type KeyGround, type KeyShares } from "./factor-shares.ts"
import type { Facts } from "./facts.ts"
import type { Member } from "./participants.ts"
import type { Key, PackVersion } from "./rule-pack.ts"
import { foundedOn, type Step, shownNumber, shownPercent } from "./step.ts"

const zero = rational(0n)
const one = rational(1n)

/**
 * Shares by agreement where there is one, else by the key in force on the day.
 * @throws Refusal "settlement.no-agreement-allowed", "settlement.wrong-agreement", "settlement.before-term",
 * "settlement.no-factor-total", "settlement.total-below-units", "settlement.zero-divisor", "settlement.missing-factor",
 * "settlement.role-count", "settlement.unit-without-role", "settlement.no-totals-allowed", "settlement.shares-above-one"
 */
export function keyShares(ground: KeyGround): KeyShares {
  const { given, version, facts } = ground
  if (given.agreement !== undefined) return agreed(ground, given.agreement)
  const { key, steps } = keyOn(version, facts, given)
  const found = "fixed" in key ? fixedShares(key, ground) : factorShares(key.factors, ground)
  return { ...found, steps: [...steps, ...found.steps] }
}

function agreed(
  { version, pack, sharing }: KeyGround,
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

function fixedShares({ fixed }: Extract<Key, { fixed: unknown }>, { facts, sharing }: KeyGround): KeyShares {
  const without = sharing.find(({ role }) => role === undefined || !(role in fixed))
  if (without !== undefined)
    throw new Refusal("settlement.unit-without-role", { unit: without.id, known: Object.keys(fixed).join(", ") })
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

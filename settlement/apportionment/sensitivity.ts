import { add, compare, multiply, type Rational, rational, subtract } from "../../base/index.ts"
import { type Apportionment, apportionUnder, versionOn } from "./apportion-under.ts"
import type { ApportionmentCase } from "./case.ts"
import type { RulePack, Term } from "./rule-pack.ts"

/** What one percentage point more for one factor moves. */
export interface WeightChange {
  readonly factor: string
  readonly weight: Rational
  /** The weight that was tried. */
  readonly tried: Rational
  /** By unit, in order: minor units more (or less, when negative) than under the weights in force. */
  readonly changes: ReadonlyMap<string, bigint>
}

const one = rational(1n)

/**
 * How much each weight of the formula matters: each in turn is raised by a step, the others give way in proportion, and
 * the case is divided again with everything else as it is.
 * @param step the increase; one percentage point if left out
 * @returns one row a factor, in order of the formula; none where the key is not a formula of several factors
 * @throws Refusal as `apportionUnder`
 * @example sensitivity(pack, given, places)[0]?.changes.get("suzhou") // 101539n of 1,000,000.00 yuan
 */
export function sensitivity(
  pack: RulePack,
  given: ApportionmentCase,
  places: ReadonlySet<string>,
  step = rational(1n, 100n),
): readonly WeightChange[] {
  const { version } = versionOn(pack, given.day)
  const { key } = version
  if (key === undefined || !("factors" in key) || given.agreement !== undefined) return []
  const before = apportionUnder(pack, given, places)
  return key.factors.flatMap(({ factor, weight }, place) => {
    const tried = add(weight, step)
    if (compare(weight, one) === 0 || compare(tried, one) > 0) return []
    const after = apportionUnder(withTerms(pack, given, reweighted(key.factors, place, tried)), given, places)
    return [{ factor, weight, tried, changes: changesOf(before, after) }]
  })
}

/** The terms with one weight set and the others in their old proportion. */
function reweighted(terms: readonly Term[], place: number, tried: Rational): Term[] {
  const old = subtract(one, terms[place]?.weight ?? one)
  const left = subtract(one, tried)
  const scale = rational(left.numerator * old.denominator, left.denominator * old.numerator)
  return terms.map((term, at) => ({ ...term, weight: at === place ? tried : multiply(term.weight, scale) }))
}

function withTerms(pack: RulePack, { day }: ApportionmentCase, factors: Term[]): RulePack {
  const { from, version } = versionOn(pack, day)
  return { ...pack, versions: { ...pack.versions, [from]: { ...version, key: { factors } } } }
}

/**
 * What each unit has more in the second of two divisions of the same units.
 * @returns minor units by id, in order of the first; below zero for who has less
 * @example changesOf(apportionUnder(one, given, places), apportionUnder(other, given, places)).get("suzhou") // -14040n
 */
export function changesOf(before: Apportionment, after: Apportionment): ReadonlyMap<string, bigint> {
  const later = new Map(after.parts.map(({ id, amount }) => [id, amount]))
  return new Map(before.parts.map(({ id, amount }) => [id, (later.get(id) ?? 0n) - amount]))
}

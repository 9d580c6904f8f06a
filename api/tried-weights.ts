import { add, compare, formatMinorUnits, formatRational, type Rational, Refusal, rational } from "../base/index.ts"
import {
  type Apportionment,
  type ApportionmentCase,
  apportionUnder,
  exactNumber,
  type PackVersion,
  type RulePack,
  sensitivity,
  versionOn,
} from "../settlement/index.ts"
import type { dividing } from "./contract/index.ts"
import { termsOf } from "./shown-pack.ts"

const none = rational(0n)
/** By so much each weight is raised to see what hangs on it. */
const step = rational(1n, 10n)
/** Beyond so many units the case is not divided again for each weight: others wait. */
const mostAgain = 200

type Weights = ReadonlyMap<string, Rational>

/** A division with its weights, and what hangs on each of them. */
export interface TriedDivision extends Pick<dividing.Divided, "weights" | "tried" | "sensitivity"> {
  readonly divided: Apportionment
}

/**
 * Divides a case by the weights of its pack, or by others that are tried; then again with each weight raised.
 * @throws Refusal "settlement.unknown-weight", "settlement.no-weights", and those of `apportionUnder`
 */
export function triedDivision(
  pack: RulePack,
  given: ApportionmentCase,
  asked: Readonly<Record<string, string | number>>,
  places: ReadonlySet<string>,
): TriedDivision {
  const { from, version } = versionOn(pack, given.day)
  const byRule = new Map(termsOf(version).map(({ factor, weight }) => [factor, weight]))
  const weights = weightsOf(pack, byRule, asked)
  const under = (own: Weights) => apportionUnder(withWeights(pack, from, version, own), given, places)
  const divided = under(weights)
  const sum = [...weights.values()].reduce(add, none)
  const parts = new Map([...weights].map(([factor, weight]) => [factor, part(weight, sum)]))
  return {
    divided,
    tried: [...weights].some(([factor, weight]) => compare(weight, byRule.get(factor) ?? none) !== 0),
    weights: [...weights].map(([factor, weight]) => ({
      factor,
      weight: formatRational(weight),
      byRule: formatRational(byRule.get(factor) ?? none),
      of: formatRational(parts.get(factor) ?? none),
    })),
    sensitivity: given.units.length > mostAgain ? [] : changes(withWeights(pack, from, version, parts), given, places),
  }
}

function changes(
  pack: RulePack,
  given: ApportionmentCase,
  places: ReadonlySet<string>,
): dividing.Divided["sensitivity"] {
  return sensitivity(pack, given, places, step).map(({ factor, changes }) => ({
    factor,
    step: formatRational(step),
    parts: [...changes].map(([id, change]) => ({ id, difference: formatMinorUnits(change, given.currency) })),
  }))
}

function weightsOf(pack: RulePack, byRule: Weights, asked: Readonly<Record<string, string | number>>): Weights {
  const stranger = Object.keys(asked).find((factor) => !byRule.has(factor))
  if (stranger !== undefined)
    throw new Refusal("settlement.unknown-weight", {
      factor: stranger,
      pack: pack.id,
      known: [...byRule.keys()].join(", ") || "–",
    })
  const weights = new Map(
    [...byRule].map(([factor, weight]) => {
      const tried = asked[factor]
      const found = tried === undefined ? weight : exactNumber(tried)
      if (compare(found, none) < 0)
        throw new Refusal("settlement.negative-value", { unit: pack.id, what: factor, value: `${tried}` })
      return [factor, found]
    }),
  )
  if (weights.size > 0 && compare([...weights.values()].reduce(add, none), none) === 0)
    throw new Refusal("settlement.no-weights")
  return weights
}

/** The pack with other weights in the version that decides. Factors that weigh nothing stay out of the formula. */
function withWeights(pack: RulePack, from: string, version: PackVersion, weights: Weights): RulePack {
  if (weights.size === 0) return pack
  const factors = termsOf(version)
    .map((term) => ({ ...term, weight: weights.get(term.factor) ?? term.weight }))
    .filter(({ weight }) => compare(weight, none) > 0)
  return { ...pack, versions: { ...pack.versions, [from]: { ...version, key: { factors } } } }
}

function part(of: Rational, whole: Rational): Rational {
  return rational(of.numerator * whole.denominator, of.denominator * whole.numerator)
}

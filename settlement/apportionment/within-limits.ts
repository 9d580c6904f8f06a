import { add, compare, multiply, type Rational, Refusal, rational } from "../../base/index.ts"

/** A party with its weight and the least and most it may receive. */
export interface Limited {
  readonly id: string
  readonly weight: Rational
  readonly floor: Rational
  /** None when undefined. */
  readonly cap: Rational | undefined
}

const zero = rational(0n)

function clamp({ weight, floor, cap }: Limited, level: Rational): Rational {
  const wanted = multiply(weight, level)
  const raised = compare(wanted, floor) < 0 ? floor : wanted
  return cap !== undefined && compare(raised, cap) > 0 ? cap : raised
}

/**
 * Divides an amount by weights between floors and caps: what a cap takes from one goes to the others by their weights,
 * and so does what a floor costs. One level serves all: each receives weight × level, held between its limits.
 * @param amount zero or more
 * @returns party → part, exact; the parts make the amount
 * @throws Refusal "settlement.limits-unreachable" when the floors need more than there is, or the caps take less
 * @example withinLimits(rational(100n), [{ id: "a", weight: half, floor: zero, cap: rational(30n) }, { id: "b", weight: half, floor: zero, cap: undefined }]) // a 30, b 70
 */
export function withinLimits(amount: Rational, parties: readonly Limited[]): ReadonlyMap<string, Rational> {
  const crossed = parties.find(({ floor, cap }) => cap !== undefined && compare(floor, cap) > 0)
  const sumAt = (level: Rational) => parties.map((party) => clamp(party, level)).reduce(add, zero)
  const weighted = parties.filter(({ weight }) => compare(weight, zero) > 0)
  const levels = weighted
    .flatMap(({ weight, floor, cap }) =>
      [floor, ...(cap === undefined ? [] : [cap])].map((limit) => over(limit, weight)),
    )
    .sort(compare)
  const openEnded = weighted.some(({ cap }) => cap === undefined)
  const top = levels.at(-1) ?? zero
  const unreachable =
    crossed !== undefined || compare(sumAt(zero), amount) > 0 || (!openEnded && compare(sumAt(top), amount) < 0)
  if (unreachable) throw new Refusal("settlement.limits-unreachable", { unit: crossed?.id ?? "–" })
  const level = levelFor(amount, [zero, ...levels], sumAt, weighted)
  return new Map(parties.map((party) => [party.id, clamp(party, level)]))
}

function over(part: Rational, whole: Rational): Rational {
  return rational(part.numerator * whole.denominator, part.denominator * whole.numerator)
}

/** Between two neighbouring levels the sum rises in a straight line, by the weights that are between their limits. */
function levelFor(
  amount: Rational,
  levels: readonly Rational[],
  sumAt: (level: Rational) => Rational,
  weighted: readonly Limited[],
): Rational {
  let [low, high] = [0, levels.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (compare(sumAt(levels[middle] ?? zero), amount) <= 0) low = middle
    else high = middle - 1
  }
  const start = levels[low] ?? zero
  const short = add(amount, multiply(rational(-1n), sumAt(start)))
  if (compare(short, zero) === 0) return start
  const rising = weighted
    .filter(({ weight, floor, cap }) => {
      const wanted = multiply(weight, start)
      return compare(wanted, floor) >= 0 && (cap === undefined || compare(wanted, cap) < 0)
    })
    .map(({ weight }) => weight)
    .reduce(add, zero)
  return add(start, over(short, rising))
}

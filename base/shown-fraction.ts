import { parseRational } from "./rational.ts"

/** Digits that count, where a fraction has to be cut. */
const counting = 6

/**
 * An exact fraction for people: as it is while short, its decimals where they end, else cut and marked with ≈. Digits
 * before the point are never cut.
 * @param longest characters up to which the fraction itself is shown
 * @example shownFraction("9007199254740993/2", 12) // "4,503,599,627,370,496.5"
 */
export function shownFraction(fraction: string, longest: number): string {
  if (fraction.length <= longest) return fraction.replace("-", "−")
  const { numerator, denominator } = parseRational(fraction)
  const size = numerator < 0n ? -numerator : numerator
  const places = placesFor(size, denominator)
  const power = 10n ** BigInt(places)
  const rounded = (2n * size * power + denominator) / (2n * denominator)
  const whole = `${rounded / power}`.replace(/\B(?=(\d{3})+$)/g, ",")
  const decimals = places === 0 ? "" : `${rounded % power}`.padStart(places, "0").replace(/0+$/, "")
  const isCut = rounded * denominator !== size * power
  return `${isCut ? "≈ " : ""}${numerator < 0n ? "−" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`
}

/** Decimals for six digits that count, two at least beside a whole part: money is read to its cents. */
function placesFor(size: bigint, denominator: bigint): number {
  const whole = size / denominator
  if (whole > 0n) return Math.max(2, counting - `${whole}`.length)
  return size === 0n ? 0 : counting + `${denominator / size}`.length - 1
}

import { type Currency, formatRational, type Rational, rational, roundHalfUp, type Text } from "../../base/index.ts"

/** One step of a division, in words with its numbers: what was done, to whom, by which source. */
export interface Step {
  readonly kind:
    | "rule"
    | "base"
    | "unit"
    | "excluded"
    | "whole"
    | "split"
    | "factor"
    | "share"
    | "limit"
    | "small"
    | "rate"
    | "part"
    | "levy"
    | "rounding"
  /** The unit or portion whose figure it explains. */
  readonly of?: string
  readonly text: Text
  /** Where the rule of the step was read; where it was not, why it is assumed. */
  readonly source?: Text
  readonly assumed?: true
}

/** A source, or the assumption in its place, as a step carries it. */
export function foundedOn(rule: {
  readonly source?: Text | undefined
  readonly assumed?: Text | undefined
}): Pick<Step, "source" | "assumed"> {
  if (rule.source !== undefined) return { source: rule.source }
  return rule.assumed === undefined ? {} : { source: rule.assumed, assumed: true }
}

const places = 12

/** A decimal: exact when it ends within twelve places, else rounded to twelve. @example decimalOf(rational(7n, 12n)) // "0.583333333333" */
export function decimalOf(value: Rational): string {
  const scaled = roundHalfUp({ ...value, numerator: value.numerator * 10n ** BigInt(places) })
  const digits = `${scaled < 0n ? -scaled : scaled}`.padStart(places + 1, "0")
  const decimals = digits.slice(-places).replace(/0+$/, "")
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -places)}${decimals === "" ? "" : `.${decimals}`}`
}

/** Longest fraction that a person still reads. */
const longestFraction = 15

/**
 * A number for people: its decimals when they end within twelve places, else the fraction; `…` where that would be long.
 * @example shownNumber(rational(7n, 12n)) // "7/12"
 */
export function shownNumber(value: Rational): string {
  const decimals = decimalOf(value)
  if (10n ** BigInt(places) % value.denominator === 0n) return decimals
  const fraction = formatRational(value)
  return fraction.length > longestFraction ? `${decimals}…` : fraction
}

/** Minor units, perhaps not whole, as an amount of the currency; `…` stands for decimals without end. */
export function shownAmount(minor: Rational, { decimals }: Currency): string {
  const value = rational(minor.numerator, minor.denominator * 10n ** BigInt(decimals))
  const [whole = "0", fraction = ""] = decimalOf(value).split(".")
  const ends = 10n ** BigInt(places) % value.denominator === 0n
  const shown = ends ? fraction.padEnd(decimals, "0") : `${fraction.padEnd(decimals + 4, "0").slice(0, decimals + 4)}…`
  return shown === "" ? whole : `${whole}.${shown}`
}

/** A share as a percentage, at most four decimals. @example shownPercent(rational(1n, 3n)) // "33.3333%" */
export function shownPercent(share: Rational): string {
  const scaled = roundHalfUp({ ...share, numerator: share.numerator * 1_000_000n })
  const exact = decimalOf(rational(scaled, 10_000n))
  return `${exact}%`
}

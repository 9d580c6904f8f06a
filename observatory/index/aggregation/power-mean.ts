import { Refusal } from "../../../base/index.ts"
import { exponential, ln, power as raised } from "../algebra/elementary.ts"
import type { AggregateMethod } from "./aggregate-method.ts"
import type { Child } from "./child.ts"

/** A mean f⁻¹(Σ w·f(x)) with f(x) = (x + shift)ᵖ, or its logarithm for p = 0. */
export interface PowerMean {
  readonly power: number
  readonly shift: number
}

/** The mean that a method is, or undefined where it is another thing. */
export function powerOf(method: AggregateMethod): PowerMean | undefined {
  switch (method.name) {
    case "arithmetic":
      return { power: 1, shift: 0 }
    case "geometric":
      return { power: 0, shift: method.shift }
    case "harmonic":
      return { power: -1, shift: 0 }
    case "generalised":
      return { power: method.power, shift: 0 }
    default:
      return undefined
  }
}

/** Where numbers are, for a refusal. */
export interface Place {
  readonly node: string
  readonly periods: readonly number[]
  readonly units: readonly string[]
}

/**
 * A child's numbers under f, written into a row of the caller's; its own for an arithmetic mean. Under a power of zero or
 * less a zero has no f, but its mean has a limit: zero, whatever the others are. COINr stops there, and could then not take
 * the geometric mean of anything that min-max brought on its usual range from 0 to 100.
 * @throws Refusal "observatory.number-too-low-for-mean": numbers below zero have no such mean
 */
export function transformed(
  child: Child,
  { power, shift }: PowerMean,
  place: Place,
  terms: Float64Array,
): Float64Array {
  const { values } = child
  if (power === 1) return values
  for (let at = 0; at < values.length; at++) {
    const value = (values[at] ?? Number.NaN) + shift
    if (value < 0) refuseLow(child, at, place)
    terms[at] = power === 0 ? ln(value) : power === -1 ? 1 / value : raised(value, power)
  }
  return terms
}

function refuseLow({ code, values, own, weight }: Child, at: number, { node, periods, units }: Place): void {
  if (own === undefined ? weight === 0 : own[at] === 0) return
  throw new Refusal("observatory.number-too-low-for-mean", {
    node,
    indicator: code,
    unit: units[at % units.length] ?? "",
    period: `${periods[Math.floor(at / units.length)] ?? ""}`,
    value: `${values[at] ?? ""}`,
  })
}

/** f of one number. */
export function transformedNumber(number: number, { power, shift }: PowerMean): number {
  const value = number + shift
  return power === 1 ? value : power === 0 ? ln(value) : power === -1 ? 1 / value : raised(value, power)
}

/** Turns means of f(x) back to means, in place. */
export function restored(values: Float64Array, { power, shift }: PowerMean): void {
  if (power === 1) return
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN
    values[at] = (power === 0 ? exponential(value) : power === -1 ? 1 / value : raised(value, 1 / power)) - shift
  }
}

/** The mean of one unit's numbers; those that are missing are left out. NaN where none is there. */
export function powerMeanOf(numbers: Float64Array, weights: Float64Array, power: PowerMean): number {
  let [sum, total] = [0, 0]
  for (const [child, number] of numbers.entries()) {
    const weight = weights[child] ?? 0
    if (Number.isNaN(number) || weight === 0) continue
    sum += weight * transformedNumber(number, power)
    total += weight
  }
  const mean = Float64Array.of(sum / total)
  restored(mean, power)
  return mean[0] ?? Number.NaN
}

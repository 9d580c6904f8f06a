import { Refusal } from "../../../base/index.ts"
import { deviation, extent, mean } from "../numbers.ts"
import { fastRanks } from "../ranking/fast-ranks.ts"
import type { IndexNode } from "../structure.ts"
import type { NormaliseArguments } from "./normalise.ts"

/** How one row of numbers, of one period or of several one after the other, is brought on a scale. */
export type Scaling = Omit<NormaliseArguments, "indicators"> & {
  readonly indicator: IndexNode
  readonly periods: readonly number[]
  readonly units: readonly string[]
}

/** Where a row is, for a refusal. */
function placeOf({ indicator, periods }: Scaling): { readonly indicator: string; readonly period: string } {
  const [first, last] = [periods[0], periods[periods.length - 1]]
  return { indicator: indicator.code, period: first === last ? `${first}` : `${first}–${last}` }
}

/** Writes the numbers of a row on their scale; false, with nothing written, for a constant row that is to be left out. */
export function normaliseRow(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  switch (scaling.method) {
    case "scaled":
      return line(from, to, scaling, { low: scaling.lower ?? 0, high: scaling.upper ?? 100 }, [0, 100])
    case "goalposts":
      return goalposts(from, to, scaling)
    case "fraction":
    case "over-mean":
    case "over-worst":
      return share(from, to, scaling)
    case "rank":
    case "borda":
    case "percentile":
      return byRank(from, to, scaling)
    case "z-score":
      return zScore(from, to, scaling)
    case "reference":
      return reference(from, to, scaling)
    default:
      return overOwnRange(from, to, scaling)
  }
}

function isConstant(least: number, most: number, scaling: Scaling): boolean {
  if (least !== most) return false
  if (scaling.constant === "leave") return true
  throw new Refusal("observatory.constant-indicator", { ...placeOf(scaling), value: `${least}` })
}

interface Bounds {
  readonly low: number
  readonly high: number
}

/** The straight line by which `low` becomes the first of the results and `high` the second; turned where less is better. */
function line(
  from: Float64Array,
  to: Float64Array,
  { indicator, ...scaling }: Scaling,
  { low, high }: Bounds,
  [first, last]: readonly [number, number],
): boolean {
  if (!(high > low)) throw new Refusal("observatory.no-goalposts", placeOf({ ...scaling, indicator }))
  const start = indicator.direction === 1 ? low : -high
  const span = high - low
  for (let place = 0; place < from.length; place++)
    to[place] = ((indicator.direction * (from[place] ?? Number.NaN) - start) / span) * (last - first) + first
  return true
}

function goalposts(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  const { indicator, range } = scaling
  const low = scaling.lower ?? indicator.lower
  const high = scaling.upper ?? indicator.upper
  if (low === undefined || high === undefined) throw new Refusal("observatory.no-goalposts", placeOf(scaling))
  line(from, to, scaling, { low, high }, range)
  if (!scaling.trunc) return true
  const [least, most] = range[0] < range[1] ? range : [range[1], range[0]]
  for (let place = 0; place < to.length; place++) {
    const value = to[place] ?? Number.NaN
    to[place] = value < least ? least : value > most ? most : value
  }
  return true
}

/** Min-max, and the distances to the maximum and to a target: lines through the worst number of the row. */
function overOwnRange(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  const { least, most } = extent(from)
  const { method, indicator } = scaling
  if (isConstant(least, most, scaling)) return false
  if (method !== "target")
    return line(from, to, scaling, { low: least, high: most }, method === "min-max" ? scaling.range : [0, 1])
  const target = scaling.target ?? indicator.target
  if (target === undefined) throw new Refusal("observatory.no-target", placeOf(scaling))
  const sign = indicator.direction
  const worst = sign === 1 ? least : -most
  if (sign * target <= worst)
    throw new Refusal("observatory.beyond-the-target", { ...placeOf(scaling), target: `${target}` })
  for (let place = 0; place < from.length; place++)
    to[place] = capped((sign * (from[place] ?? Number.NaN) - worst) / (sign * target - worst), scaling.cap)
  return true
}

function capped(value: number, cap: boolean): number {
  return cap && value > 1 ? 1 : value
}

function zScore(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  const { least, most } = extent(from)
  if (isConstant(least, most, scaling)) return false
  const [middle, width] = [mean(from), deviation(from)]
  const sign = scaling.indicator.direction
  for (let place = 0; place < from.length; place++)
    to[place] = ((sign * ((from[place] ?? Number.NaN) - middle)) / width) * scaling.deviation + scaling.mean
  return true
}

function byRank(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  const { least, most } = extent(from)
  if (isConstant(least, most, scaling)) return false
  const { method } = scaling
  const count = fastRanks(from, to, scaling.ties, scaling.indicator.direction === 1)
  const less = method === "rank" ? 0 : 1
  const over = method === "percentile" ? count - 1 : 1
  for (let place = 0; place < to.length; place++) to[place] = ((to[place] ?? Number.NaN) - less) / over
  return true
}

/** Share of the best number, of the mean or of the worst: x / it, or it / x where less is better. */
function share(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  const { least, most } = extent(from)
  const less = scaling.indicator.direction === -1
  const best = less ? least : most
  const whole = scaling.method === "fraction" ? best : scaling.method === "over-mean" ? mean(from) : least + most - best
  if (least < 0 || whole === 0 || (less && least === 0))
    throw new Refusal("observatory.fraction-of-negative", { ...placeOf(scaling), value: `${least}` })
  for (let place = 0; place < from.length; place++) {
    const value = from[place] ?? Number.NaN
    to[place] = less ? whole / value : value / whole
  }
  return true
}

/** Distance to the number that the reference unit has in the same period. */
function reference(from: Float64Array, to: Float64Array, scaling: Scaling): boolean {
  const { indicator, units, unit = "" } = scaling
  const { least, most } = extent(from)
  if (isConstant(least, most, scaling)) return false
  const sign = indicator.direction
  const worst = sign === 1 ? least : -most
  const chosen = units.indexOf(unit)
  for (const [period, year] of scaling.periods.entries()) {
    const start = period * units.length
    const best = chosen < 0 ? Number.NaN : sign * (from[start + chosen] ?? Number.NaN)
    if (!(best > worst))
      throw new Refusal("observatory.no-reference", { indicator: indicator.code, unit, period: `${year}` })
    for (let place = start; place < start + units.length; place++)
      to[place] = capped((sign * (from[place] ?? Number.NaN) - worst) / (best - worst), scaling.cap)
  }
  return true
}

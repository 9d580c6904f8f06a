import { Refusal } from "../../../base/index.ts"
import { marks, type Panel, placeIn } from "../panel.ts"
import type { Note } from "../state.ts"
import type { PairGround, PairTarget } from "./pair-targets.ts"
import type { PairOptions } from "./pairs.ts"

/** One series that is put together. */
export interface Gathering {
  readonly panel: Panel
  /** The new panel, written into. */
  readonly made: Panel
  readonly series: number
  readonly ground: PairGround
  readonly to: "unit" | "corridor" | "whole"
  readonly given: PairOptions
  /** Whether the series was named, so that numbers of single units may be put together. */
  readonly asked: boolean
  readonly notes: Note[]
}

/** Puts one series together, from its pairs or from its single units. */
export function gather(one: Gathering): void {
  const { panel, series, ground, to, given, asked, notes } = one
  const code = panel.series[series] ?? ""
  const { pair, single } = firstOf(one)
  if (pair !== undefined && single !== undefined)
    throw new Refusal("observatory.mixed-pairs", { series: code, pair, unit: single })
  if (pair === undefined) {
    if (single === undefined) return
    if (to === "unit") copySingles(one)
    else if (asked && given.how !== "share-outside")
      total(
        one,
        ground.parts.map(({ singles }) => singles),
        given.how,
      )
    else throw new Refusal("observatory.single-units", { series: code, unit: single, to })
    return
  }
  if (given.how === "share-outside") {
    share(one)
    return
  }
  const parts = ground.parts.map((part) => [...outside(part, given), ...(given.inside ? part.inside : [])])
  total(one, parts, given.how)
  notes.push({ what: "paired", indicator: code, figures: { how: given.how, to } })
}

/** A pair and a single unit that have numbers, if any. */
function firstOf({ panel, series, ground }: Gathering): { readonly pair?: string; readonly single?: string } {
  let pair: string | undefined
  let single: string | undefined
  for (let period = 0; period < panel.periods.length; period++) {
    const start = placeIn(panel, series, period, 0)
    for (let unit = 0; unit < panel.units.length; unit++) {
      if (Number.isNaN(panel.values[start + unit])) continue
      if (ground.isPair[unit]) pair ??= panel.units[unit] ?? ""
      else single ??= panel.units[unit] ?? ""
    }
  }
  return { ...(pair !== undefined && { pair }), ...(single !== undefined && { single }) }
}

function outside(part: PairTarget, { direction }: PairOptions): readonly number[] {
  return direction === "out" ? part.out : direction === "in" ? part.in : [...part.out, ...part.in]
}

function copySingles({ panel, made, series, ground }: Gathering): void {
  for (let period = 0; period < panel.periods.length; period++)
    for (const [target, { singles }] of ground.parts.entries()) {
      const [unit] = singles
      if (unit === undefined) continue
      const from = placeIn(panel, series, period, unit)
      const to = placeIn(made, series, period, target)
      made.values[to] = panel.values[from] ?? Number.NaN
      made.marks[to] = panel.marks[from] ?? 0
    }
}

/** Sum of some units in a period. */
interface Sum {
  readonly total: number
  readonly there: number
  readonly marks: number
}

function sumOf({ panel, series }: Gathering, period: number, units: readonly number[]): Sum {
  const start = placeIn(panel, series, period, 0)
  let sum = 0
  let there = 0
  let carried = 0
  for (const unit of units) {
    const number = panel.values[start + unit] ?? Number.NaN
    if (Number.isNaN(number)) continue
    sum += number
    there++
    carried |= panel.marks[start + unit] ?? 0
  }
  return { total: sum, there, marks: carried }
}

function total(one: Gathering, parts: readonly (readonly number[])[], how: "sum" | "mean"): void {
  const { made, panel, series, given, notes } = one
  let absent = 0
  for (let period = 0; period < made.periods.length; period++)
    for (const [target, units] of parts.entries()) {
      const sum = sumOf(one, period, units)
      const lacking = units.length - sum.there
      absent += lacking
      if (units.length === 0 && period === 0)
        notes.push({ what: "no-parts", indicator: panel.series[series] ?? "", unit: made.units[target] ?? "" })
      if (lacking > 0 && given.absent === "missing") continue
      if (sum.there === 0 && (given.absent !== "zero" || how === "mean")) continue
      const place = placeIn(made, series, period, target)
      made.values[place] = how === "sum" ? sum.total : sum.total / (given.absent === "zero" ? units.length : sum.there)
      made.marks[place] = sum.marks | (lacking > 0 && given.absent === "partial" ? marks.partial : 0)
    }
  if (absent > 0)
    notes.push({
      what: "absent-parts",
      indicator: panel.series[series] ?? "",
      figures: { numbers: absent, counted: given.absent },
    })
}

/** What goes to others in all, inside included. */
function share(one: Gathering): void {
  const { panel, made, series, ground, to, given, notes } = one
  const indicator = panel.series[series] ?? ""
  if (to === "corridor") throw new Refusal("observatory.share-of-corridor", { series: indicator })
  for (const [target, part] of ground.parts.entries()) {
    const unit = made.units[target] ?? ""
    if (part.inside.length === 0) throw new Refusal("observatory.share-without-inside", { series: indicator, unit })
    const away = to === "whole" ? part.out : outside(part, given)
    for (const [period, year] of made.periods.entries()) {
      const [out, within] = [sumOf(one, period, away), sumOf(one, period, part.inside)]
      const lacking = away.length + part.inside.length - out.there - within.there
      const known = given.absent === "zero" || (given.absent === "partial" ? within.there > 0 : lacking === 0)
      const all = out.total + within.total
      if (!known || !(all > 0)) {
        notes.push({ what: "no-share", indicator, unit, period: year })
        continue
      }
      const place = placeIn(made, series, period, target)
      made.values[place] = out.total / all
      made.marks[place] = out.marks | within.marks | (lacking > 0 && given.absent === "partial" ? marks.partial : 0)
    }
  }
  notes.push({ what: "paired", indicator, figures: { how: "share-outside", to } })
}

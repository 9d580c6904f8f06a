import { Refusal } from "../../../base/index.ts"
import { quantile } from "../numbers.ts"
import { marks, marksOf, seriesOf } from "../panel.ts"
import type { IndexState } from "../state.ts"
import { periodsOf, type Window, windowsOf } from "../windows.ts"
import { type Filling, refuseRow } from "./filling.ts"

/** Groups of units: a group's place for each unit. */
interface Groups {
  readonly names: readonly string[]
  readonly of: Int32Array
}

function groupsOf({ units }: IndexState, { method, by }: Filling["given"]): Groups {
  if (method === "mean" || method === "median") return { names: ["*"], of: new Int32Array(units.codes.length) }
  if (by === undefined) throw new Refusal("observatory.impute-without", { method, argument: "by" })
  const column = units.columns.get(by)
  if (!column) throw new Refusal("observatory.unknown-group-column", { column: by })
  const places = new Map<string, number>()
  const of = Int32Array.from(column, (name, unit) => {
    if (name.trim() === "")
      throw new Refusal("observatory.unit-without-group", { column: by, unit: units.codes[unit] ?? "" })
    const place = places.get(name) ?? places.size
    places.set(name, place)
    return place
  })
  return { names: [...places.keys()], of }
}

/** What is known of each group in a window; one for all windows, so that nothing is made anew for each. */
interface Tally {
  readonly counts: Int32Array
  readonly missing: Int32Array
  readonly middles: Float64Array
  readonly rests: Float64Array
  /** Marks of the group's numbers. */
  readonly marks: Uint8Array
  /** Numbers of one group after the other, for medians. */
  readonly shelf: Float64Array
  readonly starts: Int32Array
}

/** Fills with the mean or median of the indicator in each group of units and window. */
export function fillByGroup(filling: Filling): void {
  const { state, given, indicators, filled } = filling
  const groups = groupsOf(state, given)
  const windows = windowsOf(state.panel, given.over)
  const byMedian = given.method.endsWith("median")
  const tally = emptyTally(groups.names.length, byMedian ? (windows[0]?.to ?? 0) : 0)
  for (const series of indicators) {
    const old: Series = { values: seriesOf(state.panel, series), marks: marksOf(state.panel, series) }
    const made: Series = { values: seriesOf(filled, series), marks: marksOf(filled, series) }
    for (const window of windows) {
      if (!count(old, groups, window, tally)) continue
      checkGroups(filling, series, groups, window, tally)
      if (byMedian) medians(old, groups, window, tally)
      else means(old, groups, window, tally)
      fillWindow(old, made, groups, window, tally)
    }
  }
}

function emptyTally(groups: number, shelf: number): Tally {
  return {
    counts: new Int32Array(groups),
    missing: new Int32Array(groups),
    middles: new Float64Array(groups),
    rests: new Float64Array(groups),
    marks: new Uint8Array(groups),
    shelf: new Float64Array(shelf),
    starts: new Int32Array(groups),
  }
}

/** A series, as it was or as it becomes. */
interface Series {
  readonly values: Float64Array
  readonly marks: Uint8Array
}

/** Counts, sums and marks by group. @returns whether anything is missing */
function count(old: Series, { of }: Groups, { from, to }: Window, tally: Tally): boolean {
  const { counts, missing, middles, marks: sums } = tally
  for (const row of [counts, missing, middles, sums]) row.fill(0)
  let gaps = 0
  for (let start = from; start < to; start += of.length)
    for (let unit = 0; unit < of.length; unit++) {
      const number = old.values[start + unit] ?? Number.NaN
      const group = of[unit] ?? 0
      if (Number.isNaN(number)) {
        missing[group] = (missing[group] ?? 0) + 1
        gaps++
        continue
      }
      counts[group] = (counts[group] ?? 0) + 1
      middles[group] = (middles[group] ?? 0) + number
      sums[group] = (sums[group] ?? 0) | (old.marks[start + unit] ?? 0)
    }
  return gaps > 0
}

function checkGroups(filling: Filling, series: number, groups: Groups, window: Window, tally: Tally): void {
  const { panel } = filling.state
  const indicator = panel.series[series] ?? ""
  for (const [group, name] of groups.names.entries()) {
    const numbers = tally.missing[group] ?? 0
    if (numbers === 0 || (tally.counts[group] ?? 0) > 0) continue
    if (!filling.given.leave)
      throw new Refusal("observatory.nothing-to-impute-from", {
        indicator,
        where: name,
        period: periodsOf(panel, window),
      })
    const figures = { group: name, numbers }
    const { period } = window
    filling.notes.push({ what: "group-without-numbers", indicator, ...(period !== undefined && { period }), figures })
  }
}

/** Means with a second pass over the rests, as `mean` of numbers.ts takes them. */
function means({ values }: Series, { of }: Groups, { from, to }: Window, { counts, middles, rests }: Tally): void {
  rests.fill(0)
  for (let group = 0; group < middles.length; group++) middles[group] = (middles[group] ?? 0) / (counts[group] ?? 0)
  for (let start = from; start < to; start += of.length)
    for (let unit = 0; unit < of.length; unit++) {
      const number = values[start + unit] ?? Number.NaN
      const group = of[unit] ?? 0
      if (!Number.isNaN(number)) rests[group] = (rests[group] ?? 0) + (number - (middles[group] ?? 0))
    }
  for (let group = 0; group < middles.length; group++)
    middles[group] = (middles[group] ?? 0) + (rests[group] ?? 0) / (counts[group] ?? 0)
}

function medians({ values }: Series, { of }: Groups, { from, to }: Window, tally: Tally): void {
  const { counts, missing, middles, shelf, starts } = tally
  let next = 0
  for (let group = 0; group < starts.length; group++) {
    starts[group] = next
    next += counts[group] ?? 0
  }
  for (let start = from; start < to; start += of.length)
    for (let unit = 0; unit < of.length; unit++) {
      const number = values[start + unit] ?? Number.NaN
      if (Number.isNaN(number)) continue
      const place = starts[of[unit] ?? 0] ?? 0
      shelf[place] = number
      starts[of[unit] ?? 0] = place + 1
    }
  for (let group = 0; group < starts.length; group++) {
    const end = starts[group] ?? 0
    if ((missing[group] ?? 0) > 0)
      middles[group] = quantile(shelf.subarray(end - (counts[group] ?? 0), end).sort(), 0.5)
  }
}

function fillWindow(old: Series, made: Series, { of }: Groups, { from, to }: Window, tally: Tally): void {
  for (let start = from; start < to; start += of.length)
    for (let unit = 0; unit < of.length; unit++) {
      const group = of[unit] ?? 0
      if (!Number.isNaN(old.values[start + unit]) || tally.counts[group] === 0) continue
      made.values[start + unit] = tally.middles[group] ?? Number.NaN
      made.marks[start + unit] = marks.grouped | (tally.marks[group] ?? 0)
    }
}

/** Fills with the mean of the unit's other indicators under the same parent, in the same period. */
export function fillBySiblings(filling: Filling): void {
  const { state, filled, indicators } = filling
  const families = new Map<number, Family>()
  for (const series of indicators) {
    const parent = state.structure.parents[series] ?? -1
    const family = families.get(parent) ?? familyOf(state, parent)
    families.set(parent, family)
    const old = seriesOf(state.panel, series)
    const values = seriesOf(filled, series)
    const made = marksOf(filled, series)
    for (let place = 0; place < old.length; place++) {
      if (!Number.isNaN(old[place])) continue
      const there = family.counts[place] ?? 0
      if (there === 0) {
        refuseRow(filling, series, place)
        continue
      }
      values[place] = (family.sums[place] ?? 0) / there
      made[place] = marks.modelled | (family.marks[place] ?? 0)
    }
  }
}

/** Sums over the indicators under one parent, by period and unit; one that is missing is not in its own sum. */
interface Family {
  readonly counts: Uint32Array
  readonly sums: Float64Array
  readonly marks: Uint8Array
}

function familyOf({ structure, panel }: IndexState, parent: number): Family {
  const size = panel.periods.length * panel.units.length
  const family = { counts: new Uint32Array(size), sums: new Float64Array(size), marks: new Uint8Array(size) }
  for (const node of structure.children[parent] ?? []) {
    if (node >= structure.indicators) continue
    const values = seriesOf(panel, node)
    const made = marksOf(panel, node)
    for (let place = 0; place < size; place++) {
      const number = values[place] ?? Number.NaN
      if (Number.isNaN(number)) continue
      family.counts[place] = (family.counts[place] ?? 0) + 1
      family.sums[place] = (family.sums[place] ?? 0) + number
      family.marks[place] = (family.marks[place] ?? 0) | (made[place] ?? 0)
    }
  }
  return family
}

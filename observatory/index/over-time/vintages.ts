import { Refusal } from "../../../base/index.ts"
import { emptyPanel, marksOf, type Panel, placeIn, seriesOf } from "../panel.ts"

/** A series of an index as one edition of it was published. */
export interface Edition {
  readonly name: string
  readonly panel: Panel
}

/** A number that two editions give for the same unit, series and period. */
export interface Restatement {
  readonly series: string
  readonly unit: string
  readonly period: number
  readonly earlier: number
  readonly later: number
  /** Later less earlier. */
  readonly points: number
  /** Later over earlier less one; NaN for an earlier number of zero. */
  readonly percent: number
}

/**
 * Numbers that one edition states otherwise than the edition before, each edition against the next, in their order. What only
 * one of them has is no restatement.
 * @param slack differences up to this one, in points, are those of rounding
 * @returns by pair of editions; empty lists where nothing was restated
 * @example restatements([{ name: "2020", panel: first }, { name: "2021", panel: second }], 0.005)
 */
export function restatements(
  editions: readonly Edition[],
  slack = 0,
): readonly { readonly from: string; readonly to: string; readonly restated: readonly Restatement[] }[] {
  return editions.slice(1).map((later, place) => {
    const earlier = editions[place] ?? later
    return { from: earlier.name, to: later.name, restated: between(earlier.panel, later.panel, slack) }
  })
}

function between(earlier: Panel, later: Panel, slack: number): readonly Restatement[] {
  const found: Restatement[] = []
  for (const [series, code] of earlier.series.entries())
    for (const [period, year] of earlier.periods.entries())
      for (const [unit, name] of earlier.units.entries()) {
        const before = earlier.values[placeIn(earlier, series, period, unit)] ?? Number.NaN
        const after = numberIn(later, code, year, name)
        if (!(Math.abs(after - before) > slack)) continue
        const percent = before === 0 ? Number.NaN : (after / before - 1) * 100
        found.push({
          series: code,
          unit: name,
          period: year,
          earlier: before,
          later: after,
          points: after - before,
          percent,
        })
      }
  return found
}

function numberIn(panel: Panel, series: string, period: number, unit: string): number {
  const places = [panel.series.indexOf(series), panel.periods.indexOf(period), panel.units.indexOf(unit)] as const
  return places.some((place) => place < 0) ? Number.NaN : (panel.values[placeIn(panel, ...places)] ?? Number.NaN)
}

/**
 * One series of two editions, linked at a period that both have: from there on the later edition, before it the earlier one,
 * brought to the level of the later by the ratio of their numbers at the link. Rates of change stay those of the edition
 * that each stretch is of.
 * @returns series and units of the later edition; NaN before the link where the earlier one lacks a unit or series
 * @throws Refusal "observatory.no-link" by series, unit and period, where an edition has no number above zero at the link
 * @example chainEditions(first, second, 2019)
 */
export function chainEditions(earlier: Edition, later: Edition, period: number): Panel {
  const before = earlier.panel.periods.filter((year) => year < period)
  const periods = [...before, ...later.panel.periods.filter((year) => year >= period)]
  const made = emptyPanel(later.panel.series, periods, later.panel.units)
  for (const [series, code] of made.series.entries())
    for (const [unit, name] of made.units.entries()) {
      const [old, young] = [numberIn(earlier.panel, code, period, name), numberIn(later.panel, code, period, name)]
      const known = before.some((year) => !Number.isNaN(numberIn(earlier.panel, code, year, name)))
      if (known && !(old > 0 && young > 0))
        throw new Refusal("observatory.no-link", {
          series: code,
          unit: name,
          period: `${period}`,
          earlier: earlier.name,
          later: later.name,
        })
      for (const [place, year] of periods.entries()) {
        const [source, factor] = year < period ? [earlier.panel, young / old] : [later.panel, 1]
        const value = numberIn(source, code, year, name) * factor
        seriesOf(made, series)[place * made.units.length + unit] = value
        marksOf(made, series)[place * made.units.length + unit] = markIn(source, code, year, name)
      }
    }
  return made
}

function markIn(panel: Panel, series: string, period: number, unit: string): number {
  const places = [panel.series.indexOf(series), panel.periods.indexOf(period), panel.units.indexOf(unit)] as const
  return places.some((place) => place < 0) ? 0 : (panel.marks[placeIn(panel, ...places)] ?? 0)
}

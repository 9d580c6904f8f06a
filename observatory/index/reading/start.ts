import { Refusal } from "../../../base/index.ts"
import { emptyPanel, type Panel, placeIn } from "../panel.ts"
import type { IndexState, Note } from "../state.ts"
import type { Structure, Units } from "../structure.ts"
import type { LongData } from "./read-data.ts"

/** What an index begins with. */
export interface IndexGround {
  readonly structure: Structure
  readonly data: LongData
  /** Without it the units are those of the data. */
  readonly units?: Units
  /** First and last period that count. */
  readonly periods?: readonly [number, number]
}

/**
 * Puts the rows of the data in their places of a panel: the state before the first step, and what was left aside. Each
 * period between the first and the last of the data that any row names stands in it.
 * @throws Refusal "observatory.unknown-unit", "observatory.no-data", "observatory.no-period", "observatory.few-units"
 */
export function startIndex({ structure, data, units: given, periods: bounds }: IndexGround): {
  readonly state: IndexState
  readonly notes: readonly Note[]
} {
  const units =
    given === undefined ? { codes: data.units, names: data.units, columns: new Map() } : withPairs(given, data)
  const [first, last] = bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const periods = data.periods.filter((period) => period >= first && period <= last)
  if (periods.length === 0)
    throw new Refusal("observatory.no-period", { file: data.file, first: `${first}`, last: `${last}` })
  if (units.codes.length < 1) throw new Refusal("observatory.few-units", { units: `${units.codes.length}`, least: "1" })
  const indicators = structure.nodes.slice(0, structure.indicators).map(({ code }) => code)
  const denominators = new Set(structure.nodes.map(({ denominator }) => denominator))
  const others = data.series.filter((code) => denominators.has(code) && !indicators.includes(code))
  const panel = filled(data, emptyPanel(indicators, periods, units.codes))
  for (const [series, code] of indicators.entries())
    if (panel.values.subarray(placeIn(panel, series, 0, 0), placeIn(panel, series + 1, 0, 0)).every(Number.isNaN))
      throw new Refusal("observatory.no-data", { file: data.file, indicator: code })
  const state: IndexState = {
    structure,
    units,
    panel,
    others: filled(data, emptyPanel(others, periods, units.codes)),
    weights: Float64Array.from(structure.nodes, ({ weight }) => weight),
    ownWeights: new Map(),
  }
  const left = data.series.filter((code) => !indicators.includes(code) && !denominators.has(code))
  return { state, notes: left.map((code) => ({ what: "not-in-the-structure", indicator: code })) }
}

/** The units of the list, then the pairs `A~B` of the data, whose ends must be in the list. */
function withPairs({ codes, names, columns }: Units, data: LongData): Units {
  const known = new Set(codes)
  const pairs = data.units.filter((code) => !known.has(code))
  const unit = pairs.find((code) => !isPairOf(code, known))
  if (unit !== undefined) throw new Refusal("observatory.unknown-unit", { file: data.file, unit })
  return {
    codes: [...codes, ...pairs],
    names: [...names, ...pairs],
    columns: new Map([...columns].map(([name, texts]) => [name, [...texts, ...pairs.map(() => "")]])),
  }
}

function isPairOf(code: string, known: ReadonlySet<string>): boolean {
  const ends = code.split("~")
  return ends.length === 2 && ends.every((end) => known.has(end))
}

/** The rows of the data in their places of an empty panel; what the panel does not name is passed over. */
export function filled(data: LongData, panel: Panel): Panel {
  const places = (names: readonly (string | number)[]) => new Map(names.map((name, place) => [name, place]))
  const [units, series, periods] = [places(panel.units), places(panel.series), places(panel.periods)]
  const unitPlaces = data.units.map((code) => units.get(code))
  const seriesPlaces = data.series.map((code) => series.get(code))
  for (let row = 0; row < data.values.length; row++) {
    const unit = unitPlaces[data.unitOf[row] ?? 0]
    const code = seriesPlaces[data.seriesOf[row] ?? 0]
    const period = periods.get(data.periodOf[row] ?? 0)
    if (unit !== undefined && code !== undefined && period !== undefined)
      panel.values[placeIn(panel, code, period, unit)] = data.values[row] ?? Number.NaN
  }
  return panel
}

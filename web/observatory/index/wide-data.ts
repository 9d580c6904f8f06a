import { csvText } from "../../ui/csv-rows.ts"

/** How a table with one column per indicator is read. */
export interface WideReading {
  /** Place of the column that names the unit. */
  readonly unit: number
  /** Place of the column that gives the period; without one all rows are of `fixed`. */
  readonly period: number | undefined
  readonly fixed: string
  /** Places of the columns that are indicators; others are left aside. */
  readonly indicators: readonly number[]
}

const unitNames = ["unit", "code", "region", "country", "ucode", "单元", "地区", "省份", "城市"]
const periodNames = ["period", "year", "time", "年份", "年", "时期"]
const numeric = /^(?:NA|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)?$/

/** A first reading of a table with one column per indicator, for the reader to confirm or change. */
export function wideReading([head = [], ...rows]: readonly (readonly string[])[]): WideReading {
  const named = (names: readonly string[]) => head.findIndex((name) => names.includes(name.trim().toLowerCase()))
  const unit = Math.max(0, named(unitNames))
  const period = named(periodNames)
  const isNumeric = (place: number) =>
    rows.some((row) => (row[place] ?? "").trim() !== "") && rows.every((row) => numeric.test((row[place] ?? "").trim()))
  return {
    unit,
    period: period < 0 ? undefined : period,
    fixed: "",
    indicators: [...head.keys()].filter((place) => place !== unit && place !== period && isNumeric(place)),
  }
}

/**
 * A table with one column per indicator as rows unit,period,indicator,value. Fields are handed on as they stand; the
 * index refuses what is no number. An empty row is left out.
 */
export function longFromWide([head = [], ...rows]: readonly (readonly string[])[], reading: WideReading): string {
  const { unit, period, fixed, indicators } = reading
  const long = rows
    .filter((row) => row.some((text) => text.trim() !== ""))
    .flatMap((row) =>
      indicators.map((place) => [
        (row[unit] ?? "").trim(),
        period === undefined ? fixed : (row[period] ?? "").trim(),
        (head[place] ?? "").trim(),
        (row[place] ?? "").trim(),
      ]),
    )
  return csvText([["unit", "period", "indicator", "value"], ...long])
}

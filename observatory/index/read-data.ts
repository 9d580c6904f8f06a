import { Refusal } from "../../base/index.ts"
import { eachRow, type NamedText } from "./csv-rows.ts"
import { numberIn } from "./read-structure.ts"
import type { Units } from "./structure.ts"

/** Numbers of a `long.csv`, a row each, with the names that they stand for. */
export interface LongData {
  readonly file: string
  /** In the order in which the file first names them. */
  readonly units: readonly string[]
  readonly series: readonly string[]
  /** Rising. */
  readonly periods: readonly number[]
  /** By row: places in the lists above, and the number; NaN where the field was empty or NA. */
  readonly unitOf: Int32Array
  readonly seriesOf: Int32Array
  readonly periodOf: Float64Array
  readonly values: Float64Array
}

const longColumns: readonly string[] = ["unit", "period", "indicator", "value"]

/** Names by the place at which they were first met. */
class Names {
  readonly #places = new Map<string, number>()
  get list(): readonly string[] {
    return [...this.#places.keys()]
  }
  place(name: string): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    this.#places.set(name, this.#places.size)
    return this.#places.size - 1
  }
}

/**
 * Data of an index from `long.csv`: unit,period,indicator,value in any order of columns; further columns are passed over.
 * A value that is empty or `NA` is missing. A period is a whole number, as a rule a year.
 * @param columns names that unit, period, indicator and value have in the file, in this order
 * @throws Refusal "observatory.row-twice", "observatory.not-a-number", "observatory.no-code", "observatory.no-rows" and those
 * of `eachRow`, each with file and row
 * @example readData({ file: "long.csv", text: "unit,period,indicator,value\nCN-SH,2018,RD,1359.2\n" })
 */
export function readData(source: NamedText, columns = longColumns): LongData {
  const { file } = source
  const [units, series] = [new Names(), new Names()]
  const [unitOf, seriesOf, periodOf, values]: [number[], number[], number[], number[]] = [[], [], [], []]
  const lines = new Map<string, number>()
  eachRow(source, columns, 4, ([unit = "", period = "", code = "", value = ""], line) => {
    const at = { file, row: `${line}` }
    if (unit === "" || code === "")
      throw new Refusal("observatory.no-code", { ...at, column: unit === "" ? "unit" : "indicator" })
    if (!/^[+-]?\d{1,9}$/.test(period))
      throw new Refusal("observatory.not-a-number", { ...at, column: "period", given: period, node: code })
    const [unitPlace, seriesPlace] = [units.place(unit), series.place(code)]
    const key = `${unitPlace} ${seriesPlace} ${Number(period)}`
    const before = lines.get(key)
    if (before !== undefined)
      throw new Refusal("observatory.row-twice", { ...at, before: `${before}`, unit, period, indicator: code })
    lines.set(key, line)
    unitOf.push(unitPlace)
    seriesOf.push(seriesPlace)
    periodOf.push(Number(period))
    values.push(
      value === "" || value === "NA"
        ? Number.NaN
        : numberIn({ ...at, column: "value", node: `${code}, ${unit}, ${period}` }, value),
    )
  })
  if (values.length === 0) throw new Refusal("observatory.no-rows", { file })
  return {
    file,
    units: units.list,
    series: series.list,
    periods: [...new Set(periodOf)].sort((a, b) => a - b),
    unitOf: Int32Array.from(unitOf),
    seriesOf: Int32Array.from(seriesOf),
    periodOf: Float64Array.from(periodOf),
    values: Float64Array.from(values),
  }
}

/**
 * Units from `units.csv`: unit,name and any further columns, for groups and denominators.
 * @throws Refusal "observatory.unit-twice", "observatory.no-code" and those of `eachRow`
 */
export function readUnits(source: NamedText): Units {
  const [codes, names, rows]: [string[], string[], (readonly string[])[]] = [[], [], []]
  const known = new Set<string>()
  const header = eachRow(source, ["unit", "name"], 1, ([unit = "", name = ""], line, all) => {
    const at = { file: source.file, row: `${line}` }
    if (unit === "") throw new Refusal("observatory.no-code", { ...at, column: "unit" })
    if (known.has(unit)) throw new Refusal("observatory.unit-twice", { ...at, unit })
    known.add(unit)
    codes.push(unit)
    names.push(name === "" ? unit : name)
    rows.push(all)
  })
  const columns = new Map(
    header.flatMap((name, place) =>
      name === "unit" || name === "name" || name === ""
        ? []
        : [[name, rows.map((row) => (row[place] ?? "").trim())] as const],
    ),
  )
  return { codes, names, columns }
}

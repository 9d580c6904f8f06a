import { Refusal } from "../../../base/index.ts"
import type { Units } from "../structure.ts"
import { eachRow, type NamedPieces, type NamedText } from "./csv-rows.ts"
import { numberIn } from "./read-structure.ts"

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

/** Which rows are the same but for their number. A Map has room for 16 million keys, and a large index has more rows. */
class Keys {
  #rows = new Int32Array(1024).fill(-1)
  #count = 0
  readonly #hash: (row: number) => number
  constructor(hash: (row: number) => number) {
    this.#hash = hash
  }
  /** Adds a row. @returns the row before that is the same, or −1 */
  add(row: number, isSame: (other: number) => boolean): number {
    if (++this.#count * 2 > this.#rows.length) this.#grow()
    for (let at = this.#start(row); ; at = (at + 1) & (this.#rows.length - 1)) {
      const other = this.#rows[at] ?? -1
      if (other < 0) {
        this.#rows[at] = row
        return -1
      }
      if (isSame(other)) return other
    }
  }
  #start(row: number): number {
    const word = Math.imul(this.#hash(row) | 0, 0x9e3779b1)
    return (word ^ (word >>> 15)) & (this.#rows.length - 1)
  }
  #grow(): void {
    const before = this.#rows
    this.#rows = new Int32Array(2 * before.length).fill(-1)
    for (const row of before) {
      if (row < 0) continue
      let at = this.#start(row)
      while ((this.#rows[at] ?? -1) >= 0) at = (at + 1) & (this.#rows.length - 1)
      this.#rows[at] = row
    }
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
export function readData(source: NamedText | NamedPieces, columns = longColumns): LongData {
  const { file } = source
  const [units, series] = [new Names(), new Names()]
  const [unitOf, seriesOf, periodOf, values]: [number[], number[], number[], number[]] = [[], [], [], []]
  const lines: number[] = []
  const known = new Keys(
    (row) => (unitOf[row] ?? 0) * 73_856_093 + (seriesOf[row] ?? 0) * 19_349_663 + (periodOf[row] ?? 0),
  )
  eachRow(source, columns, 4, ([unit = "", period = "", code = "", value = ""], line) => {
    const at = { file, row: `${line}` }
    if (unit === "" || code === "")
      throw new Refusal("observatory.no-code", { ...at, column: unit === "" ? "unit" : "indicator" })
    if (!/^[+-]?\d{1,9}$/.test(period))
      throw new Refusal("observatory.not-a-number", { ...at, column: "period", given: period, node: code })
    const [unitPlace, seriesPlace] = [units.place(unit), series.place(code)]
    const row = unitOf.push(unitPlace) - 1
    seriesOf.push(seriesPlace)
    periodOf.push(Number(period))
    lines.push(line)
    const before = known.add(
      row,
      (other) => unitOf[other] === unitPlace && seriesOf[other] === seriesPlace && periodOf[other] === periodOf[row],
    )
    if (before >= 0)
      throw new Refusal("observatory.row-twice", { ...at, before: `${lines[before]}`, unit, period, indicator: code })
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

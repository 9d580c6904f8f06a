import { type Currency, Day, isPlain, parseMinorUnits, Refusal, type Text } from "../../base/index.ts"
import { type ActivityRef, isSameActivity, type OutputActivity } from "./activity.ts"
import { type ImportColumn, placesOf, type RowPlaces } from "./import-columns.ts"
import { type OutputFinding, outputFinding } from "./import-finding.ts"
import { statistical, sumStatistical } from "./ledgers.ts"
import { measureNames, OutputMeasure } from "./measure.ts"
import type { OutputReport, Site } from "./report.ts"

/** What a file of reports is read against. */
export interface OutputImportAgainst {
  /** Registration code, in capitals → organisation. */
  readonly units: ReadonlyMap<string, string>
  /** The code that a text means, when it is the code or a name of one place only. */
  readonly placeOf: (text: string) => string | undefined
  readonly activities: readonly OutputActivity[]
  readonly currency: Currency
}

/** A report as a file brings it in, with the rows that it was read from. */
export interface ImportedReport extends Omit<OutputReport, "jurisdiction" | "id" | "sample"> {
  readonly rows: readonly [number, ...number[]]
}

/** Good reports in the file's order, and each bad cell. A report with a bad row is left out whole. */
export interface OutputImport {
  readonly reports: readonly ImportedReport[]
  readonly findings: readonly OutputFinding[]
}

/** A row that could be read. */
interface Line
  extends Pick<OutputReport, "unit" | "period" | "measure" | "mainPlace" | "moved" | "isCensus" | "source"> {
  readonly row: number
  readonly site: string
  readonly sitePlace: string
  readonly amount: bigint
  readonly activity: ActivityRef | null
}

/**
 * Reads a table of output reports. Rows of one unit, period and measure are one report: each a site with its figure, or
 * a single row without a site for the unit's total. Amounts are in whole units of the currency.
 * @param rows cells as text, the first row naming the columns (English or Chinese); wholly empty rows are passed over
 * @throws Refusal "settlement.output-columns" when a column is lacking: then nothing can be read
 * @example readOutputReports([["unit", "period", "measure", "main_place", "amount", "source"], …], against).findings
 */
export function readOutputReports(rows: readonly (readonly string[])[], against: OutputImportAgainst): OutputImport {
  const [header = [], ...body] = rows
  const places = placesOf(header)
  const read = body.flatMap((cells, at) =>
    cells.every((cell) => cell.trim() === "")
      ? []
      : [readLine(at + 2, cells, { places, width: header.length }, against)],
  )
  const findings = read.flatMap((one) => one.findings)
  const reports: ImportedReport[] = []
  for (const group of Map.groupBy(read, ({ key }) => key).values()) {
    const lines = group.flatMap(({ line }) => (line === undefined ? [] : [line]))
    if (lines.length === group.length) {
      const made = reportOf(lines)
      if ("report" in made) reports.push(made.report)
      else findings.push(...made.findings)
    } else findings.push(...lines.map(({ row }) => outputFinding(row, "unit", "settlement.report-broken", {})))
  }
  return { reports, findings: [...findings].sort((a, b) => a.row - b.row) }
}

interface Head {
  readonly places: RowPlaces
  readonly width: number
}

function readLine(row: number, cells: readonly string[], { places, width }: Head, against: OutputImportAgainst) {
  const cellOf = (column: ImportColumn): string => cells[places.get(column)?.at ?? -1]?.trim() ?? ""
  const findings: OutputFinding[] = []
  const taken = <Value>(column: ImportColumn, read: () => Value): Value | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.push(outputFinding(row, places.get(column)?.written ?? column, error.code, error.facts))
      return undefined
    }
  }
  const key = [cellOf("unit").toUpperCase(), cellOf("period"), measureOf(cellOf("measure")) ?? cellOf("measure")].join(
    " ",
  )
  // A comma inside an amount makes one cell two, and shifts all that follow.
  if (cells.length > width)
    findings.push(
      outputFinding(row, `${width + 1}`, "settlement.output-cells", { cells: `${cells.length}`, columns: `${width}` }),
    )
  const site = taken("site", () => plain(cellOf("site"))) ?? ""
  const unit = taken("unit", () =>
    known(against.units.get(cellOf("unit").toUpperCase()), "settlement.unknown-unit", { unit: cellOf("unit") }),
  )
  const measure = taken("measure", () =>
    known(measureOf(cellOf("measure")), "settlement.unknown-measure", {
      measure: cellOf("measure"),
      measures: measureList(),
    }),
  )
  const mainPlace = taken("main_place", () => placeIn(cellOf("main_place"), against))
  if (cellOf("site") === "" && cellOf("site_place") !== "")
    findings.push(outputFinding(row, places.get("site")?.written ?? "site", "settlement.site-nameless", {}))
  const sitePlace = site === "" ? "" : taken("site_place", () => placeIn(cellOf("site_place"), against))
  const amount = taken("amount", () => amountIn(cellOf("amount"), against.currency))
  const activity = taken("activity", () => activityIn(cellOf("activity"), against.activities))
  const moved = taken("moved_on", () => moveIn(cellOf("moved_on"), cellOf("moved_from"), against))
  const source = taken("source", () => known(plain(cellOf("source")) || undefined, "settlement.source-missing", {}))
  const isCensus = taken("census", () => yesIn(cellOf("census")))
  if (
    findings.length > 0 ||
    unit === undefined ||
    measure === undefined ||
    mainPlace === undefined ||
    sitePlace === undefined ||
    amount === undefined ||
    activity === undefined ||
    moved === undefined ||
    isCensus === undefined ||
    source === undefined
  )
    return { key, findings }
  const line: Line = {
    row,
    unit,
    period: cellOf("period"),
    measure,
    mainPlace,
    moved,
    isCensus,
    source,
    site,
    sitePlace,
    amount,
    activity,
  }
  return { key, findings, line }
}

/** One report of the lines of one unit, period and measure; what they say of the unit must be the same in all. */
function reportOf(
  lines: readonly Line[],
): { readonly report: ImportedReport } | { readonly findings: readonly OutputFinding[] } {
  const [first, ...more] = lines
  if (first === undefined) return { findings: [] }
  const differing = more.filter(
    (line) =>
      line.mainPlace !== first.mainPlace ||
      line.moved?.day !== first.moved?.day ||
      line.moved?.from !== first.moved?.from,
  )
  const bare = lines.length > 1 ? lines.filter(({ site }) => site === "") : []
  if (differing.length + bare.length > 0)
    return {
      findings: [
        ...differing.map(({ row }) =>
          outputFinding(row, "main_place", "settlement.rows-differ", { row: `${first.row}` }),
        ),
        ...bare.map(({ row }) => outputFinding(row, "site", "settlement.site-missing", {})),
      ],
    }
  const hasSites = first.site !== ""
  const sites: readonly Site[] = hasSites
    ? lines.map(({ site, sitePlace, amount, activity }) => ({
        name: site,
        place: sitePlace,
        amount: statistical(amount),
        activity,
      }))
    : []
  const { unit, period, measure, mainPlace, moved, source } = first
  return {
    report: {
      rows: [first.row, ...more.map(({ row }) => row)],
      unit,
      period,
      measure,
      amount: sumStatistical(lines.map(({ amount }) => statistical(amount))),
      mainPlace,
      moved,
      sites,
      isCensus: lines.some(({ isCensus }) => isCensus),
      activity: hasSites ? null : first.activity,
      source,
    },
  }
}

function known<Value>(value: Value | undefined, code: string, facts: Readonly<Record<string, string>>): Value {
  if (value === undefined) throw new Refusal(code, facts)
  return value
}

/** @throws Refusal "settlement.output-text" */
function plain(text: string): string {
  if (!isPlain(text)) throw new Refusal("settlement.output-text")
  return text
}

/** @throws Refusal "settlement.output-yes-no": a word that is passed over would turn a census into a year like others */
function yesIn(text: string): boolean {
  if (/^(yes|y|true|1|是)$/i.test(text)) return true
  if (!/^(no|n|false|0|否)?$/i.test(text)) throw new Refusal("settlement.output-yes-no", { value: text })
  return false
}

function placeIn(text: string, { placeOf }: OutputImportAgainst): string {
  return known(placeOf(text), "settlement.unknown-place", { place: text })
}

function measureOf(text: string): OutputMeasure | undefined {
  return OutputMeasure.options.find((one) => {
    const { zh, en }: Text = measureNames[one]
    return [one, zh, en.toLowerCase()].includes(text.toLowerCase())
  })
}

function measureList(): string {
  return OutputMeasure.options.map((one) => `${one} ${measureNames[one].zh}`).join(", ")
}

function amountIn(text: string, currency: Currency): bigint {
  try {
    return parseMinorUnits(text, currency)
  } catch {
    throw new Refusal("settlement.output-amount", { amount: text, currency: currency.code })
  }
}

function activityIn(text: string, activities: readonly OutputActivity[]): ActivityRef | null {
  if (text === "") return null
  const [jurisdiction = "", id = ""] = text.split("/")
  const found = activities.find((one) => isSameActivity(one, { jurisdiction, id }))
  return known(found && { jurisdiction, id }, "settlement.unknown-activity", { activity: text })
}

function moveIn(on: string, from: string, against: OutputImportAgainst): OutputReport["moved"] {
  if (on === "" && from === "") return null
  const read = Day.safeParse(on)
  return { day: known(read.data, "settlement.output-day", { day: on }), from: placeIn(from, against) }
}

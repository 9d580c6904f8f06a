import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { NamedText } from "./csv-rows.ts"
import { type Method, methodFile } from "./method.ts"
import { emptyPanel, namesOfMarks, type Panel, placeIn } from "./panel.ts"
import { readData } from "./read-data.ts"
import type { IndexRun } from "./run.ts"
import { filled } from "./start.ts"
import type { IndexState, Note } from "./state.ts"

/** Files in which an index is handed on, each by the name that it always has. */
export interface ResultFiles {
  readonly "scores.csv": string
  readonly "marks.csv": string
  /** With a base year only. */
  readonly "base.csv"?: string
  readonly "log.json": string
}

/** Texts of the files that an index is made from. */
export interface SourceTexts {
  readonly structure: string
  readonly data: string
  readonly units?: string
}

/** Names of the source files in a bundle; its method names them so. */
export const sourceNames = { structure: "structure.csv", data: "long.csv", units: "units.csv" } as const

/** The method as a bundle holds it: the same wherever its files were read. */
export function bundleMethod(method: Method): Method {
  const { units, ...rest } = method
  return { ...rest, structure: sourceNames.structure, ...(units === undefined ? {} : { units: sourceNames.units }) }
}

/**
 * The files of a run. The same method and data give the same bytes, wherever they are run: numbers are written with as
 * few digits as lead back to the same number, rows stand by node, period and unit in their orders, and the record names
 * each source by its SHA-256 (of the text in UTF-8).
 * @param left what was left aside before the first step
 */
export function resultFiles(
  method: Method,
  sources: SourceTexts,
  { state, log }: IndexRun,
  left: readonly Note[],
): ResultFiles {
  const hashes = Object.entries(sources).map(([what, text]: [string, string]) => [
    what,
    bytesToHex(sha256(utf8ToBytes(text))),
  ])
  const record = {
    method: methodFile(bundleMethod(method)),
    sha256: Object.fromEntries(hashes),
    notes: left,
    steps: log,
  }
  return {
    "scores.csv": scoresOf(state),
    "marks.csv": marksOf(state),
    ...(state.based === undefined ? {} : { "base.csv": basedOf(state, state.based) }),
    "log.json": `${JSON.stringify(record, null, 2)}\n`,
  }
}

/** A panel as `unit,period,indicator,value`, missing numbers left empty: what the next step reads. */
export function longOf(panel: Panel): string {
  return table(
    "unit,period,indicator,value",
    rowsOf(panel, (value) => numberText(value)),
  )
}

/**
 * Scores of a `scores.csv`, all levels.
 * @throws Refusal as `readData` does
 * @example compareRuns(readScores({ file: "a/scores.csv", text }), readScores(other)).nodes
 */
export function readScores(source: NamedText): Panel {
  const data = readData(source, ["unit", "period", "code", "score"])
  return filled(data, emptyPanel(data.series, data.periods, data.units))
}

function scoresOf({ structure, panel, scores, ranks }: IndexState): string {
  const level = levelsOf(structure.nodes)
  const lines = [panel, ...(scores === undefined ? [] : [scores])].map((part) =>
    rowsOf(part, (value, code, period, unit) => {
      const series = ranks?.series.indexOf(code) ?? -1
      const rank = ranks === undefined || series < 0 ? Number.NaN : ranks.values[placeIn(ranks, series, period, unit)]
      return `${level.get(code) ?? ""},${numberText(value)},${numberText(rank ?? Number.NaN)}`
    }),
  )
  return table("unit,period,code,level,score,rank", lines.join(""))
}

function marksOf({ structure, panel, scores }: IndexState): string {
  const level = levelsOf(structure.nodes)
  const row = (part: Panel, estimated?: Float64Array) =>
    rowsOf(part, (value, code, _period, _unit, place) => {
      const names = namesOfMarks(part.marks[place] ?? 0)
      const came = Number.isNaN(value) ? "missing" : names.length === 0 ? "observed" : names.join("+")
      return `${level.get(code) ?? ""},${came},${estimated === undefined ? "" : numberText(estimated[place] ?? Number.NaN)}`
    })
  const above = scores === undefined ? "" : row(scores, scores.estimated)
  return table("unit,period,code,level,marks,estimated", row(panel) + above)
}

function basedOf({ structure }: IndexState, based: Panel): string {
  const level = levelsOf(structure.nodes)
  return table(
    "unit,period,code,level,index",
    rowsOf(based, (value, code) => `${level.get(code) ?? ""},${numberText(value)}`),
  )
}

function levelsOf(nodes: readonly { readonly code: string; readonly level: number }[]): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ code, level }) => [code, level]))
}

function table(header: string, rows: string): string {
  return `${header}\n${rows}`
}

function rowsOf(
  panel: Panel,
  rest: (value: number, code: string, period: number, unit: number, place: number) => string,
): string {
  const lines: string[] = []
  const units = panel.units.map(field)
  for (const [series, code] of panel.series.entries())
    for (const [period, year] of panel.periods.entries())
      for (const [unit, name] of units.entries()) {
        const place = placeIn(panel, series, period, unit)
        lines.push(
          `${name},${year},${field(code)},${rest(panel.values[place] ?? Number.NaN, code, period, unit, place)}\n`,
        )
      }
  return lines.join("")
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function numberText(value: number): string {
  return Number.isNaN(value) ? "" : `${value}`
}

import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { csvField } from "../../base/index.ts"
import { type Method, methodFile } from "./method.ts"
import { emptyPanel, marksOf as marksIn, namesOfMarks, type Panel, placeIn, seriesOf } from "./panel.ts"
import type { NamedPieces, NamedText } from "./reading/csv-rows.ts"
import { readData } from "./reading/read-data.ts"
import { filled } from "./reading/start.ts"
import type { IndexRun } from "./run.ts"
import type { IndexState, Note } from "./state.ts"

/** Files in which an index is handed on, each by the name that it always has. */
export interface ResultFiles<Content = string> {
  readonly "scores.csv": Content
  readonly "marks.csv": Content
  /** With a base year only. */
  readonly "base.csv"?: Content
  readonly "log.json": Content
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

/** SHA-256, in hexadecimal digits, of the text of each source in UTF-8. */
export type SourceHashes = Readonly<Record<keyof SourceTexts, string | undefined>>

/**
 * The files of a run. The same method and data give the same bytes, wherever they are run: numbers are written with as
 * few digits as lead back to the same number, rows stand by node, period and unit in their orders, and the record names
 * each source by its SHA-256 (of the text in UTF-8).
 * @param left what was left aside before the first step
 */
export function resultFiles(method: Method, sources: SourceTexts, run: IndexRun, left: readonly Note[]): ResultFiles {
  const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))
  const { structure, data, units } = sources
  const hashes = { structure: hash(structure), data: hash(data), units: units === undefined ? units : hash(units) }
  const { "base.csv": based, ...parts } = resultParts(method, hashes, run, left)
  return {
    "scores.csv": joined(parts["scores.csv"]),
    "marks.csv": joined(parts["marks.csv"]),
    ...(based === undefined ? {} : { "base.csv": joined(based) }),
    "log.json": joined(parts["log.json"]),
  }
}

/** The same files in pieces, each made when it is asked for: a large index is longer than a string can be. */
export function resultParts(
  method: Method,
  sources: SourceHashes,
  { state, log }: IndexRun,
  left: readonly Note[],
): ResultFiles<Iterable<string>> {
  return {
    "scores.csv": scoresOf(state),
    "marks.csv": marksOf(state),
    ...(state.based === undefined ? {} : { "base.csv": basedOf(state, state.based) }),
    "log.json": recordOf({ method: methodFile(bundleMethod(method)), sha256: sources, notes: left }, log),
  }
}

/** The record, its steps one by one: notes of single numbers may be millions. */
function* recordOf(head: object, log: IndexRun["log"]): Iterable<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "steps": [`
  for (const [place, { step, arguments: given, notes }] of log.entries()) {
    const text = JSON.stringify({ step, arguments: given }, null, 2).slice(0, -2).replaceAll("\n", "\n    ")
    yield `${place === 0 ? "" : ","}\n    ${text},\n      "notes": [`
    for (const [at, note] of notes.entries()) yield `${at === 0 ? "" : ","}\n        ${JSON.stringify(note)}`
    yield notes.length === 0 ? "]\n    }" : "\n      ]\n    }"
  }
  yield "\n  ]\n}\n"
}

function joined(parts: Iterable<string>): string {
  return [...parts].join("")
}

/** A panel as `unit,period,indicator,value`, missing numbers left empty: what the next step reads. In pieces of rows. */
export function* longOf(panel: Panel): Iterable<string> {
  yield "unit,period,indicator,value\n"
  yield* rowsOf(panel, () => numberText)
}

/**
 * Scores of a `scores.csv`, all levels.
 * @throws Refusal as `readData` does
 * @example compareRuns(readScores({ file: "a/scores.csv", text }), readScores(other)).nodes
 */
export function readScores(source: NamedText | NamedPieces): Panel {
  const data = readData(source, ["unit", "period", "code", "score"])
  return filled(data, emptyPanel(data.series, data.periods, data.units))
}

function* scoresOf({ structure, panel, scores, ranks }: IndexState): Iterable<string> {
  const level = levelsOf(structure.nodes)
  yield "unit,period,code,level,score,rank\n"
  for (const part of [panel, ...(scores === undefined ? [] : [scores])])
    yield* rowsOf(part, (code) => {
      const series = ranks?.series.indexOf(code) ?? -1
      const own = ranks === undefined || series < 0 ? undefined : seriesOf(ranks, series)
      return (value, at) => `${level.get(code) ?? ""},${numberText(value)},${numberText(own?.[at] ?? Number.NaN)}`
    })
}

function* marksOf({ structure, panel, scores }: IndexState): Iterable<string> {
  const level = levelsOf(structure.nodes)
  const known = new Map<number, string>()
  const cameBy = (sum: number) => {
    const text = known.get(sum) ?? (namesOfMarks(sum).join("+") || "observed")
    known.set(sum, text)
    return text
  }
  yield "unit,period,code,level,marks,estimated\n"
  for (const part of [panel, ...(scores === undefined ? [] : [scores])])
    yield* rowsOf(part, (code, series) => {
      const marks = marksIn(part, series)
      const unseen = part === scores ? scores.estimated.subarray(placeIn(part, series, 0, 0)) : undefined
      return (value, at) => {
        const came = Number.isNaN(value) ? "missing" : cameBy(marks[at] ?? 0)
        const share = unseen === undefined ? "" : numberText(unseen[at] ?? Number.NaN)
        return `${level.get(code) ?? ""},${came},${share}`
      }
    })
}

function* basedOf({ structure }: IndexState, based: Panel): Iterable<string> {
  const level = levelsOf(structure.nodes)
  yield "unit,period,code,level,index\n"
  yield* rowsOf(based, (code) => (value) => `${level.get(code) ?? ""},${numberText(value)}`)
}

function levelsOf(nodes: readonly { readonly code: string; readonly level: number }[]): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ code, level }) => [code, level]))
}

/** Rows of a panel, a piece for each series and period. @param restOf what follows the code, by value and place in the series */
function* rowsOf(
  panel: Panel,
  restOf: (code: string, series: number) => (value: number, at: number) => string,
): Iterable<string> {
  const units = panel.units.map(csvField)
  for (const [series, code] of panel.series.entries()) {
    const rest = restOf(code, series)
    const values = seriesOf(panel, series)
    for (const [period, year] of panel.periods.entries()) {
      const lines: string[] = []
      for (const [unit, name] of units.entries()) {
        const at = period * units.length + unit
        lines.push(`${name},${year},${csvField(code)},${rest(values[at] ?? Number.NaN, at)}\n`)
      }
      yield lines.join("")
    }
  }
}

function numberText(value: number): string {
  return Number.isNaN(value) ? "" : `${value}`
}

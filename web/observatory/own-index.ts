import {
  eachRow,
  type Mark,
  marksOf,
  namesOfMarks,
  openIndex,
  placeIn,
  readMethod,
  runSteps,
} from "../../observatory/index.ts"

/** Whether a figure was read at a source, or measured from this platform's own acts. */
export const origins = ["sourced", "platform"] as const
type Origin = (typeof origins)[number]

/** A number of the index with a base year, and what it was made of. */
export interface OwnIndexRow {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly year: number
  /** 100 in the base year. */
  readonly index: number
  readonly unit: string
  readonly marks: readonly Mark[]
  /** Where its figures come from: of an indicator its own, of a node those of all below it. */
  readonly origins: readonly Origin[]
  /** The figure as it was given; none for nodes, and for years that were filled in. */
  readonly given: { readonly value: number; readonly confidence: string; readonly source: string } | undefined
}

/** Runs an index of one unit from its files, as the command line does. */
export async function ownIndex(files: Readonly<Record<string, string>>): Promise<readonly OwnIndexRow[]> {
  const { parse } = await import("yaml")
  const text = (file: string) => ({ file, text: files[file] ?? "" })
  const method = readMethod(parse(files["method.yaml"] ?? ""))
  const sources = { structure: text("structure.csv"), data: text("long.csv"), units: text("units.csv") }
  const { start } = openIndex(method, sources)
  const { based, structure } = runSteps(start, method.steps).state
  if (based === undefined) return []
  const given = givenRows(sources.data)
  const originsOf = (place: number): readonly Origin[] => {
    const { code, level } = structure.nodes[place] ?? { code: "", level: 1 }
    if (level > 1) return [...new Set((structure.children[place] ?? []).flatMap(originsOf))]
    return origins.filter((origin) => given.some((one) => one.indicator === code && one.origin === origin))
  }
  return structure.nodes.flatMap(({ code, name, level, unit = "" }, place) =>
    based.periods.map((year, period) => ({
      ...{ code, name, level, year, unit },
      index: based.values[placeIn(based, place, period, 0)] ?? Number.NaN,
      marks: namesOfMarks(marksOf(based, place)[period * based.units.length] ?? 0),
      origins: originsOf(place),
      given: given.find((one) => one.indicator === code && one.year === year),
    })),
  )
}

function givenRows(source: { readonly file: string; readonly text: string }) {
  const rows: { indicator: string; year: number; value: number; origin: string; confidence: string; source: string }[] =
    []
  const columns = ["indicator", "period", "value", "origin", "confidence", "source"]
  eachRow(source, columns, 3, ([indicator = "", period, value, origin = "", confidence = "", from = ""]) => {
    rows.push({ indicator, year: Number(period), value: Number(value), origin, confidence, source: from })
  })
  return rows
}

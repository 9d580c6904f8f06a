import { type Actual, Basis, operators, type Target, type TargetProblem } from "./target.ts"

/** A row of a table by its column names, as read from a file. */
export type TextRow = Readonly<Record<string, string>>

/** The two tables of a region: goals, and what was reached by year and definition. */
export interface TargetTables {
  readonly targets: readonly TextRow[]
  readonly actuals: readonly TextRow[]
}

const files = { targets: "targets.csv", actuals: "target-actuals.csv" } as const

/**
 * Reads targets with their actual values. A row that cannot be read, or whose actual is in another unit, is named and left
 * out; the others are read.
 * @returns targets in the order of the file, problems by file and row
 * @example readTargets({ targets: rows, actuals: [] }).problems // [{ row: 4, code: "observatory.target-unit", … }]
 */
export function readTargets({ targets, actuals }: TargetTables): {
  readonly targets: readonly Target[]
  readonly problems: readonly TargetProblem[]
} {
  const problems: TargetProblem[] = []
  const found: Target[] = []
  const rows = actuals.map((row, place) => ({ row: place + 2, given: row }))
  for (const [place, given] of targets.entries()) {
    const at = place + 2
    const read = targetOf(given, at, rows)
    if (found.some(({ id }) => id === given.id)) problems.push(problem(given, at, "observatory.target-twice"))
    else if ("code" in read) problems.push(read)
    else found.push(read)
  }
  const known = new Set(targets.map(({ definition, region_code }) => `${definition} ${region_code}`))
  const others = new Set(targets.flatMap(otherDefinitions))
  for (const { row, given } of rows) {
    const { definition = "", region_code: region = "" } = given
    if (!known.has(`${definition} ${region}`) && !others.has(definition))
      problems.push(problem(given, row, "observatory.actual-of-no-target", { definition, region }, files.actuals))
  }
  return { targets: found, problems }
}

function problem(
  given: TextRow,
  row: number,
  code: string,
  facts: Readonly<Record<string, string>> = {},
  file: string = files.targets,
): TargetProblem {
  const id = given.id ?? given.definition ?? ""
  return { file, row, id, code, facts: { file, row: `${row}`, id, ...facts } }
}

function otherDefinitions({ definition, actual_definition: told = "" }: TextRow): readonly string[] {
  return told.split(" ").filter((one) => one !== "" && one !== definition)
}

interface NumberedRow {
  readonly row: number
  readonly given: TextRow
}

function targetOf(given: TextRow, row: number, history: readonly NumberedRow[]): Target | TargetProblem {
  const { id = "", unit = "", definition = "", direction, target_value: number = "", target_year: year = "" } = given
  const operator = operators.find((one) => one === given.op)
  if (operator === undefined) return problem(given, row, "observatory.target-operator", { given: given.op ?? "" })
  if (direction !== "up" && direction !== "down")
    return problem(given, row, "observatory.target-direction", { given: direction ?? "" })
  if (definition === "") return problem(given, row, "observatory.target-no-definition")
  const isQualitative = number === "qualitative"
  const value = isQualitative ? null : numberIn(number)
  if (value === undefined)
    return problem(given, row, "observatory.target-number", { column: "target_value", given: number })
  if (!/^(\d{4}|standing)$/.test(year)) return problem(given, row, "observatory.target-year", { given: year })
  const others = otherDefinitions(given)
  const actuals = actualsOf(given, row, history)
  if (!Array.isArray(actuals)) return actuals
  const rivals = rivalsOf(given, others, history)
  if (!Array.isArray(rivals)) return rivals
  return {
    ...{ id, row, unit, direction, operator, value, isQualitative },
    year: year === "standing" ? null : Number(year),
    definition,
    otherDefinitions: others,
    actuals,
    rivals,
  }
}

/** A cell with a value and its year, and where it stands. */
interface Cell {
  readonly file: string
  readonly row: number
  readonly from: TextRow
  readonly value: string
  readonly year: string
  readonly unit: string
  readonly definition: string
  readonly source: string
}

/** Values of one year each: the target's own row before the table of actuals, the baseline last. */
function actualsOf(given: TextRow, row: number, history: readonly NumberedRow[]): Actual[] | TargetProblem {
  const { unit = "", definition = "", source_target: plan = "", source_actual: source = "" } = given
  const here = { file: files.targets, row, from: given, definition }
  const own: Cell = { ...here, value: "actual_value", year: "actual_year", unit: given.actual_unit ?? "", source }
  const both = [plan, source].filter((one) => one !== "").join("; ")
  const baseline: Cell = { ...here, value: "baseline_value", year: "baseline_year", unit, source: both }
  const cells = [
    ...(otherDefinitions(given).length > 0 ? [] : [own]),
    ...cellsOf(given, [definition], history),
    baseline,
  ]
  const found = new Map<number, Actual>()
  for (const cell of cells) {
    const read = actualIn(cell, given)
    if (read === undefined) continue
    if ("code" in read) return read
    if (!found.has(read.year)) found.set(read.year, read)
  }
  return [...found.values()].sort((a, b) => a.year - b.year)
}

/** Figures by other definitions; their units are their own, for they are not compared. */
function rivalsOf(
  given: TextRow,
  others: readonly string[],
  history: readonly NumberedRow[],
): Actual[] | TargetProblem {
  const found: Actual[] = []
  for (const cell of cellsOf(given, others, history)) {
    const read = actualIn({ ...cell, unit: given.unit ?? "" }, given)
    if (read === undefined) continue
    if ("code" in read) return read
    found.push(read)
  }
  return found
}

function cellsOf(given: TextRow, definitions: readonly string[], history: readonly NumberedRow[]): readonly Cell[] {
  return history
    .filter((one) => definitions.includes(one.given.definition ?? "") && one.given.region_code === given.region_code)
    .map(({ row, given: from }) => ({
      ...{ file: files.actuals, row, from, value: "value", year: "year", unit: from.unit ?? "" },
      ...{ definition: from.definition ?? "", source: from.source ?? "" },
    }))
}

/** What a cell says; undefined for an empty one. */
function actualIn(cell: Cell, target: TextRow): Actual | TargetProblem | undefined {
  const { file, row, from, definition, source } = cell
  const [text = "", year = ""] = [from[cell.value], from[cell.year]]
  if (text === "" || year === "") return undefined
  const value = numberIn(text)
  if (value === undefined || value === null)
    return problem(from, row, "observatory.target-number", { column: cell.value, given: text }, file)
  if (!/^\d{4}$/.test(year)) return problem(from, row, "observatory.target-year", { given: year }, file)
  const { id = "", unit = "" } = target
  if (cell.unit !== unit) return problem(from, row, "observatory.target-unit", { id, unit, actual: cell.unit }, file)
  // The baseline is a plan's own figure; how the actual was obtained says nothing of it.
  const basis = Basis.safeParse(cell.value === "baseline_value" ? "measured" : from.basis || "measured")
  if (!basis.success) return problem(from, row, "observatory.target-basis", { given: from.basis ?? "" }, file)
  return { year: Number(year), value, basis: basis.data, definition, confidence: from.confidence ?? "", source }
}

/** The number in a field; null for an empty one, undefined for what is no number. */
function numberIn(text: string): number | null | undefined {
  if (text === "") return null
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

import * as z from "zod"
import { fill, longestName, Refusal, type Text } from "../base/index.ts"
import { type City, citiesNamed, cityProblem } from "./cities.ts"
import {
  type OrganisationDraft,
  OrganisationKind,
  type RegistrationScheme,
  registrationCodeProblem,
} from "./organisation.ts"
import type { Problem } from "./problem.ts"
import { regionRefusals } from "./refusals.ts"

/** A cell that keeps its row out: where it stands in the file, and why. */
export interface ImportFinding {
  /** Row as a spreadsheet counts it: the line of column names is 1. */
  readonly row: number
  /** The column's name as the file writes it. */
  readonly column: string
  /** Cell as written. */
  readonly value: string
  readonly code: Problem["code"]
  readonly cause: Text
  readonly help: Text
}

/** What an import is checked against. */
export interface ImportAgainst {
  readonly cities: readonly City[]
  readonly scheme: RegistrationScheme
  /** Registration codes that are taken. */
  readonly registered: ReadonlySet<string>
}

/** A good row with its place, ready to be given an id. */
export interface ImportedOrganisation extends OrganisationDraft {
  readonly row: number
}

/** Good rows in the file's order, and each bad cell; a row is in one of the two, never in both. */
export interface OrganisationImport {
  readonly organisations: readonly ImportedOrganisation[]
  readonly findings: readonly ImportFinding[]
}

const Column = z.enum(["name_zh", "name_en", "kind", "registration_code", "city", "controlled_by"])
type Column = z.infer<typeof Column>

/** Other names under which a file may have a column. */
const otherNames: Readonly<Record<Column, readonly string[]>> = {
  name_zh: ["中文名称"],
  name_en: ["英文名称"],
  kind: ["机构类型"],
  registration_code: ["credit_code", "登记代码", "统一社会信用代码"],
  city: ["city_code", "城市", "城市代码"],
  controlled_by: ["控制方代码"],
}

const kindNames: Readonly<Record<OrganisationKind, string>> = {
  firm: "企业",
  institute: "研究机构",
  university: "高等学校",
  government: "政府部门",
  office: "协调机构",
}

type Places = ReadonlyMap<Column, { readonly at: number; readonly written: string }>

function placesOf(header: readonly string[]): Places {
  const written = header.map((cell) => cell.replace(/^\uFEFF/, "").trim())
  const places = new Map<Column, { at: number; written: string }>()
  for (const column of Column.options) {
    const at = written.findIndex((cell) => [column, ...otherNames[column]].includes(cell.toLowerCase()))
    if (at >= 0) places.set(column, { at, written: written[at] ?? column })
  }
  const missing = Column.options.filter((column) => column !== "controlled_by" && !places.has(column))
  if (missing.length > 0)
    throw new Refusal("region.column-missing", { columns: missing.join(", "), expected: Column.options.join(", ") })
  return places
}

function kindOf(text: string): OrganisationKind | undefined {
  return OrganisationKind.options.find((kind) => kind === text.toLowerCase() || kindNames[kind] === text)
}

function cellProblem(column: Column, value: string, against: ImportAgainst): Problem | undefined {
  if (value === "") return column === "controlled_by" ? undefined : { code: "region.cell-empty", facts: {} }
  if (value.length > longestName)
    return { code: "region.cell-too-long", facts: { length: `${value.length}`, longest: `${longestName}` } }
  if (column === "city") return cityProblem(value, against.cities)
  if (column === "registration_code" || column === "controlled_by")
    return registrationCodeProblem(value, against.scheme)
  if (column !== "kind" || kindOf(value) !== undefined) return undefined
  const kinds = OrganisationKind.options.map((kind) => `${kind} ${kindNames[kind]}`)
  return { code: "region.unknown-kind", facts: { kind: value, kinds: kinds.join(", ") } }
}

function findingOf(row: number, column: string, value: string, { code, facts }: Problem): ImportFinding {
  const text = regionRefusals[code]
  const inBoth = (part: Text | undefined): Text => ({
    zh: fill(part?.zh ?? code, facts),
    en: fill(part?.en ?? code, facts),
  })
  return { row, column, value, code, cause: inBoth(text?.detail), help: inBoth(text?.help) }
}

/**
 * Reads a table of organisations: what is right comes in, what is wrong is named by row, column and cause.
 * @param rows cells as text, the first row naming the columns (English or Chinese); wholly empty rows are passed over
 * @param against cities, registration scheme and codes already taken
 * @throws Refusal "region.column-missing" when a column is lacking: then nothing can be read
 * @example readOrganisations([["name_zh", "name_en", "kind", "credit_code", "city"], …], against).findings
 */
export function readOrganisations(rows: readonly (readonly string[])[], against: ImportAgainst): OrganisationImport {
  const [header = [], ...body] = rows
  const places = placesOf(header)
  const organisations: ImportedOrganisation[] = []
  const findings: ImportFinding[] = []
  const rowOfCode = new Map<string, number>()
  for (const [at, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue
    const row = at + 2
    const read = readRow(row, cells, header.length, places, against, rowOfCode)
    findings.push(...read.findings)
    if (read.organisation !== undefined) organisations.push(read.organisation)
  }
  return { organisations, findings }
}

function readRow(
  row: number,
  cells: readonly string[],
  width: number,
  places: Places,
  against: ImportAgainst,
  rowOfCode: Map<string, number>,
): { readonly findings: readonly ImportFinding[]; readonly organisation?: ImportedOrganisation } {
  const cellOf = (column: Column): string => cells[places.get(column)?.at ?? -1]?.trim() ?? ""
  if (cells.length > width) {
    const facts = { cells: `${cells.length}`, columns: `${width}` }
    return { findings: [findingOf(row, `${width + 1}`, cells[width] ?? "", { code: "region.cells-surplus", facts })] }
  }
  const findings: ImportFinding[] = []
  for (const [column, { written }] of places) {
    const problem = cellProblem(column, cellOf(column), against)
    if (problem !== undefined) findings.push(findingOf(row, written, cellOf(column), problem))
  }
  const code = cellOf("registration_code").toUpperCase()
  const repeated = findings.length === 0 ? codeTaken(code, row, against, rowOfCode) : undefined
  if (repeated !== undefined)
    findings.push(findingOf(row, places.get("registration_code")?.written ?? "", code, repeated))
  const [kind, city] = [kindOf(cellOf("kind")), citiesNamed(cellOf("city"), against.cities)[0]]
  if (findings.length > 0 || kind === undefined || city === undefined) return { findings }
  const controlledBy = cellOf("controlled_by").toUpperCase()
  return {
    findings,
    organisation: {
      row,
      kind,
      name: { zh: cellOf("name_zh"), en: cellOf("name_en") },
      registrationCode: code,
      city: city.code,
      ...(controlledBy === "" ? {} : { controlledBy }),
    },
  }
}

function codeTaken(
  code: string,
  row: number,
  { registered }: ImportAgainst,
  rowOfCode: Map<string, number>,
): Problem | undefined {
  if (registered.has(code)) return { code: "region.credit-code-taken", facts: { code } }
  const first = rowOfCode.get(code)
  if (first !== undefined) return { code: "region.code-twice", facts: { code, first: `${first}` } }
  rowOfCode.set(code, row)
  return undefined
}

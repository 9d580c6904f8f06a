import { csvRows, csvText } from "../../ui/csv-rows.ts"

/** Columns of `structure.csv` that the editor knows; others stay as they are. */
export const structureColumns = [
  "code",
  "parent",
  "level",
  "weight",
  "direction",
  "unit",
  "denominator",
  "lower",
  "upper",
  "target",
  "name",
] as const
type Column = (typeof structureColumns)[number]

/** A row of `structure.csv` as it is written. */
export type StructureRow = Readonly<Record<Column, string>> & { readonly others: Readonly<Record<string, string>> }

/** Rows of a structure as they are written; nothing is checked here. */
export function structureRows(text: string): readonly StructureRow[] {
  const [head = [], ...rows] = csvRows(text)
  const names = head.map((name) => name.trim())
  const isKnown = (name: string) => structureColumns.some((column) => column === name)
  return rows
    .filter((row) => row.some((field) => field.trim() !== ""))
    .map((row) => {
      const at = (column: string) => (row[names.indexOf(column)] ?? "").trim()
      const others = names.filter((name) => name !== "" && !isKnown(name)).map((name) => [name, at(name)])
      return {
        code: at("code"),
        parent: at("parent"),
        level: at("level"),
        weight: at("weight"),
        direction: at("direction"),
        unit: at("unit"),
        denominator: at("denominator"),
        lower: at("lower"),
        upper: at("upper"),
        target: at("target"),
        name: at("name"),
        others: Object.fromEntries(others),
      }
    })
}

/** The rows as `structure.csv`. */
export function structureText(rows: readonly StructureRow[]): string {
  const more = [...new Set(rows.flatMap(({ others }) => Object.keys(others)))]
  return csvText([
    [...structureColumns, ...more],
    ...rows.map((row) => [
      ...structureColumns.map((column) => row[column]),
      ...more.map((column) => row.others[column] ?? ""),
    ]),
  ])
}

/** A row of the tree as it is drawn: depth from 0, in order of depth first. */
export interface TreeRow {
  readonly row: StructureRow
  readonly depth: number
}

/** The tree from its tops down; rows whose parents are unknown or go round stand at the end, as tops. */
export function treeOf(rows: readonly StructureRow[]): readonly TreeRow[] {
  const drawn = new Set<StructureRow>()
  const down = (row: StructureRow, depth: number): readonly TreeRow[] => {
    if (drawn.has(row)) return []
    drawn.add(row)
    return [{ row, depth }, ...rows.filter(({ parent }) => parent === row.code).flatMap((one) => down(one, depth + 1))]
  }
  const codes = new Set(rows.map(({ code }) => code))
  const tops = rows.filter(({ parent }) => parent === "" || !codes.has(parent)).flatMap((row) => down(row, 0))
  return [...tops, ...rows.flatMap((row) => down(row, 0))]
}

/** A row with other fields. A new code is taken over by its children; a parent is raised above its children. */
export function withRow(
  rows: readonly StructureRow[],
  row: StructureRow,
  change: Partial<StructureRow>,
): readonly StructureRow[] {
  const next = { ...row, ...change }
  return raised(
    rows.map((one) => {
      if (one === row) return next
      return row.code !== "" && one.parent === row.code ? { ...one, parent: next.code } : one
    }),
  )
}

/** With a new node beneath another (or at the top where there is none), under a code that is free. */
export function withNode(
  rows: readonly StructureRow[],
  parent: string,
  kind: "indicator" | "aggregate",
): { readonly rows: readonly StructureRow[]; readonly code: string } {
  const taken = new Set(rows.map(({ code }) => code))
  let number = 1
  while (taken.has(`NEW${number}`)) number += 1
  const code = `NEW${number}`
  const empty = { unit: "", denominator: "", lower: "", upper: "", target: "", name: "", others: {} }
  const level = kind === "indicator" ? "1" : "2"
  return { rows: raised([...rows, { ...empty, code, parent, level, weight: "1", direction: "1" }]), code }
}

/** Without a node and all that is beneath it. */
export function withoutNode(rows: readonly StructureRow[], code: string): readonly StructureRow[] {
  const gone = new Set([code])
  for (let before = 0; before !== gone.size; ) {
    before = gone.size
    for (const row of rows) if (gone.has(row.parent)) gone.add(row.code)
  }
  return rows.filter((row) => !gone.has(row.code))
}

/** With a node one place up or down among its siblings. */
export function movedNode(rows: readonly StructureRow[], code: string, by: -1 | 1): readonly StructureRow[] {
  const row = rows.find((one) => one.code === code)
  const siblings = rows.filter(({ parent }) => parent === row?.parent)
  const other = row && siblings[siblings.indexOf(row) + by]
  if (row === undefined || other === undefined) return rows
  return rows.map((one) => (one === row ? other : one === other ? row : one))
}

/** Parents stand above their children: those that do not are lifted, as often as there are rows at the most. */
function raised(rows: readonly StructureRow[]): readonly StructureRow[] {
  let result = rows
  for (let round = 0; round < rows.length; round++) {
    const highest = new Map<string, number>()
    for (const { parent, level } of result) highest.set(parent, Math.max(highest.get(parent) ?? 0, Number(level) || 0))
    const lifted = result.map((row) => {
      const below = highest.get(row.code) ?? 0
      return Number(row.level) > below || !Number.isFinite(below) ? row : { ...row, level: `${below + 1}` }
    })
    if (lifted.every((row, place) => row === result[place])) return result
    result = lifted
  }
  return rows
}

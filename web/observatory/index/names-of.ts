import { csvRows } from "../../ui/csv-rows.ts"
import type { IndexFiles } from "./index-files.ts"
import { structureRows } from "./structure-rows.ts"

/** Names that the forms offer: levels and nodes above the indicators, columns of the units. */
export interface Names {
  readonly levels: readonly string[]
  readonly nodes: readonly { readonly code: string; readonly name: string }[]
  readonly columns: readonly string[]
}

export function namesOf({ structure, units }: IndexFiles): Names {
  const rows = structureRows(structure.text)
  const above = rows.filter(({ level }) => Number(level) > 1)
  const levels = [...new Set(above.map(({ level }) => level))].sort((a, b) => Number(a) - Number(b))
  const [head = []] = csvRows(units?.text ?? "")
  return {
    levels,
    nodes: above.map(({ code, name }) => ({ code, name: name === "" ? code : name })),
    columns: head.map((name) => name.trim()).filter((name) => !["", "unit", "name"].includes(name)),
  }
}

import type { Day } from "../../base/index.ts"
import { isInForce } from "../decide.ts"
import { Part, type Responsibilities, type Responsibility } from "./responsibility.ts"

/** Who has which part in one act with one member, on a day. */
export interface MatrixRow {
  readonly act: string
  readonly jurisdiction: string
  /** In order of part, then of the file. */
  readonly cells: readonly {
    readonly body: string
    readonly part: Part
    readonly row: string
    readonly basis: string | null
    readonly assumed: string | null
  }[]
}

/** What the matrix is laid over. */
export interface MatrixOver {
  /** Names of the acts, each with its group. */
  readonly acts: Readonly<Record<string, string>>
  /** Codes of the members. */
  readonly jurisdictions: readonly string[]
  readonly day: Day
}

/**
 * The responsibility matrix on a day: one row an act and member, in the order of the acts and members given.
 * @param only rows to leave: of one act, member or body
 * @example matrix(responsibilities, { acts, jurisdictions: ["A"], day }, { act: "facilities.book" })[0].cells[0].part // "lead"
 */
export function matrix(
  { rows }: Pick<Responsibilities, "rows">,
  { acts, jurisdictions, day }: MatrixOver,
  only: { readonly act?: string; readonly jurisdiction?: string; readonly body?: string } = {},
): readonly MatrixRow[] {
  const standing = rows.filter((row) => isInForce(row, day))
  const wanted = (value: string, filter: string | undefined): boolean => filter === undefined || filter === value
  return Object.entries(acts)
    .filter(([act]) => wanted(act, only.act))
    .flatMap(([act, group]) => {
      const ofAct = standing.filter((row) => row.acts.includes(act) || row.acts.includes(group))
      return jurisdictions
        .filter((code) => wanted(code, only.jurisdiction))
        .map((jurisdiction) => ({ act, jurisdiction, cells: cellsOf(ofAct, jurisdiction) }))
    })
    .filter(({ cells }) => only.body === undefined || cells.some(({ body }) => body === only.body))
}

function cellsOf(rows: readonly Responsibility[], jurisdiction: string): MatrixRow["cells"] {
  return rows
    .filter(({ jurisdictions }) => jurisdictions?.includes(jurisdiction) ?? true)
    .map(({ id, body, part, basis, assumed }) => ({ body, part, row: id, basis, assumed }))
    .sort((a, b) => Part.options.indexOf(a.part) - Part.options.indexOf(b.part))
}

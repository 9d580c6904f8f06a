interface Cell {
  readonly body: string
  readonly part: string
  readonly row: string
  readonly basis: string | null
  readonly assumed: string | null
}

interface MemberRow<OfCell extends Cell> {
  readonly act: string
  readonly group: string
  readonly jurisdiction: string
  readonly cells: readonly OfCell[]
}

/** An act with who has which part in it, and the members where it is so. */
export interface GatheredRow<OfCell extends Cell = Cell> {
  readonly key: string
  readonly act: string
  readonly group: string
  readonly members: readonly string[]
  readonly cells: readonly OfCell[]
}

/**
 * Members whose rows of an act are the same become one row, so that a reader sees where they differ.
 * @param rows one an act and member, as the API gives them; their order is kept
 */
export function gatherRows<OfCell extends Cell>(rows: readonly MemberRow<OfCell>[]): readonly GatheredRow<OfCell>[] {
  const gathered = new Map<string, GatheredRow<OfCell>>()
  for (const { act, group, jurisdiction, cells } of rows) {
    const key = `${act} ${cells.map(({ row }) => row).join(" ")}`
    const known = gathered.get(key)
    gathered.set(key, { key, act, group, cells, members: [...(known?.members ?? []), jurisdiction] })
  }
  return [...gathered.values()]
}

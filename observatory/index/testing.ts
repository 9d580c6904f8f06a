import { emptyPanel, type Panel, placeIn } from "./panel.ts"
import type { IndexState } from "./state.ts"
import type { IndexNode, Structure } from "./structure.ts"

/** Numbers of a series for tests: one row of units, or one row a period; null and NaN are missing. */
export type Rows = readonly (number | null)[] | readonly (readonly (number | null)[])[]

/** An index as a test writes it down. */
export interface Given {
  /** Indicator → its numbers. */
  readonly data: Readonly<Record<string, Rows>>
  /** Series that are no indicators. */
  readonly others?: Readonly<Record<string, Rows>>
  /** Codes of the units; A, B, C… where not given. */
  readonly units?: readonly string[]
  /** Rising; 2020, 2021… where not given. */
  readonly periods?: readonly number[]
  /** Column of the units → a text a unit. */
  readonly columns?: Readonly<Record<string, readonly string[]>>
  /** What is special about a node; nodes that are no indicators need an entry with their level. */
  readonly nodes?: Readonly<Record<string, Partial<IndexNode>>>
}

/**
 * A state for tests. Indicators without a parent hang under one node `Index` at the top.
 * @example stateOf({ data: { x: [1, 2, null], y: [[1, 2, 3], [2, 3, 4]] } })
 */
export function stateOf(given: Given): IndexState {
  const all = Object.values({ ...given.data, ...given.others }).map(rowsOf)
  const width = all[0]?.[0]?.length ?? 0
  const height = Math.max(1, ...all.map((rows) => rows.length))
  const units = given.units ?? Array.from({ length: width }, (_, place) => String.fromCharCode(65 + place))
  const periods = given.periods ?? Array.from({ length: height }, (_, place) => 2020 + place)
  const structure = structureOf(nodesOf(given))
  return {
    structure,
    units: { codes: units, names: units, columns: new Map(Object.entries(given.columns ?? {})) },
    panel: panelOf(given.data, periods, units),
    others: panelOf(given.others ?? {}, periods, units),
    weights: Float64Array.from(structure.nodes, ({ weight }) => weight),
    ownWeights: new Map(),
  }
}

function rowsOf(rows: Rows): readonly (readonly (number | null)[])[] {
  const table: (readonly (number | null)[])[] = []
  const single: (number | null)[] = []
  for (const row of rows) {
    if (row === null || typeof row === "number") single.push(row)
    else table.push(row)
  }
  return table.length > 0 ? table : [single]
}

/** A panel of rows; a series with fewer rows than periods lacks the later ones. */
export function panelOf(
  data: Readonly<Record<string, Rows>>,
  periods: readonly number[],
  units: readonly string[],
): Panel {
  const panel = emptyPanel(Object.keys(data), periods, units)
  for (const [series, rows] of Object.values(data).entries())
    for (const [period, row] of rowsOf(rows).entries())
      for (const [unit, number] of row.entries())
        panel.values[placeIn(panel, series, period, unit)] = number ?? Number.NaN
  return panel
}

function nodesOf({ data, nodes = {} }: Given): readonly IndexNode[] {
  const plain = { level: 1, weight: 1, direction: 1 } as const
  const indicators = Object.keys(data).map((code) => ({ ...plain, code, name: code, parent: "Index", ...nodes[code] }))
  const above = Object.entries(nodes)
    .filter(([code]) => !(code in data))
    .map(([code, node]) => ({ ...plain, code, name: code, level: 2, ...node }))
  const needed = indicators.some(({ parent }) => parent === "Index") && !("Index" in nodes)
  const top = needed ? [{ ...plain, code: "Index", name: "Index", level: 2 }] : []
  return [...indicators, ...[...above, ...top].sort((a, b) => a.level - b.level)]
}

/** A structure of nodes that stand in its order already: indicators first, a parent after its children. */
export function structureOf(nodes: readonly IndexNode[]): Structure {
  const places = new Map(nodes.map(({ code }, place) => [code, place]))
  const parents = nodes.map(({ parent }) => (parent === undefined ? -1 : (places.get(parent) ?? -1)))
  const children = nodes.map((_, node) => [...parents.keys()].filter((place) => parents[place] === node))
  return { nodes, indicators: nodes.filter(({ level }) => level === 1).length, children, parents, places }
}

/** Numbers of a series, one row a period. */
export function rowsIn(panel: Panel, code: string): readonly (readonly number[])[] {
  const series = panel.series.indexOf(code)
  return panel.periods.map((_, period) => {
    const from = placeIn(panel, series, period, 0)
    return [...panel.values.subarray(from, from + panel.units.length)]
  })
}

/** Marks of a series, one row a period. */
export function markRowsIn(panel: Panel, code: string): readonly (readonly number[])[] {
  const series = panel.series.indexOf(code)
  return panel.periods.map((_, period) => {
    const from = placeIn(panel, series, period, 0)
    return [...panel.marks.subarray(from, from + panel.units.length)]
  })
}

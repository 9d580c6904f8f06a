import type { IndexNode, IndexState, Panel } from "../../../../observatory/index.ts"

/** Places of a panel's series, periods and units by what they are called. */
interface Places {
  readonly series: ReadonlyMap<string, number>
  readonly periods: ReadonlyMap<number, number>
  readonly units: ReadonlyMap<string, number>
}
const known = new WeakMap<Panel, Places>()

function placesOf(panel: Panel): Places {
  const there = known.get(panel)
  if (there !== undefined) return there
  const by = <Key>(keys: readonly Key[]) => new Map(keys.map((key, place) => [key, place]))
  const made = { series: by(panel.series), periods: by(panel.periods), units: by(panel.units) }
  known.set(panel, made)
  return made
}

/** Where a number of a panel stands, or −1. */
export function placeAt(panel: Panel, code: string, period: number, unit: string): number {
  const { series, periods, units } = placesOf(panel)
  const [row, column, cell] = [series.get(code), periods.get(period), units.get(unit)]
  if (row === undefined || column === undefined || cell === undefined) return -1
  return (row * panel.periods.length + column) * panel.units.length + cell
}

/** A number of a panel by names; NaN where there is none. */
export function numberAt(panel: Panel | undefined, code: string, period: number, unit: string): number {
  if (panel === undefined) return Number.NaN
  return panel.values[placeAt(panel, code, period, unit)] ?? Number.NaN
}

/** The numbers of all units for one series in one period: a window, not a copy; empty where there are none. */
export function rowAt(panel: Panel | undefined, code: string, period: number): Float64Array {
  const first = panel === undefined ? -1 : placeAt(panel, code, period, panel.units[0] ?? "")
  return panel === undefined || first < 0
    ? new Float64Array(0)
    : panel.values.subarray(first, first + panel.units.length)
}

/** Score of a node, or the normalised number of an indicator, with its marks and the share that nobody observed. */
export interface Scored {
  readonly value: number
  readonly marks: number
  /** Undefined for an indicator: its marks tell. */
  readonly estimated: number | undefined
}

export function scoredAt({ panel, scores }: IndexState, code: string, period: number, unit: string): Scored {
  const place = scores === undefined ? -1 : placeAt(scores, code, period, unit)
  if (scores !== undefined && place >= 0)
    return {
      value: scores.values[place] ?? Number.NaN,
      marks: scores.marks[place] ?? 0,
      estimated: scores.estimated[place] ?? 0,
    }
  const own = placeAt(panel, code, period, unit)
  return { value: panel.values[own] ?? Number.NaN, marks: panel.marks[own] ?? 0, estimated: undefined }
}

/** The panel that holds a node's numbers: the scores for what was aggregated, else the indicators. */
export function panelOf({ panel, scores }: IndexState, code: string): Panel {
  return scores !== undefined && placesOf(scores).series.has(code) ? scores : panel
}

/** The node, its name for readers; a code that is unknown names itself. */
export function nodeOf({ structure }: IndexState, code: string): IndexNode | undefined {
  return structure.nodes[structure.places.get(code) ?? -1]
}

export function nodeName(state: IndexState, code: string): string {
  const name = nodeOf(state, code)?.name ?? ""
  return name === "" ? code : name
}

/** Nodes that have scores, the top ones first. */
export function scoredNodes({ structure, scores }: IndexState): readonly IndexNode[] {
  return scores === undefined ? [] : structure.nodes.slice(structure.indicators).toReversed()
}

/** Children of a node, in order. */
export function childrenOf({ structure }: IndexState, code: string): readonly IndexNode[] {
  const places = structure.children[structure.places.get(code) ?? -1] ?? []
  return places.flatMap((place) => structure.nodes[place] ?? [])
}

/** Indicators under a node, itself if it is one. */
export function indicatorsUnder(state: IndexState, code: string): readonly IndexNode[] {
  const node = nodeOf(state, code)
  if (node === undefined) return []
  return node.level === 1 ? [node] : childrenOf(state, code).flatMap((child) => indicatorsUnder(state, child.code))
}

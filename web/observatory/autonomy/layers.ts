import { listOf, type SupplyGraph } from "../../../observatory/index.ts"

/** Most items that one picture shows. */
export const mostDrawn = 100

/** An item in the picture: its column (0 are products) and its row there. */
export interface Placed {
  readonly item: number
  readonly column: number
  readonly row: number
  /** Inputs that are not drawn for want of room. */
  readonly hidden: number
}

export interface Drawing {
  readonly items: readonly Placed[]
  readonly links: readonly Link[]
  readonly columns: number
  readonly rows: number
}

/** From an item to one that goes into it. */
export interface Link {
  readonly above: number
  readonly item: number
  /** The need has other offers of another component. */
  readonly alternative: boolean
}

/**
 * Layers of the chains of some products: each item stands right of everything it goes into, near the middle of that.
 * Items are taken nearest to the products first, so that a large chain shows its upper part.
 */
export function layersOf(graph: SupplyGraph, tops: readonly number[], most = mostDrawn): Drawing {
  const shown = new Set(tops.slice(0, most))
  const links: Link[] = []
  const hidden = new Map<number, number>()
  for (const item of shown)
    for (const need of listOf(graph.needsOf, item)) {
      const inputs = new Set(Array.from(listOf(graph.offersOf, need), (offer) => graph.offers.item[offer] ?? 0))
      for (const input of inputs) {
        if (!shown.has(input) && shown.size >= most) {
          hidden.set(item, (hidden.get(item) ?? 0) + 1)
          continue
        }
        shown.add(input)
        links.push({ above: item, item: input, alternative: inputs.size > 1 })
      }
    }
  const columns = columnsOf(graph, shown, links)
  const rows = orderedRows(columns, links)
  const items = rows.flatMap((column, at) =>
    column.map((item, row) => ({ item, column: at, row, hidden: hidden.get(item) ?? 0 })),
  )
  return { items, links, columns: rows.length, rows: Math.max(0, ...rows.map((column) => column.length)) }
}

/** Longest way down to each item. */
function columnsOf(graph: SupplyGraph, shown: ReadonlySet<number>, links: readonly Link[]): readonly number[][] {
  const depth = new Map<number, number>([...shown].map((item) => [item, 0]))
  const below = new Map<number, number[]>()
  for (const { above, item } of links) below.set(above, [...(below.get(above) ?? []), item])
  // Inputs come before what is made of them in the graph's order: from its end, everything above an item is done first.
  for (const item of [...graph.order].reverse())
    for (const input of below.get(item) ?? [])
      depth.set(input, Math.max(depth.get(input) ?? 0, (depth.get(item) ?? 0) + 1))
  const columns = Array.from({ length: 1 + Math.max(0, ...depth.values()) }, (): number[] => [])
  for (const [item, column] of depth) columns[column]?.push(item)
  return columns
}

/** Sweeps to and fro, each time ordering a column by the middle of its neighbours (Sugiyama, 1981). */
function orderedRows(columns: readonly number[][], links: readonly Link[]): readonly (readonly number[])[] {
  const near = new Map<number, number[]>()
  for (const { above, item } of links) {
    near.set(item, [...(near.get(item) ?? []), above])
    near.set(above, [...(near.get(above) ?? []), item])
  }
  const at = new Map<number, number>()
  const note = (column: readonly number[]) => column.forEach((item, row) => void at.set(item, row / column.length))
  const rows = columns.map((column) => [...column])
  for (const column of rows) note(column)
  const middle = (item: number) => {
    const neighbours = near.get(item) ?? []
    if (neighbours.length === 0) return at.get(item) ?? 0
    return neighbours.reduce((sum, one) => sum + (at.get(one) ?? 0), 0) / neighbours.length
  }
  for (let sweep = 0; sweep < 6; sweep++)
    for (const column of sweep % 2 === 0 ? rows : rows.toReversed()) {
      const middles = new Map(column.map((item) => [item, middle(item)]))
      column.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0))
      note(column)
    }
  return rows
}

import { Refusal } from "../../../base/index.ts"
import { type Panel, seriesOf } from "../panel.ts"
import type { IndexState } from "../state.ts"

/** Part of the rows of a series: one period, or all. */
export interface Rows {
  readonly from: number
  readonly to: number
}

/** @throws Refusal "observatory.no-such-period" */
export function rowsOf({ periods, units }: Panel, period: number | undefined): Rows {
  if (period === undefined) return { from: 0, to: periods.length * units.length }
  const row = periods.indexOf(period)
  if (row < 0)
    throw new Refusal("observatory.no-such-period", {
      period: `${period}`,
      first: `${periods[0]}`,
      last: `${periods.at(-1)}`,
    })
  return { from: row * units.length, to: (row + 1) * units.length }
}

/** @throws Refusal "observatory.unknown-node" */
export function placeOfNode({ structure }: IndexState, code: string): number {
  const place = structure.places.get(code)
  if (place === undefined) throw new Refusal("observatory.unknown-node", { node: code })
  return place
}

/** @throws Refusal "observatory.no-such-unit" */
export function placeOfUnit({ panel }: IndexState, unit: string): number {
  const place = panel.units.indexOf(unit)
  if (place < 0) throw new Refusal("observatory.no-such-unit", { unit })
  return place
}

/** Texts of a column of the units. @throws Refusal "observatory.no-such-column" */
export function columnOfUnits({ units }: IndexState, column: string): readonly string[] {
  const texts = units.columns.get(column)
  if (texts === undefined) throw new Refusal("observatory.no-such-column", { column })
  return texts
}

/** Places of the nodes of a level. @throws Refusal "observatory.no-node-on-level" */
export function nodesOnLevel({ structure }: IndexState, level: number): readonly number[] {
  const places = [...structure.nodes.keys()].filter((place) => structure.nodes[place]?.level === level)
  if (places.length === 0) throw new Refusal("observatory.no-node-on-level", { level: `${level}` })
  return places
}

/**
 * Numbers of a node as the state has them: an indicator's from the panel, a score above.
 * @throws Refusal "observatory.no-scores-yet" for a node above the indicators before the step `aggregate`
 */
export function numbersAt({ structure, panel, scores }: IndexState, place: number, { from, to }: Rows): Float64Array {
  if (place < structure.indicators) return seriesOf(panel, place).subarray(from, to)
  if (scores === undefined) throw new Refusal("observatory.no-scores-yet")
  return seriesOf(scores, place - structure.indicators).subarray(from, to)
}

/** 1 where more is better as the numbers stand: always once normalised. */
export function directionAt({ structure, normalised }: IndexState, place: number): 1 | -1 {
  return !normalised && place < structure.indicators ? (structure.nodes[place]?.direction ?? 1) : 1
}

export const codeAt = ({ structure }: IndexState, place: number): string => structure.nodes[place]?.code ?? ""

/** Children of a node with their numbers. @throws Refusal "observatory.few-children", "observatory.unknown-node" */
export function groupOf(state: IndexState, node: string, period: number | undefined, least: number) {
  const children = state.structure.children[placeOfNode(state, node)] ?? []
  if (children.length < least)
    throw new Refusal("observatory.few-children", { node, children: `${children.length}`, least: `${least}` })
  const rows = rowsOf(state.panel, period)
  return {
    codes: children.map((child) => codeAt(state, child)),
    columns: children.map((child) => numbersAt(state, child, rows)),
  }
}

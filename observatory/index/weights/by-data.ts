import { type Window, windowsOf } from "../windows.ts"
import { weighByDoubt } from "./bod.ts"
import { type Group, type GroupWeights, refuseRows } from "./group.ts"
import { weighByOptimum } from "./optimised.ts"
import { weighByComponents } from "./pca.ts"
import { weighByCritic, weighByEntropy, weighByVariation } from "./spread.ts"
import type { WeighArguments } from "./weigh.ts"
import { noteWeights, numbersOf, spanOf, type Weighing } from "./weighing.ts"

/** Methods that take weights from the numbers of the siblings. */
type DataMethod = Exclude<WeighArguments["method"], "given" | "equal" | "ahp" | "budget">

/** Gives weights to the children of a node: once for all periods, or for each. */
export function weighByData(work: Weighing, node: number, method: DataMethod, given: WeighArguments): void {
  const { panel, structure } = work.state
  const children = structure.children[node] ?? []
  const windows = windowsOf(panel, given.over)
  const size = panel.periods.length * panel.units.length
  const own = new Float64Array(children.length * size)
  for (const window of windows) {
    const { group, places } = groupOf(work, node, window)
    if (places.length === 0) refuseRows(group, 0, 2)
    if (method === "bod") {
      for (const [at, weights] of weighByDoubt(group, given.bounds).entries())
        own.set(weights, (places[at] ?? 0) * size + window.from)
      continue
    }
    const found = spreadOut(foundBy(group, method, given), places, children.length)
    if (window.period === undefined) {
      noteWeights(work, node, found)
      return
    }
    for (let at = 0; at < children.length; at++)
      own.fill(found.weights[at] ?? 0, at * size + window.from, at * size + window.to)
    notePeriod(work, node, window.period, found)
  }
  work.ownWeights.set(node, own)
  if (method === "bod") work.notes.push({ what: "weighed", indicator: structure.nodes[node]?.code ?? "" })
}

function foundBy(group: Group, method: Exclude<DataMethod, "bod">, given: WeighArguments): GroupWeights {
  if (group.codes.length === 1) return { weights: Float64Array.of(1) }
  switch (method) {
    case "pca":
      return weighByComponents(group, { factors: given.factors, negative: given.negative })
    case "optimised":
      return weighByOptimum(group, { aim: given.aim, targets: given.targets, negative: given.negative })
    case "entropy":
      return weighByEntropy(group)
    case "critic":
      return weighByCritic(group)
    case "variation":
      return weighByVariation(group)
  }
}

/** Children that have a number in the window, and their places among all. */
function groupOf(work: Weighing, node: number, window: Window): { group: Group; places: readonly number[] } {
  const { panel, structure } = work.state
  const children = structure.children[node] ?? []
  const columns = children.map((child) => numbersOf(work, child).subarray(window.from, window.to))
  const places = [...columns.keys()].filter((at) => !columns[at]?.every(Number.isNaN))
  const code = (at: number): string => structure.nodes[children[at] ?? 0]?.code ?? ""
  for (const at of columns.keys())
    if (!places.includes(at)) work.notes.push({ what: "no-numbers", indicator: code(at), ...ofPeriod(window.period) })
  const group = {
    node: structure.nodes[node]?.code ?? "",
    codes: places.map(code),
    columns: places.map((at) => columns[at] ?? new Float64Array(0)),
    period: spanOf(panel, window),
    nameOf: (row: number) => ({
      unit: panel.units[(window.from + row) % panel.units.length] ?? "",
      period: `${panel.periods[Math.floor((window.from + row) / panel.units.length)]}`,
    }),
  }
  return { group, places }
}

const ofPeriod = (period: number | undefined): { readonly period?: number } => (period === undefined ? {} : { period })

/** Weights at the places of all children, 0 for those that have no number. */
function spreadOut(found: GroupWeights, places: readonly number[], size: number): GroupWeights {
  if (places.length === size) return found
  const weights = new Float64Array(size)
  for (const [at, place] of places.entries()) weights[place] = found.weights[at] ?? 0
  const figures = Array.from(weights, (_, place) => found.figuresOfChildren?.[places.indexOf(place)] ?? {})
  return { ...found, weights, figuresOfChildren: figures }
}

function notePeriod({ state, notes }: Weighing, node: number, period: number, found: GroupWeights): void {
  const { nodes, children } = state.structure
  if (found.figures) notes.push({ what: "weighed", indicator: nodes[node]?.code ?? "", period, figures: found.figures })
  for (const [at, child] of (children[node] ?? []).entries())
    notes.push({
      what: "weight",
      indicator: nodes[child]?.code ?? "",
      period,
      figures: { weight: found.weights[at] ?? 0, ...found.figuresOfChildren?.[at] },
    })
}

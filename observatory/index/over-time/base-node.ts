import { exponential, ln } from "../algebra/elementary.ts"
import { marks as markNames } from "../panel.ts"

/** Index numbers of a child over periods and units, with base period = 100. */
export interface Series {
  readonly values: Float64Array
  readonly marks: Uint8Array
  readonly weight: number
}

/** A node that is made of its children; `values` and `marks` are written. */
export interface Combined {
  readonly children: readonly Series[]
  readonly values: Float64Array
  readonly marks: Uint8Array
  readonly units: number
  readonly kind: "arithmetic" | "geometric" | "harmonic"
}

function turned(kind: Combined["kind"], value: number): number {
  return kind === "arithmetic" ? value : kind === "geometric" ? ln(value) : 1 / value
}

function turnedBack(kind: Combined["kind"], value: number): number {
  return kind === "arithmetic" ? value : kind === "geometric" ? exponential(value) : 1 / value
}

/** Means of the children in periods from one on and before another. */
export function fixedNode({ children, values, marks, units, kind }: Combined, from: number, before: number): void {
  for (let place = from * units; place < before * units; place++) {
    let [sum, total, mark] = [0, 0, 0]
    for (const child of children) {
      const value = child.values[place] ?? Number.NaN
      if (child.weight <= 0) continue
      if (Number.isNaN(value)) mark |= markNames.partial
      else {
        sum += child.weight * turned(kind, value)
        total += child.weight
        mark |= child.marks[place] ?? 0
      }
    }
    values[place] = total > 0 ? turnedBack(kind, sum / total) : Number.NaN
    marks[place] = total > 0 ? mark : 0
  }
}

/** The mean at the base; from there on, and back, the mean of the children's links. Once broken, a chain stays broken. */
export function chainedNode(node: Combined, base: number): void {
  fixedNode(node, base, base + 1)
  const periods = node.values.length / node.units
  for (let period = base + 1; period < periods; period++) linkPeriod(node, period - 1, period)
  for (let period = base - 1; period >= 0; period--) linkPeriod(node, period + 1, period)
}

/** Makes a period from its neighbour. A link is that of the later period to the earlier one, in both directions. */
function linkPeriod({ children, values, marks, units, kind }: Combined, known: number, made: number): void {
  const onward = made > known
  for (let unit = 0; unit < units; unit++) {
    const [from, to] = [known * units + unit, made * units + unit]
    let [sum, total, mark] = [0, 0, 0]
    for (const child of children) {
      const step = (child.values[to] ?? Number.NaN) / (child.values[from] ?? Number.NaN)
      if (child.weight <= 0) continue
      if (Number.isNaN(step)) mark |= markNames.partial
      else {
        sum += child.weight * turned(kind, onward ? step : 1 / step)
        total += child.weight
        mark |= (child.marks[from] ?? 0) | (child.marks[to] ?? 0)
      }
    }
    const link = total > 0 ? turnedBack(kind, sum / total) : Number.NaN
    const value = onward ? (values[from] ?? Number.NaN) * link : (values[from] ?? Number.NaN) / link
    values[to] = value
    marks[to] = Number.isNaN(value) ? 0 : mark
  }
}

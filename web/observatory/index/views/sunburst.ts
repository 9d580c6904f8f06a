import { short } from "../../drawing/axis.ts"

/** A node of the hierarchy for its drawing. */
export interface Leafy {
  readonly code: string
  readonly level: number
  /** Its part of its parent, 0 to 1: parts of siblings sum to 1 or to 0. */
  readonly share: number
  readonly children: readonly Leafy[]
}

/** Part of a ring. Angles are parts of the whole circle, from the top, clockwise. */
export interface Arc {
  readonly code: string
  readonly from: number
  readonly to: number
  /** 0 for the middle. */
  readonly ring: number
  /** Place of its branch below the middle, for its colour; −1 for the middle. */
  readonly branch: number
}

/** Rings from the middle out: a node spans its part of its parent, so that a leaf's angle is its effective weight. */
export function arcsOf(tops: readonly Leafy[]): readonly Arc[] {
  const arcs: Arc[] = []
  const single = tops.length === 1
  const lay = (nodes: readonly Leafy[], from: number, to: number, ring: number, branch: number) => {
    let at = from
    for (const [place, node] of nodes.entries()) {
      const end = at + (to - from) * node.share
      const own = branch >= 0 ? branch : ring === 0 && single ? -1 : place
      if (end > at) arcs.push({ code: node.code, from: at, to: end, ring, branch: own })
      lay(node.children, at, end, ring + 1, own)
      at = end
    }
  }
  lay(tops, 0, 1, 0, -1)
  return arcs
}

/** The path of an arc between two radii about (0, 0); a whole circle is drawn in two halves. */
export function arcPath({ from, to }: Pick<Arc, "from" | "to">, inner: number, outer: number): string {
  if (to - from > 0.9999) {
    const ring = (radius: number, sweep: 0 | 1) =>
      `M0 ${-radius}A${radius} ${radius} 0 1 ${sweep} 0 ${radius}A${radius} ${radius} 0 1 ${sweep} 0 ${-radius}Z`
    return inner > 0 ? ring(outer, 1) + ring(inner, 0) : ring(outer, 1)
  }
  const point = (part: number, radius: number) =>
    `${short(radius * Math.sin(2 * Math.PI * part))} ${short(-radius * Math.cos(2 * Math.PI * part))}`
  const large = to - from > 0.5 ? 1 : 0
  return `M${point(from, inner)}L${point(from, outer)}A${outer} ${outer} 0 ${large} 1 ${point(to, outer)}L${point(to, inner)}A${inner} ${inner} 0 ${large} 0 ${point(from, inner)}Z`
}

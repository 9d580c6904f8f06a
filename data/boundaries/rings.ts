import type { Corner, Ring } from "./province-map.ts"

const keyOf = ([x, y]: Corner): string => `${x},${y}`
const edgeOf = (a: string, b: string): string => `${a}>${b}`

/** Area in square degrees, never negative. */
export function area(ring: Ring): number {
  let sum = 0
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [0, 0]
    sum += x * nextY - nextX * y
  }
  return Math.abs(sum) / 2
}

/** A line between two kept corners, thinned (Douglas–Peucker) so that it strays at most `tolerance`. */
function thin(line: readonly Corner[], tolerance: number): readonly Corner[] {
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined || line.length < 3) return line
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]]
  const length = Math.hypot(dx, dy)
  const strays = line.map(([x, y]) => {
    const [px, py] = [x - first[0], y - first[1]]
    return length === 0 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length
  })
  const worst = strays.reduce((best, stray, at) => (stray > (strays[best] ?? 0) ? at : best), 0)
  if ((strays[worst] ?? 0) <= tolerance) return [first, last]
  return [...thin(line.slice(0, worst + 1), tolerance), ...thin(line.slice(worst), tolerance).slice(1)]
}

/** Corners where lines of different neighbours meet; they stay, so that shared borders stay shared. */
function junctions(units: readonly (readonly Ring[])[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of units.flat())
    for (const [at, corner] of ring.entries()) {
      const around = neighbours.get(keyOf(corner)) ?? new Set<string>()
      for (const other of [ring[(at + 1) % ring.length], ring.at(at - 1)])
        if (other !== undefined) around.add(keyOf(other))
      neighbours.set(keyOf(corner), around)
    }
  return new Set([...neighbours].filter(([, around]) => around.size > 2).map(([key]) => key))
}

/** A ring cut at its junctions; a ring without any is cut at its first corner in reading order and at the farthest. */
function arcsOf(ring: Ring, fixed: ReadonlySet<string>): Corner[][] {
  let cuts = [...ring.keys()].filter((at) => fixed.has(keyOf(ring[at] ?? [0, 0])))
  if (cuts.length < 2) {
    const start =
      cuts[0] ?? [...ring.keys()].reduce((a, b) => (keyOf(ring[b] ?? [0, 0]) < keyOf(ring[a] ?? [0, 0]) ? b : a))
    const from = ring[start] ?? [0, 0]
    const distance = (at: number): number => Math.hypot((ring[at]?.[0] ?? 0) - from[0], (ring[at]?.[1] ?? 0) - from[1])
    cuts = [start, [...ring.keys()].reduce((a, b) => (distance(b) > distance(a) ? b : a))].sort((a, b) => a - b)
  }
  return cuts.map((cut, at) => {
    const end = cuts[at + 1] ?? (cuts[0] ?? 0) + ring.length
    return Array.from({ length: end - cut + 1 }, (_, step) => ring[(cut + step) % ring.length] ?? [0, 0])
  })
}

/** Thins all units at once: a border that two units share is thinned the same way for both. */
export function simplifyTogether(units: readonly (readonly Ring[])[], tolerance: number): Ring[][] {
  const fixed = junctions(units)
  const thinArc = (arc: Corner[]): readonly Corner[] => {
    const backwards = keyOf(arc[0] ?? [0, 0]) > keyOf(arc.at(-1) ?? [0, 0])
    const thinned = thin(backwards ? arc.toReversed() : arc, tolerance)
    return backwards ? thinned.toReversed() : thinned
  }
  return units.map((rings) =>
    rings
      .map((ring) => arcsOf(ring, fixed).flatMap((arc) => thinArc(arc).slice(0, -1)))
      .filter((ring) => ring.length >= 3),
  )
}

/** The outline of rings that share borders: edges that are passed both ways cancel out. All rings must turn alike. */
export function dissolve(rings: readonly Ring[]): Ring[] {
  if (rings.length < 2) return [...rings]
  const edges = new Map<string, { readonly from: string; readonly to: string }>()
  const corners = new Map<string, Corner>()
  for (const ring of rings)
    for (const [at, corner] of ring.entries()) {
      const [from, to] = [keyOf(corner), keyOf(ring[(at + 1) % ring.length] ?? corner)]
      corners.set(from, corner)
      if (!edges.delete(edgeOf(to, from))) edges.set(edgeOf(from, to), { from, to })
    }
  const onward = Map.groupBy(edges.values(), ({ from }) => from)
  const outlines: Ring[] = []
  for (const { from } of edges.values()) {
    const outline: Corner[] = []
    for (let at = from, next = onward.get(at)?.pop(); next !== undefined; at = next.to, next = onward.get(at)?.pop())
      outline.push(corners.get(at) ?? [0, 0])
    if (outline.length >= 3) outlines.push(outline)
  }
  return outlines
}

/** A point of a drawing, x to the right and y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** The core of a game of three or four players as lines to draw, with the worth of all divided between the corners. */
export interface CoreShape {
  /** Corners: a player's corner gives that player all that is left when everyone else has the own worth. */
  readonly corners: readonly { readonly player: number; readonly at: Point }[]
  readonly edges: readonly (readonly [Point, Point])[]
  /** Faces of the core, each a polygon; a single point or a line where the core is one. */
  readonly faces: readonly (readonly Point[])[]
  /** Where a division lies; null for one outside of what can be drawn. */
  readonly place: (amounts: readonly number[]) => Point | null
}

type Vector = readonly number[]

const triangle: readonly Point[] = [
  { x: 250, y: 30 },
  { x: 30, y: 400 },
  { x: 470, y: 400 },
]
const tetrahedron: readonly Point[] = [
  { x: 255, y: 25 },
  { x: 30, y: 330 },
  { x: 330, y: 440 },
  { x: 480, y: 290 },
]

/**
 * The core within the divisions that give everyone the own worth at least: a triangle for three players, a tetrahedron seen
 * from the side for four. In floats: it is drawn, nothing is decided by it.
 * @param worths by bit mask, the first player the lowest bit
 * @returns null for other numbers of players, or where the own worths leave nothing to divide
 */
export function coreShape(worths: readonly number[]): CoreShape | null {
  const players = Math.log2(worths.length)
  const drawn = players === 3 ? triangle : players === 4 ? tetrahedron : null
  if (drawn === null) return null
  const own = drawn.map((_, player) => worths[2 ** player] ?? 0)
  const left = (worths.at(-1) ?? 0) - own.reduce((sum, one) => sum + one, 0)
  if (!(left > 0)) return null
  const scale = Math.max(1, ...worths.map(Math.abs)) * 1e-9
  const point = (amounts: Vector): Point =>
    amounts
      .map((amount, player) => ({ part: (amount - (own[player] ?? 0)) / left, at: drawn[player] ?? { x: 0, y: 0 } }))
      .reduce((sum, { part, at }) => ({ x: sum.x + part * at.x, y: sum.y + part * at.y }), { x: 0, y: 0 })
  const limits = worths.map((worth, mask) => ({ mask, worth })).slice(1, -1)
  const faces =
    players === 3
      ? [clipped(cornersOf(own, left), limits, scale)]
      : limits.map((limit) => face(limit, { own, left, limits, scale })).filter((corners) => corners.length > 0)
  return {
    corners: drawn.map((at, player) => ({ player, at })),
    edges: drawn.flatMap((from, index) => drawn.slice(index + 1).map((to) => [from, to] as const)),
    faces: faces.map((corners) => corners.map(point)).filter((corners) => corners.length > 0),
    place: (amounts) =>
      amounts.length === players && amounts.every((amount, player) => amount >= (own[player] ?? 0) - scale)
        ? point(amounts)
        : null,
  }
}

interface Limit {
  readonly mask: number
  readonly worth: number
}

/** The divisions that give one player all that is left. */
function cornersOf(own: Vector, left: number): readonly Vector[] {
  return own.map((_, player) => own.map((worth, other) => (other === player ? worth + left : worth)))
}

function excess(amounts: Vector, { mask, worth }: Limit): number {
  return amounts.reduce((sum, amount, player) => ((mask >> player) & 1 ? sum + amount : sum), -worth)
}

/** A polygon cut by what each group must have (Sutherland and Hodgman, 1974). */
function clipped(polygon: readonly Vector[], limits: readonly Limit[], scale: number): readonly Vector[] {
  return limits.reduce((corners: readonly Vector[], limit) => {
    const kept = corners.flatMap((from, index): readonly Vector[] => {
      const to = corners[(index + 1) % corners.length] ?? from
      const [a, b] = [excess(from, limit), excess(to, limit)]
      const crossing = a > scale !== b > scale && Math.abs(a - b) > scale && a < -scale !== b < -scale
      const cut = crossing ? [between(from, to, a / (a - b))] : []
      return a >= -scale ? [from, ...cut] : cut
    })
    return kept
  }, polygon)
}

function between(from: Vector, to: Vector, part: number): Vector {
  return from.map((amount, player) => amount + part * ((to[player] ?? 0) - amount))
}

interface Solid {
  readonly own: Vector
  readonly left: number
  readonly limits: readonly Limit[]
  readonly scale: number
}

/** The face of a core of four players on which one group has just its worth: a cut through the tetrahedron, then clipped. */
function face(limit: Limit, { own, left, limits, scale }: Solid): readonly Vector[] {
  const corners = cornersOf(own, left)
  const above = corners.filter((corner) => excess(corner, limit) > scale)
  const below = corners.filter((corner) => excess(corner, limit) < -scale)
  const on = corners.filter((corner) => Math.abs(excess(corner, limit)) <= scale)
  const cuts = above.flatMap((from, index) =>
    // Back and forth, so that the corners of a cut through four edges come in order.
    (index % 2 === 0 ? below : below.toReversed()).map((to) => {
      const a = excess(from, limit)
      return between(from, to, a / (a - excess(to, limit)))
    }),
  )
  const others = limits.filter(({ mask }) => mask !== limit.mask)
  return clipped([...on, ...cuts], others, scale)
}

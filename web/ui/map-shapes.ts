/** A point in degrees, longitude first. */
export type LonLat = readonly [number, number]

/** One outline of the map; a city may have several (its districts). */
export interface MapUnit {
  readonly city: string
  readonly jurisdiction: string
  readonly centre: LonLat
  readonly rings: readonly (readonly LonLat[])[]
}

/** One city drawn: the SVG path of all its outlines, and where its mark stands. */
export interface CityShape {
  readonly city: string
  readonly jurisdiction: string
  readonly path: string
  readonly x: number
  readonly y: number
}

/**
 * Lays outlines into a drawing of a given width, north up, degrees of longitude shortened by the cosine of the middle
 * latitude, which is enough for a schematic map of one region.
 * @returns the drawing's height and one shape a city, in order of first appearance
 * @example layOut([{ city: "1", jurisdiction: "J", centre: [0.5, 0.5], rings: [[[0, 0], [1, 0], [1, 1]]] }], 100)
 */
export function layOut(
  units: readonly MapUnit[],
  width: number,
): { readonly height: number; readonly shapes: readonly CityShape[] } {
  const points = units.flatMap(({ rings }) => rings.flat())
  if (points.length === 0) return { height: width, shapes: [] }
  const bounds = points.reduce(
    ({ west, east, south, north }, [longitude, latitude]) => ({
      west: Math.min(west, longitude),
      east: Math.max(east, longitude),
      south: Math.min(south, latitude),
      north: Math.max(north, latitude),
    }),
    { west: 180, east: -180, south: 90, north: -90 },
  )
  const shortening = Math.cos(((bounds.south + bounds.north) / 2) * (Math.PI / 180))
  const scale = width / ((bounds.east - bounds.west) * shortening)
  const place = ([longitude, latitude]: LonLat): LonLat => [
    round((longitude - bounds.west) * shortening * scale),
    round((bounds.north - latitude) * scale),
  ]
  const byCity = Map.groupBy(units, ({ city }) => city)
  return {
    height: Math.ceil((bounds.north - bounds.south) * scale),
    shapes: [...byCity].flatMap(([city, parts]) => {
      const [first] = parts
      if (first === undefined) return []
      const path = parts
        .flatMap(({ rings }) => rings.map((ring) => `M${ring.map((point) => place(point).join(" ")).join("L")}Z`))
        .join("")
      const [x, y] = place(middle(parts.map(({ centre }) => centre)))
      return [{ city, jurisdiction: first.jurisdiction, path, x, y }]
    }),
  }
}

function middle(points: readonly LonLat[]): LonLat {
  const sum = points.reduce(([a, b], [c, d]): LonLat => [a + c, b + d], [0, 0])
  return [sum[0] / points.length, sum[1] / points.length]
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}

/** Radius of a mark whose area grows with the count. @example markRadius(0) // 0 */
export function markRadius(count: number, largest: number): number {
  return count === 0 ? 0 : 7 + 13 * Math.sqrt(count / Math.max(1, largest))
}

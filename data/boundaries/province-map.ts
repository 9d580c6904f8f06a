/** A corner, longitude and latitude in degrees. */
export type Corner = readonly [number, number]
/** A closed line without the repeated last corner. */
export type Ring = readonly Corner[]

/** One unit of a province map: a city, or a district of a municipality. */
export interface Feature {
  readonly province: string
  /** City code; districts of a municipality carry the municipality's. */
  readonly city: string
  readonly centre: Corner | undefined
  readonly rings: readonly Ring[]
}

interface CompressedMap {
  readonly features: readonly {
    readonly id?: string
    readonly properties: { readonly cp?: [number, number] }
    readonly geometry: { readonly type: string; readonly coordinates: unknown; readonly encodeOffsets: unknown }
  }[]
}

const scale = 1024
const unzigzag = (code: number): number => (code >> 1) ^ -(code & 1)

/** Decodes one line: pairs of characters are zigzag differences from an offset, in 1/1024 degree. */
function decodeRing(text: string, [startX, startY]: Corner): Ring {
  const corners: Corner[] = []
  let [x, y] = [startX, startY]
  for (let at = 0; at < text.length; at += 2) {
    x += unzigzag(text.charCodeAt(at) - 64)
    y += unzigzag(text.charCodeAt(at + 1) - 64)
    corners.push([x / scale, y / scale])
  }
  const [first, last] = [corners[0], corners.at(-1)]
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
    ? corners.slice(0, -1)
    : corners
}

/** Reads a compressed province map; holes are left out (none of these units has a hole that another unit fills). */
export function readProvince(json: string, province: string): Feature[] {
  const map: CompressedMap = JSON.parse(json)
  return map.features.map(({ id, properties, geometry }) => {
    const isPolygon = geometry.type === "Polygon"
    const texts = (isPolygon ? [geometry.coordinates] : geometry.coordinates) as string[][]
    const offsets = (isPolygon ? [geometry.encodeOffsets] : geometry.encodeOffsets) as Corner[][]
    return {
      province,
      city: id === undefined || province === "310000" ? province : id,
      centre: properties.cp,
      rings: texts.map((part, at) => decodeRing(part[0] ?? "", offsets[at]?.[0] ?? [0, 0])),
    }
  })
}

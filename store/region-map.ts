import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { Text } from "../base/index.ts"

const Corner = z.tuple([z.number(), z.number()])
const Polygon = z.array(z.array(Corner))
const Boundaries = z.object({
  source: z.string(),
  schematic: Text,
  features: z.array(
    z.object({
      properties: z.object({
        code: z.string(),
        kind: z.enum(["city", "jurisdiction"]),
        jurisdiction: z.string().optional(),
        centre: Corner.optional(),
      }),
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), coordinates: Polygon }),
        z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(Polygon) }),
      ]),
    }),
  ),
})

type Ring = [number, number][]

/** A drawn unit; longitude and latitude in degrees, outer lines only. */
export interface MapUnit {
  readonly city: string
  readonly jurisdiction: string
  readonly centre: [number, number]
  readonly rings: Ring[]
}

/** The region's schematic map: cities, and the outlines of its members. */
export interface RegionMap {
  readonly notice: Text
  readonly licence: string
  readonly units: MapUnit[]
  readonly outlines: { readonly jurisdiction: string; readonly rings: Ring[] }[]
}

/**
 * Reads `boundaries.json` of a region's data folder. An operator may put another file with the same properties there.
 * @throws Error when the file is missing or misshapen
 */
export function readRegionMap(folder: string): RegionMap {
  const { source, schematic, features } = Boundaries.parse(
    JSON.parse(readFileSync(join(folder, "boundaries.json"), "utf8")),
  )
  const units: MapUnit[] = []
  const outlines: RegionMap["outlines"] = []
  for (const { properties, geometry } of features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates
    const rings = polygons.flatMap((polygon) => polygon.slice(0, 1))
    const { code, jurisdiction, centre } = properties
    if (properties.kind === "jurisdiction") outlines.push({ jurisdiction: code, rings })
    else if (jurisdiction !== undefined && centre !== undefined) units.push({ city: code, jurisdiction, centre, rings })
  }
  return { notice: schematic, licence: source, units, outlines }
}

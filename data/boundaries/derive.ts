/**
 * Derives a region's `boundaries.json` from the compressed province maps of echarts 4.9.0 (Apache-2.0).
 * Run once by hand, by whoever renews the file; the product reads only the result:
 *   node data/boundaries/derive.ts <folder with shanghai.json …> data/regions/yangtze
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { type Feature, type Ring, readProvince } from "./province-map.ts"
import { area, dissolve, simplifyTogether } from "./rings.ts"

const provinces = { shanghai: "310000", jiangsu: "320000", zhejiang: "330000", anhui: "340000" }
/** Largest distance, in degrees, that a simplified line may stray. About 1 km. */
const tolerance = 0.01
/** Islets below this area, in square degrees (about 4 km²), are left out of a unit with larger parts. */
const smallestPart = 0.0004

const round = (value: number): number => Math.round(value * 1000) / 1000
const text = (folder: string, file: string): string => readFileSync(join(folder, file), "utf8")

/** Largest part first; islets are dropped, but never the last part. */
function worthDrawing(rings: readonly Ring[]): Ring[] {
  const largestFirst = [...rings].sort((a, b) => area(b) - area(a))
  return largestFirst.filter((ring, at) => at === 0 || area(ring) >= smallestPart)
}

function geometryOf(rings: readonly Ring[]): object {
  // The source turns clockwise; GeoJSON wants outer lines counterclockwise.
  const polygons = rings.map((ring) => [
    [...ring, ...ring.slice(0, 1)].toReversed().map(([x, y]) => [round(x), round(y)]),
  ])
  const [only] = polygons
  return polygons.length === 1
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons }
}

function derive(mapFolder: string, regionFolder: string): void {
  const cities: Record<string, string>[] = parse(text(regionFolder, "cities.csv"), { columns: true })
  const units: Feature[] = Object.entries(provinces).flatMap(([file, code]) =>
    readProvince(text(mapFolder, `${file}.json`), code),
  )
  const rings = simplifyTogether(
    units.map((unit) => worthDrawing(unit.rings)),
    tolerance,
  )
  const features: object[] = []
  const points: string[] = ["city_code,longitude,latitude,source"]
  for (const province of Object.values(provinces)) {
    const ofProvince = units.flatMap((unit, at) => (unit.province === province ? (rings[at] ?? []) : []))
    const jurisdiction = cities.find(({ province_code }) => province_code === province)?.iso3166_2
    const outline = { code: jurisdiction, kind: "jurisdiction" }
    features.push({ type: "Feature", properties: outline, geometry: geometryOf(worthDrawing(dissolve(ofProvince))) })
    for (const city of cities.filter(({ province_code }) => province_code === province)) {
      const parts = units.flatMap((unit, at) => (unit.city === city.code_gbt2260 ? (rings[at] ?? []) : []))
      const centre = units.find((unit) => unit.city === city.code_gbt2260 && unit.centre)?.centre ?? [0, 0]
      const properties = { code: city.code_gbt2260, kind: "city", jurisdiction, centre: centre.map(round) }
      features.push({ type: "Feature", properties, geometry: geometryOf(worthDrawing(dissolve(parts))) })
      points.push(`${city.code_gbt2260},${round(centre[0])},${round(centre[1])},echarts 4.9.0 map/json/province cp`)
    }
  }
  const about = {
    source: "echarts 4.9.0, map/json/province (Apache-2.0), simplified; see NOTICE",
    schematic: {
      zh: "示意图，非测绘成果，不作为划界依据",
      en: "Schematic, not surveyed, no basis for any claim on borders",
    },
  }
  const lines = features.map((feature) => JSON.stringify(feature)).join(",\n")
  const head = JSON.stringify({ type: "FeatureCollection", ...about }).slice(0, -1)
  writeFileSync(join(regionFolder, "boundaries.json"), `${head},"features":[\n${lines}\n]}\n`)
  writeFileSync(join(regionFolder, "city-points.csv"), `${points.join("\n")}\n`)
}

const [mapFolder, regionFolder] = process.argv.slice(2)
if (mapFolder === undefined || regionFolder === undefined)
  throw new Error("usage: node data/boundaries/derive.ts <map folder> <region folder>")
derive(mapFolder, regionFolder)

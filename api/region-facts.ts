import { type Day, Refusal } from "../base/index.ts"
import { workingDaysBetween } from "../region/index.ts"
import { type RegionFiles, readRegionFiles } from "../store/region-files.ts"
import { type RegionMap, readRegionMap } from "../store/region-map.ts"

const files = new Map<string, RegionFiles>()
const maps = new Map<string, RegionMap>()

/** What a region's data folder says, read once in the life of a server. */
export function filesOf(folder: string): RegionFiles {
  const known = files.get(folder) ?? readRegionFiles(folder)
  files.set(folder, known)
  return known
}

/** The schematic map of a region's data folder, read once. */
export function mapOf(folder: string): RegionMap {
  const known = maps.get(folder) ?? readRegionMap(folder)
  maps.set(folder, known)
  return known
}

/** Working days left until a last day, negative after it; null where the days between are not all published. */
export function daysLeft(folder: string, today: Day, due: Day): number | null {
  try {
    return workingDaysBetween(today, due, filesOf(folder).workingDays)
  } catch (error) {
    if (error instanceof Refusal && error.code === "region.year-not-published") return null
    throw error
  }
}

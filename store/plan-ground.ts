import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { PlanNames, type RegionNames } from "../observatory/index.ts"
import { RegionFile, readTable, readYaml } from "./region-files.ts"

const data = join(import.meta.dirname, "..", "data")

/** Files of terms that plans are audited by, as they are written, by name. */
export function readPlanTerms(): Readonly<Record<string, unknown>> {
  const folder = join(data, "plan-terms")
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"))
  return Object.fromEntries(names.sort().map((name) => [name, readYaml(folder, name)]))
}

/** What plans may call a region, its members and their places. */
export interface PlanPlaces {
  readonly region: RegionNames
  readonly extra: PlanNames | undefined
}

/** Names out of a region's folder: its own, its cities', those of `plan-names.yaml`, and of counties where codes are official. */
export function readPlanPlaces(folder: string): PlanPlaces {
  const { id, name, jurisdictions } = RegionFile.parse(readYaml(folder, "region.yaml"))
  const cities = readTable(folder, "cities.csv")
  const counties = readTable(join(data, "places"), "divisions-cn.csv")
  const members = jurisdictions.map(({ code, divisionCode, name: own }) => ({
    code,
    name: own,
    places: cities
      .filter(({ iso3166_2 }) => iso3166_2 === code)
      .flatMap(({ name_zh = "", name_en = "", name_native = "" }) => [name_zh, name_en, name_native])
      .filter((one) => one !== ""),
    fullNames: /^\d{6}$/.test(divisionCode) ? countiesOf(divisionCode.slice(0, 2), counties) : [],
  }))
  const extra = existsSync(join(folder, "plan-names.yaml"))
    ? PlanNames.parse(readYaml(folder, "plan-names.yaml"))
    : undefined
  return { region: { id, name, members }, extra }
}

/** Names of two signs are left out: they are parts of other words. */
function countiesOf(province: string, rows: readonly Readonly<Record<string, string>>[]): string[] {
  return rows
    .filter(({ code = "", name_zh = "" }) => code.startsWith(province) && !code.endsWith("00") && name_zh.length > 2)
    .map(({ name_zh = "" }) => name_zh)
    .filter((name) => name !== "市辖区")
}

/** Plans of a region that were written for demonstration, in Markdown; none where the folder has none. */
export function readSamplePlans(folder: string): readonly { readonly file: string; readonly text: string }[] {
  const plans = join(folder, "sample-plans")
  if (!existsSync(plans)) return []
  const names = readdirSync(plans).filter((name) => name.endsWith(".md"))
  return names.sort().map((file) => ({ file, text: readFileSync(join(plans, file), "utf8") }))
}

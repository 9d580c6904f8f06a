import { sql } from "kysely"
import type { Text } from "../base/index.ts"
import { type Db, rows } from "./database.ts"

/** A city with its place on the map. */
export interface CityRow {
  readonly code: string
  readonly jurisdiction: string
  readonly name: Text
  readonly slug: string
  readonly longitude: number | null
  readonly latitude: number | null
}

/** The region's cities by code. */
export async function citiesOf(db: Db): Promise<CityRow[]> {
  const found = await rows(
    db,
    sql<CityRow>`select code, jurisdiction, name, slug, longitude, latitude from city order by code`,
  )
  return [...found]
}

/** The classes of instruments in their order. */
export async function instrumentClassesOf(db: Db): Promise<{ code: string; name: Text }[]> {
  const found = await rows(
    db,
    sql<{ code: string; name: Text }>`select code, name from instrument_class order by position`,
  )
  return [...found]
}

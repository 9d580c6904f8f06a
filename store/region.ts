import { sql } from "kysely"
import * as z from "zod"
import { Currency, Refusal, Text } from "../base/index.ts"
import { type Db, firstRow, rows } from "./database.ts"

const RegionBody = z.object({ name: Text, currency: Currency, timeZone: z.string() })

/** The region that a database runs, with its members in order. @throws Refusal "store.no-region" before one is loaded */
export async function regionOn(db: Db) {
  const region = await firstRow(
    db,
    sql<{ id: string; body: unknown; sample: boolean }>`select id, body, sample from region`,
  )
  if (region === undefined) throw new Refusal("store.no-region")
  const jurisdictions = await rows(
    db,
    sql<{ code: string; name: Text; colour: string }>`select code, name, colour from jurisdiction order by position`,
  )
  return { id: region.id, sample: region.sample, ...RegionBody.parse(region.body), jurisdictions }
}

import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { Entry } from "../rulebook/index.ts"
import { type Db, rows } from "./database.ts"

/** A version of the lists as enacted, with its entries. */
export interface EnactedVersion {
  readonly number: number
  readonly effectiveAt: Instant
  readonly enactedAt: Instant
  readonly source: string
  readonly digest: string
  readonly entries: readonly Entry[]
}

/** Every version of the lists, in order of number; of one entry alone when it is named. */
export async function ruleVersions(db: Db, entry?: string): Promise<readonly EnactedVersion[]> {
  const found = await rows(
    db,
    sql<Omit<EnactedVersion, "entries"> & { readonly bodies: readonly unknown[] }>`
      select number, effective_at as "effectiveAt", enacted_at as "enactedAt", source, digest,
        coalesce((select jsonb_agg(body order by position) from list_entry e
          where e.version = v.number and (${entry ?? null}::text is null or e.id = ${entry ?? null})), '[]') as bodies
      from list_version v order by number`,
  )
  return found.map(({ bodies, ...version }) => ({ ...version, entries: bodies.map((body) => Entry.parse(body)) }))
}

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

/** Which versions are asked for, and with which of their entries. */
export interface VersionsWanted {
  /** One version alone. */
  readonly number?: number
  /** Versions after this one. */
  readonly after?: number
  /** Id of the only entry wanted; null: none. All when left out. */
  readonly entry?: string | null
}

/** Versions of the lists, in order of number; all with all entries unless less is asked for. */
export async function ruleVersions(
  db: Db,
  { number, after = 0, entry }: VersionsWanted = {},
): Promise<readonly EnactedVersion[]> {
  const of = entry === undefined ? sql`true` : sql`e.id = ${entry}`
  const only = number === undefined ? sql`number > ${after}` : sql`number = ${number}`
  const found = await rows(
    db,
    sql<Omit<EnactedVersion, "entries"> & { readonly bodies: readonly unknown[] }>`
      select number, effective_at as "effectiveAt", enacted_at as "enactedAt", source, digest,
        coalesce((select jsonb_agg(body order by position) from list_entry e where e.version = v.number and ${of}), '[]') as bodies
      from list_version v where ${only} order by number`,
  )
  return found.map(({ bodies, ...version }) => ({ ...version, entries: bodies.map((body) => Entry.parse(body)) }))
}

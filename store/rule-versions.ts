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

/** A version with what it changed in the one before it. */
export interface VersionChanges extends Omit<EnactedVersion, "entries"> {
  /** How many entries it has. */
  readonly entries: number
  readonly changes: readonly { readonly entry: string; readonly change: "added" | "changed" | "ended" }[]
}

const head = sql`number, effective_at as "effectiveAt", enacted_at as "enactedAt", source, digest`

/** Every version after a number, in order, with what it changed; compared by the database, however many entries there are. */
export async function versionChanges(db: Db, after: number): Promise<readonly VersionChanges[]> {
  return rows(
    db,
    sql<VersionChanges>`
      select ${head}, (select count(*)::integer from list_entry e where e.version = v.number) as entries,
        coalesce((
          select jsonb_agg(jsonb_build_object('entry', coalesce(now.id, before.id), 'change',
            case when before.id is null then 'added' when now.id is null then 'ended' else 'changed' end) order by coalesce(now.id, before.id))
          from (select id, body from list_entry where version = v.number) now
          full join (select id, body from list_entry
            where version = (select max(number) from list_version w where w.number < v.number)) before on before.id = now.id
          where now.body is distinct from before.body), '[]') as changes
      from list_version v where number > ${after} order by number`,
  )
}

/** One version with all its entries, or each version with one entry of it, in order of number. */
export async function ruleVersions(
  db: Db,
  { number, entry }: { readonly number?: number; readonly entry?: string | null },
): Promise<readonly EnactedVersion[]> {
  const of = entry === undefined ? sql`true` : sql`e.id = ${entry}`
  const only = number === undefined ? sql`true` : sql`number = ${number}`
  const found = await rows(
    db,
    sql<Omit<EnactedVersion, "entries"> & { readonly bodies: readonly unknown[] }>`
      select ${head},
        coalesce((select jsonb_agg(body order by position) from list_entry e where e.version = v.number and ${of}), '[]') as bodies
      from list_version v where ${only} order by number`,
  )
  return found.map(({ bodies, ...version }) => ({ ...version, entries: bodies.map((body) => Entry.parse(body)) }))
}

/** Values of a parameter that a later version replaced before they began, in order; each with the version that did. */
export async function supersededValues(db: Db, parameter: string) {
  return rows(
    db,
    sql<{
      readonly from: Instant
      readonly value: string | null
      readonly source: string
      readonly assumed: boolean
      readonly listVersion: number
      readonly by: number
    }>`
      select * from (
        select effective_at as "from", value #>> '{}' as value, source, assumed, version as "listVersion",
          lead(version) over (partition by effective_at order by version) as by
        from parameter_value where id = ${parameter}) dated
      where by is not null order by "from", "listVersion"`,
  )
}

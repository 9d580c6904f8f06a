import { sql } from "kysely"
import type { Day, Instant } from "../base/index.ts"
import { type Db, firstRow } from "./database.ts"

/** A person as the rule book sees them: the organisation acted for, and the roles held in it. */
export interface ActorRow {
  readonly status: "active" | "suspended"
  readonly organisation: {
    readonly id: string
    readonly jurisdiction: string
    readonly kind: string
    readonly group: string
    readonly status: "active" | "suspended"
  } | null
  readonly roles: readonly string[]
  /** Secret under which the log commits to the person, 32 bytes. */
  readonly salt: Uint8Array
  /** The list version in force. */
  readonly version: number
  /** The newest list version, which knows all values of parameters. */
  readonly newest: number
}

/**
 * A person with the organisation acted for (the asked one, or the first membership) and today's roles in it; a role
 * ended today no longer counts. Undefined for a person who does not exist.
 */
export async function actorOn(
  db: Db,
  { person, organisation, today, now }: { person: string; organisation: string | null; today: Day; now: Instant },
): Promise<ActorRow | undefined> {
  return firstRow(
    db,
    sql<ActorRow>`
      with held as (
        select m.organisation, array_agg(m.role order by m.role) as roles, min(m.from_day) as since
        from membership m
        where m.person = ${person} and m.from_day <= ${today} and (m.until_day is null or m.until_day > ${today})
          and (${organisation}::text is null or m.organisation = ${organisation})
        group by m.organisation order by since, m.organisation limit 1
      )
      select p.status, p.salt, coalesce(held.roles, '{}') as roles, ${versionInForce(now)} as version, ${newest} as newest,
        case when o.id is null then null else jsonb_build_object('id', o.id, 'jurisdiction', o.jurisdiction,
          'kind', o.kind, 'group', o.controlling_group, 'status', o.status) end as organisation
      from person p left join held on true left join organisation o on o.id = held.organisation
      where p.id = ${person}`,
  )
}

/** Number of the list version in force at a moment; 0 before the first. */
export async function versionOn(db: Db, now: Instant): Promise<number> {
  return (await versionsOn(db, now)).version
}

/** The list version in force at a moment, and the newest. */
export async function versionsOn(db: Db, now: Instant): Promise<Pick<ActorRow, "version" | "newest">> {
  const row = await firstRow(
    db,
    sql<Pick<ActorRow, "version" | "newest">>`select ${versionInForce(now)} as version, ${newest} as newest`,
  )
  return row ?? { version: 0, newest: 0 }
}

const newest = sql<number>`coalesce((select max(number) from list_version), 0)`

function versionInForce(now: Instant) {
  return sql<number>`coalesce((select max(number) from list_version where effective_at <= ${now}), 0)`
}

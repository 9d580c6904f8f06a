import { sql } from "kysely"
import type { Day, Instant, Text } from "../base/index.ts"
import { Refusal } from "../base/index.ts"
import type { Role } from "../region/index.ts"
import { type Db, firstRow, rows } from "./database.ts"

/** The person of a session that has not ended; undefined for an ended or unknown one. */
export async function personOfSession(db: Db, token: string, now: Instant): Promise<string | undefined> {
  const row = await firstRow(
    db,
    sql<{ person: string }>`select person from session where token = ${token} and expires_at > ${now}`,
  )
  return row?.person
}

/** Whom a key speaks for. */
export interface KeyHolder {
  readonly id: string
  readonly person: string
  readonly organisation: string
  readonly scopes: readonly string[]
}

/** The holder of a key that is neither expired nor revoked. Its last use is noted, to the minute. */
export async function holderOfKey(db: Db, secretHash: string, now: Instant): Promise<KeyHolder | undefined> {
  const row = await firstRow(
    db,
    sql<KeyHolder & { stale: boolean }>`
      select id, person, organisation, scopes,
        last_used_at is null or last_used_at < ${now}::timestamptz - interval '1 minute' as stale
      from api_key where secret_hash = ${secretHash} and revoked_at is null and expires_at > ${now}`,
  )
  if (row === undefined) return undefined
  const { stale, ...holder } = row
  if (stale) await sql`update api_key set last_used_at = ${now} where id = ${row.id}`.execute(db)
  return holder
}

/** A key as its owner sees it. */
export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly start: string
  readonly organisation: string
  readonly scopes: string[]
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly lastUsedAt: Instant | null
}

/** Keys of a person that are not revoked, newest first. */
export async function keysOf(db: Db, person: string): Promise<ApiKeyRow[]> {
  const found = await rows(
    db,
    sql<ApiKeyRow>`
      select id, name, start, organisation, scopes, made_at as "madeAt", expires_at as "expiresAt",
        last_used_at as "lastUsedAt"
      from api_key where person = ${person} and revoked_at is null order by made_at desc, id desc`,
  )
  return [...found]
}

export async function saveKey(db: Db, key: ApiKeyRow, of: { person: string; secretHash: string }): Promise<void> {
  await sql`insert into api_key (id, person, organisation, name, start, secret_hash, scopes, made_at, expires_at)
    values (${key.id}, ${of.person}, ${key.organisation}, ${key.name}, ${key.start}, ${of.secretHash},
      ${key.scopes}, ${key.madeAt}, ${key.expiresAt})`.execute(db)
}

/** Revokes a key of a person. @returns its organisation. @throws Refusal "identity.unknown-key" */
export async function revokeKey(
  db: Db,
  { id, person, now }: { id: string; person: string; now: Instant },
): Promise<string> {
  const row = await firstRow(
    db,
    sql<{ organisation: string }>`update api_key set revoked_at = ${now}
      where id = ${id} and person = ${person} and revoked_at is null returning organisation`,
  )
  if (row === undefined) throw new Refusal("identity.unknown-key", { key: id })
  return row.organisation
}

/** A person with what they are where, today. */
export interface Self {
  readonly person: { readonly id: string; readonly name: Text; readonly email: string; readonly orcid: string | null }
  readonly memberships: {
    readonly organisation: string
    readonly name: Text
    readonly jurisdiction: string
    readonly kind: string
    readonly roles: Role[]
  }[]
}

/** The person, and the organisations in which they have a role on a day, by the oldest membership first. */
export async function selfOn(db: Db, person: string, today: Day): Promise<Self | undefined> {
  return firstRow(
    db,
    sql<Self>`
      select jsonb_build_object('id', p.id, 'name', ${personName()}, 'email', p.email, 'orcid', p.orcid) as person,
        coalesce((select jsonb_agg(held.body order by held.since, held.id) from (
          select o.id, min(m.from_day) as since, jsonb_build_object('organisation', o.id,
            'name', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'jurisdiction', o.jurisdiction, 'kind', o.kind,
            'roles', jsonb_agg(m.role order by m.role)) as body
          from membership m join organisation o on o.id = m.organisation
          where m.person = p.id and m.from_day <= ${today} and (m.until_day is null or m.until_day > ${today})
          group by o.id) held), '[]') as memberships
      from person p where p.id = ${person}`,
  )
}

/** A person's name as a text of two languages; who gave one name has it in both. Expects the table under the name `p`. */
export function personName() {
  return sql`jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name))`
}

/** Records an ORCID iD. @throws Refusal "region.orcid-taken" when another person has it */
export async function saveOrcid(db: Db, person: string, orcid: string, now: Instant): Promise<void> {
  const taken = await firstRow(db, sql`select 1 from person where orcid = ${orcid} and id <> ${person}`)
  if (taken !== undefined) throw new Refusal("region.orcid-taken", { orcid })
  await sql`update person set orcid = ${orcid}, updated_at = ${now} where id = ${person}`
    .execute(db)
    .catch((error: unknown) => {
      throw isTaken(error, "person_orcid_key") ? new Refusal("region.orcid-taken", { orcid }) : error
    })
}

/** Whether a unique constraint spoke up. */
export function isTaken(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "23505" &&
    "constraint" in error &&
    error.constraint === constraint
  )
}

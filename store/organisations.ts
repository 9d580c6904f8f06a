import { type RawBuilder, sql } from "kysely"
import { type Day, type Instant, Refusal, type Text } from "../base/index.ts"
import type { OrganisationKind, Role } from "../region/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { isTaken, personName } from "./identity.ts"

/** An organisation as the database has it. */
export interface OrganisationRow {
  readonly id: string
  readonly jurisdiction: string
  readonly city: string
  readonly kind: OrganisationKind
  readonly name: Text
  readonly creditCode: string | null
  readonly controllingGroup: string
  readonly ror: string | null
  readonly status: "active" | "suspended"
  readonly sample: boolean
  readonly version: number
}

const columns = sql`o.id, o.jurisdiction, o.city, o.kind, jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as name,
  o.credit_code as "creditCode", o.controlling_group as "controllingGroup", o.ror, o.status, o.sample, o.version`

/** Which organisations, and where a page begins. */
export interface OrganisationSearch {
  readonly q?: string | undefined
  readonly jurisdiction?: string | undefined
  readonly kind?: OrganisationKind | undefined
  readonly after?: { readonly name: string; readonly id: string } | undefined
  readonly limit: number
}

/** Organisations by name (Chinese or English) or credit code, ordered by Chinese name. */
export async function organisationsFound(db: Db, search: OrganisationSearch): Promise<readonly OrganisationRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  const { q = "", jurisdiction, kind, after, limit } = search
  const words = q.split(/\s+/).filter((word) => word !== "")
  for (const word of words) conditions.push(sql`${searched} ilike ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`)
  if (jurisdiction !== undefined) conditions.push(sql`o.jurisdiction = ${jurisdiction}`)
  if (kind !== undefined) conditions.push(sql`o.kind = ${kind}`)
  if (after !== undefined) conditions.push(sql`(o.name_zh collate "C", o.id) > (${after.name}, ${after.id})`)
  return rows(
    db,
    sql<OrganisationRow>`select ${columns} from organisation o where ${sql.join(conditions, sql` and `)}
      order by o.name_zh collate "C", o.id limit ${limit}`,
  )
}

/** As the index has it. */
const searched = sql`(o.name_zh || ' ' || o.name_en || ' ' || coalesce(o.credit_code, ''))`

/** One organisation. @throws Refusal "region.unknown-organisation" */
export async function organisationById(db: Db, id: string): Promise<OrganisationRow> {
  const found = await firstRow(db, sql<OrganisationRow>`select ${columns} from organisation o where o.id = ${id}`)
  if (found === undefined) throw new Refusal("region.unknown-organisation", { organisation: id })
  return found
}

/** The other organisations of a controlling group. */
export async function othersOfGroup(db: Db, { id, controllingGroup }: OrganisationRow) {
  const found = await rows(
    db,
    sql<{ id: string; name: Text; jurisdiction: string }>`
      select o.id, jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as name, o.jurisdiction from organisation o
      where o.controlling_group = ${controllingGroup} and o.id <> ${id} order by o.name_zh collate "C", o.id limit 200`,
  )
  return [...found]
}

/** How many facilities an organisation has in the catalogue. */
export async function facilitiesOf(db: Db, organisation: string): Promise<number> {
  const row = await firstRow(
    db,
    sql<{ count: number }>`select count(*)::int as count from facility where organisation = ${organisation}`,
  )
  return row?.count ?? 0
}

/** The group that a controller, told by id or credit code, belongs to; undefined for one that is not registered. */
export async function groupOf(db: Db, controller: string): Promise<string | undefined> {
  const row = await firstRow(
    db,
    sql<{ group: string }>`select controlling_group as group from organisation
      where id = ${controller} or credit_code = ${controller.toUpperCase()} order by id = ${controller} desc limit 1`,
  )
  return row?.group
}

/** Id of the organisation that is registered under a code, or null. */
export async function organisationOfCode(db: Db, code: string): Promise<string | null> {
  const row = await firstRow(db, sql<{ id: string }>`select id from organisation where credit_code = ${code}`)
  return row?.id ?? null
}

/** Credit codes of all organisations with the group of each. */
export async function registeredCodes(db: Db): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    db,
    sql<{ code: string; group: string }>`
      select credit_code as code, controlling_group as group from organisation where credit_code is not null`,
  )
  return new Map(found.map(({ code, group }) => [code, group]))
}

/** Organisations by those of the given texts that are their registration codes, in capitals. */
export async function organisationsByCode(db: Db, texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(texts.map((text) => text.trim().toUpperCase()))]
  const found = await rows(
    db,
    sql<{ code: string; id: string }>`
      select upper(credit_code) as code, id from organisation where credit_code = any(${codes}::text[])`,
  )
  return new Map(found.map(({ code, id }) => [code, id]))
}

/** Saves new organisations, in one statement. @throws Refusal "region.credit-code-taken" */
export async function saveOrganisations(
  db: Db,
  organisations: readonly OrganisationRow[],
  now: Instant,
): Promise<void> {
  await sql`
    insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, credit_code, controlling_group, ror, status, sample, version, made_at)
    select o->>'id', o->>'jurisdiction', o->>'city', o->>'kind', o->'name'->>'zh', o->'name'->>'en', o->>'creditCode',
      o->>'controllingGroup', o->>'ror', o->>'status', (o->>'sample')::boolean, (o->>'version')::int, ${now}
    from jsonb_array_elements(${JSON.stringify(organisations)}::jsonb) as given (o)`
    .execute(db)
    .catch((error: unknown) => {
      const taken = isTaken(error, "organisation_credit_code_key") || isTaken(error, "organisation_ror_key")
      throw taken ? new Refusal("region.credit-code-taken", { code: takenValue(error) }) : error
    })
}

/** The value that PostgreSQL names in a unique violation. */
function takenValue(error: unknown): string {
  const detail = error instanceof Error && "detail" in error ? String(error.detail) : ""
  return /=\((.*)\)/.exec(detail)?.[1] ?? ""
}

/**
 * Saves a changed organisation over the version that it was made from. When it headed its group, the group goes with it.
 * @throws Refusal "api.version-changed" when another change was first
 */
export async function saveEdited(db: Db, before: OrganisationRow, after: OrganisationRow): Promise<void> {
  const saved = await firstRow(
    db,
    sql`update organisation set name_zh = ${after.name.zh}, name_en = ${after.name.en}, city = ${after.city},
        controlling_group = ${after.controllingGroup}, version = ${after.version}
      where id = ${before.id} and version = ${before.version} returning id`,
  )
  if (saved === undefined) {
    const { version } = await organisationById(db, before.id)
    throw new Refusal("api.version-changed", { asked: String(before.version), current: String(version) })
  }
  if (before.controllingGroup !== after.controllingGroup && headsGroup(before))
    await sql`update organisation set controlling_group = ${after.controllingGroup}, version = version + 1
      where controlling_group = ${before.controllingGroup}`.execute(db)
}

/** Whether a group has its name from this organisation. */
export function headsGroup({ id, creditCode, controllingGroup }: OrganisationRow): boolean {
  return controllingGroup === creditCode || controllingGroup === id
}

/** Today's members of an organisation with their roles. */
export async function membersOn(db: Db, organisation: string, today: Day) {
  const found = await rows(
    db,
    sql<{ person: string; name: Text; role: Role; from: Day; until: Day | null }>`
      select m.person, ${personName()} as name, m.role, m.from_day as from, m.until_day as until
      from membership m join person p on p.id = m.person
      where m.organisation = ${organisation} and (m.until_day is null or m.until_day > ${today})
      order by p.name collate "C", m.person, m.role`,
  )
  return [...found]
}

/** Facility managers of an organisation on a day, with the address for mails; suspended ones left out. */
export async function facilityManagersOn(
  db: Db,
  organisation: string,
  today: Day,
): Promise<readonly { readonly person: string; readonly address: string }[]> {
  return rows(
    db,
    sql<{ person: string; address: string }>`
      select p.id as person, p.email as address from membership m join person p on p.id = m.person
      where m.organisation = ${organisation} and m.role = 'facility-manager' and p.status = 'active'
        and m.from_day <= ${today} and (m.until_day is null or m.until_day > ${today})
      order by p.id`,
  )
}

interface MembershipKey {
  readonly organisation: string
  readonly person: string
  readonly role: Role
}

/** The person with an e-mail address. @throws Refusal "region.unknown-person" */
export async function personByEmail(db: Db, email: string): Promise<string> {
  const row = await firstRow(db, sql<{ id: string }>`select id from person where email = ${email.trim().toLowerCase()}`)
  if (row === undefined) throw new Refusal("region.unknown-person", { email })
  return row.id
}

/** Gives a role from a day on; one held already stays as it is. @returns its first day */
export async function startMembership(db: Db, { organisation, person, role }: MembershipKey, today: Day): Promise<Day> {
  const held = await firstRow(
    db,
    sql<{ from: Day }>`select from_day as from from membership where organisation = ${organisation}
      and person = ${person} and role = ${role} and from_day <= ${today} and until_day is null`,
  )
  if (held !== undefined) return held.from
  await sql`insert into membership (organisation, person, role, from_day) values (${organisation}, ${person}, ${role}, ${today})
    on conflict (organisation, person, role, from_day) do update set until_day = null`.execute(db)
  return today
}

/** Ends a role: `today` is the first day on which it no longer counts. @throws Refusal "region.unknown-membership" */
export async function endMembership(db: Db, { organisation, person, role }: MembershipKey, today: Day): Promise<void> {
  const ended = await firstRow(
    db,
    sql`update membership set until_day = greatest(from_day, ${today}::date)
      where organisation = ${organisation} and person = ${person} and role = ${role}
        and (until_day is null or until_day > ${today}) returning person`,
  )
  if (ended === undefined) throw new Refusal("region.unknown-membership", { role })
}

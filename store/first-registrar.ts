import { randomBytes, randomUUID } from "node:crypto"
import { sql } from "kysely"
import { type Day, type Instant, localTime } from "../base/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { appendEntry } from "./evidence.ts"
import { hashPassword } from "./password.ts"
import { transaction } from "./transaction.ts"

/** How the operator signs in for the first time. */
export interface FirstRegistrar {
  readonly email: string
  /** Known to nobody else and kept as a hash only: shown once. */
  readonly password: string
}

/** Used when the operator names no address; nothing is ever sent there. */
export const usualAddress = "registrar@delta.localhost"

/**
 * In a region in which nobody is registrar, makes the first one: a person who is registrar of a registry in each
 * member, and so can register organisations and give them their first administrators. Each member then appoints its
 * own registrars and ends this one's role.
 * @returns the first sign-in, or null when the region has a registrar already
 */
export async function firstRegistrar(
  db: Db,
  { email, now, zone }: { readonly email?: string | undefined; readonly now: Instant; readonly zone: string },
): Promise<FirstRegistrar | null> {
  return transaction(db, async (on) => {
    // Two servers that start at once take turns.
    await sql`lock table membership in share row exclusive mode`.execute(on)
    const held = await firstRow(
      on,
      sql`select 1 from membership where role = 'registrar' and until_day is null limit 1`,
    )
    if (held !== undefined) return null
    const registrar = {
      email: (email || usualAddress).trim().toLowerCase(),
      password: randomBytes(12).toString("base64url"),
    }
    const person = await personWith(on, registrar, now)
    await registriesWith(on, person, { today: localTime(now, zone).day, now })
    await recordRegistries(on, now)
    return registrar
  })
}

async function personWith(db: Db, { email, password }: FirstRegistrar, now: Instant): Promise<string> {
  const row = await firstRow(
    db,
    sql<{ id: string }>`
      insert into person (id, name, name_en, email, created_at, updated_at)
      values (${randomUUID()}, '首任登记员', 'First registrar', ${email}, ${now}, ${now})
      on conflict (email) do update set updated_at = excluded.updated_at returning id`,
  )
  if (row === undefined) throw new Error("an insert gave no row")
  await sql`
    insert into sign_in_account (id, person, provider, account, password, created_at, updated_at)
    values (${randomUUID()}, ${row.id}, 'credential', ${row.id}, ${await hashPassword(password)}, ${now}, ${now})
    on conflict (provider, account) do update set password = excluded.password, updated_at = excluded.updated_at`.execute(
    db,
  )
  return row.id
}

/** A registry, a government body, in each member: in its first city by code. */
async function registriesWith(db: Db, person: string, { today, now }: { today: Day; now: Instant }): Promise<void> {
  await sql`
    insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
    select 'registry-' || lower(j.code), j.code, (select min(code) from city where jurisdiction = j.code), 'government',
      (j.name->>'zh') || '机构登记处', 'Registry of ' || (j.name->>'en'), 'registry-' || lower(j.code), ${now}
    from jurisdiction j on conflict (id) do nothing`.execute(db)
  await sql`
    insert into membership (organisation, person, role, from_day)
    select 'registry-' || lower(code), ${person}, 'registrar', ${today} from jurisdiction
    on conflict (organisation, person, role, from_day) do update set until_day = null`.execute(db)
}

/** The log tells of each registry and its first registrar, who is not named there: no list decided on them. */
async function recordRegistries(db: Db, now: Instant): Promise<void> {
  for (const { code } of await rows(db, sql<{ code: string }>`select code from jurisdiction order by code`))
    await appendEntry(db, {
      id: randomUUID(),
      act: "region.appoint-first-registrar",
      at: now,
      jurisdiction: code,
      actor: { kind: "platform" },
      organisation: null,
      of: { kind: "organisation", id: `registry-${code.toLowerCase()}` },
      facts: { role: "registrar" },
      listVersion: null,
      entries: [],
    })
}

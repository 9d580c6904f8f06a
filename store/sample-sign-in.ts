import { sql } from "kysely"
import type { Day, Text } from "../base/index.ts"
import type { Role } from "../region/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { personName } from "./identity.ts"
import { hashPassword } from "./password.ts"

/** The password of all sample people. No secret: the sign-in page of a sample region shows it. */
export const samplePassword = "delta-commons"

/**
 * Lets sample people sign in with one public password. Hashing is slow on purpose, so one hash serves them all.
 * @param persons ids of people who are in the database and have no password yet
 */
export async function signInForSample(
  db: Db,
  persons: readonly string[],
  password: string = samplePassword,
): Promise<void> {
  const hash = await hashPassword(password)
  await sql`
    insert into sign_in_account (id, person, provider, account, password, created_at, updated_at)
    select 'sample-' || id, id, 'credential', id, ${hash}, now(), now() from unnest(${[...persons]}::text[]) as given (id)
    on conflict (provider, account) do nothing`.execute(db)
}

/** Whether a person is a sample, whose account everyone shares. */
export async function isSample(db: Db, person: string): Promise<boolean> {
  return (await firstRow(db, sql`select 1 from person where id = ${person} and sample`)) !== undefined
}

/** A sample person who can be tried out. */
export interface SampleAccount {
  readonly email: string
  readonly password: string
  readonly name: Text
  readonly organisation: Text
  readonly jurisdiction: string
  readonly roles: Role[]
}

/** Roles that are shown first, by who does most. The scheduler is a program. */
const telling: readonly Role[] = [
  "engineer",
  "facility-manager",
  "organisation-admin",
  "voucher-officer",
  "finance-officer",
  "registrar",
  "statistics-officer",
  "coordinator",
  "delegate",
  "observer",
]

/** Roles of which each member shows one: the main job needs an engineer at home and a manager at the host, a vote all delegates. */
const everywhere: readonly Role[] = ["engineer", "facility-manager", "delegate"]

type Candidate = Omit<SampleAccount, "password"> & { readonly organisations: number; readonly facilities: number }

/**
 * Few sample people who together cover every role and every member, in order of roles and members; each is shown with
 * the organisation they act for first.
 */
export async function sampleAccounts(db: Db, today: Day): Promise<SampleAccount[]> {
  const candidates = await rows(
    db,
    sql<Candidate>`
      select * from (
        select distinct on (held.person) p.email, ${personName()} as name, o.jurisdiction, held.roles, member.position,
          jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as organisation,
          (count(*) over (partition by held.person))::int as organisations,
          (select count(*)::int from facility f where f.organisation = o.id) as facilities
        from (select person, organisation, array_agg(role order by role) as roles, min(from_day) as since
            from membership where from_day <= ${today}::date and until_day is null group by person, organisation) held
          join person p on p.id = held.person join organisation o on o.id = held.organisation
          join jurisdiction member on member.code = o.jurisdiction
        where p.sample and o.sample and p.status = 'active'
        order by held.person, held.since, o.id
      ) found order by position, email`,
  )
  return telling
    .flatMap((role) => shownFor(role, candidates))
    .map(({ email, name, organisation, jurisdiction, roles }) => ({
      email,
      name,
      organisation,
      jurisdiction,
      roles,
      password: samplePassword,
    }))
}

/** Of a role one in each member or one in all: a manager of many facilities, else who acts for several organisations last. */
function shownFor(role: Role, candidates: readonly Candidate[]): readonly Candidate[] {
  const able = candidates
    .filter(({ roles }) => roles.includes(role))
    .sort((a, b) => (role === "facility-manager" ? b.facilities - a.facilities : a.organisations - b.organisations))
  if (!everywhere.includes(role)) return able.slice(0, 1)
  return [...new Set(candidates.map(({ jurisdiction }) => jurisdiction))].flatMap((member) =>
    able.filter(({ jurisdiction }) => jurisdiction === member).slice(0, 1),
  )
}

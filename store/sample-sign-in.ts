import { sql } from "kysely"
import type { Instant, Text } from "../base/index.ts"
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
  "coordinator",
]

/** Few sample people who together cover every role and every member; each is shown with the organisation they act for first. */
export async function sampleAccounts(db: Db, now: Instant, most = 12): Promise<SampleAccount[]> {
  const candidates = await rows(
    db,
    sql<Omit<SampleAccount, "password"> & { organisations: number }>`
      select distinct on (held.person) p.email, ${personName()} as name, o.jurisdiction, held.roles,
        jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as organisation,
        (count(*) over (partition by held.person))::int as organisations
      from (select person, organisation, array_agg(role order by role) as roles, min(from_day) as since
          from membership where from_day <= ${now}::date and until_day is null group by person, organisation) held
        join person p on p.id = held.person join organisation o on o.id = held.organisation
      where p.sample and o.sample and p.status = 'active'
      order by held.person, held.since, o.id`,
  )
  return chosenFrom(candidates, most).map(({ organisations: _, ...one }) => ({ ...one, password: samplePassword }))
}

type Candidate = Omit<SampleAccount, "password"> & { readonly organisations: number }

/** What a candidate shows, and how telling each is: the main job needs an engineer and a host in every member. */
function traitsOf({ jurisdiction, roles }: Candidate): readonly (readonly [trait: string, worth: number])[] {
  const inMember: Partial<Record<Role, number>> = { engineer: 20, "facility-manager": 10 }
  return [
    [jurisdiction, 50],
    ...roles.map((role) => [role, 100] as const),
    ...roles.map((role) => [`${role} in ${jurisdiction}`, inMember[role] ?? 1] as const),
  ]
}

/** Each next one is who shows most that is not shown yet; of two alike, the one of fewer organisations. */
function chosenFrom(candidates: readonly Candidate[], most: number): Candidate[] {
  const chosen: Candidate[] = []
  const shown = new Set<string>()
  const worth = (one: Candidate) => traitsOf(one).reduce((sum, [trait, each]) => sum + (shown.has(trait) ? 0 : each), 0)
  while (chosen.length < most) {
    const [best] = candidates
      .filter((one) => !chosen.includes(one))
      .sort((a, b) => worth(b) - worth(a) || a.organisations - b.organisations)
    if (best === undefined || worth(best) === 0) break
    chosen.push(best)
    for (const [trait] of traitsOf(best)) shown.add(trait)
  }
  const place = ({ roles }: Candidate) =>
    Math.min(...roles.map((role) => telling.indexOf(role)).filter((at) => at >= 0))
  return chosen.sort((a, b) => place(a) - place(b))
}

import { sql } from "kysely"
import type { Instant, Text } from "../base/index.ts"
import type { Role } from "../region/index.ts"
import { type Db, rows } from "./database.ts"
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

/** Few sample people who together cover every role and every member, those who show most first. */
export async function sampleAccounts(db: Db, now: Instant, most = 12): Promise<SampleAccount[]> {
  const candidates = await rows(
    db,
    sql<Omit<SampleAccount, "password">>`
      select p.email, ${personName()} as name, jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as organisation,
        o.jurisdiction, array_agg(m.role order by m.role) as roles
      from person p join membership m on m.person = p.id join organisation o on o.id = m.organisation
      where p.sample and o.sample and p.status = 'active' and m.from_day <= ${now}::date and m.until_day is null
      group by p.id, o.id order by p.id, o.id`,
  )
  return chosenFrom(candidates, most).map((one) => ({ ...one, password: samplePassword }))
}

/** Each next one is who adds most that is not shown yet: roles, members, and roles in members. */
function chosenFrom<Candidate extends Pick<SampleAccount, "email" | "jurisdiction" | "roles">>(
  candidates: readonly Candidate[],
  most: number,
): Candidate[] {
  const chosen: Candidate[] = []
  const shown = new Set<string>()
  const traits = ({ jurisdiction, roles }: Candidate) => [
    ...roles,
    jurisdiction,
    ...roles.map((role) => `${role} in ${jurisdiction}`),
  ]
  const worth = (one: Candidate) =>
    traits(one)
      .filter((trait) => !shown.has(trait))
      .reduce((sum, trait) => sum + (trait.includes(" in ") ? 1 : 10), 0)
  while (chosen.length < Math.min(most, candidates.length)) {
    const rest = candidates.filter((one) => !chosen.some(({ email }) => email === one.email))
    const [best] = rest.sort((a, b) => worth(b) - worth(a) || a.roles.length - b.roles.length)
    if (best === undefined || worth(best) === 0) break
    chosen.push(best)
    for (const trait of traits(best)) shown.add(trait)
  }
  const place = ({ roles }: Candidate) =>
    Math.min(...roles.map((role) => telling.indexOf(role)).map((at) => (at < 0 ? 99 : at)))
  return chosen.sort((a, b) => place(a) - place(b))
}

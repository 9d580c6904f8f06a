import { sql } from "kysely"
import type { Day, Instant, Text } from "../base/index.ts"
import { fundPurse, issueVoucher } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import type { Db } from "./database.ts"
import { insertFacilities } from "./facilities.ts"
import { type NewJournal, post } from "./ledger.ts"
import type { Sample } from "./sample.ts"
import { saveSampleOutput } from "./sample-output-rows.ts"
import { type Chance, chanceFrom } from "./sample-random.ts"

const text: Readonly<Record<"fund" | "issue", Text>> = {
  fund: { zh: "样例：财政拨入创新券资金池", en: "Sample: money put into the voucher purse" },
  issue: { zh: "样例：发放创新券", en: "Sample: a voucher is issued" },
}

/** Ledger entries that bring the purses and vouchers of a sample about, as the acts of officials would have. */
function journalsOf({ budgets, vouchers }: Sample, at: Instant, chance: Chance): NewJournal[] {
  const occasion = (act: string, kind: string, jurisdiction: string, id: string, said: Text) => ({
    transaction: chance.uuid(),
    at,
    act,
    subject: { kind, jurisdiction, id },
    text: said,
    listVersion: 1,
  })
  const funded = budgets.map(({ jurisdiction, amount }) =>
    fundPurse(occasion("settlement.fund-purse", "purse", jurisdiction, jurisdiction, text.fund), jurisdiction, amount),
  )
  const issued = vouchers.map(({ jurisdiction, id, face }) =>
    issueVoucher(occasion("settlement.issue-voucher", "voucher", jurisdiction, id, text.issue), jurisdiction, id, face),
  )
  return [...funded, ...issued].map((journal) => ({ ...journal, id: chance.uuid() }))
}

async function saveOrganisations(db: Db, { organisations }: Sample, now: Instant): Promise<void> {
  const given = organisations.map(({ name, ...rest }) => ({ ...rest, name_zh: name.zh, name_en: name.en }))
  await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, credit_code, controlling_group, sample, made_at)
    select id, jurisdiction, city, kind, name_zh, name_en, "creditCode", "controllingGroup", true, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id text, jurisdiction text, city text, kind text,
      name_zh text, name_en text, "creditCode" text, "controllingGroup" text)`.execute(db)
}

async function savePeople(db: Db, { people }: Sample, today: Day, now: Instant): Promise<void> {
  const given = people.map(({ name, ...rest }) => ({ ...rest, name: name.zh, name_en: name.en }))
  await sql`insert into person (id, name, name_en, email, email_verified, orcid, sample, created_at, updated_at)
    select id, name, name_en, email, true, orcid, true, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id text, name text, name_en text, email text, orcid text)`.execute(
    db,
  )
  const memberships = people.flatMap((person) =>
    person.memberships.flatMap(({ organisation, roles }) =>
      roles.map((role) => ({ organisation, person: person.id, role })),
    ),
  )
  await sql`insert into membership (organisation, person, role, from_day)
    select organisation, person, role, ${today}
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as given (organisation text, person text, role text)`.execute(
    db,
  )
}

async function saveVouchers(db: Db, { vouchers }: Sample, now: Instant): Promise<void> {
  const given = vouchers.map(({ face, reserved, redeemed, ...rest }) => ({ ...rest, face: `${face}` }))
  await sql`insert into voucher (jurisdiction, id, controlling_group, organisation, face, valid_from, valid_until, issued_at)
    select jurisdiction, id, "controllingGroup", organisation, face, "validFrom", "validUntil", ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (jurisdiction text, id uuid, "controllingGroup" text,
      organisation text, face bigint, "validFrom" date, "validUntil" date)`.execute(db)
}

/** Saves a sample, every row marked as one; its purses and vouchers are in the ledger, so that the books balance. */
export async function saveSample(db: Db, sample: Sample, today: Day, now: Instant): Promise<void> {
  await saveOrganisations(db, sample, now)
  await savePeople(db, sample, today, now)
  await insertFacilities(db, sample.instruments, now)
  await saveSampleOutput(db, sample.output, chanceFrom(sample.seed + 4), now)
  await inBooks(db, "all", async (db) => {
    await saveVouchers(db, sample, now)
    await post(db, journalsOf(sample, now, chanceFrom(sample.seed + 1)))
  })
}

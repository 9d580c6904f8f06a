import { sql } from "kysely"
import { Refusal } from "../base/index.ts"
import { Agreement } from "../settlement/index.ts"
import { type Db, firstRow, rows } from "./database.ts"

/** Names the lock under which agreements get their numbers. */
const numberLock = 7_305_941_229

/** The id of the next agreement; who takes it keeps others waiting until the end of the transaction. */
export async function nextAgreementId(db: Db): Promise<string> {
  await sql`select pg_advisory_xact_lock(${numberLock}::bigint)`.execute(db)
  const row = await firstRow(db, sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from agreement`)
  return `AG-${row?.next ?? 1}`
}

/** Number of an agreement from its id, `AG-12`; undefined for any other text. */
export function numberOfAgreement(id: string): number | undefined {
  const digits = /^AG-([1-9]\d{0,8})$/.exec(id)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** All agreements, the newest first. */
export async function agreementsOn(db: Db): Promise<readonly Agreement[]> {
  return agreementsWhere(db, sql`true`)
}

/**
 * One agreement, whole; with `lock`, others that would act on it wait until the end of the transaction.
 * @throws Refusal "settlement.unknown-agreement"
 */
export async function agreementOn(db: Db, id: string, { lock = false } = {}): Promise<Agreement> {
  const number = numberOfAgreement(id) ?? 0
  // An advisory lock, since rows that are never changed cannot be locked for an update.
  if (lock) await sql`select pg_advisory_xact_lock(hashtext('agreement'), ${number}::integer)`.execute(db)
  const [found] = await agreementsWhere(db, sql`a.number = ${number}`)
  if (found === undefined) throw new Refusal("settlement.unknown-agreement", { agreement: id })
  return found
}

async function agreementsWhere(db: Db, where: ReturnType<typeof sql>): Promise<readonly Agreement[]> {
  const found = await rows(
    db,
    sql<{ body: unknown }>`
      select jsonb_build_object('id', 'AG-' || a.number, 'proposer', a.proposer,
        'versions', (select jsonb_agg(jsonb_build_object('number', v.version, 'terms', v.terms, 'digest', v.digest,
            'madeBy', v.made_by, 'madeAt', ${moment("v.made_at")},
            'proposedAt', (select ${moment("p.at")} from agreement_proposal p
              where p.agreement = v.agreement and p.version = v.version),
            'signatures', coalesce((select jsonb_agg(jsonb_build_object('member', s.member, 'at', ${moment("s.at")},
                'day', s.day, 'digest', s.digest) order by s.at, s.member) from agreement_signature s
              where s.agreement = v.agreement and s.version = v.version), '[]'),
            'withdrawn', (select jsonb_build_object('member', w.member, 'at', ${moment("w.at")}, 'reason', w.reason)
              from agreement_withdrawal w where w.agreement = v.agreement and w.version = v.version)) order by v.version)
          from agreement_version v where v.agreement = a.number),
        'exits', coalesce((select jsonb_agg(jsonb_build_object('version', x.version, 'member', x.member,
            'at', ${moment("x.at")}, 'last', x.last_day, 'reason', x.reason) order by x.version)
          from agreement_exit x where x.agreement = a.number), '[]'),
        'caps', coalesce((select jsonb_agg(jsonb_build_object('place', place, 'paid', paid::text) order by place) from (
            select part ->> 'place' as place, sum((part ->> 'shared')::bigint) as paid
            from agreement_execution e cross join lateral jsonb_array_elements(e.body -> 'parts') part
            where e.jurisdiction = a.proposer and e.agreement = a.number and not exists (select 1 from agreement_reversal r
                where r.jurisdiction = e.jurisdiction and r.agreement = e.agreement and r.transaction = e.transaction)
            group by 1) sums), '[]')) as body
      from agreement a where ${where} order by a.number desc`,
  )
  return found.map(({ body }) => Agreement.parse(body))
}

function moment(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/**
 * Keeps what an act changed of an agreement that was read under its lock: a new version, a proposal, signatures, a
 * withdrawal, an exit.
 * @param before null for a new agreement
 */
export async function saveAgreement(db: Db, before: Agreement | null, after: Agreement): Promise<void> {
  const number = numberOfAgreement(after.id) ?? 0
  const [first] = after.versions
  if (before === null)
    await sql`insert into agreement (number, proposer, made_at)
      values (${number}, ${after.proposer}, ${first?.madeAt ?? null})`.execute(db)
  for (const version of after.versions) {
    const old = before?.versions.find((one) => one.number === version.number)
    if (old === version) continue
    const of = sql`${number}, ${version.number}`
    if (old === undefined)
      await sql`insert into agreement_version (agreement, version, terms, digest, made_by, made_at)
        values (${of}, ${JSON.stringify(version.terms)}::jsonb, ${version.digest}, ${version.madeBy}, ${version.madeAt})`.execute(
        db,
      )
    if (version.proposedAt !== null && (old?.proposedAt ?? null) === null)
      await sql`insert into agreement_proposal (agreement, version, at) values (${of}, ${version.proposedAt})`.execute(
        db,
      )
    for (const { member, at, day, digest } of version.signatures.slice(old?.signatures.length ?? 0))
      await sql`insert into agreement_signature (agreement, version, member, at, day, digest)
        values (${of}, ${member}, ${at}, ${day}, ${digest})`.execute(db)
    if (version.withdrawn !== null && (old?.withdrawn ?? null) === null)
      await sql`insert into agreement_withdrawal (agreement, version, member, at, reason)
        values (${of}, ${version.withdrawn.member}, ${version.withdrawn.at}, ${version.withdrawn.reason})`.execute(db)
  }
  for (const { version, member, at, last, reason } of after.exits.slice(before?.exits.length ?? 0))
    await sql`insert into agreement_exit (agreement, version, member, at, last_day, reason)
      values (${number}, ${version}, ${member}, ${at}, ${last}, ${reason})`.execute(db)
}

/** Whether a facility is listed. */
export async function facilityExists(
  db: Db,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
): Promise<boolean> {
  const row = await firstRow(db, sql`select 1 from facility where jurisdiction = ${jurisdiction} and id = ${id}`)
  return row !== undefined
}

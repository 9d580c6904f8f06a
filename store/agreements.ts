import { sql } from "kysely"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import { Agreement, AgreementExecution, type AgreementPosting } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

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
            where e.jurisdiction = a.proposer and e.agreement = a.number group by 1) sums), '[]')) as body
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

/** An execution as it is kept. */
export interface KeptExecution {
  readonly version: number
  readonly at: Instant
  readonly transaction: string
  readonly listVersion: number
  readonly execution: AgreementExecution
}

/**
 * Keeps an execution.
 * @throws Refusal "settlement.trigger-twice", "settlement.period-executed"
 */
export async function saveExecution(
  db: Db,
  agreement: Pick<Agreement, "id" | "proposer">,
  { version, at, transaction, listVersion, execution }: KeptExecution,
): Promise<void> {
  const { id, from, until } = execution.trigger
  const body = JSON.stringify(execution, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
  await sql`insert into agreement_execution (jurisdiction, agreement, trigger, version, during, at, transaction, list_version, body)
    values (${agreement.proposer}, ${numberOfAgreement(agreement.id) ?? 0}, ${id}, ${version},
      daterange(${from}::date, ${until}::date, '[]'), ${at}, ${transaction}::uuid, ${listVersion}, ${body}::jsonb)`
    .execute(db)
    .catch((error: unknown) => {
      const broken = brokenConstraint(error)
      if (broken === "agreement_execution_pkey")
        throw new Refusal("settlement.trigger-twice", { agreement: agreement.id, trigger: id })
      if (broken === "agreement_period_once")
        throw new Refusal("settlement.period-executed", { agreement: agreement.id, from, until })
      throw error
    })
}

/** What an agreement was executed on, the newest period first. */
export async function executionsOf(db: Db, id: string): Promise<readonly KeptExecution[]> {
  const found = await rows(
    db,
    sql<ExecutionRow>`select version, at, transaction, list_version, body from agreement_execution
      where agreement = ${numberOfAgreement(id) ?? 0} order by lower(during) desc`,
  )
  return found.map(executionFrom)
}

interface ExecutionRow {
  readonly version: number
  readonly at: Instant
  readonly transaction: string
  readonly list_version: number
  readonly body: unknown
}

function executionFrom({ version, at, transaction, list_version, body }: ExecutionRow): KeptExecution {
  return { version, at, transaction, listVersion: list_version, execution: readExecution(body) }
}

/** Reads an execution from its JSON, where amounts are text. */
function readExecution(body: unknown): AgreementExecution {
  const read = AgreementExecution.parse(body)
  const { trigger, counted, parts } = read
  return {
    ...read,
    trigger: { ...trigger, amounts: trigger.amounts.map(({ head, amount }) => ({ head, amount: BigInt(amount) })) },
    counted: BigInt(counted),
    parts: parts.map((part) => ({
      ...part,
      kept: BigInt(part.kept),
      shared: BigInt(part.shared),
      amount: BigInt(part.amount),
    })),
  }
}

/** What agreements moved between a member and the others between two moments, oldest first, each with its execution. */
export async function agreementClearingOf(
  db: Db,
  member: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly AgreementPosting[]> {
  const found = await inBooks(db, [member], (on) =>
    rows(
      on,
      sql<{
        at: Instant
        counterpart: string
        amount: bigint
        journal: string
        text: Text
        host: string
        subject: string
        list_version: number
        body: unknown
      }>`
        select j.at, a.counterpart, p.amount, j.id as journal, j.text, j.subject_jurisdiction as host,
          j.subject_id as subject, j.list_version, e.body
        from journal j
        join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id and p.part = 'agreement'
        join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing'
        join agreement_execution e on e.transaction = j.transaction
        where j.jurisdiction = ${member} and j.at >= ${from} and j.at < ${until}
        order by j.at, j.id, p.line`,
    ),
  )
  return found.map(({ host, subject, list_version, body, ...posting }) => ({
    ...posting,
    subject: { kind: "agreement", jurisdiction: host, id: subject },
    listVersion: list_version,
    execution: readExecution(body),
  }))
}

/** What the host's public purse had of a facility's settled bookings, by home of the user. Minor units. */
export async function hostSharesOf(
  db: Db,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<ReadonlyMap<string, bigint>> {
  const found = await inBooks(db, [jurisdiction], (on) =>
    rows(
      on,
      sql<{ home: string; amount: bigint }>`
        select k.home_jurisdiction as home, sum(s.amount)::bigint as amount
        from booking k join bill b on b.jurisdiction = k.jurisdiction and b.booking = k.id
        left join lateral (select c.body, c.number from bill_correction c where c.jurisdiction = b.jurisdiction
          and c.booking = b.booking order by c.number desc limit 1) last on true
        cross join lateral (select (share ->> 'amount')::bigint as amount
          from jsonb_array_elements((case when last.number is null then b.body else last.body end) -> 'shares') share
          where share ->> 'party' = 'host-jurisdiction') s
        where k.jurisdiction = ${jurisdiction} and k.facility = ${id} and b.at >= ${from} and b.at < ${until}
        group by k.home_jurisdiction order by k.home_jurisdiction`,
    ),
  )
  return new Map(found.map(({ home, amount }) => [home, amount]))
}

/** Whether a facility is listed. */
export async function facilityExists(
  db: Db,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
): Promise<boolean> {
  const row = await firstRow(db, sql`select 1 from facility where jurisdiction = ${jurisdiction} and id = ${id}`)
  return row !== undefined
}

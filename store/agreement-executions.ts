import { sql } from "kysely"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import { type Agreement, AgreementExecution, type AgreementPosting } from "../settlement/index.ts"
import { numberOfAgreement } from "./agreements.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

/** An execution as it is kept. */
export interface KeptExecution {
  readonly version: number
  readonly at: Instant
  readonly transaction: string
  readonly listVersion: number
  readonly execution: AgreementExecution
  /** Why it counts no longer; null while it does. */
  readonly reversed: ExecutionReversal | null
}

/** How an execution was reversed. */
export interface ExecutionReversal {
  readonly at: Instant
  readonly reason: string
  /** Transaction of the mirror. */
  readonly transaction: string
}

/**
 * Keeps an execution, whose trigger and period are then taken.
 * @throws Refusal "settlement.trigger-twice", "settlement.period-executed"
 */
export async function saveExecution(
  db: Db,
  agreement: Pick<Agreement, "id" | "proposer">,
  { version, at, transaction, listVersion, execution }: Omit<KeptExecution, "reversed">,
): Promise<void> {
  const { id, from, until } = execution.trigger
  const body = JSON.stringify(execution, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
  const number = numberOfAgreement(agreement.id) ?? 0
  const during = sql`daterange(${from}::date, ${until}::date, '[]')`
  await sql`insert into agreement_execution (jurisdiction, agreement, trigger, version, during, at, transaction, list_version, body)
    values (${agreement.proposer}, ${number}, ${id}, ${version}, ${during}, ${at}, ${transaction}::uuid, ${listVersion},
      ${body}::jsonb)`.execute(db)
  await sql`insert into agreement_period (jurisdiction, agreement, trigger, during, transaction)
    values (${agreement.proposer}, ${number}, ${id}, ${during}, ${transaction}::uuid)`
    .execute(db)
    .catch((error: unknown) => {
      const broken = brokenConstraint(error)
      if (broken === "agreement_period_pkey")
        throw new Refusal("settlement.trigger-twice", { agreement: agreement.id, trigger: id })
      if (broken === "agreement_period_once")
        throw new Refusal("settlement.period-executed", { agreement: agreement.id, from, until })
      throw error
    })
}

/**
 * Marks an execution as reversed: its trigger and its period are free again. The agreement is locked.
 * @throws Refusal "settlement.already-reversed"
 */
export async function saveExecutionReversal(
  db: Db,
  agreement: Pick<Agreement, "id" | "proposer">,
  execution: string,
  { at, reason, transaction }: ExecutionReversal,
): Promise<void> {
  const number = numberOfAgreement(agreement.id) ?? 0
  const key = sql`jurisdiction = ${agreement.proposer} and agreement = ${number} and transaction = ${execution}::uuid`
  await sql`insert into agreement_reversal (jurisdiction, agreement, transaction, reversal, at, reason)
    values (${agreement.proposer}, ${number}, ${execution}::uuid, ${transaction}::uuid, ${at}, ${reason})`
    .execute(db)
    .catch((error: unknown) => {
      if (brokenConstraint(error) !== "agreement_reversal_pkey") throw error
      throw new Refusal("settlement.already-reversed", {
        jurisdiction: agreement.proposer,
        entry: execution,
        by: "another",
      })
    })
  await sql`delete from agreement_period where ${key}`.execute(db)
}

/** What an agreement was executed on, the newest period first, those reversed among them. */
export async function executionsOf(db: Db, id: string): Promise<readonly KeptExecution[]> {
  const found = await rows(
    db,
    sql<ExecutionRow>`select e.version, e.at, e.transaction, e.list_version, e.body, r.at as reversed_at, r.reason, r.reversal
      from agreement_execution e left join agreement_reversal r on r.jurisdiction = e.jurisdiction
        and r.agreement = e.agreement and r.transaction = e.transaction
      where e.agreement = ${numberOfAgreement(id) ?? 0} order by lower(e.during) desc, r.at desc nulls first`,
  )
  return found.map(executionFrom)
}

/** Member of the collector of the execution that an entry carries out: who reported it, and answers for it. */
export async function collectorOfEntry(
  db: Db,
  { jurisdiction, entry }: { readonly jurisdiction: string; readonly entry: string },
): Promise<string | undefined> {
  const row = await inBooks(db, [jurisdiction], (on) =>
    firstRow(
      on,
      sql<{ member: string }>`select e.body -> 'collector' ->> 'member' as member from journal j
        join agreement_execution e on e.transaction = j.transaction
        where j.jurisdiction = ${jurisdiction} and j.id = ${entry}::uuid`,
    ),
  )
  return row?.member
}

interface ExecutionRow {
  readonly version: number
  readonly at: Instant
  readonly transaction: string
  readonly list_version: number
  readonly body: unknown
  readonly reversed_at: Instant | null
  readonly reason: string | null
  readonly reversal: string | null
}

function executionFrom({ version, at, transaction, list_version, body, ...more }: ExecutionRow): KeptExecution {
  const { reversed_at, reason, reversal } = more
  const reversed =
    reversed_at === null || reason === null || reversal === null
      ? null
      : { at: reversed_at, reason, transaction: reversal }
  return { version, at, transaction, listVersion: list_version, execution: readExecution(body), reversed }
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
        reversal: string | null
      }>`
        select j.at, a.counterpart, p.amount, j.id as journal, j.text, j.subject_jurisdiction as host,
          j.subject_id as subject, j.list_version, e.body, r.reason as reversal
        from journal j
        join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id and p.part = 'agreement'
        join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing'
        left join agreement_reversal r on r.reversal = j.transaction
        join agreement_execution e on e.transaction = coalesce(r.transaction, j.transaction)
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

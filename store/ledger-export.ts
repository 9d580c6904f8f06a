import { type RawBuilder, sql } from "kysely"
import { addDays, instantAt } from "../base/index.ts"
import { inBooks } from "./books.ts"
import { type Database, type Db, rows } from "./database.ts"
import { type ExportPeriod, type ExportRow, moment, within } from "./export-period.ts"
import { agreementRows, batchRows, executionRows, subsidyRows } from "./exported-splits.ts"

/** A ledger opened for an export: everything is of one moment, whatever is posted meanwhile. Read one part after the other. */
export interface OpenLedger {
  accounts(): Promise<readonly ExportRow[]>
  organisations(): Promise<readonly ExportRow[]>
  /** The long parts in the order of the file, each page by page. */
  readonly parts: readonly { readonly name: string; read(): AsyncGenerator<readonly ExportRow[], void, undefined> }[]
  journals(): AsyncGenerator<readonly ExportRow[], void, undefined>
}

/**
 * Opens all members' books at one moment and reads them with `run`. What it reads is public: amounts, organisations by id
 * and name, parameters; no person.
 */
export async function withLedger<Result>(
  { db }: Pick<Database, "db">,
  period: ExportPeriod,
  run: (ledger: OpenLedger) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (on) => {
      // An export reads its tables whole. By the statistics of a ledger that has just grown, joins row by row look cheap,
      // and take the product of both sides.
      await sql`set local enable_nestloop = off`.execute(on)
      return inBooks(on, "all", (open) => run(ledgerOn(open, period)))
    })
}

function ledgerOn(db: Db, period: ExportPeriod): OpenLedger {
  const part = (name: string, query: RawBuilder<ExportRow>) => ({ name, read: () => pages(db, query) })
  const journals = () => pages(db, journalRows(period))
  return {
    accounts: () => rows(db, accountRows(period)),
    organisations: () =>
      rows(
        db,
        sql<ExportRow>`select id, jurisdiction, jsonb_build_object('zh', name_zh, 'en', name_en) as name
        from organisation o where exists (select from account a where a.owner = o.id and a.kind = 'organisation')
          or exists (select from voucher v where v.organisation = o.id) order by id`,
      ),
    parts: [
      part("parameters", parameterRows(period)),
      part("vouchers", voucherRows),
      part("voucherUses", useRows),
      part("groupYears", groupRows),
      part("bills", billRows(period)),
      part("agreements", agreementRows(period)),
      part("executions", executionRows(period)),
      part("subsidies", subsidyRows(period)),
      part("batches", batchRows(period)),
      { name: "journals", read: journals },
      part("statements", statementRows(period)),
    ],
    journals,
  }
}

const page = 500

/** Reads a query page by page through a cursor of the running transaction. One at a time. */
async function* pages(db: Db, query: RawBuilder<ExportRow>): AsyncGenerator<readonly ExportRow[], void, undefined> {
  await sql`declare ledger_export no scroll cursor for ${query}`.execute(db)
  for (;;) {
    const found = await rows(db, sql<ExportRow>`fetch ${sql.raw(`${page}`)} from ledger_export`)
    if (found.length > 0) yield found
    if (found.length < page) break
  }
  await sql`close ledger_export`.execute(db)
}

/** Every account with what it held before the period and at its end; one that was opened later is left out. */
function accountRows(period: ExportPeriod): RawBuilder<ExportRow> {
  const { from, to, zone } = period
  const before = from === null ? sql`false` : sql`j.at < ${instantAt(from, 0, zone)}::timestamptz`
  // Without a last day the balance is the one that the ledger keeps, so that its postings can be held against it.
  const balance = to === null ? sql`a.balance` : sql`coalesce(moved.until, 0)`
  return sql<ExportRow>`
    select a.jurisdiction, a.id, a.kind, a.owner, a.counterpart, a.minimum::text as minimum,
      coalesce(moved.opening, 0)::text as opening, (${balance})::text as balance
    from account_balance a
    left join (
      select p.jurisdiction, p.account, sum(p.amount) filter (where ${before}) as opening,
        sum(p.amount) filter (where ${within("j.at", { ...period, from: null })}) as until
      from posting p join journal j on j.jurisdiction = p.jurisdiction and j.id = p.journal
      group by p.jurisdiction, p.account) moved on moved.jurisdiction = a.jurisdiction and moved.account = a.id
    where ${to === null ? sql`true` : sql`moved.until is not null`}
    order by a.jurisdiction, a.id`
}

/** First bills and corrected ones, and for a corrected one also those before it. */
function allBills(period: ExportPeriod) {
  return sql`(
    select b.jurisdiction, b.booking, 0 as correction, b.at, b.body from bill b
      where ${within("b.at", period)} or exists (select from bill_correction c where c.jurisdiction = b.jurisdiction
        and c.booking = b.booking and c.body is not null and ${within("c.at", period)})
    union all
    select c.jurisdiction, c.booking, c.number, c.at, c.body from bill_correction c
      where c.body is not null and (${within("c.at", period)} or exists (select from bill_correction later
        where later.jurisdiction = c.jurisdiction and later.booking = c.booking and later.number > c.number
          and later.body is not null and ${within("later.at", period)})))`
}

function billRows(period: ExportPeriod): RawBuilder<ExportRow> {
  const used = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', p ->> 'id', 'value', p ->> 'value', 'from', p ->> 'from')
    order by n), '[]') from jsonb_array_elements(all_bills.body -> 'parameters') with ordinality used (p, n))`
  return sql<ExportRow>`
    select all_bills.body || jsonb_build_object('correction', correction, 'madeAt', ${moment("k.made_at")},
      'facility', jsonb_build_object('zh', f.name_zh, 'en', f.name_en), 'charge', k.quote -> 'charge',
      'parameters', ${used}) as row
    from ${allBills(period)} all_bills
    join booking k on k.jurisdiction = all_bills.jurisdiction and k.id = all_bills.booking
    join facility f on f.jurisdiction = k.jurisdiction and f.id = k.facility
    order by all_bills.at, all_bills.jurisdiction, all_bills.booking, correction`
}

/** Parameters that decided how much of a voucher was reserved. */
const deciding = ["vouchers.ratio", "vouchers.group-cap"]

function parameterRows(period: ExportPeriod): RawBuilder<ExportRow> {
  return sql<ExportRow>`
    select distinct on (p ->> 'id', p ->> 'from', p) p as row from (
      select jsonb_array_elements(all_bills.body -> 'parameters') as p from ${allBills(period)} all_bills
      union all
      select p from voucher_use u join booking k on k.jurisdiction = u.booking_jurisdiction and k.id = u.booking
        cross join lateral jsonb_array_elements(k.quote -> 'parameters') p
        where k.quote -> 'voucher' <> 'null' and p ->> 'id' = any(${deciding})) used
    order by p ->> 'id', p ->> 'from', p`
}

const voucherRows = sql<ExportRow>`
  select jurisdiction, id, organisation, controlling_group as "group", face::text, reserved::text, redeemed::text,
    valid_from as "validFrom", valid_until as "validUntil", state
  from voucher order by jurisdiction, id`

const useRows = sql<ExportRow>`
  select u.jurisdiction, u.voucher, u.booking_jurisdiction as host, u.booking, u.year, u.amount::text, u.state,
    case when k.quote #>> '{voucher,id}' = u.voucher::text then jsonb_build_object('fee', k.quote -> 'fee',
      'amount', k.quote #> '{voucher,amount}', 'limitedBy', k.quote #> '{voucher,limitedBy}', 'parameters',
      (select coalesce(jsonb_agg(jsonb_build_object('id', p ->> 'id', 'value', p ->> 'value', 'from', p ->> 'from') order by n), '[]')
        from jsonb_array_elements(k.quote -> 'parameters') with ordinality used (p, n)
        where p ->> 'id' = any(${deciding}))) end as decision
  from voucher_use u join booking k on k.jurisdiction = u.booking_jurisdiction and k.id = u.booking
  order by u.jurisdiction, u.voucher, u.booking`

const groupRows = sql<ExportRow>`
  select jurisdiction, controlling_group as "group", year, reserved::text, redeemed::text, cap::text
  from group_use order by jurisdiction, controlling_group, year`

function journalRows(period: ExportPeriod): RawBuilder<ExportRow> {
  return sql<ExportRow>`
    select j.jurisdiction, j.id, j.transaction, ${moment("j.at")} as at, j.act,
      jsonb_build_object('kind', j.subject_kind, 'jurisdiction', j.subject_jurisdiction, 'id', j.subject_id) as subject,
      j.text, j.list_version as "listVersion", j.reverses,
      (select b.batch from batch_journal b where b.jurisdiction = j.jurisdiction and b.journal = j.id) as batch,
      (select jsonb_agg(jsonb_build_object('account', p.account, 'part', p.part, 'amount', p.amount::text) order by p.line)
        from posting p where p.jurisdiction = j.jurisdiction and p.journal = j.id) as postings
    from journal j where ${within("j.at", period)} order by j.at, j.jurisdiction, j.id`
}

/** Each member's totals of each month that lies whole in the period. */
function statementRows({ from, to, zone }: ExportPeriod): RawBuilder<ExportRow> {
  const first = sql`(month || '-01')::date`
  const whole = [
    ...(from === null ? [] : [sql`${first} >= ${from}::date`]),
    ...(to === null ? [] : [sql`(${first} + interval '1 month')::date <= ${addDays(to, 1)}::date`]),
  ]
  return sql<ExportRow>`
    with totals as (
      select to_char(j.at at time zone ${zone}, 'YYYY-MM') as month, j.jurisdiction as member, a.counterpart, -sum(p.amount) as amount
      from journal j
      join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id and p.part <> 'payment'
      join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing'
      group by 1, 2, 3)
    select month, member, jsonb_agg(jsonb_build_object('counterpart', counterpart, 'amount', amount::text) order by counterpart) as totals,
      sum(amount)::text as net
    from totals where ${whole.length === 0 ? sql`true` : sql.join(whole, sql` and `)}
    group by month, member order by month, member`
}

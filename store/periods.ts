import { sql } from "kysely"
import { type Instant, Refusal } from "../base/index.ts"
import type { ClosedPeriod, MonthFound, OpenBooks } from "../settlement/index.ts"
import { isClean } from "./bookings.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { brokenConstraint } from "./violation.ts"

const columns = sql.raw(
  `jurisdiction, month, from_at as "from", until_at as "until", closed_at as "closedAt", entries, net`,
)

/** Closed months of all members, or of some, the latest first. Every member sees them. */
export async function closedPeriods(db: Db, members?: readonly string[]): Promise<readonly ClosedPeriod[]> {
  const where = members === undefined ? sql`` : sql`where jurisdiction = any(${[...members]}::text[])`
  return inBooks(db, members ?? "all", (db) =>
    rows(db, sql<ClosedPeriod>`select ${columns} from period ${where} order by month desc, jurisdiction`),
  )
}

/**
 * Keeps others from posting in a member's books until the end of the transaction, once those at it have ended: what is
 * read after this is all that the month will ever hold. The trigger on `journal` takes the same lock together with others.
 */
export async function lockPeriods(db: Db, jurisdiction: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('period'), hashtext(${jurisdiction}))`.execute(db)
}

/** Keeps a closed month. @throws Refusal "settlement.month-closed" when another request closed it just now */
export async function savePeriod(db: Db, period: ClosedPeriod): Promise<void> {
  const { jurisdiction, month, from, until, closedAt, entries, net } = period
  const insert = sql`insert into period (jurisdiction, month, from_at, until_at, closed_at, entries, net)
    values (${jurisdiction}, ${month}, ${from}, ${until}, ${closedAt}, ${entries}, ${net})`
  await inBooks(db, [jurisdiction], (on) => insert.execute(on)).catch((error: unknown) => {
    const constraint = brokenConstraint(error)
    if (constraint !== "period_pkey" && constraint !== "period_never_overlaps") throw error
    throw new Refusal("settlement.month-closed", { jurisdiction, month })
  })
}

/**
 * What a member's books hold in a month that is to be closed. All members' books are open: the clearing accounts of the
 * others are held against its own.
 */
export async function monthFound(
  db: Db,
  jurisdiction: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  zone: string,
): Promise<MonthFound> {
  return inBooks(db, "all", async (db) => {
    const row = await firstRow(
      db,
      sql<Omit<MonthFound, "closed" | "toSettle" | "unbalanced">>`
      select (select to_char(min(at) at time zone ${zone}, 'YYYY-MM') from journal where jurisdiction = ${jurisdiction}) as "firstMonth",
        count(*) as entries,
        coalesce(-sum((select sum(p.amount) from posting p join account a on a.jurisdiction = p.jurisdiction and a.id = p.account
          where p.jurisdiction = j.jurisdiction and p.journal = j.id and p.part <> 'payment' and a.kind = 'clearing')), 0)::bigint as net
      from journal j where jurisdiction = ${jurisdiction} and at >= ${from} and at < ${until}`,
    )
    if (row === undefined) throw new Error("an aggregate gave no row")
    const closed = await rows(db, sql<{ month: string }>`select month from period where jurisdiction = ${jurisdiction}`)
    return {
      ...row,
      closed: closed.map(({ month }) => month),
      toSettle: await bookingsOpen(db, jurisdiction, { from, until }),
      unbalanced: await unbalancedIn(db, jurisdiction, { from, until }),
    }
  })
}

/** Used bookings that ended in a month, could be settled, and whose bill would touch the member's books. */
async function bookingsOpen(
  db: Db,
  jurisdiction: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<MonthFound["toSettle"]> {
  const found = await firstRow(
    db,
    sql<{ count: bigint; first: readonly string[] | null }>`
      with open as (
        select b.id from booking b
        where b.state = 'used' and upper(b.during) > ${from} and upper(b.during) <= ${until} and ${isClean}
          and (b.jurisdiction = ${jurisdiction} or b.home_jurisdiction = ${jurisdiction}
            or b.quote #>> '{voucher,jurisdiction}' = ${jurisdiction}))
      select (select count(*) from open) as count,
        (select array_agg(id::text) from (select id from open order by id limit 5) first) as first`,
  )
  return { count: found?.count ?? 0n, first: found?.first ?? [] }
}

/** Entries that do not sum to zero, batches that do not hold what they count, and members whose clearing account does not mirror the member's. The database lets neither happen. */
async function unbalancedIn(
  db: Db,
  jurisdiction: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly string[]> {
  const found = await rows(
    db,
    sql<{ what: string }>`
      select j.id::text as what from journal j join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id
      where j.jurisdiction = ${jurisdiction} and j.at >= ${from} and j.at < ${until}
      group by j.id having sum(p.amount) <> 0
      union all
      select 'batch ' || b.number from batch b
      where b.jurisdiction = ${jurisdiction} and b.journals <> (select count(*) from batch_journal h
          where h.jurisdiction = b.jurisdiction and h.batch = b.number)
        and exists (select from batch_journal h join journal j on j.jurisdiction = h.jurisdiction and j.id = h.journal
          where h.jurisdiction = b.jurisdiction and h.batch = b.number and j.at >= ${from} and j.at < ${until})
      union all
      select 'clearing ' || other from (
        select case when a.jurisdiction = ${jurisdiction} then a.counterpart else a.jurisdiction end as other, p.amount
        from journal j join posting p on p.jurisdiction = j.jurisdiction and p.journal = j.id
        join account a on a.jurisdiction = p.jurisdiction and a.id = p.account and a.kind = 'clearing'
        where j.at >= ${from} and j.at < ${until} and (a.jurisdiction = ${jurisdiction} or a.counterpart = ${jurisdiction})) pairs
      group by other having sum(amount) <> 0`,
  )
  return found.map(({ what }) => what)
}

/** What keeps a member from leaving, of the books and of what will touch them. */
export async function openBooksOf(db: Db, jurisdiction: string): Promise<OpenBooks> {
  return inBooks(db, [jurisdiction], (db) => openItemsOf(db, jurisdiction))
}

async function openItemsOf(db: Db, jurisdiction: string): Promise<OpenBooks> {
  const balances = await rows(
    db,
    sql<OpenBooks["balances"][number]>`
      select a.kind, c.name as of, a.balance from account_balance a left join jurisdiction c on c.code = a.counterpart
      where a.jurisdiction = ${jurisdiction} and a.balance <> 0 and a.kind in ('clearing', 'purse', 'subsidy')
      order by a.kind, a.id`,
  )
  const vouchers = await rows(
    db,
    sql<{ id: string; left: bigint }>`
      select v.id, a.balance as "left" from voucher v join account a on a.jurisdiction = v.jurisdiction and a.id = 'voucher:' || v.id
      where v.jurisdiction = ${jurisdiction} and (v.state = 'open' or v.reserved > 0 or a.balance <> 0) order by v.valid_until, v.id`,
  )
  const counts = await firstRow(
    db,
    sql<{ bookings: bigint; claims: bigint }>`
      select (select count(*) from booking b where b.state in ('requested', 'confirmed', 'in-use', 'used')
          and (b.jurisdiction = ${jurisdiction} or b.home_jurisdiction = ${jurisdiction})) as bookings,
        (select count(*) from subsidy_claim where jurisdiction = ${jurisdiction} and state = 'claimed') as claims`,
  )
  return { balances, vouchers, bookings: counts?.bookings ?? 0n, claims: counts?.claims ?? 0n }
}

/** The first month in which each member's books have an entry, in a zone. */
export async function firstMonths(db: Db, zone: string): Promise<ReadonlyMap<string, string>> {
  const found = await inBooks(db, "all", (db) =>
    rows(
      db,
      sql<{ code: string; month: string | null }>`
      select code, (select to_char(min(at) at time zone ${zone}, 'YYYY-MM') from journal where jurisdiction = code) as month
      from jurisdiction`,
    ),
  )
  return new Map(found.flatMap(({ code, month }) => (month === null ? [] : [[code, month]])))
}

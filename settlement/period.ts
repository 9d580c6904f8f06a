import { type Instant, localTime, Refusal } from "../base/index.ts"
import { monthOf } from "./statement.ts"

/** A month of one member's books that takes no more entries. */
export interface ClosedPeriod {
  readonly jurisdiction: string
  /** Written 2026-03. */
  readonly month: string
  readonly from: Instant
  readonly until: Instant
  readonly closedAt: Instant
  /** Journal entries of the month in these books. */
  readonly entries: bigint
  /** What the member received from the others in the month, in minor units; negative: what it owes. */
  readonly net: bigint
}

/** What is found in a member's books before one of its months is closed. */
export interface MonthFound {
  /** First month with an entry in these books; null while there is none. */
  readonly firstMonth: string | null
  /** Months closed before. */
  readonly closed: readonly string[]
  /** Bookings that ended in the month, concern these books and could be settled; how many, and the ids of the first. */
  readonly toSettle: { readonly count: bigint; readonly first: readonly string[] }
  /** Entries of the month that do not sum to zero, and members whose clearing account does not mirror this one's. */
  readonly unbalanced: readonly string[]
  readonly entries: bigint
  readonly net: bigint
}

/** What is asked for when a month is closed. */
export interface CloseRequest {
  readonly jurisdiction: string
  readonly month: string
  readonly now: Instant
  readonly zone: string
  readonly found: MonthFound
}

/**
 * Closes a month of a member's books: only a month that is over, whose earlier months with entries are closed, whose
 * bookings that can be settled are settled, and whose entries balance.
 * @throws Refusal "settlement.bad-month", "settlement.month-not-over", "settlement.month-closed",
 * "settlement.earlier-month-open", "settlement.month-to-settle", "settlement.month-unbalanced"
 * @example closePeriod({ jurisdiction: "CN-SH", month: "2026-10", now, zone: "Asia/Shanghai", found }).until // 2026-10-31T16:00:00.000Z
 */
export function closePeriod({ jurisdiction, month, now, zone, found }: CloseRequest): ClosedPeriod {
  const { from, until } = monthOf(month, zone)
  const about = { jurisdiction, month }
  if (until > now) throw new Refusal("settlement.month-not-over", about)
  if (found.closed.includes(month)) throw new Refusal("settlement.month-closed", about)
  const earlier = earlierOpen(month, found)
  if (earlier !== undefined) throw new Refusal("settlement.earlier-month-open", { ...about, earlier })
  const { count, first } = found.toSettle
  if (count > 0n)
    throw new Refusal("settlement.month-to-settle", { ...about, count: `${count}`, bookings: first.join(", ") })
  if (found.unbalanced.length > 0)
    throw new Refusal("settlement.month-unbalanced", { ...about, unbalanced: found.unbalanced.join(", ") })
  return { jurisdiction, month, from, until, closedAt: now, entries: found.entries, net: found.net }
}

/** The first month before `month` that has begun to hold entries and is not closed. */
function earlierOpen(month: string, { firstMonth, closed }: MonthFound): string | undefined {
  for (let each = firstMonth ?? month; each < month; each = monthAfter(each)) if (!closed.includes(each)) return each
  return undefined
}

/** The month after one. @example monthAfter("2026-12") // "2027-01" */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return number === 12
    ? `${`${year + 1}`.padStart(4, "0")}-01`
    : `${month.slice(0, 5)}${`${number + 1}`.padStart(2, "0")}`
}

/** The month in which a moment lies, in a zone. @example monthAt(instant("2026-10-31T16:00:00Z"), "Asia/Shanghai") // "2026-11" */
export function monthAt(at: Instant, zone: string): string {
  return localTime(at, zone).day.slice(0, 7)
}

/** A month that was closed in the books of these members when something of it was posted later. */
export interface LateMonth {
  readonly month: string
  readonly members: readonly string[]
}

/**
 * Whether something of an earlier moment comes too late for its own month: then it is posted in the open month of `now`
 * and says so. The month of `now` itself must be open in all books concerned.
 * @param of moment to which it belongs, as the end of a use
 * @param closed closed months of the members whose books are touched
 * @throws Refusal "settlement.period-closed"
 * @example lateMonth({ of: october31, now: november5, zone: "Asia/Shanghai", closed }) // { month: "2026-10", members: ["CN-JS"] }
 */
export function lateMonth(request: {
  readonly of: Instant
  readonly now: Instant
  readonly zone: string
  readonly closed: readonly Pick<ClosedPeriod, "jurisdiction" | "month">[]
}): LateMonth | null {
  const { of, now, zone, closed } = request
  requireOpen(now, zone, closed)
  const month = monthAt(of, zone)
  const members = closed.filter((each) => each.month === month).map(({ jurisdiction }) => jurisdiction)
  return members.length === 0 ? null : { month, members: [...new Set(members)].sort() }
}

/** Lets a moment of posting pass that lies in no closed month of the books concerned. @throws Refusal "settlement.period-closed" */
export function requireOpen(
  at: Instant,
  zone: string,
  closed: readonly Pick<ClosedPeriod, "jurisdiction" | "month">[],
): void {
  const month = monthAt(at, zone)
  const shut = closed.find((each) => each.month === month)
  if (shut !== undefined) throw new Refusal("settlement.period-closed", { jurisdiction: shut.jurisdiction, month })
}

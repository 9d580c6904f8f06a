import { type RawBuilder, sql } from "kysely"
import { type Instant, Refusal, type Text } from "../base/index.ts"
import { type Booking, type BookingState, slotTaken } from "../facilities/index.ts"
import { type Db, firstRow, rows } from "./database.ts"
import { isOverlap, timeLock } from "./occupancy.ts"
import { type KeptQuote, quoteFrom, quoteText } from "./quote-text.ts"

/** A booking with the names that stand around it. */
export interface BookingAround {
  readonly booking: Booking
  readonly facilityName: Text
  /** Organisation that owns the facility; empty for one that has no account here. */
  readonly owner: string
  readonly place: Text
  readonly organisationName: Text
  readonly personName: Text
  readonly personAddress: string
}

interface BookingRow extends Omit<Booking, "quote">, Omit<BookingAround, "booking" | "owner"> {
  readonly quote: KeptQuote
  readonly owner: string | null
}

const columns = sql`b.jurisdiction, b.id, b.facility, lower(b.during) as "from", upper(b.during) as "until", b.state,
  b.home_jurisdiction as "homeJurisdiction", b.organisation, b.person, b.purpose, b.quote, b.sequence, b.moves, b.version,
  b.made_at as "madeAt", b.changed_at as "changedAt",
  jsonb_build_object('zh', f.name_zh, 'en', f.name_en) as "facilityName", f.organisation as owner, c.name as place,
  jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as "organisationName",
  jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name)) as "personName",
  p.email as "personAddress"`
const tables = sql`booking b join facility f on f.jurisdiction = b.jurisdiction and f.id = b.facility
  join city c on c.code = f.city join organisation o on o.id = b.organisation join person p on p.id = b.person`

function around({
  facilityName,
  owner,
  place,
  organisationName,
  personName,
  personAddress,
  quote,
  ...row
}: BookingRow) {
  const names = { facilityName, owner: owner ?? "", place, organisationName, personName, personAddress }
  return { booking: { ...row, quote: quoteFrom(quote) }, ...names }
}

async function bookings(db: Db, rest: RawBuilder<unknown>): Promise<readonly BookingAround[]> {
  return (await rows(db, sql<BookingRow>`select ${columns} from ${tables} ${rest}`)).map(around)
}

/**
 * One booking; with `lock`, others that would change it wait until the end of the transaction.
 * @throws Refusal "facilities.unknown-booking"
 */
export async function bookingOn(
  db: Db,
  { jurisdiction, booking }: { readonly jurisdiction: string; readonly booking: string },
  { lock = false } = {},
): Promise<BookingAround> {
  const where = sql`where b.jurisdiction = ${jurisdiction} and b.id = ${booking} ${lock ? sql`for update of b` : sql``}`
  const [found] = await bookings(db, where)
  if (found === undefined) throw new Refusal("facilities.unknown-booking", { booking })
  return found
}

/** Which bookings a list shows; a booking must meet all that is given. */
export interface BookingsWanted {
  readonly person?: string | undefined
  readonly organisation?: string | undefined
  /** Organisation that owns the facility. */
  readonly owner?: string | undefined
  /** Of the host. */
  readonly jurisdiction?: string | undefined
  readonly facility?: string | undefined
  readonly state?: BookingState | undefined
  /** Ends after this moment. */
  readonly from?: Instant | undefined
  /** Begins before this moment. */
  readonly until?: Instant | undefined
}

/** Bookings, the latest start first. @param after the last one of the page before */
export async function bookingsOf(
  db: Db,
  wanted: BookingsWanted,
  {
    after,
    limit,
  }: { readonly after?: { readonly from: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly BookingAround[]> {
  const { person, organisation, owner, jurisdiction, facility, state, from, until } = wanted
  const conditions = [
    sql`true`,
    ...(person === undefined ? [] : [sql`b.person = ${person}`]),
    ...(organisation === undefined ? [] : [sql`b.organisation = ${organisation}`]),
    ...(owner === undefined ? [] : [sql`f.organisation = ${owner}`]),
    ...(jurisdiction === undefined ? [] : [sql`b.jurisdiction = ${jurisdiction}`]),
    ...(facility === undefined ? [] : [sql`b.facility = ${facility}`]),
    ...(state === undefined ? [] : [sql`b.state = ${state}`]),
    ...(from === undefined ? [] : [sql`upper(b.during) > ${from}`]),
    ...(until === undefined ? [] : [sql`lower(b.during) < ${until}`]),
    ...(after === undefined ? [] : [sql`(lower(b.during), b.id) < (${after.from}::timestamptz, ${after.id}::uuid)`]),
  ]
  const where = sql`where ${sql.join(conditions, sql` and `)}`
  return bookings(db, sql`${where} order by lower(b.during) desc, b.id desc limit ${limit}`)
}

/** Bookings of one facility that a log names, locked. */
export async function bookingsNamed(
  db: Db,
  { jurisdiction, facility }: { readonly jurisdiction: string; readonly facility: string },
  ids: readonly string[],
): Promise<readonly BookingAround[]> {
  return bookings(
    db,
    sql`where b.jurisdiction = ${jurisdiction} and b.facility = ${facility} and b.id = any(${[...ids]}::uuid[])
      order by b.id for update of b`,
  )
}

/** Requests whose answer was due before a day or has no last day yet, or whose slot has begun; locked, those at work elsewhere passed over. */
export async function requestsOverdue(
  db: Db,
  { today, now }: { readonly today: string; readonly now: Instant },
  limit: number,
) {
  return bookings(
    db,
    sql`where b.state = 'requested' and (b.acceptance_due < ${today} or b.acceptance_due is null or lower(b.during) <= ${now})
      order by b.acceptance_due, b.id limit ${limit} for update of b skip locked`,
  )
}

/** A use that no bill is made from; a check-in of that kind gives way to a clean use of the log. */
const flaggedUse = sql`(cardinality(u.flags) > 0 or u.ended is null) and not (u.source = 'check-in' and exists (
  select 1 from use_record l where l.jurisdiction = u.jurisdiction and l.booking = u.booking and l.source = 'log'
    and cardinality(l.flags) = 0))`
const useOf = sql`select 1 from use_record u where u.jurisdiction = b.jurisdiction and u.booking = b.id`
/** That a used booking (`b`) has uses and a bill can be made from them. */
export const isClean = sql`exists (${useOf}) and not exists (${useOf} and ${flaggedUse})`

/**
 * Used bookings whose uses are all clean, in order of their last change; locked, those at work elsewhere passed over.
 * @param but ids of those that are not asked for again
 */
export async function bookingsToSettle(
  db: Db,
  limit: number,
  but: readonly string[] = [],
): Promise<readonly BookingAround[]> {
  return bookings(
    db,
    sql`where b.state = 'used' and ${isClean} and b.id <> all(${[...but]}::uuid[]) order by b.changed_at, b.id limit ${limit} for update of b skip locked`,
  )
}

/** How many used bookings wait because a use of theirs is flagged, or none is on record. */
export async function bookingsFlagged(db: Db): Promise<number> {
  const found = await firstRow(
    db,
    sql<{ count: bigint }>`select count(*) from booking b where b.state = 'used' and not (${isClean})`,
  )
  return Number(found?.count ?? 0n)
}

/** A new booking and its hold on the facility, in one statement. @throws Refusal "facilities.slot-taken" */
export async function insertBooking(db: Db, booking: Booking, zone: string): Promise<void> {
  const { jurisdiction, id, facility, from, until, state, quote } = booking
  const statement = sql`
    with ${timeLock(jurisdiction, facility)}, held as (
      insert into occupancy (jurisdiction, facility, id, kind, during)
      select ${jurisdiction}, ${facility}, ${id}::uuid, 'booking', tstzrange(${from}, ${until}) from locked
    )
    insert into booking (jurisdiction, id, facility, during, state, home_jurisdiction, organisation, person, purpose, quote,
      acceptance_due, sequence, moves, version, made_at, changed_at)
    values (${jurisdiction}, ${id}, ${facility}, tstzrange(${from}, ${until}), ${state}, ${booking.homeJurisdiction},
      ${booking.organisation}, ${booking.person}, ${booking.purpose}, ${quoteText(quote)}::jsonb, ${quote.acceptanceDue},
      ${booking.sequence}, ${booking.moves}, ${booking.version}, ${booking.madeAt}, ${booking.changedAt})`
  await statement.execute(db).catch(refuseOverlap(booking, zone))
}

/** What a change does to the hold on the facility. */
export type HoldChange = "kept" | "moved" | "freed"

/** Saves a changed booking, and what becomes of its hold, in one statement. @throws Refusal "facilities.slot-taken" */
export async function saveBooking(db: Db, booking: Booking, hold: HoldChange, zone: string): Promise<void> {
  const { jurisdiction, id, facility, from, until, state, quote, version } = booking
  const own = sql`jurisdiction = ${jurisdiction} and facility = ${facility} and id = ${id}`
  const holds = {
    kept: sql``,
    moved: sql`with ${timeLock(jurisdiction, facility)}, held as (
      update occupancy set during = tstzrange(${from}, ${until}) from locked where ${own})`,
    freed: sql`with held as (delete from occupancy where ${own})`,
  }
  const statement = sql<{ id: string }>`
    ${holds[hold]}
    update booking set during = tstzrange(${from}, ${until}), state = ${state}, person = ${booking.person},
      quote = ${quoteText(quote)}::jsonb, acceptance_due = ${quote.acceptanceDue}, sequence = ${booking.sequence},
      moves = ${booking.moves}, version = ${version}, changed_at = ${booking.changedAt}
    where jurisdiction = ${jurisdiction} and id = ${id} and version = ${version - 1} returning id`
  const saved = await firstRow(db, statement).catch(refuseOverlap(booking, zone))
  // Who changes a booking has locked it: another version now is a mistake of ours.
  if (saved === undefined) throw new Error(`booking ${id} was changed without being locked`)
}

function refuseOverlap(booking: Booking, zone: string) {
  return (error: unknown): never => {
    throw isOverlap(error) ? slotTaken({ ...booking, kind: "booking" }, zone) : error
  }
}

import { type RawBuilder, sql } from "kysely"
import { addDays, addMinutes, type Instant, instantAt, localTime } from "../base/index.ts"
import { firstStart, freeBetween, openBetween, type Period, type SlotPolicy } from "../facilities/index.ts"
import { type Db, rows } from "./database.ts"

/** A gap of so many minutes between two moments, after the facility's own notice from `now` on. */
export interface GapWish {
  readonly minutes: number
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}

/** Facilities of the same hours, notice and grid: what is free of one that nobody holds is free of all. */
interface Kind {
  readonly opening: string
  readonly noticeHours: number
  readonly slotMinutes: number
  /** When they are open after their notice, in order of time. */
  readonly open: readonly Period[]
  /** The first gap that is long enough, as long as wished. */
  readonly first: Period
  /** On how many days they have room for what is wished. */
  readonly days: number
}

/** A facility that has no gap left. */
export interface Lost {
  readonly jurisdiction: string
  readonly id: string
  readonly city: string
  readonly instrumentClass: string | null
}

/** What a search for a gap needs. */
export interface Gaps {
  /** Table `kinds`: opening, notice_hours, slot_minutes; those whose hours leave a gap when nothing holds them. */
  readonly kinds: RawBuilder<unknown>
  /** Condition on a facility `f`: nothing but its holds can keep it from having a gap. */
  readonly mayFit: RawBuilder<unknown>
  /** Those of a condition on `f` that their holds leave without a gap. @param few whether few facilities meet the condition */
  lost(db: Db, where: RawBuilder<unknown>, few: boolean): Promise<readonly Lost[]>
  /** When the first gap of a facility starts, by what holds it. */
  start(policy: Pick<SlotPolicy, "opening" | "noticeHours" | "slotMinutes">, held: readonly Period[]): Instant | null
}

/**
 * How facilities with a gap that is long enough are found: by kind, as the engine finds the gaps of one facility. A
 * facility is free if nothing holds it in the first gap of its kind, or if its holds lie on fewer days than its kind has
 * days with room; only the others are looked at one by one.
 */
export async function gapsOf(db: Db, wish: GapWish, zone: string): Promise<Gaps> {
  const found = await rows(
    db,
    sql<{ opening: string; noticeHours: number; slotMinutes: number }>`
      select distinct opening, notice_hours as "noticeHours", slot_minutes as "slotMinutes" from facility_group where opening <> ''`,
  )
  const startIn = (free: readonly Period[], slotMinutes: number) =>
    firstStart(free, { minutes: wish.minutes, slotMinutes, zone })
  const days = daysOf(wish, zone)
  const known = new Map<string, readonly Period[]>()
  const openOf = ({ opening, noticeHours }: Pick<SlotPolicy, "opening" | "noticeHours">): readonly Period[] => {
    const key = JSON.stringify([opening, noticeHours])
    const notice = addMinutes(wish.now, noticeHours * 60)
    const from = notice > wish.from ? notice : wish.from
    const open =
      known.get(key) ?? (from < wish.until ? openBetween({ opening }, { from, until: wish.until }, zone) : [])
    known.set(key, open)
    return open
  }
  const kinds = found.flatMap((one): readonly Kind[] => {
    const open = openOf({ ...one, opening: JSON.parse(one.opening) })
    const start = startIn(open, one.slotMinutes)
    if (start === null) return []
    const first = { from: start, until: addMinutes(start, wish.minutes) }
    return [
      { ...one, open, first, days: days.filter((day) => startIn(within(open, day), one.slotMinutes) !== null).length },
    ]
  })
  const table = tableOf(kinds)
  return {
    kinds: table,
    mayFit: sql`(f.opening, f.notice_hours, f.slot_minutes) in (select opening, notice_hours, slot_minutes from ${table})`,
    async lost(db, where, few) {
      const crowded = await crowdedOf(db, { wish, kinds, table, where, few, zone })
      return crowded.filter(({ kind, held }) => {
        const one = kinds[kind - 1]
        return one === undefined || startIn(freeBetween(one.open, held), one.slotMinutes) === null
      })
    },
    start: (policy, held) => startIn(freeBetween(openOf(policy), held), policy.slotMinutes),
  }
}

function tableOf(kinds: readonly Kind[]): RawBuilder<unknown> {
  const listed = kinds.map(({ opening, noticeHours, slotMinutes, days, first: { from, until } }, at) => ({
    number: at + 1,
    opening,
    notice_hours: noticeHours,
    slot_minutes: slotMinutes,
    days,
    first: `[${from},${until})`,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(listed)}::jsonb)
    as kinds (number int, opening text, notice_hours int, slot_minutes int, days int, first tstzrange)`
}

function daysOf({ from, until }: GapWish, zone: string): readonly Period[] {
  const days: Period[] = []
  for (let day = localTime(from, zone).day; instantAt(day, 0, zone) < until; day = addDays(day, 1))
    days.push({ from: instantAt(day, 0, zone), until: instantAt(addDays(day, 1), 0, zone) })
  return days
}

function within(open: readonly Period[], { from, until }: Period): readonly Period[] {
  return open
    .filter((each) => each.from < until && from < each.until)
    .map((each) => ({ from: each.from > from ? each.from : from, until: each.until < until ? each.until : until }))
}

interface Crowded {
  readonly wish: GapWish
  readonly kinds: readonly Kind[]
  readonly table: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly few: boolean
  readonly zone: string
}

/**
 * Facilities that are held in their kind's first gap and on as many days as have room, with their holds. Of few
 * facilities the holds are looked up; otherwise all holds are gone through first, and only then their facilities.
 */
async function crowdedOf(
  db: Db,
  { wish: { from, until }, kinds, table, where, few, zone }: Crowded,
): Promise<readonly (Lost & { readonly kind: number; readonly held: readonly Period[] })[]> {
  if (kinds.length === 0) return []
  const fewest = Math.min(...kinds.map(({ days }) => days))
  const holds = (of: RawBuilder<unknown>) => sql`
    select ${few ? sql`` : sql`o.jurisdiction, o.facility as id,`} array_agg(o.during) as holds,
      -- A hold up to midnight is not on the day that begins then.
      sum(1 + ((upper(o.during) - interval '1 microsecond') at time zone ${zone})::date - (lower(o.during) at time zone ${zone})::date) as days
    from occupancy o where ${of} and lower(o.during) < ${until}`
  const found = few
    ? sql`facility f cross join lateral (${holds(ofFacility(from))}) held`
    : sql`held join facility f using (jurisdiction, id)`
  return rows(
    db,
    sql<Lost & { kind: number; held: readonly Period[] }>`
      with ${few ? sql`` : sql`held as materialized (${holds(sql`upper(o.during) > ${from}`)} group by o.jurisdiction, o.facility),`}
      crowded as materialized (
        select f.jurisdiction, f.id, f.city, f.instrument_class, kinds.number, held.holds
        from ${found} join ${table} using (opening, notice_hours, slot_minutes)
        where ${where} and held.days >= kinds.days and held.days >= ${fewest}
          and exists (select 1 from unnest(held.holds) hold where hold && kinds.first)
      )
      select jurisdiction, id, city, instrument_class as "instrumentClass", number as kind,
        (select jsonb_agg(${periodOf(sql`hold`)}) from unnest(holds) hold) as held from crowded`,
  )
}

function periodOf(range: RawBuilder<unknown>): RawBuilder<unknown> {
  const moment = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return sql`jsonb_build_object('from', ${moment(sql`lower(${range})`)}, 'until', ${moment(sql`upper(${range})`)})`
}

/**
 * Holds `o` of a facility `f` that end after a moment, in the words of the index `occupancy_of_facility`: by its columns
 * alone the planner would take the one against overlaps, whose lookups take some ten times as long.
 */
function ofFacility(from: Instant): RawBuilder<unknown> {
  return sql`(o.jurisdiction || '/' || o.facility) = (f.jurisdiction || '/' || f.id) and upper(o.during) > ${from}`
}

/** Holds of a facility `f` in the wished time, as a JSON list of periods. */
export function heldOf({ from, until }: GapWish): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(${periodOf(sql`o.during`)}), '[]') from occupancy o
    where ${ofFacility(from)} and lower(o.during) < ${until})`
}

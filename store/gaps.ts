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
  /** Gaps of the wished length apart from each other: who has no gap is held in every one of them. */
  readonly probes: readonly Probe[]
}

/** A gap, and the day on which it is; no day for one that lies on several. */
interface Probe extends Period {
  readonly day: string
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
  /** Those of a condition on `f` that their holds leave without a gap. */
  lost(db: Db, where: RawBuilder<unknown>): Promise<readonly Lost[]>
  /** When the first gap of a facility starts, by what holds it. */
  start(policy: Pick<SlotPolicy, "opening" | "noticeHours" | "slotMinutes">, held: readonly Period[]): Instant | null
}

/** How many days are looked at before a facility is: the last ones, since what is near is booked most. */
const probed = 3

/**
 * How facilities with a gap that is long enough are found: by kind, as the engine finds the gaps of one facility. A
 * facility is free if nothing holds it in one of a few gaps of its kind, on days apart; only those held in all of these
 * are looked at one by one.
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
    const gap = (from: Instant, day: string): Probe => ({ day, from, until: addMinutes(from, wish.minutes) })
    const daily = days.flatMap((day) => {
      const first = startIn(within(open, day), one.slotMinutes)
      return first === null ? [] : [gap(first, day.from)]
    })
    return [{ ...one, open, probes: daily.length === 0 ? [gap(start, "")] : daily.slice(-probed) }]
  })
  const table = tableOf(kinds)
  return {
    kinds: table,
    mayFit: sql`(f.opening, f.notice_hours, f.slot_minutes) in (select opening, notice_hours, slot_minutes from ${table})`,
    async lost(db, where) {
      const crowded = await crowdedOf(db, { wish, kinds, table, where })
      return crowded.filter(({ kind, held }) => {
        const one = kinds[kind - 1]
        return one === undefined || startIn(freeBetween(one.open, held), one.slotMinutes) === null
      })
    },
    start: (policy, held) => startIn(freeBetween(openOf(policy), held), policy.slotMinutes),
  }
}

function tableOf(kinds: readonly Kind[]): RawBuilder<unknown> {
  const listed = kinds.map(({ opening, noticeHours, slotMinutes, probes }, at) => ({
    number: at + 1,
    opening,
    notice_hours: noticeHours,
    slot_minutes: slotMinutes,
    probes: daysProbed(probes),
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(listed)}::jsonb)
    as kinds (number int, opening text, notice_hours int, slot_minutes int, probes text)`
}

/** What kinds have in common that are probed on the same days; gaps over several days have only themselves in common. */
function daysProbed(probes: readonly Probe[]): string {
  return probes.map(({ day, from, until }) => day || `${from}/${until}`).join(" ")
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
}

/** Facilities that are held in all probed gaps of their kind, with their holds. */
async function crowdedOf(
  db: Db,
  { wish, kinds, table, where }: Crowded,
): Promise<readonly (Lost & { readonly kind: number; readonly held: readonly Period[] })[]> {
  if (kinds.length === 0) return []
  const groups = [...Map.groupBy(kinds, ({ probes }) => daysProbed(probes))]
  const heldInAll = groups.map(
    ([probes, alike]) => sql`
    select distinct ${probes} as probes, jurisdiction, facility as id from (${sql.join(
      hullsOf(alike).map(
        ({ from, until }) =>
          sql`select jurisdiction, facility from occupancy where during && tstzrange(${from}, ${until})`,
      ),
      sql` intersect `,
    )}) held_in_all`,
  )
  return rows(
    db,
    sql<Lost & { kind: number; held: readonly Period[] }>`
      with held as materialized (${sql.join(heldInAll, sql` union all `)})
      select f.jurisdiction, f.id, f.city, f.instrument_class as "instrumentClass", kinds.number as kind, ${heldOf(wish)} as held
      from held join facility f using (jurisdiction, id) join ${table} using (opening, notice_hours, slot_minutes, probes)
      where ${where}`,
  )
}

/** For each probe of kinds probed on the same days, the least time that holds the probes of all. */
function hullsOf(kinds: readonly Kind[]): readonly Period[] {
  return (kinds[0]?.probes ?? []).map((_, at) => {
    const probes = kinds.flatMap(({ probes }) => probes[at] ?? [])
    const [from, until] = [probes.map((each) => each.from).sort(), probes.map((each) => each.until).sort()]
    return { from: from[0] as Instant, until: until.at(-1) as Instant }
  })
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

import {
  addDays,
  Day,
  type Instant,
  instantAt,
  instantOf,
  localTime,
  millisecondsOf,
  Refusal,
} from "../../base/index.ts"
import { type DayTally, emptyDay, sumOf } from "./day-tally.ts"
import type { MeasureDefinitions } from "./definitions.ts"
import { figuresOf } from "./figures.ts"
import type { Follow, Ground } from "./follow.ts"
import { followBookings } from "./follow-bookings.ts"
import { followAgreements, followSubsidies } from "./follow-money.ts"
import { followDuties, followMotions } from "./follow-rules.ts"
import type { MeasuresReport } from "./report.ts"
import { stallsOf } from "./stalls.ts"
import { stepsOf } from "./steps.ts"
import { openWaits } from "./waits.ts"

/** Of what region a log is. */
export interface MeasuredRegion extends Pick<MeasuresReport, "region" | "currency" | "members"> {
  readonly origin: string
}

/** A log that is read entry by entry and can tell its measures at any time. */
export interface Measuring {
  /** Takes in the next entry; entries come in the order of the log, from the first on. */
  readonly read: Follow
  /** Entries read so far. */
  readonly size: () => number
  /**
   * The measures of a period of whole days in the region's zone.
   * @param from first day; left out, that of the earliest entry
   * @param to last day; left out, that of `now`
   * @param now stalls are those of this moment, or of the period's end where that is earlier
   * @throws Refusal "observatory.bad-measure-period" when the last day lies before the first
   */
  readonly report: (asked: {
    readonly from?: Day | undefined
    readonly to?: Day | undefined
    readonly now: Instant
    readonly definitions: MeasureDefinitions
  }) => MeasuresReport
}

/**
 * Opens a measuring of a log. It keeps sums by day, and of each booking and motion what its next entry is compared with:
 * under 1 KB a booking. Reading goes on where it stopped; a report costs the days of its period.
 * @example
 * const measuring = openMeasuring({ region, currency, members, origin: "delta-commons/yangtze" })
 * for (const entry of entries) measuring.read(entry)
 * measuring.report({ now, definitions }).figures.shares[0] // { id: "bookings-across", part: "3", whole: "4", value: 0.75, … }
 */
export function openMeasuring(of: MeasuredRegion): Measuring {
  const { ground, days } = openGround(of.region.timeZone)
  const follows = [followBookings, followMotions, followDuties, followAgreements, followSubsidies].map((follow) =>
    follow(ground),
  )
  let size = 0
  return {
    size: () => size,
    read(entry) {
      size += 1
      for (const follow of follows) follow(entry)
    },
    report: ({ now, definitions, ...asked }) => {
      const today = localTime(now, of.region.timeZone).day
      const to = asked.to ?? today
      const from = asked.from ?? [...days.keys()].reduce((least, one) => (one < least ? one : least), to)
      if (from > to) throw new Refusal("observatory.bad-measure-period", { from, to })
      const end = Math.min(millisecondsOf(now), millisecondsOf(instantAt(addDays(to, 1), 0, of.region.timeZone)))
      const members = of.members.map(({ code }) => code)
      const { percentiles, graceMinutes } = definitions
      const within = (first: Day, last: Day) => figuresOf(sumOf(inOrder(days, first, last)), members, percentiles)
      return {
        format: "delta-commons-measures",
        version: 1,
        region: of.region,
        currency: of.currency,
        members: of.members,
        log: { origin: of.origin, size },
        period: { from, to },
        asAt: instantOf(end),
        definitions,
        figures: within(from, to),
        steps: stepsOf({ from, to }).map((step) => ({ ...step, figures: within(step.from, step.to) })),
        stalls: stallsOf(ground.waits.at(end), { members, moment: end, grace: graceMinutes * 60_000 }),
      }
    },
  }
}

function inOrder(days: ReadonlyMap<Day, DayTally>, from: Day, to: Day): readonly DayTally[] {
  return [...days]
    .filter(([on]) => from <= on && on <= to)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, tally]) => tally)
}

const quarterHour = 900_000

/** Days by the region's zone. Offsets of zones are whole quarters of an hour, so that each is looked up once. */
function openGround(zone: string): { readonly ground: Ground; readonly days: ReadonlyMap<Day, DayTally> } {
  const days = new Map<Day, DayTally>()
  const quarters = new Map<number, DayTally>()
  const day = (at: number): DayTally => {
    const quarter = Math.floor(at / quarterHour)
    const known = quarters.get(quarter)
    if (known !== undefined) return known
    const on = localTime(instantOf(at), zone).day
    const found = days.get(on) ?? emptyDay()
    days.set(on, found)
    quarters.set(quarter, found)
    return found
  }
  const ends = new Map<string, number | null>()
  const dayEnd = (on: string): number | null => {
    const known = ends.get(on)
    if (known !== undefined) return known
    const read = Day.safeParse(on)
    const end = read.success ? millisecondsOf(instantAt(addDays(read.data, 1), 0, zone)) : null
    ends.set(on, end)
    return end
  }
  return { ground: { waits: openWaits(), day, dayEnd }, days }
}

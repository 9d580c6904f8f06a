import { addDays, addMinutes, type Instant, instantAt, localTime, weekday } from "../base/index.ts"
import type { SlotPolicy } from "./facility.ts"

/** From a moment up to, and without, a later one. */
export interface Period {
  readonly from: Instant
  readonly until: Instant
}

/** Whether two periods share a moment; periods that only touch do not. */
export function overlap(a: Period, b: Period): boolean {
  return a.from < b.until && b.from < a.until
}

/**
 * When a facility is open between two moments: its weekly hours on the wall clock of the zone, so that they stay the
 * same hours when clocks change. Hours that touch are one period, also over midnight.
 * @returns periods in order of time, cut at `from` and `until`
 * @example openBetween(policy, { from: instant("2026-03-30T00:00:00Z"), until: instant("2026-03-31T00:00:00Z") }, "Asia/Shanghai")
 */
export function openBetween(
  { opening }: Pick<SlotPolicy, "opening">,
  { from, until }: Period,
  zone: string,
): readonly Period[] {
  const hours: Period[] = []
  const last = localTime(until, zone).day
  for (let day = localTime(from, zone).day; day <= last; day = addDays(day, 1))
    for (const each of opening)
      if (each.weekday === weekday(day))
        hours.push({ from: instantAt(day, each.from, zone), until: instantAt(day, each.until, zone) })
  return joined(hours)
    .map((each) => ({
      from: each.from < from ? from : each.from,
      until: each.until > until ? until : each.until,
    }))
    .filter((each) => each.from < each.until)
}

function joined(periods: readonly Period[]): readonly Period[] {
  const found: Period[] = []
  for (const each of [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = found.at(-1)
    if (each.from >= each.until) continue // an hour that a change of clocks skips
    if (before === undefined || each.from > before.until) found.push(each)
    else if (each.until > before.until) found[found.length - 1] = { from: before.from, until: each.until }
  }
  return found
}

/**
 * What is left of open periods when occupied ones are taken out.
 * @param open in order of time, apart from each other
 * @returns periods in order of time
 * @example freeBetween([{ from: nine, until: twelve }], [{ from: ten, until: eleven }]) // nine to ten, eleven to twelve
 */
export function freeBetween(open: readonly Period[], occupied: readonly Period[]): readonly Period[] {
  const taken = joined(occupied)
  return open.flatMap((period) => {
    const free: Period[] = []
    let { from } = period
    for (const each of taken) {
      if (!overlap(each, period)) continue
      if (each.from > from) free.push({ from, until: each.from })
      from = each.until
    }
    return from < period.until ? [...free, { from, until: period.until }] : free
  })
}

/**
 * The first start in free periods from which a facility is free for so many minutes, on its grid.
 * @param free in order of time
 * @returns the start, or null when no gap is long enough
 * @example firstStart([{ from: tenPast, until: twelve }], { minutes: 60, slotMinutes: 30, zone: "Asia/Shanghai" }) // half past
 */
export function firstStart(
  free: readonly Period[],
  { minutes, slotMinutes, zone }: { readonly minutes: number; readonly slotMinutes: number; readonly zone: string },
): Instant | null {
  for (const { from, until } of free) {
    const past = localTime(from, zone).minute % slotMinutes
    const start = past === 0 ? from : addMinutes(from, slotMinutes - past)
    if (addMinutes(start, minutes) <= until) return start
  }
  return null
}

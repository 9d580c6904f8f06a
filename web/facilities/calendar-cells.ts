import { addDays, addMinutes, type Day, type Instant, instantAt, minutesBetween, weekday } from "../../base/index.ts"
import type { TwoTexts } from "../ui/text.ts"
import type { OpeningHours } from "./opening-text.ts"

/** From a moment up to, and without, a later one. */
export interface Period {
  readonly from: Instant
  readonly until: Instant
}

/** Why a cell cannot be chosen, or that it can. */
export type CellState = "free" | "own" | "booked" | "closure" | "shut" | "soon" | "far"

/** One field of the calendar. */
export interface Cell extends Period {
  readonly state: CellState
  /** Why it is closed, where the owner says so. */
  readonly reason: TwoTexts | null
}

/** What the calendar is drawn from. */
export interface CalendarOf {
  readonly policy: {
    readonly opening: readonly OpeningHours[]
    readonly slotMinutes: number
    readonly minimumMinutes: number
    readonly maximumMinutes: number
    readonly noticeHours: number
    readonly horizonDays: number
  }
  readonly free: readonly Period[]
  readonly occupied: readonly (Period & {
    readonly kind: "booking" | "closure"
    readonly own: boolean
    readonly reason: TwoTexts | null
  })[]
  readonly now: Instant
  readonly zone: string
}

/** Fields shorter than this are too small to hit: several slots become one field. */
const smallestField = 15

/** Minutes of one field: the slot, or several where slots are very short. */
export function fieldMinutes(slotMinutes: number): number {
  return slotMinutes * Math.ceil(smallestField / slotMinutes)
}

/** The seven days from a Monday around a day, or the day alone. */
export function daysShown(day: Day, wide: boolean): readonly Day[] {
  const first = wide ? addDays(day, 1 - weekday(day)) : day
  return Array.from({ length: wide ? 7 : 1 }, (_, index) => addDays(first, index))
}

/**
 * The calendar's rows: one for each time of the day between the earliest opening and the latest, one cell a day.
 * @returns rows in order of time, with the minute since midnight at which each begins
 */
export function cellRows(
  days: readonly Day[],
  of: CalendarOf,
): readonly { readonly minute: number; readonly cells: readonly Cell[] }[] {
  const { opening, slotMinutes } = of.policy
  const step = fieldMinutes(slotMinutes)
  const shown = days.map(weekday)
  const open = opening.filter((each) => shown.includes(each.weekday))
  const hours = open.length === 0 ? opening : open
  if (hours.length === 0) return []
  const first = Math.floor(Math.min(...hours.map(({ from }) => from)) / step) * step
  const last = Math.max(...hours.map(({ until }) => until))
  return Array.from({ length: Math.ceil((last - first) / step) }, (_, index) => {
    const minute = first + index * step
    return { minute, cells: days.map((day) => cellAt(instantAt(day, minute, of.zone), step, of)) }
  })
}

function cellAt(from: Instant, step: number, of: CalendarOf): Cell {
  const cell = { from, until: addMinutes(from, step) }
  const holder = of.occupied.find((each) => each.from < cell.until && cell.from < each.until)
  if (holder !== undefined) {
    const state = holder.own ? "own" : holder.kind === "closure" ? "closure" : "booked"
    return { ...cell, state, reason: holder.reason }
  }
  return { ...cell, state: openState(cell, of), reason: null }
}

function openState(cell: Period, { policy, free, now }: CalendarOf): CellState {
  if (!within(cell, free)) return "shut"
  if (cell.from < addMinutes(now, policy.noticeHours * 60)) return "soon"
  return cell.until > addMinutes(now, policy.horizonDays * 1440) ? "far" : "free"
}

/** Whether a period lies in one of others, without a gap. */
export function within(period: Period, others: readonly Period[]): boolean {
  return others.some(({ from, until }) => from <= period.from && period.until <= until)
}

/**
 * What is chosen after a field was: a first field starts a booking of the shortest length, a later one in the same gap
 * becomes its end, any other starts anew.
 */
export function choose(cell: Period, before: Period | undefined, of: Pick<CalendarOf, "policy" | "free">): Period {
  const { minimumMinutes, maximumMinutes } = of.policy
  if (before !== undefined && cell.from > before.from) {
    const longer = { from: before.from, until: cell.until }
    const minutes = minutesBetween(longer.from, longer.until)
    if (minutes >= minimumMinutes && minutes <= maximumMinutes && within(longer, of.free)) return longer
  }
  const shortest = { from: cell.from, until: addMinutes(cell.from, minimumMinutes) }
  // Where the shortest booking does not fit, the field itself: the quote then says what stands in the way.
  return within(shortest, of.free) ? shortest : { from: cell.from, until: cell.until }
}

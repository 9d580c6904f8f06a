import { addDays, type Day, Refusal, type Text, weekday } from "../base/index.ts"

/** One year as its notice sets it. */
export interface WorkingYear {
  /** Days off, weekends among them or not. */
  readonly holidays: ReadonlySet<Day>
  /** Weekend days that are worked to make up for a holiday. */
  readonly makeUpDays: ReadonlySet<Day>
  readonly source: string
}

/** A calendar of working days; only years with a published notice are in it. */
export interface WorkingDays {
  readonly id: string
  readonly name: Text
  /** ISO weekdays off, such as 6 and 7. */
  readonly weekend: readonly number[]
  /** Year, such as 2026, → its notice. */
  readonly years: ReadonlyMap<number, WorkingYear>
}

function yearOf(day: Day, calendar: WorkingDays): WorkingYear {
  const year = calendar.years.get(Number(day.slice(0, 4)))
  if (year !== undefined) return year
  const published = [...calendar.years.keys()].sort((a, b) => a - b).join(", ")
  throw new Refusal("region.year-not-published", { year: day.slice(0, 4), calendar: calendar.id, published })
}

/**
 * Whether a day is worked: make-up days are, holidays are not, other days unless they are a weekend.
 * @throws Refusal "region.year-not-published" when the calendar has no notice for the day's year: it never guesses
 * @example isWorkingDay(day("2026-10-10"), calendar) // true: a Saturday worked for National Day
 */
export function isWorkingDay(day: Day, calendar: WorkingDays): boolean {
  const { holidays, makeUpDays } = yearOf(day, calendar)
  if (makeUpDays.has(day)) return true
  return !holidays.has(day) && !calendar.weekend.includes(weekday(day))
}

/**
 * The working day `count` working days after `from`; `from` itself is not counted, worked or not. A negative count
 * goes back; 0 gives `from`.
 * @param count whole number of working days
 * @throws Refusal "region.year-not-published"
 * @example addWorkingDays(day("2026-09-30"), 3, calendar) // 2026-10-10: 8, 9, and the make-up Saturday
 */
export function addWorkingDays(from: Day, count: number, calendar: WorkingDays): Day {
  if (!Number.isInteger(count)) throw new RangeError(`working days are counted whole, not ${count}`)
  const step = count < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/**
 * How many working days lie after `from` up to and with `until`; negative when `until` is earlier.
 * @throws Refusal "region.year-not-published"
 * @example workingDaysBetween(day("2026-09-30"), day("2026-10-10"), calendar) // 3
 */
export function workingDaysBetween(from: Day, until: Day, calendar: WorkingDays): number {
  if (until < from) return -workingDaysBetween(until, from, calendar)
  let count = 0
  for (let day = from; day < until; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

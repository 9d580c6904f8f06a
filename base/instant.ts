import * as z from "zod"
import { anyDay, type Day } from "./day.ts"

const written = z.iso
  .datetime({ offset: true, error: "a moment is written like 2026-03-31T09:00:00+08:00, with its offset" })
  // Runs on texts that failed the check too: those stay as they are, and the failure is reported.
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()))
const anyInstant = written.brand<"Instant">()

/** Calendars, zones and the database agree on these years, and minutes may still be added at their ends. */
const [firstYear, lastYear] = ["1900", "2999"]

/** A moment in UTC with milliseconds, `2026-03-31T16:00:00.000Z`, of the years 1900 to 2999. */
export const Instant = written
  .refine((text) => text.slice(0, 4) >= firstYear && text.slice(0, 4) <= lastYear, {
    error: `a moment lies in the years ${firstYear} to ${lastYear}`,
  })
  .brand<"Instant">()
  .meta({
    id: "Instant",
    description: "A moment; any offset is read, UTC is written",
    example: "2026-03-31T16:00:00.000Z",
  })
export type Instant = z.infer<typeof Instant>

/** Reads a moment with any offset. @example instant("2026-04-01T00:00:00+08:00") // 2026-03-31T16:00:00.000Z */
export function instant(text: string): Instant {
  return Instant.parse(text)
}

/** The moment of a count of milliseconds since 1970. */
export function instantOf(milliseconds: number): Instant {
  return anyInstant.parse(new Date(milliseconds).toISOString())
}

/** Milliseconds since 1970. */
export function millisecondsOf(at: Instant): number {
  return Date.parse(at)
}

/** The moment `minutes` later. @example addMinutes(instant("2026-03-31T16:00:00Z"), 90) // 2026-03-31T17:30:00.000Z */
export function addMinutes(at: Instant, minutes: number): Instant {
  return instantOf(millisecondsOf(at) + minutes * 60_000)
}

/** Minutes from one moment to another, negative when `until` is earlier. */
export function minutesBetween(from: Instant, until: Instant): number {
  return (millisecondsOf(until) - millisecondsOf(from)) / 60_000
}

/** A moment as a wall clock in one zone shows it. */
export interface LocalTime {
  readonly day: Day
  /** Minutes since midnight, 0 to 1439. */
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
    formats.set(zone, format)
  }
  return format
}

const quarter = 900_000
const keptAtMost = 50_000
const offsets = new Map<string, number>()

/**
 * How far a zone's wall clock is ahead of UTC, in milliseconds. Clocks are changed on quarters of an hour, so that one
 * answer holds for its quarter; answers are kept, since working them out is slow.
 */
function offsetOf(milliseconds: number, zone: string): number {
  const start = Math.floor(milliseconds / quarter) * quarter
  const key = `${zone} ${start}`
  const kept = offsets.get(key)
  if (kept !== undefined) return kept
  const part = new Map(
    formatOf(zone)
      .formatToParts(new Date(start))
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 0, month = 1, date = 1] = [part.get("year"), part.get("month"), part.get("day")]
  const offset = Date.UTC(year, month - 1, date, part.get("hour"), part.get("minute")) - start
  if (offsets.size >= keptAtMost) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** Day and minute at which `at` falls in a zone. @example localTime(instant("2026-03-31T16:30:00Z"), "Asia/Shanghai") // { day: "2026-04-01", minute: 30 } */
export function localTime(at: Instant, zone: string): LocalTime {
  const milliseconds = millisecondsOf(at)
  const wall = milliseconds + offsetOf(milliseconds, zone)
  return {
    day: anyDay.parse(new Date(wall).toISOString().slice(0, 10)),
    minute: Math.floor((wall % 86_400_000) / 60_000),
  }
}

/**
 * The moment at which a zone's wall clock shows `day` and `minute`. Where a change of clocks skips that time, the
 * moment right after the gap; where it repeats, the first.
 * @example instantAt(day("2026-04-01"), 30, "Asia/Shanghai") // 2026-03-31T16:30:00.000Z
 */
export function instantAt(on: Day, minute: number, zone: string): Instant {
  const asUtc = Date.parse(`${on}T00:00:00Z`) + minute * 60_000
  const before = asUtc - offsetOf(asUtc - 86_400_000, zone)
  const after = asUtc - offsetOf(asUtc + 86_400_000, zone)
  for (const candidate of [before, after].sort((a, b) => a - b))
    if (candidate + offsetOf(candidate, zone) === asUtc) return instantOf(candidate)
  return instantOf(Math.max(before, after))
}

import * as z from "zod"

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const millisecondsOfDay = 86_400_000

/** A day of any four-digit year: what counting on from a day comes to. */
export const anyDay = z
  .string()
  .refine(isDay, "a day is written YYYY-MM-DD and must exist in the calendar")
  .brand<"Day">()

/** The years of moments too: days may still be added at their ends. */
const [firstYear, lastYear] = ["1900", "2999"]

/** A calendar day, `YYYY-MM-DD`, of the years 1900 to 2999. Rules take effect on days; events happen at instants. */
export const Day = anyDay
  .refine((text) => text.slice(0, 4) >= firstYear && text.slice(0, 4) <= lastYear, {
    error: `a day lies in the years ${firstYear} to ${lastYear}`,
  })
  .meta({ id: "Day", description: "A calendar day, YYYY-MM-DD", example: "2026-03-31" })
export type Day = z.infer<typeof Day>

function isDay(text: string): boolean {
  return dayPattern.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
}

/** Reads a day. @throws Error when the text is no day of these years of the calendar. @example day("2026-02-28") */
export function day(text: string): Day {
  return Day.parse(text)
}

/** The day `count` days after (before, when negative). @example addDays(day("2026-02-28"), 1) // 2026-03-01 */
export function addDays(from: Day, count: number): Day {
  return anyDay.parse(new Date(Date.parse(`${from}T00:00:00Z`) + count * millisecondsOfDay).toISOString().slice(0, 10))
}

/** Days from `from` to `until`; negative when `until` is earlier. @example daysBetween(day("2026-02-28"), day("2026-03-01")) // 1 */
export function daysBetween(from: Day, until: Day): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsOfDay
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. @example weekday(day("2026-11-24")) // 2 */
export function weekday(of: Day): number {
  return new Date(`${of}T00:00:00Z`).getUTCDay() || 7
}

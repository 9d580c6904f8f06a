import * as z from "zod"
import { addDays, type Day, day, Refusal } from "../../base/index.ts"

const pattern = /^((?:19|2\d)\d\d)(?:-Q([1-4]))?$/

/** A year or a quarter, as it is reported: `2025` or `2025-Q3`. A year is a figure of its own, not a sum of quarters. */
export const OutputPeriod = z
  .string()
  .regex(pattern, "a period is a year or a quarter: 2025 or 2025-Q3")
  .meta({ id: "OutputPeriod", description: "A year or a quarter", example: "2025-Q3" })
export type OutputPeriod = z.infer<typeof OutputPeriod>

/** First and last day of a period. */
export interface PeriodDays {
  readonly from: Day
  readonly until: Day
  readonly year: number
}

/**
 * The days of a period.
 * @throws Refusal "settlement.output-period" for a text that is neither year nor quarter
 * @example periodDays("2025-Q1") // { from: "2025-01-01", until: "2025-03-31", year: 2025 }
 */
export function periodDays(period: string): PeriodDays {
  const match = pattern.exec(period)
  if (match === null) throw new Refusal("settlement.output-period", { period })
  const [, year = "", quarter] = match
  const first = quarter === undefined ? 1 : 3 * Number(quarter) - 2
  const next = quarter === undefined ? 13 : first + 3
  const from = day(`${year}-${twoDigits(first)}-01`)
  const after = next > 12 ? day(`${Number(year) + 1}-01-01`) : day(`${year}-${twoDigits(next)}-01`)
  return { from, until: addDays(after, -1), year: Number(year) }
}

/**
 * The days of a period that is over.
 * @throws Refusal "settlement.output-period", "settlement.output-period-open" while it still runs
 */
export function closedPeriod(period: string, today: Day): PeriodDays {
  const days = periodDays(period)
  if (days.until >= today) throw new Refusal("settlement.output-period-open", { period, until: days.until, today })
  return days
}

const twoDigits = (month: number): string => `${month}`.padStart(2, "0")

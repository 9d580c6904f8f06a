import { EvaluationError, long } from "./value.ts"

const dayMilliseconds = 86_400_000n

const datetimePattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3}))?(?:Z|([+-])(\d{2})(\d{2})))?$/

/**
 * Milliseconds since 1970 of "2024-10-15", "2024-10-15T11:35:00Z", "…00.000Z" or with an offset "+0800".
 * @throws EvaluationError for any other text and for days that are in no calendar
 */
export function readDatetime(text: string): bigint {
  const match = datetimePattern.exec(text)
  if (match === null) throw new EvaluationError(`"${text}" is no datetime`)
  const [year, month, day, hour, minute, second, fraction] = match.slice(1, 8).map((part) => Number(part ?? 0))
  const [offsetHour, offsetMinute] = match.slice(9, 11).map((part) => Number(part ?? 0))
  const isClock =
    atMost(hour, 23) && atMost(minute, 59) && atMost(second, 59) && atMost(offsetHour, 23) && atMost(offsetMinute, 59)
  const date = new Date(0)
  date.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day)
  const isDay = date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  if (!isClock || !isDay) throw new EvaluationError(`"${text}" is no moment of the calendar`)
  date.setUTCHours(hour ?? 0, minute, second, fraction)
  const shift = ((offsetHour ?? 0) * 60 + (offsetMinute ?? 0)) * 60_000
  return BigInt(date.getTime() - (match[8] === "-" ? -shift : shift))
}

function atMost(value: number | undefined, limit: number): boolean {
  return value !== undefined && value <= limit
}

const durationPattern = /^(-?)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const unitMilliseconds = [dayMilliseconds, 3_600_000n, 60_000n, 1_000n, 1n]

/** Milliseconds of "1d2h30m5s10ms", each part optional, one needed. @throws EvaluationError for any other text */
export function readDuration(text: string): bigint {
  const match = durationPattern.exec(text)
  const parts = match?.slice(2) ?? []
  if (match === null || parts.every((part) => part === undefined)) throw new EvaluationError(`"${text}" is no duration`)
  const sign = match[1] === "-" ? -1n : 1n
  return parts.reduce(
    (sum, part, index) => long(sum + long(sign * BigInt(part ?? "0") * (unitMilliseconds[index] ?? 0n))),
    0n,
  )
}

/** The start of the day, in UTC, in which a moment lies. */
export function startOfDay(milliseconds: bigint): bigint {
  return long(milliseconds - timeOfDay(milliseconds))
}

/** Milliseconds since the start of the day, in UTC. */
export function timeOfDay(milliseconds: bigint): bigint {
  return ((milliseconds % dayMilliseconds) + dayMilliseconds) % dayMilliseconds
}

import { type Instant, instant, instantOf, localTime, millisecondsOf } from "../base/index.ts"

/** A moment at which a zone's offset changes, with the minutes before and after. */
interface Change {
  readonly at: number
  readonly before: number
  readonly after: number
}

const hour = 3_600_000

/** Wall time without zone, as iCalendar writes it: `20260401T090000`. */
export function wallTime(at: Instant, zone: string): string {
  const { day, minute } = localTime(at, zone)
  const two = (value: number): string => `${value}`.padStart(2, "0")
  return `${day.replaceAll("-", "")}T${two(Math.floor(minute / 60))}${two(minute % 60)}${at.slice(17, 19)}`
}

const known = new Map<string, readonly string[]>()

/**
 * A zone's rules as iCalendar asks for them beside events: the offset before the first year, and each change in the
 * years asked for. Made from the zone data of the platform itself, so that it agrees with how slots are worked out.
 * Two years are looked through day by day, which takes longer than the rest of a file: each answer is kept.
 */
export function zoneLines(
  zone: string,
  { first, last }: { readonly first: number; readonly last: number },
): readonly string[] {
  const key = `${zone} ${first} ${last}`
  const lines = known.get(key) ?? linesOf(zone, first, last)
  known.set(key, lines)
  return lines
}

function linesOf(zone: string, first: number, last: number): readonly string[] {
  // A year earlier: an event on New Year's Day stands in the offset that a change of the year before gave.
  const start = millisecondsOf(instant(`${first - 1}-01-01T00:00:00Z`))
  const end = millisecondsOf(instant(`${last + 1}-01-01T00:00:00Z`))
  const standing = offsetAt(start, zone)
  const changes = changesBetween(start, end, zone)
  const least = Math.min(standing, ...changes.map(({ after }) => after))
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...observance({ at: Number.NEGATIVE_INFINITY, before: standing, after: standing }, standing === least),
    ...changes.flatMap((change) => observance(change, change.after === least)),
    "END:VTIMEZONE",
  ]
}

function changesBetween(start: number, end: number, zone: string): readonly Change[] {
  const changes: Change[] = []
  let before = offsetAt(start, zone)
  for (let at = start; at < end; at += 24 * hour) {
    const after = offsetAt(at + 24 * hour, zone)
    if (after === before) continue
    changes.push({ at: momentOf(at, at + 24 * hour, before, zone), before, after })
    before = after
  }
  return changes
}

/** The first whole minute in a day at which the offset is no longer `before`. */
function momentOf(from: number, until: number, before: number, zone: string): number {
  let [low, high] = [from, until]
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}

/** Minutes ahead of UTC. */
function offsetAt(milliseconds: number, zone: string): number {
  const { day, minute } = localTime(instantOf(milliseconds), zone)
  return (Date.parse(`${day}T00:00:00Z`) - milliseconds) / 60_000 + minute
}

function observance({ at, before, after }: Change, standard: boolean): readonly string[] {
  const kind = standard ? "STANDARD" : "DAYLIGHT"
  // The start is the wall time that the clocks showed before the change (RFC 5545 §3.6.5).
  const start = Number.isFinite(at) ? instantOf(at + before * 60_000) : instant("1970-01-01T00:00:00Z")
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start.slice(0, 19).replaceAll(/[-:]/g, "")}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${kind}`,
  ]
}

/** `+0800` */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (value: number): string => `${Math.floor(value)}`.padStart(2, "0")
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}${two(size % 60)}`
}

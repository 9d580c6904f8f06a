import { addMinutes, Instant, type Instant as InstantOf, Refusal, type Text } from "../base/index.ts"
import type { Booking, UseRecord } from "./booking.ts"
import { meter } from "./changes.ts"
import { overlap } from "./opening.ts"

/** What a facility's log is read against. */
export interface UseLogAgainst {
  readonly jurisdiction: string
  readonly facility: string
  /** The grid of the facility's slots: the tolerance for early starts and late ends. */
  readonly slotMinutes: number
  /** The facility's bookings that the log names, by id. */
  readonly bookings: ReadonlyMap<string, Booking>
  /** Uses of the facility that are on record already. */
  readonly uses: readonly UseRecord[]
  readonly now: InstantOf
  readonly newId: () => string
}

/** A row that was not taken over: where it stands, and why. The line of column names is row 1. */
export interface UseLogFinding {
  readonly row: number
  readonly column: string
  readonly cause: Text
}

/** Uses as the log tells them, rows that could not be read, and the bookings that clean uses complete. */
export interface UseLog {
  readonly uses: readonly UseRecord[]
  readonly rejected: readonly UseLogFinding[]
  readonly used: readonly Booking[]
}

const columns = ["booking", "started", "ended"] as const
type Column = (typeof columns)[number]
const otherNames: Readonly<Record<Column, readonly string[]>> = {
  booking: ["预约", "预约编号"],
  started: ["开始", "开始时间"],
  ended: ["结束", "结束时间"],
}

/**
 * Reads a facility's log. A row that cannot be read is named; a use that does not fit is kept with its flags, and never
 * corrected or guessed: `overlap` with another use, `drift` of the clock (it begins more than a slot before its booking, or
 * lies in the future), `missing-end`, `unbooked`, `outside-booking`. A booking counts as used once all its uses of the
 * log are clean.
 * @param rows cells as text, the first row naming the columns `booking`, `started`, `ended` in any order
 * @throws Refusal "api.bad-csv" when a column is missing
 * @example readUseLog([["booking", "started", "ended"], [id, "2026-04-01T09:00+08:00", ""]], against).uses[0]?.flags // ["missing-end"]
 */
export function readUseLog(rows: readonly (readonly string[])[], against: UseLogAgainst): UseLog {
  const [header = [], ...body] = rows
  const places = placesOf(header)
  const drafts: UseRecord[] = []
  const rejected: UseLogFinding[] = []
  const clean = against.uses.filter(({ source, flags }) => source === "log" && flags.length === 0)
  const starts = new Set(clean.map(({ started }) => started))
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue
    const cellOf = (column: Column): string => cells[places[column]]?.trim() ?? ""
    const read = readRow(cellOf, against, starts)
    if ("column" in read) rejected.push({ row: index + 2, ...read })
    else {
      drafts.push(read)
      starts.add(read.started)
    }
  }
  const beside = byTime([...drafts, ...against.uses])
  const uses = drafts.map((use) => ({ ...use, flags: flagUse(use, beside(use), against) }))
  return { uses, rejected, used: completed(uses, against) }
}

function placesOf(header: readonly string[]): Readonly<Record<Column, number>> {
  const names = header.map((cell) =>
    cell
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  )
  const at = (column: Column): number => names.findIndex((name) => [column, ...otherNames[column]].includes(name))
  const places = { booking: at("booking"), started: at("started"), ended: at("ended") }
  const missing = columns.filter((column) => places[column] < 0)
  if (missing.length > 0)
    throw new Refusal("api.bad-csv", { cause: `missing: ${missing.join(", ")}`, columns: columns.join(", ") })
  return places
}

type Rejection = Omit<UseLogFinding, "row">

function readRow(
  cellOf: (column: Column) => string,
  { facility, bookings, newId }: UseLogAgainst,
  starts: ReadonlySet<InstantOf>,
): UseRecord | Rejection {
  const started = Instant.safeParse(written(cellOf("started")))
  if (started.data === undefined) return { column: "started", cause: causes.unreadable }
  const ended = cellOf("ended") === "" ? null : Instant.safeParse(written(cellOf("ended"))).data
  if (ended === undefined) return { column: "ended", cause: causes.unreadable }
  if (ended !== null && ended < started.data) return { column: "ended", cause: causes.backwards }
  if (starts.has(started.data)) return { column: "started", cause: causes.twice }
  const booking = bookings.get(cellOf("booking").toLowerCase())
  if (booking?.state === "settled") return { column: "booking", cause: causes.settled }
  return {
    id: newId(),
    facility,
    booking: booking?.id ?? null,
    started: started.data,
    ended,
    source: "log",
    flags: [],
  }
}

/** Finds, for each use, those that may share a moment with it, without a look at all the others. */
function byTime(uses: readonly UseRecord[]): (use: UseRecord) => readonly UseRecord[] {
  const sorted = uses
    .map((use) => ({ use, ...periodOf(use), latest: periodOf(use).until }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  // `latest`: until when a use lasts that begins here or earlier.
  for (const [at, each] of sorted.entries()) {
    const before = sorted[at - 1]
    if (before !== undefined && before.latest > each.latest) each.latest = before.latest
  }
  return (use) => {
    const { from, until } = periodOf(use)
    const found: UseRecord[] = []
    for (let at = firstFrom(sorted, until) - 1; at >= 0; at--) {
      const each = sorted[at]
      if (each === undefined || each.latest <= from) break
      found.push(each.use)
    }
    return found
  }
}

/** Index of the first that begins at a moment or later. */
function firstFrom(sorted: readonly { readonly from: InstantOf }[], moment: InstantOf): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.from ?? moment) < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** Logs are often written `2026-04-01 09:00+08:00`, without the T or the seconds; the offset must be there. */
function written(cell: string): string {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d(?:\.\d+)?)? ?(Z|[+-]\d\d:\d\d)$/.exec(cell)
  return found === null ? cell : `${found[1]}T${found[2]}${found[3] ?? ":00"}${found[4]}`
}

/** Bookings whose uses would be billed; a use of any other is not a booked one. */
const usable: ReadonlySet<Booking["state"]> = new Set(["confirmed", "in-use", "used"])

/** What is not clean about a use, beside the facility's other uses. */
export function flagUse(
  use: UseRecord,
  others: readonly UseRecord[],
  { bookings, slotMinutes, now }: Pick<UseLogAgainst, "bookings" | "slotMinutes" | "now">,
): UseRecord["flags"] {
  const booking = use.booking === null ? undefined : bookings.get(use.booking)
  const booked = booking !== undefined && usable.has(booking.state)
  const isSame = (other: UseRecord) =>
    other.id === use.id || (other.source === use.source && other.started === use.started)
  const found = {
    overlap: others.some((other) => !isSame(other) && !givesWay(other, use) && overlap(periodOf(use), periodOf(other))),
    drift:
      use.started > now ||
      (use.ended ?? use.started) > now ||
      (booked && use.started < addMinutes(booking.from, -slotMinutes)),
    "missing-end": use.ended === null,
    unbooked: !booked,
    "outside-booking":
      booked && (use.started >= booking.until || (use.ended ?? booking.until) > addMinutes(booking.until, slotMinutes)),
  }
  return flagNames.filter((flag) => found[flag])
}
/** A check-in that is not clean gives way to what the facility's log says of the same booking. */
function givesWay({ source, booking, flags, ended }: UseRecord, log: UseRecord): boolean {
  const unclean = flags.length > 0 || ended === null
  return source === "check-in" && unclean && log.source === "log" && booking !== null && booking === log.booking
}
const flagNames = ["overlap", "drift", "missing-end", "unbooked", "outside-booking"] as const

/** A use without end counts as the moment of its start: how long it was is not guessed. */
function periodOf({ started, ended }: UseRecord) {
  return { from: started, until: ended ?? addMinutes(started, 1) }
}

function completed(uses: readonly UseRecord[], { bookings, now }: UseLogAgainst): readonly Booking[] {
  const of = Map.groupBy(uses, ({ booking }) => booking)
  return [...of].flatMap(([id, own]) => {
    const booking = id === null ? undefined : bookings.get(id)
    const open = booking?.state === "confirmed" || booking?.state === "in-use"
    return booking !== undefined && open && own.every(({ flags }) => flags.length === 0) ? [meter(booking, now)] : []
  })
}

/**
 * Minutes of a booking's uses, a begun minute of the sum counted whole. Where the log tells a clean use, a check-in that
 * is not clean gives way to it.
 * @throws Refusal "facilities.flagged-use" when a use is not clean or has no end, or none is there
 * @example minutesUsed([{ … "09:00" to "10:30", flags: [] }]) // 90
 */
export function minutesUsed(uses: readonly UseRecord[]): number {
  const logged = uses.find(({ source, flags }) => source === "log" && flags.length === 0)
  const counted = logged === undefined ? uses : uses.filter((use) => !givesWay(use, logged))
  const milliseconds = counted.reduce((sum, use) => sum + cleanLength(use), 0)
  if (counted.length === 0) throw new Refusal("facilities.flagged-use", { uses: "0", flags: "–" })
  return Math.ceil(milliseconds / 60_000)
}

function cleanLength({ started, ended, flags }: UseRecord): number {
  if (flags.length > 0 || ended === null)
    throw new Refusal("facilities.flagged-use", { uses: "1", flags: flags.join(", ") || "missing-end" })
  return Date.parse(ended) - Date.parse(started)
}

const causes = {
  unreadable: {
    zh: "时间无法读取；请写成 2026-04-01T09:00+08:00，并带时区偏移。",
    en: "This time cannot be read; write it like 2026-04-01T09:00+08:00, with its offset.",
  },
  backwards: { zh: "结束早于开始。", en: "The end is before the start." },
  twice: { zh: "该开始时间的使用已有记录。", en: "A use that began at this moment is on record already." },
  settled: { zh: "该预约已经结算。", en: "This booking is settled already." },
} as const satisfies Readonly<Record<string, Text>>

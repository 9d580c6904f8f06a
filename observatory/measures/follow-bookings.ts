import { cellOf, count, noteTime } from "./day-tally.ts"
import type { Follow, Ground } from "./follow.ts"
import { type LoggedAct, told, toldMoment, toldNumber } from "./logged-act.ts"

/** What is kept of a booking while the log is read. */
interface Followed {
  readonly home: string
  readonly host: string
  readonly asked: number
  isConfirmed: boolean
  isSettled: boolean
  /** Nothing waits any more, whatever entry of the same moment the log has after the last one. */
  isOver: boolean
  fee: bigint
}

/**
 * Follows bookings: who booked where, when it was confirmed and settled, what it cost. States are those that entries tell,
 * whatever act led to them.
 */
export function followBookings(ground: Ground): Follow {
  const bookings = new Map<string, Followed>()
  return (entry) => {
    if (entry.of.kind !== "booking") return
    const at = Date.parse(entry.at)
    const name = `booking ${entry.jurisdiction}/${entry.of.id}`
    const known = bookings.get(name)
    if (entry.act === "settlement.reverse") return reverse(entry, at, known, ground)
    const state = told(entry, "state")
    const booking = known ?? begin(entry, at, ground)
    if (booking === undefined || state === undefined) {
      if (known === undefined) count(ground.day(at).untold, "bookings-across")
      return
    }
    bookings.set(name, booking)
    wait(entry, { at, name, state, booking }, ground)
    bill(entry, at, booking, ground)
    if (state === "confirmed" && !booking.isConfirmed) {
      booking.isConfirmed = true
      noteFrom(booking, at, "booking-confirmed", ground, known === undefined ? 1 : 2)
    }
    if (state === "settled" && !booking.isSettled) {
      booking.isSettled = true
      noteFrom(booking, at, "booking-settled", ground, 2)
      settle(entry, at, booking, ground)
    }
  }
}

function begin(entry: LoggedAct, at: number, ground: Ground): Followed | undefined {
  const home = told(entry, "home")
  const user = told(entry, "user")
  if (home === undefined || user === undefined) return undefined
  const host = entry.jurisdiction
  const across = home !== host
  const day = ground.day(at)
  cellOf(day, home, host).made += 1
  count(day.entries, "bookings-across")
  count(day.entries, "flows")
  day.organisations.set(user, across || day.organisations.get(user) === true)
  count(day.entries, "organisations-across")
  if (entry.actor.kind === "person") {
    const { commitment } = entry.actor
    day.people.set(commitment, across || day.people.get(commitment) === true)
    count(day.entries, "people-across")
  }
  return { home, host, asked: at, isConfirmed: false, isSettled: false, isOver: false, fee: 0n }
}

type Standing = { readonly at: number; readonly name: string; readonly state: string; readonly booking: Followed }

/** A request waits for the owner; what was confirmed waits for its bill from the end of its time on. */
function wait(entry: LoggedAct, { at, name, state, booking }: Standing, { waits, day, dayEnd }: Ground): void {
  const answer = `${name} answer`
  const settled = `${name} bill`
  if (entry.act === "facilities.lapse-silence") count(day(at).silence, booking.host)
  const until = toldMoment(entry, "until")
  booking.isOver ||= ended.has(state)
  if (state === "requested" && !booking.isOver) {
    const by = told(entry, "answerBy")
    const due = by === undefined ? null : dayEnd(by)
    waits.open(answer, { stage: "request-unanswered", member: booking.host, since: at, due })
  } else waits.end(answer, at)
  if (state !== "requested" && !booking.isOver && until !== undefined)
    waits.open(settled, { stage: "use-unsettled", member: booking.host, since: until, due: null })
  else waits.end(settled, at)
}

const ended: ReadonlySet<string> = new Set(["settled", "declined", "cancelled"])

function bill(entry: LoggedAct, at: number, booking: Followed, ground: Ground): void {
  const fee = toldNumber(entry, "fee")
  // A fee is quoted in every entry of a booking; the one of its bill names the transaction that moved it.
  if (told(entry, "transaction") === undefined || fee === undefined) return
  booking.fee = fee
  move(at, booking, fee, ground)
}

function reverse(entry: LoggedAct, at: number, booking: Followed | undefined, ground: Ground): void {
  if (booking === undefined) {
    count(ground.day(at).untold, "money-across")
    return
  }
  const back = toldNumber(entry, "refund") ?? booking.fee
  booking.fee -= back
  move(at, booking, -back, ground)
}

function move(at: number, { home, host }: Followed, amount: bigint, ground: Ground): void {
  const day = ground.day(at)
  cellOf(day, home, host).money += amount
  count(day.entries, "money-across")
  count(day.entries, "flows")
}

function settle(entry: LoggedAct, at: number, { home, host }: Followed, ground: Ground): void {
  const day = ground.day(at)
  const minutes = toldNumber(entry, "minutesUsed")
  const cell = cellOf(day, home, host)
  cell.settled += 1
  cell.minutes += Number(minutes ?? 0n)
  count(minutes === undefined ? day.untold : day.entries, "hours-across")
}

function noteFrom(
  { home, host, asked }: Followed,
  at: number,
  id: "booking-confirmed" | "booking-settled",
  ground: Ground,
  entries: number,
): void {
  const between = home === host ? "within" : "across"
  noteTime(ground.day(at), id, { from: asked, until: at, between, entries })
}

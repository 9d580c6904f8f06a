import { addDays, addMinutes, type Instant, localTime, millisecondsOf, minutesBetween, Refusal } from "../base/index.ts"
import type { CostModel, Facility, SlotPolicy } from "./facility.ts"
import { openBetween, type Period } from "./opening.ts"

/** What a slot is checked against. */
export interface SlotAgainst {
  readonly facility: Facility
  /** The common rule's longest horizon, in days. */
  readonly maximumHorizonDays: number
  readonly now: Instant
  /** The region's time zone. */
  readonly zone: string
}

/** A slot that the policy allows, with the terms on which it does. */
export interface Slot extends Period {
  readonly minutes: number
  readonly policy: SlotPolicy
  readonly costs: CostModel
}

/**
 * Checks that a facility may be booked from one moment to another: operating, within its hours, on its grid, neither
 * too short nor too long, with its notice, within its horizon and that of the common rule. Says nothing of other bookings.
 * @returns the slot with its length in minutes, and the policy and costs that hold for it
 * @throws Refusal "facilities.not-bookable", "facilities.bad-period", "facilities.too-soon", "facilities.too-far",
 *   "facilities.too-short", "facilities.too-long", "facilities.off-grid", "facilities.closed"
 * @example checkSlot({ from, until }, { facility, maximumHorizonDays: 180, now, zone: "Asia/Shanghai" }).minutes // 120
 */
export function checkSlot({ from, until }: Period, { facility, maximumHorizonDays, now, zone }: SlotAgainst): Slot {
  const { policy, costs } = bookable(facility)
  if (until <= from) throw new Refusal("facilities.bad-period", { from: wall(from, zone), until: wall(until, zone) })
  const earliest = addMinutes(now, policy.noticeHours * 60)
  if (from < earliest)
    throw new Refusal("facilities.too-soon", { earliest: wall(earliest, zone), hours: `${policy.noticeHours}`, zone })
  const days = Math.min(policy.horizonDays, maximumHorizonDays)
  const latest = addDays(localTime(now, zone).day, days)
  if (localTime(from, zone).day > latest) throw new Refusal("facilities.too-far", { latest, days: `${days}` })
  const minutes = minutesBetween(from, until)
  checkLength(minutes, policy)
  checkGrid([from, until], policy, zone)
  checkOpen({ from, until }, policy, zone)
  return { from, until, minutes, policy, costs }
}

/** A facility's policy and costs, when it can be booked here at all. @throws Refusal "facilities.not-bookable" */
export function bookable({ jurisdiction, id, status, policy, costs }: Facility): {
  readonly policy: SlotPolicy
  readonly costs: CostModel
} {
  const running = status === "operating" || status === "partly-operating"
  if (running && policy !== null && costs !== null) return { policy, costs }
  throw new Refusal("facilities.not-bookable", { facility: `${jurisdiction}/${id}`, status })
}

function checkLength(minutes: number, { minimumMinutes, maximumMinutes }: SlotPolicy): void {
  const facts = { minutes: `${minutes}`, minimum: `${minimumMinutes}`, maximum: `${maximumMinutes}` }
  if (minutes < minimumMinutes) throw new Refusal("facilities.too-short", facts)
  if (minutes > maximumMinutes) throw new Refusal("facilities.too-long", facts)
}

function checkGrid(moments: readonly Instant[], { slotMinutes }: SlotPolicy, zone: string): void {
  for (const at of moments)
    if (millisecondsOf(at) % 60_000 !== 0 || localTime(at, zone).minute % slotMinutes !== 0)
      throw new Refusal("facilities.off-grid", { at: wall(at, zone), minutes: `${slotMinutes}` })
}

function checkOpen(period: Period, policy: SlotPolicy, zone: string): void {
  const day = { from: addMinutes(period.from, -1440), until: addMinutes(period.until, 1440) }
  const open = openBetween(policy, day, zone)
  if (open.some(({ from, until }) => from <= period.from && period.until <= until)) return
  const near = open.filter(({ until }) => until > period.from).map((each) => wallPeriod(each, zone))
  throw new Refusal("facilities.closed", { asked: wallPeriod(period, zone), open: near.slice(0, 2).join("; ") || "–" })
}

/** A moment as the region's wall clock shows it. @example wall(instant("2026-03-31T16:30:00Z"), "Asia/Shanghai") // "2026-04-01 00:30" */
export function wall(at: Instant, zone: string): string {
  const { day, minute } = localTime(at, zone)
  return `${day} ${clock(minute)}`
}

/** A period as the region's wall clock shows it. @example wallPeriod({ from, until }, "Asia/Shanghai") // "2026-04-01 09:00–11:00" */
export function wallPeriod({ from, until }: Period, zone: string): string {
  const [start, end] = [localTime(from, zone), localTime(until, zone)]
  return `${wall(from, zone)}–${start.day === end.day ? clock(end.minute) : wall(until, zone)}`
}

function clock(minute: number): string {
  const two = (value: number): string => `${value}`.padStart(2, "0")
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

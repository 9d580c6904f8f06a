import type { Text } from "../base/index.ts"
import type { Booking, BookingState } from "./booking.ts"
import type { CalendarEvent, CalendarParty } from "./calendar-text.ts"
import { wallPeriod } from "./slot.ts"

/** What a calendar entry says beside the booking itself. */
export interface EventAround {
  readonly region: string
  readonly facilityName: Text
  readonly place: Text
  readonly organisationName: Text
  /** Where the platform is reached, without a slash at the end. */
  readonly publicUrl: string
}

const statuses: Readonly<Record<BookingState, CalendarEvent["status"]>> = {
  requested: "TENTATIVE",
  confirmed: "CONFIRMED",
  "in-use": "CONFIRMED",
  used: "CONFIRMED",
  settled: "CONFIRMED",
  declined: "CANCELLED",
  cancelled: "CANCELLED",
}

/**
 * A booking as an event of a calendar, in both languages. One booking is one event for ever: its UID stays, its SEQUENCE
 * rises, and a cancelled one stays visible as cancelled.
 * @example bookingEvent(booking, around).uid // "0190…@yangtze"
 */
export function bookingEvent(
  booking: Booking,
  { region, facilityName, place, organisationName, publicUrl }: EventAround,
  invitation?: { readonly organiser: CalendarParty; readonly guest: CalendarParty },
): CalendarEvent {
  const url = `${publicUrl}/bookings/${booking.jurisdiction}/${booking.id}`
  return {
    uid: `${booking.id}@${region}`,
    sequence: booking.sequence,
    from: booking.from,
    until: booking.until,
    summary: `${facilityName.zh} ${facilityName.en}`,
    description: [`${organisationName.zh} ${organisationName.en}`, booking.purpose, url].join("\n"),
    location: `${place.zh} ${place.en}`,
    status: statuses[booking.state],
    madeAt: booking.madeAt,
    changedAt: booking.changedAt,
    url,
    ...(invitation === undefined ? {} : { invitation }),
  }
}

/** A mail in words, in both languages, that goes with an invitation or its withdrawal. */
export function bookingMail(
  booking: Booking,
  { facilityName, publicUrl }: Pick<EventAround, "facilityName" | "publicUrl">,
  { method, zone, reason }: { readonly method: "REQUEST" | "CANCEL"; readonly zone: string; readonly reason?: Text },
): { readonly subject: string; readonly body: string } {
  const when = `${wallPeriod(booking, zone)} (${zone})`
  const [zh, en] = method === "CANCEL" ? ended : news[booking.state === "requested" ? "requested" : "confirmed"]
  const url = `${publicUrl}/bookings/${booking.jurisdiction}/${booking.id}`
  const line = (name: string, what: string, why: string | undefined) =>
    [what, name, when, ...(why === undefined ? [] : [why]), url].join("\n")
  return {
    subject: `${zh} / ${en}: ${facilityName.zh} ${facilityName.en}`.slice(0, 200),
    body: `${line(facilityName.zh, zh, reason?.zh)}\n\n${line(facilityName.en, en, reason?.en)}\n`,
  }
}

/** A mail to those who answer for a facility: somebody asks for it, and until which day an answer counts. */
export function requestMail(
  booking: Booking,
  { facilityName, organisationName, publicUrl }: Pick<EventAround, "facilityName" | "organisationName" | "publicUrl">,
  zone: string,
): { readonly subject: string; readonly body: string } {
  const when = `${wallPeriod(booking, zone)} (${zone})`
  const due = booking.quote.acceptanceDue
  const url = `${publicUrl}/bookings/${booking.jurisdiction}/${booking.id}`
  const zh = [
    "有预约等待答复",
    facilityName.zh,
    organisationName.zh,
    when,
    ...(due === null ? [] : [`请于${due}前答复`]),
  ]
  const en = ["A booking waits for your answer", facilityName.en, organisationName.en, when]
  return {
    subject: `${zh[0]} / ${en[0]}: ${facilityName.zh} ${facilityName.en}`.slice(0, 200),
    body: `${[...zh, url].join("\n")}\n\n${[...en, ...(due === null ? [] : [`Answer by ${due}`]), url].join("\n")}\n`,
  }
}

const news = {
  requested: ["预约待设施方答复", "Booking waits for the owner's answer"],
  confirmed: ["预约已确认", "Booking confirmed"],
} as const
const ended = ["预约已取消", "Booking cancelled"] as const

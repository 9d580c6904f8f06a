import type { Instant } from "../base/index.ts"
import { wallTime, zoneLines } from "./calendar-zone.ts"

/** One booking as a calendar shows it. */
export interface CalendarEvent {
  /** Never changes, so that a calendar follows the event: `<booking>@<region>`. */
  readonly uid: string
  /** Rises with each change. */
  readonly sequence: number
  readonly from: Instant
  readonly until: Instant
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly status: "TENTATIVE" | "CONFIRMED" | "CANCELLED"
  readonly madeAt: Instant
  readonly changedAt: Instant
  readonly url: string
  /** Who invites and who is invited; in invitations only. */
  readonly invitation?: { readonly organiser: CalendarParty; readonly guest: CalendarParty }
}

/** A party of an invitation. */
export interface CalendarParty {
  readonly name: string
  readonly address: string
}

/** What a calendar file says of itself. */
export interface CalendarHead {
  readonly name: string
  /** The region's time zone: events are written in its wall time. */
  readonly zone: string
  /** PUBLISH for a feed; REQUEST and CANCEL make an invitation and its withdrawal (iTIP, RFC 5546). */
  readonly method: "PUBLISH" | "REQUEST" | "CANCEL"
}

/**
 * Writes events as an iCalendar file (RFC 5545): CRLF, lines folded at 75 octets, times in the zone's wall time with the
 * zone's own rules beside them. Cancelled events stay in, so that calendars learn of them.
 * @param events in the order to be written
 * @example writeCalendar({ name: "Bookings", zone: "Asia/Shanghai", method: "PUBLISH" }, [event]).startsWith("BEGIN:VCALENDAR\r\n")
 */
export function writeCalendar({ name, zone, method }: CalendarHead, events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Delta Commons//Bookings//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    // An invitation names no calendar: some clients would make a new one for it.
    ...(method === "PUBLISH"
      ? [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, "REFRESH-INTERVAL;VALUE=DURATION:PT15M"]
      : []),
    ...zoneLines(zone, yearsOf(events)),
    ...events.flatMap((event) => eventLines(event, zone)),
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join("")
}

function yearsOf(events: readonly CalendarEvent[]): { readonly first: number; readonly last: number } {
  const years = events.flatMap(({ from, until }) => [Number(from.slice(0, 4)), Number(until.slice(0, 4))])
  return years.length === 0 ? { first: 1970, last: 1970 } : { first: Math.min(...years), last: Math.max(...years) }
}

function eventLines(event: CalendarEvent, zone: string): readonly string[] {
  const { invitation } = event
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `CREATED:${utc(event.madeAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `DTSTART;TZID=${zone}:${wallTime(event.from, zone)}`,
    `DTEND;TZID=${zone}:${wallTime(event.until, zone)}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `LOCATION:${escaped(event.location)}`,
    `URL:${event.url}`,
    `STATUS:${event.status}`,
    `TRANSP:${event.status === "CANCELLED" ? "TRANSPARENT" : "OPAQUE"}`,
    ...(invitation === undefined ? [] : invitationLines(invitation)),
    "END:VEVENT",
  ]
}

function invitationLines({ organiser, guest }: NonNullable<CalendarEvent["invitation"]>): readonly string[] {
  return [
    `ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.address}`,
    `ATTENDEE;CN=${quoted(guest.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${guest.address}`,
  ]
}

/** `20260401T010000Z` */
function utc(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, "")}Z`
}

function escaped(text: string): string {
  return withoutControls(text)
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
}

/** A parameter value: no quotation mark may stand in it (RFC 5545 §3.2), and no line break. */
function quoted(text: string): string {
  return `"${withoutControls(text).replaceAll(/["\r\n]/g, "'")}"`
}

function withoutControls(text: string): string {
  return [...text]
    .filter((each) => each >= " " || each === "\n" || each === "\r")
    .join("")
    .replaceAll("\u007f", "")
}

/** Folds at 75 octets of UTF-8, never inside a character. */
function folded(line: string): string {
  const parts: string[] = []
  let [part, octets] = ["", 0]
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      parts.push(part)
      part = " "
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join("\r\n")
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

import type { Text } from "../base/index.ts"
import { bookingEvent, bookingMail, requestMail, writeCalendar } from "../facilities/index.ts"
import type { BookingAround } from "../store/bookings.ts"
import { facilityManagersOn } from "../store/organisations.ts"
import { addMail } from "../store/outbox.ts"
import type { Context } from "./act.ts"
import { eventAround } from "./calendar.ts"
import type { Platform } from "./platform.ts"

/** From whom mails come. Without a mail server they stay in the outbox, under an address that can never exist (RFC 2606). */
export function senderOf({ mail, region }: Platform): string {
  return mail?.from ?? `bookings@${region.id}.invalid`
}

/**
 * Writes a mail to the person of a booking, with the booking as an invitation or its withdrawal (iTIP), in the act's own
 * transaction. Its calendar is that of the booking as it is now.
 */
export async function invite(
  { db, platform, region, now, newId }: Pick<Context, "db" | "platform" | "region" | "now" | "newId">,
  named: BookingAround,
  method: "REQUEST" | "CANCEL",
  reason?: Text,
): Promise<void> {
  const { booking, personName, personAddress } = named
  const zone = region.timeZone
  const around = eventAround(platform, named)
  const event = bookingEvent(booking, around, {
    organiser: { name: `${region.name.zh} ${region.name.en}`, address: bareAddress(senderOf(platform)) },
    guest: { name: personName.zh, address: personAddress },
  })
  // Who hands a booking over loses it: for them it is cancelled, whatever its own state.
  const shown = method === "CANCEL" ? { ...event, status: "CANCELLED" as const } : event
  await addMail(db, {
    jurisdiction: booking.jurisdiction,
    id: newId(),
    person: booking.person,
    address: personAddress,
    ...bookingMail(booking, around, { method, zone, ...(reason === undefined ? {} : { reason }) }),
    calendar: writeCalendar({ name: around.region, zone, method }, [shown]),
    madeAt: now,
  })
}

/** Tells the owner's facility managers of a request that waits for their answer, in the act's own transaction. */
export async function askOwner(
  { db, platform, region, now, today, newId }: Pick<Context, "db" | "platform" | "region" | "now" | "today" | "newId">,
  named: BookingAround,
): Promise<void> {
  const { booking, owner } = named
  const mail = requestMail(booking, eventAround(platform, named), region.timeZone)
  for (const { person, address } of await facilityManagersOn(db, owner, today))
    await addMail(db, {
      jurisdiction: booking.jurisdiction,
      id: newId(),
      person,
      address,
      ...mail,
      calendar: null,
      madeAt: now,
    })
}

/** `a@b` of `Name <a@b>`. */
function bareAddress(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from
}

import { createHash, randomBytes } from "node:crypto"
import type { FastifyInstance } from "fastify"
import { addMinutes, localTime, Refusal } from "../base/index.ts"
import { bookingEvent, type EventAround, writeCalendar } from "../facilities/index.ts"
import { type BookingAround, bookingsOf } from "../store/bookings.ts"
import { calendarAddress, saveCalendarAddress } from "../store/calendar-addresses.ts"
import { act, type Handled } from "./act.ts"
import { identity } from "./contract/index.ts"
import type { Platform } from "./platform.ts"
import { facilityResource } from "./resources.ts"

/** How far back a feed reaches, and how many bookings it holds at most: the latest ones. */
const daysBack = 366
const mostEvents = 2000

export const calendarRoutes: readonly Handled[] = [
  act(identity.makeCalendar, {
    about: (_, { actor }) => ({
      kind: "person",
      id: "self",
      jurisdiction: actor.organisation?.jurisdiction ?? "",
      owner: "",
      organisation: actor.organisation?.id ?? "",
      person: actor.person ?? "",
      status: actor.status,
    }),
    run: async ({ body: { facility } }, { db, actor, now, platform, region, newId, record, mayDo }) => {
      if (actor.person === null) throw new Refusal("api.sign-in-needed")
      if (facility !== null) {
        const about = await facilityResource(db, { jurisdiction: facility.jurisdiction, facility: facility.id })
        if (!mayDo("facilities.accept", about)) throw new Refusal("facilities.not-managed", { facility: about.id })
      }
      const secret = randomBytes(24).toString("base64url")
      await saveCalendarAddress(db, { person: actor.person, facility }, { hash: hashOf(secret), at: now })
      await record({
        jurisdiction: facility?.jurisdiction ?? actor.organisation?.jurisdiction ?? region.jurisdictions[0]?.code ?? "",
        subject: { kind: "calendar", id: newId() },
        facts: facility === null ? { of: "own bookings" } : { of: `${facility.jurisdiction}/${facility.id}` },
      })
      return { url: `${platform.publicUrl}${addressOf(secret)}`, madeAt: now }
    },
    // The secret is told once and kept nowhere.
    kept: ({ madeAt }) => ({ url: "", madeAt }),
  }),
]

function addressOf(secret: string): string {
  return `/api/calendar/${secret}.ics`
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex")
}

/** What stands around a booking in calendars and mails. */
export function eventAround({ region, publicUrl }: Platform, named: BookingAround): EventAround {
  const { facilityName, place, organisationName } = named
  return { region: region.id, facilityName, place, organisationName, publicUrl }
}

/** Serves calendars under their secret addresses. Whoever knows an address sees its calendar, and nothing else. */
export function registerCalendar(app: FastifyInstance, platform: Platform): void {
  app.get<{ Params: { file: string } }>("/api/calendar/:file", async (request, reply) => {
    const text = await calendarOf(platform, request.params.file)
    if (text === undefined) throw new Refusal("api.not-found", { path: "/api/calendar/…" })
    const tag = `"${hashOf(text).slice(0, 32)}"`
    reply.headers({ etag: tag, "cache-control": "private, max-age=60", "referrer-policy": "no-referrer" })
    if (request.headers["if-none-match"] === tag) return reply.code(304).send()
    return reply.type("text/calendar; charset=utf-8").send(text)
  })
}

async function calendarOf(platform: Platform, file: string): Promise<string | undefined> {
  const secret = /^([\w-]{32})\.ics$/.exec(file)?.[1]
  if (secret === undefined) return undefined
  const { db } = platform.database
  const now = platform.clock()
  const zone = platform.region.timeZone
  const address = await calendarAddress(db, hashOf(secret), localTime(now, zone).day)
  if (address === undefined) return undefined
  const { person, facility, name } = address
  const from = addMinutes(now, -daysBack * 24 * 60)
  const wanted = facility === null ? { person } : { jurisdiction: facility.jurisdiction, facility: facility.id }
  const found = await bookingsOf(db, { ...wanted, from }, { limit: mostEvents })
  const events = found.map((each) => bookingEvent(each.booking, eventAround(platform, each))).reverse()
  return writeCalendar({ name, zone, method: "PUBLISH" }, events)
}

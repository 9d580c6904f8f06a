import * as z from "zod"
import { Day, Instant, Text } from "../../base/index.ts"
import { Role } from "../../region/index.ts"
import { actRoute, readRoute } from "./route.ts"

/** Who is asking. The acting organisation is chosen by the header `X-Organisation`; without it, the first membership. */
export const readSelf = readRoute({
  name: "identity.read-self",
  path: "/api/me",
  summary: "The signed-in person, roles by organisation, and the organisation acted for",
  reply: z.object({
    person: z.object({ id: z.string(), name: Text, email: z.string(), orcid: z.string().nullable() }),
    memberships: z.array(
      z.object({
        organisation: z.string(),
        name: Text,
        jurisdiction: z.string(),
        kind: z.string(),
        roles: z.array(Role),
      }),
    ),
    acting: z.string().nullable().describe("id of the organisation acted for"),
  }),
  refusals: ["api.sign-in-needed"],
})

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string().describe("first characters, to tell keys apart"),
  organisation: z.string(),
  scopes: z.array(z.string()),
  madeAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
})

export const listKeys = readRoute({
  name: "identity.read-self",
  path: "/api/me/keys",
  summary: "API keys of the signed-in person",
  reply: z.object({ items: z.array(ApiKey) }),
})

export const makeKey = actRoute({
  name: "identity.make-key",
  path: "/api/me/keys",
  summary: "Makes an API key for a program; the secret is shown once",
  body: z.object({
    name: z.string().min(1).max(60),
    organisation: z.string(),
    scopes: z.array(z.string()).min(1).max(60).describe("names of acts the key may do, or *"),
    days: z.int().min(1).max(366),
  }),
  reply: ApiKey.extend({ secret: z.string() }),
  refusals: ["identity.unknown-scope", "identity.not-a-member"],
})

export const revokeKey = actRoute({
  name: "identity.revoke-key",
  method: "DELETE",
  path: "/api/me/keys/:key",
  summary: "Revokes an API key at once",
  params: z.object({ key: z.string() }),
  reply: z.object({ id: z.string() }),
  refusals: ["identity.unknown-key"],
})

export const setOrcid = actRoute({
  name: "identity.set-orcid",
  path: "/api/me/orcid",
  summary: "Records the person's ORCID iD; its check digit is verified and it can be claimed once",
  body: z.object({ orcid: z.string().max(40) }),
  reply: z.object({ orcid: z.string() }),
  refusals: ["region.orcid-shape", "region.orcid-check", "region.orcid-taken"],
})

export const CalendarAddress = z.object({ url: z.string(), madeAt: Instant })

export const makeCalendar = actRoute({
  name: "identity.make-calendar",
  path: "/api/me/calendar",
  summary:
    "Makes the secret calendar address of the person, or of a facility the person manages; an older address stops working",
  body: z.object({ facility: z.object({ jurisdiction: z.string(), id: z.string() }).nullable() }),
  reply: CalendarAddress,
  refusals: ["facilities.unknown-facility", "facilities.not-managed"],
})

export const OutboxMail = z.object({
  id: z.string(),
  at: Instant,
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  calendar: z.string().nullable(),
  sentAt: Instant.nullable(),
  error: z.string().nullable(),
})

export const readOutbox = readRoute({
  name: "facilities.read-outbox",
  path: "/api/me/outbox",
  summary: "Mails to the signed-in person, sent or waiting",
  reply: z.object({ smtp: z.boolean().describe("whether a mail server is configured"), items: z.array(OutboxMail) }),
})

export const readDay = readRoute({
  name: "region.read",
  path: "/api/region/today",
  summary: "Today in the region's time zone, and whether it is a working day",
  reply: z.object({
    today: Day,
    workingDay: z.boolean().nullable().describe("null when the year's notice is not published"),
  }),
})

import type { FastifyRequest } from "fastify"
import { type Day, type Instant, Refusal } from "../base/index.ts"
import { actorOn, versionsOn } from "../store/actors.ts"
import type { Db } from "../store/database.ts"

/** By which way a request came in. */
export type Channel = "session" | "key" | "public" | "scheduler"

/** Who signed in, as the sign-in part tells it; a key is bound to one organisation and some acts. */
export interface Identified {
  readonly person: string
  readonly channel: "session" | "key"
  /** Acts a key may do; `*` for all. Empty for a session, which is not bound. */
  readonly scopes: readonly string[]
  readonly organisation?: string
}

/** Tells who sends a request, or null for nobody. */
export type Identify = (request: FastifyRequest) => Promise<Identified | null>

/** Who acts, for which organisation, in which roles. */
export interface Actor {
  readonly person: string | null
  readonly organisation: {
    readonly id: string
    readonly jurisdiction: string
    readonly kind: string
    readonly group: string
  } | null
  readonly roles: readonly string[]
  readonly channel: Channel
  readonly scopes: readonly string[]
  readonly status: "active" | "suspended"
  /** Secret under which the log commits to the person; null for nobody. */
  readonly salt: Uint8Array | null
}

const nobody: Actor = {
  person: null,
  organisation: null,
  roles: [],
  channel: "public",
  scopes: [],
  status: "active",
  salt: null,
}
const scheduler: Actor = { ...nobody, roles: ["scheduler"], channel: "scheduler" }

/**
 * The actor of a request, with the list version in force and the newest.
 * @param asked id of the organisation to act for, from `X-Organisation`
 * @throws Refusal "identity.not-a-member" when the person has no role in that organisation today
 */
export async function actorOf(
  db: Db,
  who: Identified | "scheduler" | null,
  { asked, today, now }: { asked: string | null; today: Day; now: Instant },
): Promise<{ readonly actor: Actor; readonly version: number; readonly newest: number }> {
  if (who === null) return { actor: nobody, ...(await versionsOn(db, now)) }
  if (who === "scheduler") return { actor: scheduler, ...(await versionsOn(db, now)) }
  const organisation = who.organisation ?? asked
  const found = await actorOn(db, { person: who.person, organisation, today, now })
  if (found === undefined) return { actor: nobody, ...(await versionsOn(db, now)) }
  if (organisation !== null && found.organisation === null) throw new Refusal("identity.not-a-member", { organisation })
  const suspended = found.status === "suspended" || found.organisation?.status === "suspended"
  return {
    actor: {
      person: who.person,
      organisation: found.organisation,
      roles: found.roles,
      channel: who.channel,
      scopes: who.scopes,
      status: suspended ? "suspended" : "active",
      salt: found.salt,
    },
    version: found.version,
    newest: found.newest,
  }
}

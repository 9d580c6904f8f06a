import { addMinutes, Refusal } from "../base/index.ts"
import { readOrcid } from "../region/index.ts"
import { isAct } from "../rulebook/index.ts"
import { keysOf, revokeKey, saveKey, saveOrcid, selfOn } from "../store/identity.ts"
import { act, type Before, type Context, type Handled, read } from "./act.ts"
import { hashOfSecret, newSecret, shownStart } from "./api-key.ts"
import { identity } from "./contract/index.ts"
import { ownAccount } from "./resources.ts"

const minutesOfDay = 24 * 60

/** Every act here is about the account of the person who asks. */
const about = (_: unknown, { actor }: Before) => ownAccount(actor)

/** The signed-in person. @throws Refusal "api.sign-in-needed" */
function personOf({ actor }: Pick<Context, "actor">): string {
  if (actor.person === null) throw new Refusal("api.sign-in-needed")
  return actor.person
}

/** Where an act on one's own account is kept: the home of the organisation acted for, else the first member. */
function homeOf({ actor, region }: Pick<Context, "actor" | "region">): string {
  return actor.organisation?.jurisdiction ?? region.jurisdictions[0]?.code ?? ""
}

export const identityRoutes: readonly Handled[] = [
  read(identity.readSelf, {
    about,
    run: async (_, context) => {
      const self = await selfOn(context.db, personOf(context), context.today)
      if (self === undefined) throw new Refusal("api.sign-in-needed")
      return {
        person: self.person,
        memberships: [...self.memberships],
        acting: context.actor.organisation?.id ?? null,
      }
    },
  }),
  read(identity.listKeys, {
    about,
    run: async (_, context) => ({ items: await keysOf(context.db, personOf(context)) }),
  }),
  act(identity.makeKey, {
    about,
    run: async ({ body }, context) => {
      const person = personOf(context)
      const unknown = body.scopes.find((scope) => scope !== "*" && !isAct(scope))
      if (unknown !== undefined) throw new Refusal("identity.unknown-scope", { scope: unknown })
      const self = await selfOn(context.db, person, context.today)
      const organisation = self?.memberships.find((one) => one.organisation === body.organisation)
      if (organisation === undefined) throw new Refusal("identity.not-a-member", { organisation: body.organisation })
      const secret = newSecret()
      const key = {
        id: context.newId(),
        name: body.name,
        start: shownStart(secret),
        organisation: body.organisation,
        scopes: [...new Set(body.scopes)],
        madeAt: context.now,
        expiresAt: addMinutes(context.now, body.days * minutesOfDay),
        lastUsedAt: null,
      }
      await saveKey(context.db, key, { person, secretHash: hashOfSecret(secret) })
      await context.record({
        jurisdiction: organisation.jurisdiction,
        subject: { kind: "api-key", id: key.id },
        facts: { organisation: key.organisation, scopes: key.scopes.join(" "), expires: key.expiresAt },
      })
      return { ...key, secret }
    },
    // The secret is written nowhere: a repeated request learns that the key was made, not what it is.
    kept: (reply) => ({ ...reply, secret: "" }),
  }),
  act(identity.revokeKey, {
    about,
    run: async ({ params }, context) => {
      const organisation = await revokeKey(context.db, { id: params.key, person: personOf(context), now: context.now })
      await context.record({
        jurisdiction: homeOf(context),
        subject: { kind: "api-key", id: params.key },
        facts: { organisation },
      })
      return { id: params.key }
    },
  }),
  act(identity.setOrcid, {
    about,
    run: async ({ body }, context) => {
      const orcid = readOrcid(body.orcid)
      await saveOrcid(context.db, personOf(context), orcid, context.now)
      // The iD would name the person for ever in a log that forgets nothing: the entry tells only that one was claimed.
      await context.record({
        jurisdiction: homeOf(context),
        subject: { kind: "orcid-claim", id: context.newId() },
        facts: {},
      })
      return { orcid }
    },
  }),
]

import { createHash, timingSafeEqual } from "node:crypto"
import { Readable } from "node:stream"
import type { FastifyRequest } from "fastify"
import { type Language, localTime, Refusal } from "../base/index.ts"
import { type DecisionRequest, decide, type Resource, requirePermit } from "../rulebook/index.ts"
import { claimKey, keepReply } from "../store/act-replies.ts"
import type { Db } from "../store/database.ts"
import { transaction } from "../store/transaction.ts"
import type { Before, Context, Handled, Input } from "./act.ts"
import { type Actor, actorOf } from "./actor.ts"
import type { Platform } from "./platform.ts"
import { recorder } from "./record.ts"
import { wire } from "./wire.ts"

/** A reply as it goes out, with the version for its ETag. */
export interface Performed {
  readonly body: string | Uint8Array | Readable
  readonly version: number | null
}

/** A reply, and what is kept of it for a request repeated with the same key. */
interface Carried {
  readonly performed: Performed
  readonly kept: Performed
}

/**
 * Carries out one request: who asks → what about → may they → the work → the log entry. For an act all of it happens
 * in one transaction that also holds the idempotency key; a request repeated with the same key gets the first reply.
 */
export async function perform(
  { route, work }: Handled,
  request: FastifyRequest,
  input: Input<unknown, unknown, unknown>,
  platform: Platform,
): Promise<Performed> {
  const before = await beforeOf(request, platform)
  const { actor, now, db } = before
  const carryOut = async (on: Db): Promise<Carried> => {
    const context = await permitted({ route, work }, request, input, { ...before, db: on })
    const reply = await work.run(input, context)
    if (platform.checkReplies) checkReply(route, reply)
    const version = work.version?.(reply) ?? null
    const performed = { body: bodyOf(route, reply), version }
    return { performed, kept: work.kept === undefined ? performed : { body: wire(work.kept(reply)), version } }
  }
  if (route.kind === "read") return (await carryOut(db)).performed
  // A timed act does what is due and nothing twice by itself: it needs no key.
  if (actor.channel === "scheduler") return (await again(() => transaction(db, carryOut))).performed
  const key = keyOf(request, actor, platform)
  const digest = createHash("sha256")
    .update(`${route.name} ${request.url} ${actor.organisation?.id ?? ""} ${wire(input.body)}`)
    .digest("hex")
  return again(() =>
    transaction(db, async (on) => {
      const earlier = await claimKey(on, key, { act: route.name, digest, at: now })
      if (earlier !== undefined) return repeated(earlier, digest, key.key)
      const { performed, kept } = await carryOut(on)
      await keepReply(on, key, wire(kept))
      return performed
    }),
  )
}

/** Bytes of a file go out as they are, also while they are still read. */
function bodyOf({ file }: Handled["route"], reply: unknown): Performed["body"] {
  if (reply instanceof Uint8Array || reply instanceof Readable) return reply
  return file === null ? wire(reply) : String(reply)
}

/**
 * Asks the rule book about a request whose reply is no reply of the contract, such as a file that is sent while it is
 * read. @throws Refusal when the rule book refuses
 */
export async function requirePermitted(act: string, request: FastifyRequest, platform: Platform): Promise<void> {
  const nothing = { params: {}, query: {}, body: {} }
  await permitted(
    { route: { name: act, ifMatch: false }, work: {} },
    request,
    nothing,
    await beforeOf(request, platform),
  )
}

async function beforeOf(request: FastifyRequest, platform: Platform): Promise<Before> {
  const now = platform.clock()
  const { day: today } = localTime(now, platform.region.timeZone)
  const { db } = platform.database
  const { actor, version, newest } = await actorOf(db, await whoAsks(request, platform), {
    asked: header(request, "x-organisation"),
    today,
    now,
  })
  const rules = await platform.rules.at(db, version, newest)
  return { db, actor, now, today, region: platform.region, platform, rules }
}

/** What the rule book needs of a route and its work. */
interface Decided {
  readonly route: Pick<Handled["route"], "name" | "ifMatch">
  readonly work: Pick<Handled["work"], "about" | "context">
}

/** The context of permitted work. @throws Refusal when the rule book refuses, naming the entries that decided */
async function permitted(
  { route, work }: Decided,
  request: FastifyRequest,
  input: Input<unknown, unknown, unknown>,
  before: Before,
): Promise<Context> {
  const { actor, today, rules, platform, now, db } = before
  const resource = (await work.about?.(input, before)) ?? regionResource(platform)
  const given = { channel: actor.channel, ...work.context?.(input) }
  const asked = (act: string, about: Resource, context: Readonly<Record<string, unknown>>) =>
    // Names and attributes are checked by `decide` itself: what is not known or not asked for is refused.
    decide({ act, principal: principalOf(actor), resource: about, context } as DecisionRequest, rules.lists, today)
  const decision = asked(route.name, resource, given)
  if (decision.outcome === "refuse" && actor.channel === "public")
    throw new Refusal("api.sign-in-needed", {}, decision.entries)
  requirePermit(decision)
  const newId = platform.newId
  return {
    ...before,
    decision,
    newId,
    language: languageOf(request),
    ifMatch: route.ifMatch ? ifMatchOf(request) : null,
    mayDo: (act, about) => asked(act, about, { channel: actor.channel, ...absentFacts(act) }).outcome === "permit",
    record: recorder(db, { platform, rules, resource, actor, now, today, decision, act: route.name }),
  }
}

/** Facts of a request that is not made yet, for asking whether it could be made. */
function absentFacts(act: string): Readonly<Record<string, boolean>> {
  return act === "facilities.set-policy" || act === "facilities.register" ? { residencyCondition: false } : {}
}

function principalOf(actor: Actor) {
  return {
    id: actor.person ?? (actor.channel === "scheduler" ? "scheduler" : "nobody"),
    roles: actor.roles,
    organisation: actor.organisation?.id ?? "",
    kind: actor.organisation?.kind ?? "",
    jurisdiction: actor.organisation?.jurisdiction ?? "",
    group: actor.organisation?.group ?? "",
    scopes: actor.scopes,
    status: actor.status,
  }
}

function regionResource({ region }: Platform): Resource {
  return { kind: "region", id: region.id, jurisdiction: "", owner: "", organisation: "", person: "", status: "" }
}

async function whoAsks(request: FastifyRequest, platform: Platform) {
  const token = header(request, "x-scheduler-token")
  if (token === null) return platform.identify(request)
  const [given, own] = [Buffer.from(token), Buffer.from(platform.schedulerToken)]
  const same = given.length === own.length && timingSafeEqual(given, own)
  if (!same) throw new Refusal("api.sign-in-needed")
  return "scheduler" as const
}

function keyOf(request: FastifyRequest, actor: Actor, { region }: Platform) {
  const key = header(request, "idempotency-key")
  if (key === null || key.length < 8 || key.length > 200) throw new Refusal("api.idempotency-key-needed")
  const jurisdiction = actor.organisation?.jurisdiction ?? region.jurisdictions[0]?.code ?? ""
  return { jurisdiction, person: actor.person ?? actor.channel, key }
}

function repeated(earlier: { digest: string; reply: string | null }, digest: string, key: string): Performed {
  if (earlier.digest !== digest || earlier.reply === null) throw new Refusal("api.key-used-otherwise", { key })
  return JSON.parse(earlier.reply) as Performed
}

function ifMatchOf(request: FastifyRequest): number {
  const version = /^(?:W\/)?"?(\d+)"?$/.exec(header(request, "if-match") ?? "")?.[1]
  if (version === undefined) throw new Refusal("api.if-match-needed")
  return Number(version)
}

export function languageOf(request: FastifyRequest): Language {
  return /^\s*zh/i.test(request.headers["accept-language"] ?? "") ? "zh" : "en"
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === "string" && value !== "" ? value : null
}

function checkReply(route: Handled["route"], reply: unknown): void {
  if (reply instanceof Readable) return
  const checked = route.reply.safeParse(reply instanceof Uint8Array ? reply : JSON.parse(wire(reply)))
  if (!checked.success)
    throw new Error(`the reply of ${route.name} differs from its contract: ${checked.error.message}`)
}

/** PostgreSQL ends one of two transactions that wait for each other, or read what the other wrote: such a one is run again. */
const passing = new Set(["40001", "40P01"])
const tries = 4

async function again<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : ""
      if (!passing.has(code)) throw error
      if (attempt === tries) throw new Refusal("api.busy")
    }
  }
}

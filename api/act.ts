import type * as z from "zod"
import type { Day, Inside, Instant, Language } from "../base/index.ts"
import type { Decision, Resource } from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import type { Actor } from "./actor.ts"
import type { Route } from "./contract/index.ts"
import type { Platform, RegionFacts } from "./platform.ts"
import type { Rules } from "./rules.ts"

/** What a request brings, checked against the contract. */
export interface Input<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

/** Where a route's work happens: who acts, when, under which rules, on which database. */
export interface Context {
  /** Inside the act's transaction; for a read, the database itself. */
  readonly db: Db
  readonly actor: Actor
  readonly now: Instant
  /** Day of `now` in the region's time zone. */
  readonly today: Day
  readonly rules: Rules
  readonly region: RegionFacts
  readonly language: Language
  readonly platform: Platform
  readonly newId: () => string
  /** The version that an edit changes, from `If-Match`. */
  readonly ifMatch: number | null
  /** How the rule book decided on this very request. */
  readonly decision: Decision
  /** Whether the rule book would permit the actor another act on a resource: for what a page offers. */
  readonly mayDo: (act: string, resource: Resource) => boolean
  /** Appends an entry to the log, in the act's own transaction. `facts` hold no personal data. */
  readonly record: (entry: {
    /** A new one when left out. */
    readonly id?: string
    readonly jurisdiction: string
    readonly subject: { readonly kind: string; readonly id: string }
    readonly facts: Readonly<Record<string, string>>
    readonly act?: string
  }) => Promise<void>
}

/** What stands before the rule book decides: the database to look the resource up, and who asks. */
export type Before = Pick<Context, "db" | "actor" | "now" | "today" | "region" | "platform" | "rules">

interface Work<Params, Query, Body, Reply> {
  /** What the request is about, for the rule book; the region itself when left out. */
  readonly about?: (input: Input<Params, Query, Body>, before: Before) => Resource | Promise<Resource>
  /** Facts of the request that the act's rules may read, beside day and channel. */
  readonly context?: (input: Input<Params, Query, Body>) => Readonly<Record<string, boolean | number | string>>
  readonly run: (input: Input<Params, Query, Body>, context: Context) => Promise<Reply> | Reply
  /** Version of what is replied, sent as its ETag. */
  readonly version?: (reply: Reply) => number
  /** What a repeated request is told instead, for a reply with a secret: the database never holds the secret. */
  readonly kept?: (reply: Reply) => Reply
}

/** A route with its work, shapes forgotten: the server registers these. */
export interface Handled {
  readonly route: Route
  readonly work: Work<unknown, unknown, unknown, unknown>
}

type WorkOf<R extends Route> =
  R extends Route<infer Params, infer Query, infer Body, infer Reply>
    ? Work<z.output<Params>, z.output<Query>, z.output<Body>, Inside<z.output<Reply>>>
    : never

function handled<R extends Route>(route: R, work: WorkOf<R>): Handled {
  // The server checks params, query and body against this very route's shapes before it calls `work`.
  return { route, work: work as unknown as Handled["work"] }
}

/** A route that writes: one transaction holds idempotency key, rule decision, work and log entry. */
export function act<R extends Route>(route: R, work: WorkOf<R>): Handled {
  return handled(route, work)
}

/** A route that reads. */
export function read<R extends Route>(route: R, work: WorkOf<R>): Handled {
  return handled(route, work)
}

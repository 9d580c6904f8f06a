import * as z from "zod"
import { Instant, longestName, Text } from "../base/index.ts"
import { Ballot } from "./ballot.ts"
import { Change } from "./change.ts"
import { MatterClass } from "./matter-class.ts"
import { Result } from "./result.ts"
import { Delegation } from "./vote.ts"

/** A motion's words and change; an amendment makes the next version, the old ones stay. */
export const MotionText = z.strictObject({
  version: z.int().positive(),
  title: Text,
  reasons: Text,
  change: Change,
  at: Instant,
})
export type MotionText = z.infer<typeof MotionText>

/** What anyone says in the consultation. It is public; `author`: the name as the platform knows it. */
export const Comment = z.strictObject({
  id: z.string().min(1),
  textVersion: z.int().positive(),
  author: z.string().min(1).max(longestName),
  text: z.string().min(1).max(5000),
  at: Instant,
})
export type Comment = z.infer<typeof Comment>

/** An electorate and what it has said; fixed when the ballot opens. */
const voting = {
  opened: Instant,
  /** Ballots are taken before this moment. */
  closes: Instant,
  /** Sealed ballots are opened from `closes` until before this moment; for open ballots the same as `closes`. */
  finishes: Instant,
  delegations: z.array(Delegation).min(1).readonly(),
  /** Members that have declared their presence. */
  attendance: z.array(z.string()).readonly(),
  ballots: z.array(Ballot).readonly(),
}

/** A finished ballot with its result. */
export const Round = z.strictObject({
  round: z.int().positive(),
  textVersion: z.int().positive(),
  ...voting,
  counted: Instant,
  result: Result,
})
export type Round = z.infer<typeof Round>

/** Why a motion that was carried could not be enacted: a refusal's code and facts. */
const Obstacle = z.strictObject({ code: z.string(), facts: z.record(z.string(), z.string()) })

export const MotionState = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("draft"), obstacle: Obstacle.nullable() }),
  z.strictObject({ kind: z.literal("consultation"), opened: Instant, until: Instant }),
  z.strictObject({ kind: z.literal("ballot"), ...voting }),
  z.strictObject({ kind: z.literal("enacted"), at: Instant, ruleVersion: z.int(), effective: Instant }),
  z.strictObject({ kind: z.literal("rejected"), at: Instant }),
  z.strictObject({ kind: z.literal("withdrawn"), at: Instant, reason: z.string().min(1).max(2000) }),
])
export type MotionState = z.infer<typeof MotionState>
export type MotionBallot = Extract<MotionState, { kind: "ballot" }>

/** A proposal of one delegation to change the rules. */
export const Motion = z
  .strictObject({
    id: z.string().min(1),
    /** The member whose delegation proposed it; it alone amends and withdraws it. */
    proposer: z.string().min(1),
    /** The class as it stood at the first draft. */
    matter: MatterClass,
    /** Oldest first, at least one. */
    texts: z.array(MotionText).min(1).readonly(),
    comments: z.array(Comment).readonly(),
    rounds: z.array(Round).readonly(),
    state: MotionState,
  })
  .readonly()
  .meta({ id: "Motion" })
export type Motion = z.infer<typeof Motion>

/** The newest text of a motion. */
export function textOf({ id, texts }: Motion): MotionText {
  const newest = texts.at(-1)
  if (newest === undefined) throw new Error(`motion ${id} has no text`)
  return newest
}

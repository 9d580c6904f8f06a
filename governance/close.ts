import { type Instant, Refusal } from "../base/index.ts"
import { applyCounted } from "./apply.ts"
import { sourceOf } from "./draft.ts"
import { type Motion, type MotionBallot, type MotionState, type Round, textOf } from "./motion.ts"
import type { Result } from "./result.ts"
import type { Ground, RuleVersion } from "./rule-version.ts"
import { isAllOpen } from "./sealed.ts"
import { hindered, inState, type Step } from "./step.ts"
import { tally } from "./tally.ts"
import type { Vote } from "./vote.ts"

/** A change of the rules that was voted: the next version, and the moment from which the change holds. */
export interface Enactment {
  readonly version: RuleVersion
  readonly effective: Instant
}

/**
 * Turns a carried motion into the next version of the rules.
 * @param ground the newest version, and the entries read from the motion's Cedar texts
 * @param counted when the votes were counted; the change holds from its own day, or from this moment when that is later
 * @throws Refusal "governance.not-carried", and all that `applyCounted` refuses
 * @example enact(motion, result, { version, drafted: [] }, counted).effective // "2027-01-31T16:00:00.000Z"
 */
export function enact(motion: Motion, result: Result, ground: Ground, counted: Instant): Enactment {
  if (result.leadsTo !== "enacted") throw new Refusal("governance.not-carried", { motion: motion.id })
  return applyCounted(textOf(motion).change, ground, counted, sourceOf(motion.id))
}

/** By what a ballot is closed. */
interface CloseContext extends Ground {
  readonly now: Instant
  readonly obstacle?: Refusal
}

/** What is known of each delegation: its ballot, or that it was present. In order of member. */
export function votesOf({ ballots, attendance }: Pick<MotionBallot, "ballots" | "attendance">): readonly Vote[] {
  const voted = ballots.map((one): Vote => {
    const choice = one.kind === "open" ? one.choice : (one.opened?.choice ?? "unopened")
    return { member: one.member, choice }
  })
  const silent = attendance.filter((member) => !ballots.some((one) => one.member === member))
  return [...voted, ...silent.map((member): Vote => ({ member, choice: "silent" }))].sort((a, b) =>
    a.member < b.member ? -1 : 1,
  )
}

/**
 * Closes the ballot: counts, and enacts what was carried. A carried motion that can no longer be enacted (another vote came
 * between) is a draft again, with the obstacle named.
 * @param context `obstacle`: why what would be enacted may not stand, when the caller found such a cause
 * @returns the motion's step, and the next version when there is one
 * @throws Refusal "governance.wrong-state", "governance.ballot-runs"
 * @example close(motion, { version, drafted: [], now }).enactment?.version.number // 8
 */
export function close(
  motion: Motion,
  context: CloseContext,
): Step & { readonly result: Result; readonly enactment: Enactment | null } {
  const ballot = inState(motion, "ballot")
  const { now } = context
  if (!isAllOpen(ballot, now))
    throw new Refusal("governance.ballot-runs", {
      motion: motion.id,
      until: now < ballot.closes ? ballot.closes : ballot.finishes,
    })
  const result = tally(votesOf(ballot), ballot.delegations, motion.matter)
  const { kind: _, ...voting } = ballot
  const round: Round = {
    round: motion.rounds.length + 1,
    textVersion: textOf(motion).version,
    ...voting,
    counted: now,
    result,
  }
  const { state, enactment } = follow(motion, result, context)
  return {
    motion: { ...motion, rounds: [...motion.rounds, round], state },
    act: "motion.counted",
    facts: {
      motion: motion.id,
      text: round.textVersion,
      ...{ yes: result.counts.yes, no: result.counts.no, abstain: result.counts.abstain, absent: result.counts.absent },
      outcome: result.outcome,
      state: state.kind,
      ruleVersion: enactment?.version.number ?? null,
      effective: enactment?.effective ?? null,
    },
    result,
    enactment,
  }
}

function follow(
  motion: Motion,
  result: Result,
  context: CloseContext,
): { readonly state: MotionState; readonly enactment: Enactment | null } {
  const { now, obstacle } = context
  if (result.leadsTo === "rejected") return { state: { kind: "rejected", at: now }, enactment: null }
  if (result.leadsTo === "returned") return { state: { kind: "draft", obstacle: null }, enactment: null }
  if (obstacle !== undefined) return { state: hindered(obstacle), enactment: null }
  try {
    const enactment = enact(motion, result, context, now)
    const { version, effective } = enactment
    return { state: { kind: "enacted", at: now, ruleVersion: version.number, effective }, enactment }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return { state: hindered(refusal), enactment: null }
  }
}

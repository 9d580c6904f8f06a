import { type Instant, Refusal } from "../base/index.ts"
import type { Ballot } from "./ballot.ts"
import { missingBloc } from "./formula/index.ts"
import { type Motion, type MotionBallot, textOf } from "./motion.ts"
import { effectiveOf } from "./rule-version.ts"
import { countAfter, endAfter, inState, requireVote, type Seat, type Step } from "./step.ts"
import { noBloc, readFormula } from "./tally.ts"
import type { Choice, Delegation } from "./vote.ts"

/**
 * Opens the ballot once the consultation is over. Who may vote is fixed here.
 * @param zone time zone of the region, in which days end
 * @throws Refusal "governance.wrong-state", "governance.consultation-runs", "governance.effective-too-early", "governance.no-bloc"
 * when a formula of the class asks about blocs that the delegations do not have
 * @example openBallot(motion, { now, zone: "Asia/Shanghai", delegations }).motion.state.kind // "ballot"
 */
export function openBallot(
  motion: Motion,
  {
    now,
    zone,
    delegations,
  }: { readonly now: Instant; readonly zone: string; readonly delegations: readonly Delegation[] },
): Step {
  const { until } = inState(motion, "consultation")
  if (now < until) throw new Refusal("governance.consultation-runs", { motion: motion.id, until })
  const { matter } = motion
  const blocs = delegations.flatMap(({ bloc }) => (bloc === null ? [] : [bloc]))
  for (const formula of [matter.quorum, matter.majority]) {
    const cause = missingBloc(readFormula(formula), blocs)
    if (cause !== undefined) throw noBloc(formula, cause)
  }
  const closes = endAfter(matter.votingDays, now, zone)
  const finishes = matter.ballot === "open" ? closes : endAfter(matter.votingDays + matter.openingDays, now, zone)
  const { version, change } = textOf(motion)
  const earliest = countAfter(finishes)
  if (effectiveOf(change, { zone }) < earliest)
    throw new Refusal("governance.effective-too-early", { from: change.from, earliest })
  return {
    motion: {
      ...motion,
      state: { kind: "ballot", opened: now, closes, finishes, delegations, attendance: [], ballots: [] },
    },
    act: "motion.ballot-opened",
    facts: { motion: motion.id, text: version, closes, finishes, delegations: delegations.length },
  }
}

/** The ballot of a motion while ballots are taken. @throws Refusal "governance.no-ballot", "governance.ballot-closed" */
export function runningBallot({ id, state }: Motion, now: Instant): MotionBallot {
  if (state.kind === "draft" || state.kind === "consultation") throw new Refusal("governance.no-ballot", { motion: id })
  if (state.kind !== "ballot")
    throw new Refusal("governance.ballot-closed", { motion: id, closes: "at" in state ? state.at : "" })
  if (now >= state.closes) throw new Refusal("governance.ballot-closed", { motion: id, closes: state.closes })
  return state
}

/**
 * Declares a delegation present: it counts for the quorum, also if it casts no ballot. Twice is once.
 * @throws Refusal "governance.no-ballot", "governance.ballot-closed", "governance.observer", "governance.other-member",
 * "governance.no-delegation"
 * @example attend(motion, "a", { member: "a", as: "delegate" }, now).facts // { motion: "m1", member: "a" }
 */
export function attend(motion: Motion, member: string, seat: Seat, now: Instant): Step {
  const state = runningBallot(motion, now)
  requireVote(seat, member, state.delegations)
  const attendance = [...new Set([...state.attendance, member])].sort()
  return {
    motion: { ...motion, state: { ...state, attendance } },
    act: "motion.attended",
    facts: { motion: motion.id, member },
  }
}

/**
 * Casts an open ballot.
 * @throws Refusal "governance.no-ballot", "governance.ballot-closed", "governance.ballot-kind", "governance.observer",
 * "governance.other-member", "governance.no-delegation", "governance.double-ballot" unless the class lets it be replaced
 * @example cast(motion, { member: "a", choice: "yes" }, { member: "a", as: "delegate" }, now).act // "motion.ballot-cast"
 */
export function cast(
  motion: Motion,
  vote: { readonly member: string; readonly choice: Choice },
  seat: Seat,
  now: Instant,
): Step {
  const state = runningBallot(motion, now)
  if (motion.matter.ballot !== "open") throw new Refusal("governance.ballot-kind", { motion: motion.id })
  const laid = lay(motion, state, { kind: "open", ...vote, at: now }, seat)
  return { ...laid, act: "motion.ballot-cast", facts: { motion: motion.id, ...vote } }
}

/** Puts a ballot in, in the place of an earlier one where the class allows it. */
export function lay(motion: Motion, state: MotionBallot, ballot: Ballot, seat: Seat): { readonly motion: Motion } {
  const { member } = ballot
  requireVote(seat, member, state.delegations)
  const others = state.ballots.filter((one) => one.member !== member)
  if (others.length < state.ballots.length && !motion.matter.replace)
    throw new Refusal("governance.double-ballot", { member })
  return { motion: { ...motion, state: { ...state, ballots: [...others, ballot] } } }
}

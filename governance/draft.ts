import type { Instant } from "../base/index.ts"
import { Refusal, type Text } from "../base/index.ts"
import { apply, mattersOf } from "./apply.ts"
import type { Change } from "./change.ts"
import { classFor, type MatterClass } from "./matter-class.ts"
import { type Motion, textOf } from "./motion.ts"
import type { Ground } from "./rule-version.ts"
import { countAfter, endAfter, inState, requireProposer, requireVote, type Seat, type Step } from "./step.ts"
import type { Delegation } from "./vote.ts"

/** What a delegation proposes. */
export interface Proposal {
  readonly title: Text
  readonly reasons: Text
  readonly change: Change
}

/** By what a proposal is judged. */
export interface DraftContext extends Ground {
  readonly now: Instant
  readonly classes: readonly MatterClass[]
}

/**
 * Drafts a motion. Its class follows from what it changes and cannot be chosen.
 * @throws Refusal "governance.observer", "governance.no-delegation", "governance.mixed-matters", and all that `apply` refuses:
 * a change that could not be enacted is not drafted
 * @example draft("m1", { title, reasons, change }, { member: "a", as: "delegate" }, context).motion.state.kind // "draft"
 */
export function draft(
  id: string,
  proposal: Proposal,
  seat: Seat,
  context: DraftContext & { readonly delegations: readonly Delegation[] },
): Step {
  requireVote(seat, seat.member, context.delegations)
  const matter = judge(id, proposal.change, context, context.now)
  const motion: Motion = {
    id,
    proposer: seat.member,
    matter,
    texts: [{ version: 1, ...proposal, at: context.now }],
    comments: [],
    rounds: [],
    state: { kind: "draft", obstacle: null },
  }
  return { motion, act: "motion.drafted", facts: { motion: id, class: matter.id, proposer: seat.member } }
}

function judge(id: string, change: Change, context: DraftContext, earliest: Instant): MatterClass {
  apply(change, context, earliest, sourceOf(id))
  return classFor(mattersOf(change, context), context.classes)
}

/** What a value that a motion set names as its source. */
export function sourceOf(id: string): string {
  return `motion ${id}`
}

/**
 * Amends a motion: the text gets its next version. In a consultation time is added, so that the class's days remain.
 * @throws Refusal "governance.wrong-state" once the ballot is open, "governance.not-proposer",
 * "governance.amendment-changes-class", and all that `apply` refuses
 * @example amend(motion, { title, reasons, change }, seat, context).motion.texts.length // 2
 */
export function amend(motion: Motion, proposal: Proposal, seat: Seat, context: DraftContext): Step {
  const state = inState(motion, "draft", "consultation")
  requireProposer(seat, motion)
  const { matter } = motion
  const { zone } = context.version
  const remaining = endAfter(matter.daysAfterAmendment, context.now, zone)
  const until = state.kind === "consultation" && state.until > remaining ? state.until : remaining
  const earliest = state.kind === "draft" ? context.now : countedBy(matter, until, zone)
  const now = judge(motion.id, proposal.change, context, earliest)
  if (now.id !== matter.id)
    throw new Refusal("governance.amendment-changes-class", { motion: motion.id, class: matter.id, other: now.id })
  const version = textOf(motion).version + 1
  return {
    motion: {
      ...motion,
      texts: [...motion.texts, { version, ...proposal, at: context.now }],
      state: state.kind === "consultation" ? { ...state, until } : { kind: "draft", obstacle: null },
    },
    act: "motion.amended",
    facts: { motion: motion.id, text: version, until: state.kind === "consultation" ? until : null },
  }
}

/** When the vote is counted at the latest that begins with the end of a consultation. */
export function countedBy({ votingDays, openingDays }: MatterClass, until: Instant, zone: string): Instant {
  return countAfter(endAfter(votingDays + openingDays, until, zone))
}

/**
 * Withdraws a motion before its ballot opens; later the delegations decide.
 * @throws Refusal "governance.wrong-state", "governance.not-proposer"
 * @example withdraw(motion, "superseded", seat, now).act // "motion.withdrawn"
 */
export function withdraw(motion: Motion, reason: string, seat: Seat, now: Instant): Step {
  inState(motion, "draft", "consultation")
  requireProposer(seat, motion)
  return {
    motion: { ...motion, state: { kind: "withdrawn", at: now, reason } },
    act: "motion.withdrawn",
    facts: { motion: motion.id, member: seat.member },
  }
}

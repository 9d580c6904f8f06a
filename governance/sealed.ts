import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { type Instant, Refusal } from "../base/index.ts"
import { canonicalJson, type Hash, plainHash } from "../evidence/index.ts"
import type { Ballot } from "./ballot.ts"
import { lay, runningBallot } from "./cast.ts"
import type { Motion, MotionBallot } from "./motion.ts"
import { inState, requireVote, type Seat, type Step } from "./step.ts"
import type { Choice } from "./vote.ts"

/** What a sealed ballot holds. */
export interface SealedChoice {
  readonly motion: string
  readonly member: string
  readonly choice: Choice
  /** 32 random bytes, 64 hexadecimal digits; without it three choices are soon tried. */
  readonly nonce: string
}

/**
 * The commitment to a sealed choice: SHA-256 of its canonical JSON in UTF-8, 64 hexadecimal digits. The member's own device
 * makes it; choice and nonce stay there until the close.
 * @example commitmentTo({ motion: "m1", member: "a", choice: "yes", nonce: "00…" }) // "…", 64 hexadecimal digits
 */
export function commitmentTo({ motion, member, choice, nonce }: SealedChoice, hash: Hash = plainHash): string {
  return bytesToHex(hash(utf8ToBytes(canonicalJson({ choice, member, motion, nonce }))))
}

/**
 * Lays a sealed ballot: its commitment.
 * @throws Refusal "governance.no-ballot", "governance.ballot-closed", "governance.ballot-kind", "governance.observer",
 * "governance.other-member", "governance.no-delegation", "governance.double-ballot", "governance.commitment-of-another"
 * @example seal(motion, { member: "a", commitment: commitmentTo(choice) }, seat, now).act // "motion.ballot-sealed"
 */
export function seal(
  motion: Motion,
  { member, commitment }: { readonly member: string; readonly commitment: string },
  seat: Seat,
  now: Instant,
): Step {
  const state = runningBallot(motion, now)
  if (motion.matter.ballot !== "sealed") throw new Refusal("governance.ballot-kind", { motion: motion.id })
  const laid = lay(motion, state, { kind: "sealed", member, commitment, at: now, opened: null }, seat)
  // Who copies another's commitment could never open it: the member's name is within.
  if (state.ballots.some((one) => one.kind === "sealed" && one.member !== member && one.commitment === commitment))
    throw new Refusal("governance.commitment-of-another", { member, commitment })
  return { ...laid, act: "motion.ballot-sealed", facts: { motion: motion.id, member, commitment } }
}

/**
 * Opens a sealed ballot, after the close. What is opened is shown to others only together (`shownBallots`), so the log
 * is told that it was opened and not what it says.
 * @throws Refusal "governance.wrong-state", "governance.opening-too-early", "governance.opening-too-late",
 * "governance.observer", "governance.other-member", "governance.no-delegation", "governance.nothing-sealed",
 * "governance.already-opened", "governance.wrong-opening"
 * @example unseal(motion, { member: "a", choice: "yes", nonce }, seat, now).act // "motion.ballot-unsealed"
 */
export function unseal(motion: Motion, opening: Omit<SealedChoice, "motion">, seat: Seat, now: Instant): Step {
  const state = inState(motion, "ballot")
  const { member, choice, nonce } = opening
  requireVote(seat, member, state.delegations)
  if (now < state.closes) throw new Refusal("governance.opening-too-early", { closes: state.closes })
  if (now >= state.finishes) throw new Refusal("governance.opening-too-late", { finishes: state.finishes })
  const sealed = state.ballots.find((one) => one.member === member)
  if (sealed?.kind !== "sealed") throw new Refusal("governance.nothing-sealed", { member })
  if (sealed.opened !== null) throw new Refusal("governance.already-opened", { member })
  if (commitmentTo({ motion: motion.id, member, choice, nonce }) !== sealed.commitment)
    throw new Refusal("governance.wrong-opening", { member, commitment: sealed.commitment })
  const opened: Ballot = { ...sealed, opened: { choice, nonce, at: now } }
  return {
    motion: { ...motion, state: { ...state, ballots: state.ballots.map((one) => (one === sealed ? opened : one)) } },
    act: "motion.ballot-unsealed",
    facts: { motion: motion.id, member },
  }
}

/** Whether nothing sealed is left, or the time for opening is over. */
export function isAllOpen({ closes, finishes, ballots }: MotionBallot, now: Instant): boolean {
  return now >= finishes || (now >= closes && ballots.every((one) => one.kind === "open" || one.opened !== null))
}

/** The ballots as everybody may see them: sealed ones stay sealed until all can be shown together. */
export function shownBallots(state: MotionBallot, now: Instant): readonly Ballot[] {
  if (isAllOpen(state, now)) return state.ballots
  return state.ballots.map((one) => (one.kind === "sealed" ? { ...one, opened: null } : one))
}

import type { Instant, Refusal } from "../base/index.ts"
import { apply } from "./apply.ts"
import { countedBy, sourceOf } from "./draft.ts"
import { type Comment, type Motion, textOf } from "./motion.ts"
import type { Ground } from "./rule-version.ts"
import { endAfter, hindered, inState, requireProposer, type Seat, type Step } from "./step.ts"

/**
 * Opens the consultation of a draft, for the whole days of its class.
 * @throws Refusal "governance.wrong-state", "governance.not-proposer", "governance.effective-too-early" when the change
 * would hold before the vote can be over, and all that `apply` refuses
 * @example openConsultation(motion, seat, { version, drafted: [], now }).facts.until // "2027-01-14T16:00:00.000Z"
 */
export function openConsultation(motion: Motion, seat: Seat, context: Ground & { readonly now: Instant }): Step {
  inState(motion, "draft")
  requireProposer(seat, motion)
  const { now, version } = context
  const until = endAfter(motion.matter.consultationDays, now, version.zone)
  // The ballot opens with the first moment after the consultation.
  const over = countedBy(motion.matter, until, version.zone)
  apply(textOf(motion).change, context, over, sourceOf(motion.id))
  return {
    motion: { ...motion, state: { kind: "consultation", opened: now, until } },
    act: "motion.consultation-opened",
    facts: { motion: motion.id, text: textOf(motion).version, until },
  }
}

/**
 * Adds a public comment to the text as it stands. Anyone may comment.
 * @throws Refusal "governance.wrong-state" outside the consultation
 * @example comment(motion, { id: "c1", author: "a firm", text: "…" }, now).motion.comments.length // 1
 */
export function comment(motion: Motion, said: Omit<Comment, "at" | "textVersion">, now: Instant): Step {
  inState(motion, "consultation")
  const textVersion = textOf(motion).version
  return {
    motion: { ...motion, comments: [...motion.comments, { ...said, textVersion, at: now }] },
    act: "motion.commented",
    facts: { motion: motion.id, comment: said.id, text: textVersion },
  }
}

/**
 * Makes a motion a draft again when its ballot cannot open: its day is too near by now, or the class asks for blocs that
 * there are not. The proposer amends it.
 * @param obstacle what `openBallot` refused
 * @throws Refusal "governance.wrong-state" outside the consultation
 * @example returnToDraft(motion, refusal).motion.state.kind // "draft"
 */
export function returnToDraft(motion: Motion, obstacle: Refusal): Step {
  inState(motion, "consultation")
  return {
    motion: { ...motion, state: hindered(obstacle) },
    act: "motion.returned",
    facts: { motion: motion.id, text: textOf(motion).version, obstacle: obstacle.code },
  }
}

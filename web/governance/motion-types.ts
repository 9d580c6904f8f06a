import type { Asked, Reply } from "../api.ts"

/** A motion with what the caller may do, as the API shows it. */
export type MotionShown = Reply<"readMotion">
/** A motion itself. */
export type Motion = MotionShown["motion"]
/** A version of a motion's text. */
export type MotionText = Motion["texts"][number]
/** What a motion changes. */
export type Change = MotionText["change"]
/** Entries of the lists that a motion adds, changes or ends. */
export type ListChange = Extract<Change, { kind: "entries" }>
export type ProposedEntry = ListChange["entries"][number]
/** What a form would change, as it is sent. */
export type DraftedChange = NonNullable<Asked<"draftMotion">["body"]>["change"]
/** A counted ballot. */
export type Round = Motion["rounds"][number]
/** How matters of one kind are decided. */
export type MatterClass = Motion["matter"]
/** A ballot while it runs. */
export type RunningBallot = Extract<Motion["state"], { kind: "ballot" }>
/** What a delegation says by its ballot. */
export type Choice = "yes" | "no" | "abstain"
/** A motion as a row of the list. */
export type MotionListed = Reply<"listMotions">["items"][number]
/** A parameter with all its values. */
export type Parameter = Reply<"readParameters">["items"][number]
/** What a draft would have done. */
export type Impact = Reply<"previewImpact">

/** The newest text of a motion. */
export function newestText({ texts }: Motion): MotionText | undefined {
  return texts.at(-1)
}

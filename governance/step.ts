import { addDays, addMinutes, type Instant, instantAt, localTime, Refusal, type Text } from "../base/index.ts"
import type { Motion, MotionState } from "./motion.ts"
import type { Delegation } from "./vote.ts"

/** Who acts for a member: its delegate votes, an observer watches. */
export interface Seat {
  readonly member: string
  readonly as: "delegate" | "observer"
}

/** A motion after an act, with what the log is told. */
export interface Step {
  readonly motion: Motion
  /** Name of the log entry, such as `motion.drafted`, and its facts; no person is among them. */
  readonly act: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

const states = {
  draft: { zh: "草案", en: "a draft" },
  consultation: { zh: "征求意见中", en: "in consultation" },
  ballot: { zh: "表决中", en: "being voted on" },
  enacted: { zh: "已通过", en: "enacted" },
  rejected: { zh: "未通过", en: "rejected" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
} as const satisfies Record<MotionState["kind"], Text>

/** A motion's state, which must be one of some. @throws Refusal "governance.wrong-state" */
export function inState<Kind extends MotionState["kind"]>(
  { id, state }: Motion,
  ...kinds: readonly Kind[]
): Extract<MotionState, { kind: Kind }> {
  const isOne = (one: MotionState): one is Extract<MotionState, { kind: Kind }> =>
    kinds.some((kind) => kind === one.kind)
  if (isOne(state)) return state
  const needed = kinds.map((kind) => states[kind])
  throw new Refusal("governance.wrong-state", {
    motion: id,
    stateZh: states[state.kind].zh,
    stateEn: states[state.kind].en,
    neededZh: needed.map(({ zh }) => zh).join("、"),
    neededEn: needed.map(({ en }) => en).join(" or "),
  })
}

/**
 * That a seat may vote for a member.
 * @throws Refusal "governance.observer", "governance.other-member", "governance.no-delegation"
 */
export function requireVote(seat: Seat, member: string, delegations: readonly Delegation[]): void {
  if (seat.as === "observer") throw new Refusal("governance.observer", { member: seat.member })
  if (seat.member !== member) throw new Refusal("governance.other-member", { member, own: seat.member })
  if (!delegations.some((one) => one.member === member)) throw new Refusal("governance.no-delegation", { member })
}

/** That a seat is the delegate of the member that proposed. @throws Refusal "governance.observer", "governance.not-proposer" */
export function requireProposer(seat: Seat, { proposer }: Motion): void {
  if (seat.as === "observer") throw new Refusal("governance.observer", { member: seat.member })
  if (seat.member !== proposer) throw new Refusal("governance.not-proposer", { proposer, own: seat.member })
}

/** The end of the day that lies some whole days after the day of a moment. @example endAfter(2, at, zone) // a Monday: end of Wednesday */
export function endAfter(days: number, at: Instant, zone: string): Instant {
  return instantAt(addDays(localTime(at, zone).day, days + 1), 0, zone)
}

/** A draft again, with what stood in the way. */
export function hindered({ code, facts }: Refusal): Extract<MotionState, { kind: "draft" }> {
  return { kind: "draft", obstacle: { code, facts } }
}

/**
 * When a vote that finishes at a moment is counted at the latest: the clock counts some seconds later, a server that was
 * away within the hour. Nothing that is voted may begin to hold before.
 */
export function countAfter(finishes: Instant): Instant {
  return addMinutes(finishes, 60)
}

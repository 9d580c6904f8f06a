import type * as z from "zod"
import { type Motion, type Seat, shownBallots, textOf } from "../governance/index.ts"
import { type Resource, startOf } from "../rulebook/index.ts"
import type { Context } from "./act.ts"
import type { Actor } from "./actor.ts"
import type { governance } from "./contract/index.ts"
import type { Rules } from "./rules.ts"
import { nothing } from "./vouchers.ts"

/** For which member an actor is here; null for everybody but delegates and observers. */
export function seatOf({ organisation, roles }: Actor): Seat | null {
  if (organisation === null) return null
  const member = organisation.jurisdiction
  if (roles.includes("delegate")) return { member, as: "delegate" }
  return roles.includes("observer") ? { member, as: "observer" } : null
}

/** A motion as the rule book sees who acts on it: on behalf of the actor's own member, in the own name. */
export function motionResource(id: string, { organisation, person }: Actor): Resource {
  return { ...nothing, kind: "motion", id, jurisdiction: organisation?.jurisdiction ?? "", person: person ?? "" }
}

/** A motion as a page shows it. Nothing that is sealed is shown before all can be shown together. */
export function shownMotion(motion: Motion, context: Context): z.output<typeof governance.MotionShown> {
  const { state } = motion
  const shown =
    state.kind === "ballot" ? { ...motion, state: { ...state, ballots: shownBallots(state, context.now) } } : motion
  return {
    motion: shown,
    replaced: replacedBy(motion, context.rules),
    seat: seatOf(context.actor),
    may: mayNow(motion, context),
  }
}

function replacedBy(motion: Motion, { parameters, written }: Rules) {
  const { change } = textOf(motion)
  if (change.kind === "entries") {
    const named = change.entries.map(({ entry }) => entry)
    const entries = written.filter(({ id }) => named.includes(id))
    return { parameter: null, entries: entries.map(({ id, title, cedar }) => ({ entry: id, title, cedar })) }
  }
  const { zone } = parameters
  const parameter = parameters.byId.get(change.parameter)
  if (parameter === undefined) return { parameter: null, entries: [] }
  const before = parameter.values.findLast(({ from }) => startOf(from, zone) < startOf(change.from, zone))
  return { parameter: { description: parameter.description, value: before?.value ?? null }, entries: [] }
}

/** Acts that the course of a motion allows now, and the rules to this caller. */
function mayNow(motion: Motion, { actor, mayDo, now }: Context): string[] {
  const resource = motionResource(motion.id, actor)
  return courseOf(motion, seatOf(actor), now).filter((act) => mayDo(act, resource))
}

function courseOf({ state, proposer, matter }: Motion, seat: Seat | null, now: string): readonly string[] {
  const own = seat?.member === proposer
  if (state.kind === "draft")
    return own ? ["governance.amend", "governance.open-consultation", "governance.withdraw"] : []
  if (state.kind === "consultation")
    return ["governance.comment", ...(own ? ["governance.amend", "governance.withdraw"] : [])]
  if (state.kind !== "ballot" || !state.delegations.some(({ member }) => member === seat?.member)) return []
  const ballot = state.ballots.find(({ member }) => member === seat?.member)
  if (now >= state.closes)
    return ballot?.kind === "sealed" && ballot.opened === null && now < state.finishes ? ["governance.unseal"] : []
  const attend = seat !== null && state.attendance.includes(seat.member) ? [] : ["governance.attend"]
  const vote = matter.ballot === "open" ? "governance.cast" : "governance.seal"
  return [...attend, ...(ballot === undefined || matter.replace ? [vote] : [])]
}

import { instantOf } from "../../base/index.ts"
import { type StageId, stageIds } from "./definitions.ts"
import type { Stall } from "./report.ts"
import type { Wait } from "./waits.ts"

/**
 * What waits at a moment, by stage and member, in the order of stages and members.
 * @param waits those that run at the moment
 * @param grace milliseconds that a clock may have run out without being told: what is done by the clock takes its minutes
 */
export function stallsOf(
  waits: readonly Wait[],
  { members, moment, grace }: { readonly members: readonly string[]; readonly moment: number; readonly grace: number },
): Stall[] {
  const codes = [...new Set([...members, ...waits.map(({ member }) => member).sort()])]
  return stageIds.flatMap((stage) =>
    codes.flatMap((member) => {
      const own = waits.filter((wait) => wait.stage === stage && wait.member === member)
      return own.length === 0 ? [] : [stallOf(stage, member, own, moment, grace)]
    }),
  )
}

function stallOf(stage: StageId, member: string, waits: readonly Wait[], moment: number, grace: number): Stall {
  const over = waits.flatMap(({ due }) => (due !== null && moment >= due + grace ? [moment - due] : []))
  return {
    stage,
    member,
    waiting: waits.length,
    overdue: over.length,
    clockless: waits.filter(({ due }) => due === null).length,
    since: instantOf(waits.reduce((least, { since }) => Math.min(least, since), moment)),
    longestOver: over.length === 0 ? null : over.reduce((most, one) => Math.max(most, one), 0),
  }
}

import * as z from "zod"
import { Day, Name, Refusal } from "../../base/index.ts"

/**
 * What spans members, and so may be divided for appraisal. A `park` lies at one place, also an enclave run by another
 * member: its output counts where it lies. A `joint-project` may take place in several members; a `relocation` is a firm
 * that moved from one to another.
 */
export const ActivityKind = z.enum(["park", "joint-project", "relocation"]).meta({ id: "OutputActivityKind" })
export type ActivityKind = z.infer<typeof ActivityKind>

/** An activity by its key. */
export const ActivityRef = z.object({ jurisdiction: z.string(), id: z.string() })
export type ActivityRef = z.infer<typeof ActivityRef>

/** An activity of several members. `jurisdiction` is the member that registered it: for a park, the one where it lies. */
export const OutputActivity = ActivityRef.extend({
  kind: ActivityKind,
  name: Name,
  place: z.string().nullable().describe("where a park lies; null for what has no one place"),
  partners: z.array(z.string()).min(2).describe("the members that take part, in order"),
  since: Day,
  sample: z.boolean(),
}).meta({ id: "OutputActivity" })
export type OutputActivity = z.infer<typeof OutputActivity>

/** Whether two references mean one activity. */
export function isSameActivity(a: ActivityRef | null, b: ActivityRef | null): boolean {
  return a?.jurisdiction === b?.jurisdiction && a?.id === b?.id
}

/**
 * Checks an activity before it is registered.
 * @param memberOf place code → member
 * @throws Refusal "settlement.party-twice", "settlement.not-a-party" when the member that registers it takes no part,
 * "region.unknown-jurisdiction", "settlement.unknown-place", "settlement.park-needs-place" when a park does not lie in the
 * member that registers it
 */
export function checkOutputActivity(activity: OutputActivity, memberOf: ReadonlyMap<string, string>): void {
  const { jurisdiction, kind, place, partners } = activity
  const twice = partners.find((member, at) => partners.indexOf(member) < at)
  if (twice !== undefined) throw new Refusal("settlement.party-twice", { member: twice })
  if (!partners.includes(jurisdiction)) throw new Refusal("settlement.not-a-party", { member: jurisdiction })
  const stranger = partners.find((member) => memberOf.get(member) !== member)
  if (stranger !== undefined) throw new Refusal("region.unknown-jurisdiction", { jurisdiction: stranger })
  if (place !== null && !memberOf.has(place)) throw new Refusal("settlement.unknown-place", { place })
  const isRight = kind === "park" ? place !== null && memberOf.get(place) === jurisdiction : place === null
  if (!isRight) throw new Refusal("settlement.park-needs-place", { jurisdiction })
}

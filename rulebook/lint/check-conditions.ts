import { type Day, fill, type Text } from "../../base/index.ts"
import { type Act, isAct } from "../acts.ts"
import type { Entry } from "../entry.ts"
import { actsOf, effectOf } from "../lists.ts"
import { type Condition, conditionOf, findRequest } from "./find-request.ts"
import type { FindingKind, RuleFinding } from "./finding.ts"

/** An entry with what its policy says, read once. */
interface Read {
  readonly entry: Entry
  readonly effect: "permit" | "forbid"
  readonly acts: readonly Act[]
  readonly condition: Condition
}

/** Finds entries that can never apply, and permissions that bans take away whole, act by act. */
export function checkConditions(entries: readonly Entry[], day: Day): readonly RuleFinding[] {
  const read = entries
    .filter(({ list }) => list !== "demand")
    .map((entry) => ({
      entry,
      effect: effectOf(entry),
      acts: actsOf(entry).filter(isAct),
      condition: conditionOf(entry.id, entry.policy),
    }))
  const never = read.flatMap((one) => neverApplies(one, day))
  const silent = new Set(never.map(({ entry }) => entry))
  const live = read.filter(({ entry }) => !silent.has(entry.id))
  const bans = live.filter(({ effect }) => effect === "forbid")
  const permits = live.filter(({ effect }) => effect === "permit")
  return [...never, ...permits.flatMap((permit) => cancelled(permit, bans, day))]
}

function neverApplies({ entry, acts, condition }: Read, day: Day): readonly RuleFinding[] {
  if (acts.length === 0) return [finding(entry, "never-applies", noAct, {})]
  let isCertain = true
  for (const act of acts) {
    const search = findRequest(act, [{ condition, applies: true }], day)
    if (typeof search === "object") return []
    if (search === "unknown") isCertain = false
  }
  return isCertain ? [finding(entry, "never-applies", noRequest, {})] : [finding(entry, "not-checked", tooWide, {})]
}

function cancelled(permit: Read, bans: readonly Read[], day: Day): readonly RuleFinding[] {
  const { entry } = permit
  const byCause = new Map<string, Act[]>()
  for (const act of permit.acts) {
    const against = bans.filter((ban) => ban.acts.includes(act) && meets(entry, ban.entry))
    const cause = cancelling(act, permit, against, day)
    if (cause !== undefined) byCause.set(cause, [...(byCause.get(cause) ?? []), act])
  }
  return [...byCause].map(([cause, acts]) =>
    cause === ""
      ? finding(entry, "not-checked", tooMany, { acts: acts.join(", ") })
      : finding(entry, "contradiction", taken, { bans: cause, acts: acts.join(", ") }),
  )
}

/** The bans that leave nothing of a permission for an act; an empty text when that cannot be told. */
function cancelling(act: Act, permit: Read, bans: readonly Read[], day: Day): string | undefined {
  const left = (against: readonly Read[]) =>
    findRequest(
      act,
      [
        { condition: permit.condition, applies: true },
        ...against.map(({ condition }) => ({ condition, applies: false })),
      ],
      day,
    )
  const together = bans.filter(({ entry }) => lasts(entry, permit.entry))
  // What all bans together leave shows that none takes the whole.
  const rest = together.length > 0 ? left(together) : "none"
  const single = bans.filter((ban) => typeof rest !== "object" || !together.includes(ban))
  const alone = single.find((ban) => left([ban]) === "none")
  if (alone !== undefined) return possible(act, permit, day) ? alone.entry.id : undefined
  if (typeof rest === "object" || together.length === 0) return undefined
  if (rest === "unknown") return ""
  return possible(act, permit, day) ? together.map(({ entry }) => entry.id).join(", ") : undefined
}

/** Whether a permission says anything of the act at all; where not, there is nothing to take away. */
function possible(act: Act, { condition }: Read, day: Day): boolean {
  return typeof findRequest(act, [{ condition, applies: true }], day) === "object"
}

function meets(one: Entry, other: Entry): boolean {
  return (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until)
}

/** Whether a ban holds as long as the permission does. */
function lasts(ban: Entry, permit: Entry): boolean {
  return ban.from <= permit.from && (ban.until === null || (permit.until !== null && permit.until <= ban.until))
}

function finding(entry: Entry, kind: FindingKind, cause: Text, facts: Readonly<Record<string, string>>): RuleFinding {
  return { entry: entry.id, kind, cause: { zh: fill(cause.zh, facts), en: fill(cause.en, facts) } }
}

const noAct: Text = { zh: "它没有涉及任何已知行为。", en: "It speaks of no act that there is." }
const noRequest: Text = {
  zh: "任何可能的请求都不满足其条件，该条目永远不会适用。",
  en: "No possible request satisfies its condition, so that it can never apply.",
}
const tooWide: Text = {
  zh: "其条件超出可穷举的范围，无法判断它是否会适用。",
  en: "Its condition goes beyond what can be tried out, so that nobody can say whether it ever applies.",
}
const taken: Text = {
  zh: "它允许的 {acts} 被 {bans} 全部禁止，两者相互矛盾。",
  en: "What it permits of {acts} is forbidden altogether by {bans}: the two contradict each other.",
}
const tooMany: Text = {
  zh: "对 {acts} 而言，可能的请求过多，无法判断各项禁止合起来是否使它落空。",
  en: "For {acts} there are too many possible requests to say whether the bans together leave anything of it.",
}

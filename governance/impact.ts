import { Refusal } from "../base/index.ts"

/** A real case, as one set of rules decides it. */
export interface ImpactCase {
  readonly id: string
  /** The member whose case it is, such as the home of who booked. */
  readonly member: string
  /** What each member gains (or pays, below zero) by it, in minor units. */
  readonly amounts: ReadonlyMap<string, bigint>
  /** How it ends, such as `settled` or a refusal's code. */
  readonly outcome: string
}

/** Amounts in minor units under the rules in force, under the draft, and their difference. */
export interface Compared {
  readonly before: bigint
  readonly after: bigint
  readonly difference: bigint
}

export interface MemberImpact extends Compared {
  readonly member: string
  /** Cases in which the member has an amount in either run. */
  readonly cases: number
  /** Of the member's own cases, those that end otherwise. */
  readonly flips: number
}

/** What a draft rule would have done with the cases of a past period. Nothing in the ledger moves. */
export interface Impact {
  readonly cases: number
  /** In the order of the members asked for. */
  readonly members: readonly MemberImpact[]
  readonly totals: Compared
  /** Cases that end otherwise, in order of id. */
  readonly flips: readonly {
    readonly id: string
    readonly member: string
    readonly before: string
    readonly after: string
  }[]
  /** Who gains most first. */
  readonly winners: readonly string[]
  /** Who loses most first. */
  readonly losers: readonly string[]
}

/**
 * Compares two runs over the same cases: by the rules in force, and by a draft. The order of cases does not matter.
 * @param members all members, in the region's order; an amount of anyone else is a fault of the caller
 * @throws Refusal "governance.unlike-runs" when the runs are not over the same cases
 * @throws RangeError when an amount is of a member that is not listed
 * @example compareRuns(["a", "b"], before, after).members[0]?.difference // -200n
 */
export function compareRuns(
  members: readonly string[],
  before: readonly ImpactCase[],
  after: readonly ImpactCase[],
): Impact {
  const pairs = pairsOf(before, after)
  const stranger = [...before, ...after]
    .flatMap(({ amounts, member }) => [...amounts.keys(), member])
    .find((one) => !members.includes(one))
  if (stranger !== undefined) throw new RangeError(`${stranger} is no member of those compared`)
  const flips = pairs
    .filter(([old, next]) => old.outcome !== next.outcome)
    .map(([old, next]) => ({ id: old.id, member: old.member, before: old.outcome, after: next.outcome }))
  const rows = members.map(
    (member): MemberImpact => ({
      member,
      ...compared(sumOf(before, member), sumOf(after, member)),
      cases: pairs.filter((pair) => pair.some(({ amounts }) => amounts.has(member))).length,
      flips: flips.filter((flip) => flip.member === member).length,
    }),
  )
  const byGain = [...rows].sort((a, b) => (a.difference > b.difference ? -1 : a.difference < b.difference ? 1 : 0))
  const total = (which: "before" | "after") => rows.reduce((sum, row) => sum + row[which], 0n)
  return {
    cases: pairs.length,
    members: rows,
    totals: compared(total("before"), total("after")),
    flips,
    winners: byGain.filter(({ difference }) => difference > 0n).map(({ member }) => member),
    losers: byGain
      .filter(({ difference }) => difference < 0n)
      .map(({ member }) => member)
      .reverse(),
  }
}

function compared(before: bigint, after: bigint): Compared {
  return { before, after, difference: after - before }
}

function sumOf(cases: readonly ImpactCase[], member: string): bigint {
  return cases.reduce((sum, { amounts }) => sum + (amounts.get(member) ?? 0n), 0n)
}

function pairsOf(
  before: readonly ImpactCase[],
  after: readonly ImpactCase[],
): readonly (readonly [ImpactCase, ImpactCase])[] {
  const byId = new Map(after.map((one) => [one.id, one]))
  const ids = new Set(before.map(({ id }) => id))
  if (ids.size !== before.length || byId.size !== after.length) throw unlike("–")
  const extra = after.find(({ id }) => !ids.has(id))
  if (extra !== undefined) throw unlike(extra.id)
  return [...before]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((old) => {
      const next = byId.get(old.id)
      if (next === undefined || next.member !== old.member) throw unlike(old.id)
      return [old, next]
    })
}

function unlike(id: string): Refusal {
  return new Refusal("governance.unlike-runs", { case: id })
}

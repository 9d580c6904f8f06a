import { add, multiply, type Rational, rational } from "../../base/index.ts"
import { moneyParts } from "../money-parts.ts"
import type { OwnershipCase, Shares } from "./read-ownership-case.ts"
import type { GroupFloor } from "./rewards.ts"

/** What a team's roles and weights come to: a proposal, until every member agreed to it. */
export interface Proposal {
  readonly unit: string
  readonly members: readonly {
    readonly maker: string
    /** Weight × degree, role by role, and their sum. */
    readonly terms: readonly { readonly role: string; readonly weight: Rational; readonly degree: Rational }[]
    readonly points: Rational
    readonly share: Rational
    readonly agreed: boolean
  }[]
  readonly agreed: boolean
}

const zero = rational(0n)

/**
 * Proposes how a team divides its reward: each member's share is its sum of weight × degree over its roles, of the sum of
 * all. Null without a team, or where no role has a weight. The weights are the team's choice; a role without one counts nothing.
 * @example proposalOf(case)?.members[0]?.share // 1/2
 */
export function proposalOf({ team }: OwnershipCase): Proposal | null {
  if (team === null) return null
  const rows = [...team.roles].map(([maker, had]) => {
    const terms = [...had].flatMap(([role, degree]) => {
      const weight = team.weights.get(role)
      return weight === undefined ? [] : [{ role, weight, degree }]
    })
    const points = terms.reduce((sum, { weight, degree }) => add(sum, multiply(weight, degree)), zero)
    return { maker, terms, points }
  })
  const whole = rows.reduce((sum, { points }) => add(sum, points), zero)
  if (whole.numerator === 0n) return null
  const share = rational(whole.denominator, whole.numerator)
  const members = rows.map((row) => ({
    ...row,
    share: multiply(row.points, share),
    agreed: team.agreedBy.includes(row.maker),
  }))
  return { unit: team.unit, members, agreed: members.every(({ agreed }) => agreed) }
}

/** A member of a team with its share of the reward and its group, if any. */
export interface TeamShare {
  readonly maker: string
  readonly share: Rational
  readonly group: GroupFloor["group"] | null
}

/** What each member receives, and the groups that were raised to their floor. */
export interface TeamParts {
  readonly parts: ReadonlyMap<string, bigint>
  readonly raised: readonly GroupFloor[]
}

/**
 * Divides a reward over a team in whole minor units that sum to it. A group below its floor is raised to it, rounded up; the
 * others give way in proportion. Where whole units cannot meet all floors, the first floor goes first.
 * @param reward minor units, zero or more
 * @param team members in order of precedence; their shares make one whole
 */
export function teamParts(reward: bigint, team: readonly TeamShare[], floors: readonly GroupFloor[]): TeamParts {
  const groupOf = ({ group, maker }: TeamShare): string => group ?? `maker ${maker}`
  const groups = new Map<string, Rational>()
  for (const one of team) groups.set(groupOf(one), add(groups.get(groupOf(one)) ?? zero, one.share))
  const present = floors.filter(({ group }) => groups.has(group))
  const least = new Map(
    present.map(({ group, share }) => [group as string, ceiling(multiply(share, rational(reward)))]),
  )
  const { amounts, raised } = groupAmounts(reward, groups, least)
  const parts = new Map<string, bigint>()
  for (const [group, amount] of amounts) {
    const members = team.filter((one) => groupOf(one) === group)
    for (const [maker, part] of dividedBy(amount, new Map(members.map(({ maker, share }) => [maker, share]))))
      parts.set(maker, part)
  }
  return {
    parts: new Map(team.map(({ maker }) => [maker, parts.get(maker) ?? 0n])),
    raised: present.filter(({ group }) => raised.has(group)),
  }
}

function groupAmounts(
  reward: bigint,
  groups: Shares,
  least: ReadonlyMap<string, bigint>,
): { readonly amounts: ReadonlyMap<string, bigint>; readonly raised: ReadonlySet<string> } {
  const raised = new Map<string, bigint>()
  for (;;) {
    const free = new Map([...groups].filter(([group]) => !raised.has(group)))
    const held = [...raised.values()].reduce((sum, amount) => sum + amount, 0n)
    if (free.size === 0) return { amounts: spread(reward, raised), raised: new Set(raised.keys()) }
    const amounts = dividedBy(reward - held, free)
    const below = [...least].find(([group, amount]) => (amounts.get(group) ?? amount) < amount)
    if (below === undefined)
      return {
        amounts: new Map([...groups.keys()].map((group) => [group, raised.get(group) ?? amounts.get(group) ?? 0n])),
        raised: new Set(raised.keys()),
      }
    const [group, amount] = below
    raised.set(group, amount < reward - held ? amount : reward - held)
  }
}

/** When every group stands at its floor: what is left goes on in proportion to the floors. */
function spread(reward: bigint, raised: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> {
  const held = [...raised.values()].reduce((sum, amount) => sum + amount, 0n)
  const more = dividedBy(reward - held, new Map([...raised].map(([group, amount]) => [group, rational(amount)])))
  return new Map([...raised].map(([group, amount]) => [group, amount + (more.get(group) ?? 0n)]))
}

/** Whole parts in proportion to shares; equal ones where all shares are zero. */
export function dividedBy(amount: bigint, shares: Shares): ReadonlyMap<string, bigint> {
  const whole = [...shares.values()].reduce(add, zero)
  const isEmpty = whole.numerator === 0n
  const exact = new Map(
    [...shares].map(([name, share]): [string, Rational] => [
      name,
      isEmpty
        ? rational(amount, BigInt(shares.size))
        : multiply(
            rational(amount),
            rational(share.numerator * whole.denominator, share.denominator * whole.numerator),
          ),
    ]),
  )
  return moneyParts(amount, exact, { remainder: "largest-remainder", ties: "earlier" }).parts
}

/** The whole number at or above. */
export function ceiling({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator
  return numerator % denominator !== 0n && numerator > 0n ? quotient + 1n : quotient
}

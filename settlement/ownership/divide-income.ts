import { type Currency, compare, multiply, type Rational, rational, roundHalfUp, type Text } from "../../base/index.ts"
import { shownAmount, shownNumber } from "../apportionment/step.ts"
import { moneyParts } from "../money-parts.ts"
import { type Clause, clauseOf, type Held } from "./clause.ts"
import type { Conflict } from "./finding.ts"
import { firstTakers } from "./first-takers.ts"
import type { Owners } from "./owners.ts"
import type { OwnershipCase, Party } from "./read-ownership-case.ts"
import type { OwnershipRules } from "./read-ownership-rules.ts"
import { groupFloorsOf, type Reward, rewardOf } from "./rewards.ts"
import { makersOf, teamSharesOf } from "./team-shares.ts"
import { ceiling, type Proposal, teamParts } from "./team-split.ts"

/** One amount that comes to a party or that it passes on, with its arithmetic and its clause. */
export interface IncomeLine {
  readonly kind: "part" | "passed-on" | "maker"
  /** Minor units; negative for what is passed on. */
  readonly amount: bigint
  readonly text: Text
  readonly clause: Clause
  readonly also: readonly Clause[]
}

/** What a party has of a result's net income, line by line; the amounts of all statements sum to it. */
export interface IncomeStatement {
  readonly party: string
  readonly amount: bigint
  readonly lines: readonly IncomeLine[]
}

/** Net income of a result, divided to the last minor unit. */
export interface IncomeDivision {
  readonly mode: string
  readonly currency: Currency
  readonly gross: bigint
  readonly costs: bigint
  readonly net: bigint
  readonly statements: readonly IncomeStatement[]
  readonly rewards: readonly Reward[]
  /** Rewards that are owed to makers whom the case does not name: the unit keeps them so far. */
  readonly owed: readonly { readonly unit: string; readonly amount: bigint; readonly clause: Clause }[]
  readonly proposal: Proposal | null
  /** What articles say net income is. */
  readonly netIs: readonly { readonly text: Text; readonly clause: Clause }[]
  readonly conflicts: readonly Conflict[]
}

type Income = NonNullable<OwnershipCase["income"]>

interface Drawer {
  readonly lines: Map<string, IncomeLine[]>
  put(party: string, line: IncomeLine): void
}

/**
 * Divides a result's net income: between owners and others whom the contract names, then each unit's part between it and
 * its makers. Each cut is a payment of its own, rounded once: what the law calls "not less than" is rounded up.
 * @param held provisions that apply on the day of the income
 * @throws Refusal "settlement.nobody-owns"
 */
export function divideIncome(
  rules: OwnershipRules,
  given: OwnershipCase,
  owners: Owners,
  held: readonly Held[],
): IncomeDivision | null {
  const { income } = given
  if (income === null) return null
  const drawn = drawer(given.parties)
  const takers = firstTakers(rules, given, owners, held)
  const exact = new Map(takers.map(({ party, share }) => [party, multiply(share, rational(income.net))]))
  const { parts } = moneyParts(income.net, exact, { remainder: "largest-remainder", ties: "earlier" })
  for (const { party, share, clause, also } of takers)
    drawn.put(party, {
      kind: "part",
      amount: parts.get(party) ?? 0n,
      text: ofNet(share, income, parts.get(party) ?? 0n),
      clause,
      also,
    })
  // What is owed to makers is owed by the unit that made the result, not by who only shares in its income.
  const made = new Set(owners.owners.flatMap(({ party, clause }) => (clause.layer === "contract" ? [] : [party])))
  const units = given.parties.filter(
    ({ id, kind }) => parts.has(id) && kind !== "person" && (made.has(id) || makersOf(given, id).length > 0),
  )
  const cuts = units.map((unit) => cutFor(rules, given, unit, { part: parts.get(unit.id) ?? 0n, income, held, drawn }))
  return {
    mode: income.mode,
    currency: income.currency,
    gross: income.gross,
    costs: income.gross - income.net,
    net: income.net,
    statements: [...drawn.lines].flatMap(([party, lines]) =>
      lines.length === 0 ? [] : [{ party, amount: lines.reduce((sum, { amount }) => sum + amount, 0n), lines }],
    ),
    rewards: cuts.flatMap(({ reward }) => (reward === null ? [] : [reward])),
    owed: cuts.flatMap(({ owed }) => owed),
    proposal: cuts.find(({ proposal }) => proposal !== null)?.proposal ?? null,
    netIs: held.flatMap((one) =>
      one.provision.net === undefined ? [] : [{ text: one.provision.net, clause: clauseOf(one) }],
    ),
    conflicts: cuts.flatMap(({ conflicts }) => conflicts),
  }
}

function drawer(parties: readonly Party[]): Drawer {
  const lines = new Map<string, IncomeLine[]>(parties.map(({ id }) => [id, []]))
  return { lines, put: (party, line) => lines.get(party)?.push(line) }
}

interface Cut {
  readonly reward: Reward | null
  readonly owed: IncomeDivision["owed"]
  readonly proposal: Proposal | null
  readonly conflicts: readonly Conflict[]
}

interface CutGround {
  readonly part: bigint
  readonly income: Income
  readonly held: readonly Held[]
  readonly drawn: Drawer
}

function cutFor(
  rules: OwnershipRules,
  given: OwnershipCase,
  unit: Party,
  { part, income, held, drawn }: CutGround,
): Cut {
  const reward = rewardOf(given, unit, held)
  const none = { reward, owed: [], proposal: null, conflicts: reward?.conflicts ?? [] }
  if (reward === null) return none
  const amount = rewardAmount(reward, part)
  if (makersOf(given, unit.id).length === 0)
    return { ...none, owed: amount === 0n ? [] : [{ unit: unit.id, amount, clause: reward.clause }] }
  const { shares, clause, proposal, conflicts } = teamSharesOf(rules, given, unit.id)
  const floors = groupFloorsOf(unit, held)
  const { parts, raised } = teamParts(amount, shares, floors)
  const text = ofPart(reward.share, income, { part, amount })
  drawn.put(unit.id, { kind: "passed-on", amount: -amount, text, clause: reward.clause, also: [] })
  for (const one of shares) {
    const own = parts.get(one.maker) ?? 0n
    // Once a group was raised, also the others' parts rest on its floor.
    const also = raised.map((floor) => floor.clause)
    drawn.put(one.maker, {
      kind: "maker",
      amount: own,
      text: ofReward(one.share, income, { amount, own, raised: also.length > 0 }),
      clause: reward.clause,
      also: [clause, ...also],
    })
  }
  return { reward, owed: [], proposal, conflicts: [...reward.conflicts, ...conflicts] }
}

/** A share that the law sets as the least is rounded up; an agreed one to the nearest, not below the floor. */
function rewardAmount({ share, clause, floor }: Reward, part: bigint): bigint {
  const exact = multiply(share, rational(part))
  if (clause.layer !== "contract") return ceiling(exact)
  const least = floor === null ? 0n : ceiling(multiply(floor.share, rational(part)))
  const near = roundHalfUp(exact)
  return near < least && compare(share, floor?.share ?? share) >= 0 ? least : near
}

const written = (amount: bigint, { currency }: Income): string => shownAmount(rational(amount), currency)

function ofNet(share: Rational, income: Income, amount: bigint): Text {
  const sum = `${written(income.net, income)} × ${shownNumber(share)} → ${written(amount, income)}`
  return { zh: `净收入 ${sum}`, en: `net income ${sum}` }
}

function ofPart(share: Rational, income: Income, { part, amount }: { part: bigint; amount: bigint }): Text {
  const sum = `${written(part, income)} × ${shownNumber(share)} → ${written(amount, income)}`
  return { zh: `奖励完成人 ${sum}`, en: `reward for the makers ${sum}` }
}

function ofReward(
  share: Rational,
  income: Income,
  { amount, own, raised }: { readonly amount: bigint; readonly own: bigint; readonly raised: boolean },
): Text {
  const sum = `${written(amount, income)} × ${shownNumber(share)} → ${written(own, income)}`
  const after = raised ? { zh: "（按各组下限调整后）", en: " (after the floors of groups)" } : { zh: "", en: "" }
  return { zh: `奖励 ${sum}${after.zh}`, en: `reward ${sum}${after.en}` }
}

import { type Rational, Refusal, rational } from "../../base/index.ts"
import { assumedClause, type Clause, clauseOf, contractClause, type Held } from "./clause.ts"
import type { Owners } from "./owners.ts"
import type { OwnershipCase } from "./read-ownership-case.ts"
import type { OwnershipRules } from "./read-ownership-rules.ts"

/** A party that net income comes to first, before units give their makers a part. */
export interface Taker {
  readonly party: string
  readonly share: Rational
  readonly clause: Clause
  /** Articles that say that income is shared, without saying how. */
  readonly also: readonly Clause[]
}

/**
 * Whom net income comes to: as the contract divides it; else along agreed shares of ownership; else the owners alike, which
 * is an assumption, since no rule on record gives a ratio. The profit of own use stays with the user.
 * @throws Refusal "settlement.nobody-owns"
 */
export function firstTakers(
  rules: OwnershipRules,
  given: OwnershipCase,
  owners: Owners,
  held: readonly Held[],
): readonly Taker[] {
  const { contract, income } = given
  const agreed = contract?.clauses.find(({ about }) => about === "income")
  if (contract !== null && agreed?.about === "income") {
    const clause = contractClause(contract.reference, agreed.id, {
      zh: "净收入按约定的份额分配",
      en: "net income is divided in the agreed shares",
    })
    return [...agreed.shares]
      .filter(([, share]) => share.numerator > 0n)
      .map(([party, share]) => ({ party, share, clause, also: [] }))
  }
  const [first] = owners.owners
  if (first === undefined) throw new Refusal("settlement.nobody-owns", { day: given.day })
  const receiver = income?.receivedBy ?? first.party
  const alone = (clause: Clause): readonly Taker[] => [{ party: receiver, share: rational(1n), clause, also: [] }]
  if (owners.owners.length === 1) return [{ party: first.party, share: rational(1n), clause: first.clause, also: [] }]
  if (income?.mode === "own-use") return alone(assumedClause(rules, "user-keeps"))
  if (owners.how === "each" || owners.how === "each-own") return alone(assumedClause(rules, "receiver-keeps"))
  const also = held
    .filter(({ provision }) => provision.income?.modes.includes(income?.mode ?? "") === true)
    .map(clauseOf)
  return owners.owners.map(({ party, share, clause }) => ({
    party,
    share: share ?? rational(1n, BigInt(owners.owners.length)),
    clause: assumedClause(rules, share === null ? "equal-owners" : "by-owned-shares"),
    also: share === null ? also : [clause, ...also],
  }))
}

import { type NegotiatedAmount, type StatisticalAmount, sumNegotiated, sumStatistical } from "./ledgers.ts"

/** What one ledger has of each member; the parts sum to `whole`, exactly. */
export interface OutputStatement<Amount> {
  readonly whole: Amount
  /** In the order of `members`. */
  readonly members: readonly { readonly member: string; readonly amount: Amount }[]
}

/**
 * Each member's output in the statistical ledger.
 * @param members every member of the region; one without output has zero
 * @throws Refusal "settlement.ledgers-mixed" when an entry is of the other ledger
 * @example statisticalStatement(["a", "b"], [{ member: "a", amount: statistical(5n) }]).whole // statistical(5n)
 */
export function statisticalStatement(
  members: readonly string[],
  entries: readonly { readonly member: string; readonly amount: StatisticalAmount }[],
): OutputStatement<StatisticalAmount> {
  return {
    whole: sumStatistical(entries.map(({ amount }) => amount)),
    members: byMember(members, entries, sumStatistical),
  }
}

/** Each member's part in the negotiated ledger, for internal appraisal only. @throws as `statisticalStatement` */
export function negotiatedStatement(
  members: readonly string[],
  entries: readonly { readonly member: string; readonly amount: NegotiatedAmount }[],
): OutputStatement<NegotiatedAmount> {
  return {
    whole: sumNegotiated(entries.map(({ amount }) => amount)),
    members: byMember(members, entries, sumNegotiated),
  }
}

function byMember<Amount>(
  members: readonly string[],
  entries: readonly { readonly member: string; readonly amount: Amount }[],
  sum: (amounts: readonly Amount[]) => Amount,
) {
  const of = Map.groupBy(entries, ({ member }) => member)
  const all = [...members, ...[...of.keys()].filter((member) => !members.includes(member))]
  return all.map((member) => ({ member, amount: sum((of.get(member) ?? []).map(({ amount }) => amount)) }))
}

import {
  type Currency,
  floor,
  formatMinorUnits,
  multiply,
  parseRational,
  rational,
  type Text,
} from "../../base/index.ts"
import { shareAccount } from "../account.ts"
import { type Journal, journalsOf, type Leg, type Occasion } from "../journal.ts"
import type { AgreementExecution } from "./execution.ts"

/**
 * Entries that carry an execution out: the collector's jurisdiction gives from its share what the places of other members
 * are due, each member its sum. Places of the collector's own member settle inside it and need no entry.
 * @returns one entry a jurisdiction, each balanced; none when nothing crosses a border
 * @example agreementJournals(execution, occasion) // CN-JS: share −900, clearing …
 */
export function agreementJournals(execution: AgreementExecution, occasion: Occasion): readonly Journal[] {
  const host = execution.collector.member
  const dues = [...dueByMember(execution)]
  const sum = dues.reduce((all, [, amount]) => all + amount, 0n)
  const legs: Leg[] = [
    { jurisdiction: host, account: shareAccount, part: "agreement", amount: -sum },
    ...dues.map(([jurisdiction, amount]) => ({
      jurisdiction,
      account: shareAccount,
      part: "agreement" as const,
      amount,
    })),
  ]
  return journalsOf(occasion, host, legs)
}

/** What each other member is due: the amounts of its places together. */
export function dueByMember({ collector, parts }: AgreementExecution): ReadonlyMap<string, bigint> {
  const dues = new Map<string, bigint>()
  for (const { member, amount } of parts)
    if (member !== collector.member && amount !== 0n) dues.set(member, (dues.get(member) ?? 0n) + amount)
  return dues
}

/**
 * Why a member is due its amount: words and arithmetic of a statement's line, for either of the two sides.
 * @param members the two members of the line; the one that is not the collector's is due
 * @example explainAgreement(execution, ["CN-JS", "CN-SH"], cny).arithmetic // "310000: (100.00 − 50.00) × 2/5 = 20.00"
 */
export function explainAgreement(
  { collector, parts, counted }: AgreementExecution,
  members: readonly [string, string],
  currency: Currency,
): { readonly text: Text; readonly arithmetic: string } {
  const due = members.find((member) => member !== collector.member)
  const own = parts.filter(({ member, amount }) => member === due && amount !== 0n)
  const told = (amount: bigint) => formatMinorUnits(amount, currency)
  const stocks = parts.reduce((sum, { kept }) => sum + kept, 0n)
  const divided = stocks === 0n ? told(counted) : `(${told(counted)} − ${told(stocks)})`
  const arithmetic = own
    .map(({ place, kept, shared, share, amount }) => {
      const exact = multiply(rational(counted - stocks), parseRational(share))
      const isPlain = shared === floor(exact) || shared === floor(exact) + 1n
      // Between limits a part is another than its share of the whole; the steps of the execution tell how.
      const formula = `${divided} × ${share} ${isPlain ? "=" : "→"} ${told(shared)}`
      return kept === 0n ? `${place}: ${formula}` : `${place}: ${told(kept)} + ${formula}; ${told(amount)}`
    })
    .join("; ")
  const [zh, en] = [own.map(({ name }) => name.zh).join("、"), own.map(({ name }) => name.en).join(", ")]
  return { text: { zh: `按协议归 ${zh}`, en: `Part of ${en} by agreement` }, arithmetic }
}

import { formatRational, multiply, rational } from "../../base/index.ts"
import { moneyParts } from "../money-parts.ts"
import { type AppraisalTerms, sharesOf } from "./appraisal.ts"
import { type NegotiatedAmount, negotiated, type StatisticalAmount, sumNegotiated } from "./ledgers.ts"

/** A party's part of an activity, for internal appraisal only. */
export interface AppraisalPart {
  readonly member: string
  /** Agreed fraction, in lowest terms. */
  readonly share: string
  /** The exact part, in minor units, as a fraction. */
  readonly exact: string
  readonly amount: NegotiatedAmount
  /** Whether rounding gave this party more than its exact part rounded down. */
  readonly holdsRemainder: boolean
}

/**
 * Divides an activity among the parties of an agreement. What goes in is what the statistical ledger counts of the
 * activity; what comes out is of the negotiated ledger, and the statistical one is not touched.
 * @param output the activity's output of one period by one measure
 * @returns parts in the order of the agreement; they sum to the output
 * @example divideActivity(statistical(100n), { parties: [{ jurisdiction: "a", share: "2/3" }, { jurisdiction: "b", share: "1/3" }], remainder: "largest-remainder" })
 * // a 67n, b 33n
 * Source: largest-remainder method, or the holder that the agreement names
 */
export function divideActivity(
  output: StatisticalAmount,
  terms: Pick<AppraisalTerms, "parties" | "remainder">,
): readonly AppraisalPart[] {
  const shares = sharesOf(terms)
  const total = rational(output.minor)
  const exact = new Map([...shares].map(([member, share]) => [member, multiply(total, share)]))
  const { parts, holders } = moneyParts(output.minor, exact, { remainder: terms.remainder, ties: "earlier" })
  return [...shares].map(([member, share]) => ({
    member,
    share: formatRational(share),
    exact: formatRational(exact.get(member) ?? rational(0n)),
    amount: negotiated(parts.get(member) ?? 0n),
    holdsRemainder: holders.includes(member),
  }))
}

/** A change to what the negotiated ledger has of a member for one activity, period and measure. */
export interface NegotiatedChange {
  readonly member: string
  readonly amount: NegotiatedAmount
}

/**
 * What to append to the negotiated ledger so that it holds a division: the difference to what is there, member by member.
 * A correction in the statistical ledger, a new version of the agreement and its end all come down to this, so the parts
 * always sum to the activity, rounded once.
 * @param parts the division that should stand; empty when no agreement covers the period
 * @param posted sum of what is appended so far, by member
 * @returns changes other than zero
 */
export function negotiatedChanges(
  parts: readonly Pick<AppraisalPart, "member" | "amount">[],
  posted: ReadonlyMap<string, NegotiatedAmount>,
): readonly NegotiatedChange[] {
  const wanted = new Map(parts.map(({ member, amount }) => [member, amount]))
  return [...new Set([...wanted.keys(), ...posted.keys()])]
    .map((member) => {
      const [to, from] = [wanted.get(member) ?? negotiated(0n), posted.get(member) ?? negotiated(0n)]
      return { member, amount: sumNegotiated([to, negotiated(-from.minor)]) }
    })
    .filter(({ amount }) => amount.minor !== 0n)
}

import type { OutputActivity } from "./activity.ts"
import type { AppraisalAgreement } from "./appraisal.ts"
import { type AppraisalPart, divideActivity } from "./divide-activity.ts"
import { type NegotiatedAmount, statistical, sumNegotiated } from "./ledgers.ts"

/** An activity as the negotiated ledger has it for a period and measure, with the agreement that divides it. */
export interface DividedActivity {
  readonly activity: OutputActivity
  readonly agreement: AppraisalAgreement
  readonly divided: NegotiatedAmount
  readonly parts: readonly AppraisalPart[]
}

/**
 * Explains what the negotiated ledger holds of an activity, and finds out whether it holds what the agreement says.
 * @param posted sums of the ledger's entries, by member
 * @returns the division, or the first member whose entries differ from it
 */
export function explainDivision(
  activity: OutputActivity,
  agreement: AppraisalAgreement,
  posted: ReadonlyMap<string, NegotiatedAmount>,
): DividedActivity | { readonly differs: string } {
  const divided = sumNegotiated([...posted.values()])
  // What is divided is the activity's output: the parts sum to it.
  const parts = divideActivity(statistical(divided.minor), agreement.terms)
  const wanted = new Map(parts.map(({ member, amount }) => [member, amount.minor]))
  const members = new Set([...posted.keys(), ...wanted.keys()])
  const differs = [...members].find((member) => (posted.get(member)?.minor ?? 0n) !== (wanted.get(member) ?? 0n))
  return differs === undefined ? { activity, agreement, divided, parts } : { differs }
}

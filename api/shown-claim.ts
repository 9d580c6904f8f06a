import { minorUnitsOf } from "../rulebook/index.ts"
import { contentOf, grantFor, likeness, subsidyParameters, voucherBillsLike } from "../settlement/index.ts"
import { grantedOn, type ListedClaim, nearClaims, type SubsidyClaim, voucherBills } from "../store/subsidies.ts"
import type { Context } from "./act.ts"
import { parameterUse } from "./rules.ts"

/** What a grant would pay, by the parameters of the moment of the claim. */
export function expected(
  { rules, region }: Context,
  { invoice, jurisdiction, controllingGroup, year, claimedAt }: SubsidyClaim,
  granted: bigint,
) {
  const share = parameterUse(rules, subsidyParameters.share, claimedAt)
  const cap = parameterUse(rules, subsidyParameters.cap, claimedAt)
  const { amount } = invoice
  const { currency } = region
  return {
    ...grantFor({ amount, granted, group: controllingGroup, jurisdiction, year, share, cap, currency }),
    cap: minorUnitsOf(cap),
  }
}

/** What of other claims and bills is like a claim. */
export async function near({ db, region }: Context, claimed: SubsidyClaim) {
  const { traces } = contentOf(claimed.invoice)
  const others = await nearClaims(db, traces, claimed)
  const bills = voucherBillsLike(claimed.invoice, await voucherBills(db, claimed.invoice, region.timeZone))
  return {
    claims: others.map(({ jurisdiction, id, organisationName, claimedAt, state, invoice }) => ({
      jurisdiction,
      id,
      organisationName,
      claimedAt,
      state,
      invoice,
      ...likeness(claimed.invoice, invoice),
    })),
    bills: [...(bills.same === undefined ? [] : [bills.same]), ...bills.near],
  }
}

/** A claim as it is shown; what is like it elsewhere for officials only. */
export async function shown(context: Context, claimed: ListedClaim, { withNear }: { readonly withNear: boolean }) {
  const { content: _, version: __, ...open } = claimed
  const like = withNear ? await near(context, claimed) : { claims: [], bills: [] }
  const grant = claimed.state === "claimed" ? expected(context, claimed, await grantedOn(context.db, claimed)) : null
  return {
    ...open,
    expected: grant === null ? null : { amount: grant.amount, limitedBy: grant.limitedBy, clause: grant.clause },
    near: like.claims,
    bills: like.bills.map(({ issuer, jurisdiction, booking, days, amounts }) => ({
      issuer,
      jurisdiction,
      booking,
      days,
      amounts,
    })),
  }
}

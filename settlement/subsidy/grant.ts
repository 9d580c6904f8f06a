import { type Currency, floor, formatMinorUnits, multiply, Refusal, rational, type Text } from "../../base/index.ts"
import { minorUnitsOf, type ParameterUse, shareOf } from "../../rulebook/index.ts"
import { organisationAccount, subsidyAccount } from "../account.ts"
import type { Journal, Occasion } from "../journal.ts"

/** Parameters that set a subsidy: its share of an invoice, and what one group is granted at most. */
export const subsidyParameters = { share: "subsidies.share", cap: "subsidies.group-cap" } as const

/** What a subsidy is worked out from. */
export interface GrantRequest {
  /** Amount of the invoice, minor units. */
  readonly amount: bigint
  /** What the controlling group was granted by this purse in the year of the invoice. */
  readonly granted: bigint
  readonly group: string
  readonly jurisdiction: string
  readonly year: number
  /** Share of an invoice that is paid at most, "share of 1". */
  readonly share: ParameterUse
  /** What one group may be granted by one purse in a year, "minor units a year". */
  readonly cap: ParameterUse
  readonly currency: Currency
}

/** What is paid of an invoice, which limit set it, and that limit in words. */
export interface Grant {
  readonly amount: bigint
  readonly limitedBy: "share" | "group-cap"
  readonly clause: Text
}

/**
 * What a subsidy pays of an invoice: the share, rounded down, and never more than is left of the cap that all
 * organisations of the controlling group have together in that year. Zero is a valid answer, with its clause.
 * @example grantFor({ amount: 100_000n, granted: 0n, share: half, cap, … }).amount // 50_000n
 */
export function grantFor(request: GrantRequest): Grant {
  const { amount, granted, group, jurisdiction, year, share, cap, currency } = request
  const ofShare = floor(multiply(rational(amount), shareOf(share)))
  const most = minorUnitsOf(cap)
  const left = most > granted ? most - granted : 0n
  const written = (of: bigint): string => `${currency.code} ${formatMinorUnits(of, currency)}`
  if (ofShare <= left)
    return {
      amount: ofShare,
      limitedBy: "share",
      clause: {
        zh: `补助不超过发票金额的 ${share.value}（${share.id}，依据：${share.source}）：${written(amount)} × ${share.value}，向下取整为 ${written(ofShare)}。`,
        en: `A subsidy pays at most ${share.value} of an invoice (${share.id}; source: ${share.source}): ${written(amount)} × ${share.value}, rounded down, is ${written(ofShare)}.`,
      },
    }
  return {
    amount: left,
    limitedBy: "group-cap",
    clause: {
      zh: `同一控股集团（${group}）各成员单位 ${year} 年合计最多从 ${jurisdiction} 获得补助 ${written(most)}（${cap.id}，依据：${cap.source}）：已获 ${written(granted)}，尚余 ${written(left)}。`,
      en: `All organisations of one controlling group (${group}) together are granted at most ${written(most)} by ${jurisdiction} in ${year} (${cap.id}; source: ${cap.source}): ${written(granted)} is granted, ${written(left)} is left.`,
    },
  }
}

/** A granted subsidy leaves the purse for the organisation's account. @example paySubsidy(occasion, "CN-SH", "firm", 100n).postings.length // 2 */
export function paySubsidy(occasion: Occasion, jurisdiction: string, organisation: string, amount: bigint): Journal {
  const postings = [
    { account: subsidyAccount, part: "subsidy" as const, amount: -amount },
    { account: organisationAccount(organisation), part: "subsidy" as const, amount },
  ]
  return { ...occasion, jurisdiction, postings }
}

/**
 * Lets an official grant a claim that others are near to, only once each was looked at.
 * @param near ids of the near claims, and of bills with a voucher
 * @param considered ids that the official names as looked at
 * @throws Refusal "settlement.near-claims" naming those that were not
 * @example requireConsidered(["a"], ["a", "b"])
 */
export function requireConsidered(near: readonly string[], considered: readonly string[]): void {
  const missing = near.filter((id) => !considered.includes(id))
  if (missing.length > 0)
    throw new Refusal("settlement.near-claims", { count: `${missing.length}`, claims: missing.join(", ") })
}

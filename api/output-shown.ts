import { formatMinorUnits } from "../base/index.ts"
import {
  type AppraisalAgreement,
  basisNames,
  type DividedActivity,
  explainEntry,
  stateOf,
  waitingFor,
} from "../settlement/index.ts"
import type { Term } from "../store/appraisals.ts"
import type { KeptEntry } from "../store/output-entries.ts"
import type { Context } from "./act.ts"
import { nothing } from "./vouchers.ts"

type Shown = Pick<Context, "region">

/** An entry of the statistical ledger as the contract has it. */
export function shownEntry(entry: KeptEntry, { region }: Shown) {
  const { total, census: _, share: __, ...rest } = entry
  const text = explainEntry(entry, formatMinorUnits(total.minor, region.currency))
  return { ...rest, amount: entry.amount.minor, arithmetic: text }
}

/** Columns of the statistical ledger's file. */
export const statisticalColumns = [
  "ledger",
  "period",
  "measure",
  "member",
  "place",
  "unit",
  "unit_zh",
  "unit_en",
  "site",
  "amount",
  "currency",
  "basis",
  "basis_zh",
  "arithmetic",
  "activity",
  "recorded_by",
  "report",
  "reversal",
  "source",
  "sample",
]

/** A line of the statistical ledger's file. */
export function statisticalLine(
  entry: KeptEntry,
  { period, measure }: { readonly period: string; readonly measure: string },
  { region }: Shown,
): readonly string[] {
  const { code } = region.currency
  return [
    "statistical",
    period,
    measure,
    entry.member,
    entry.place,
    entry.unit,
    entry.unitName.zh,
    entry.unitName.en,
    entry.site ?? "",
    formatMinorUnits(entry.amount.minor, region.currency),
    code,
    entry.basis,
    basisNames[entry.basis].zh,
    explainEntry(entry, formatMinorUnits(entry.total.minor, region.currency)).en,
    entry.activity === null ? "" : `${entry.activity.jurisdiction}/${entry.activity.id}`,
    entry.jurisdiction,
    entry.report,
    entry.isReversal ? "yes" : "",
    entry.source,
    entry.sample ? "样例 sample" : "",
  ]
}

/** An agreement with where it stands and what the caller may do. */
export function shownAppraisal(
  agreement: AppraisalAgreement,
  terms: readonly Term[],
  { actor, mayDo }: Pick<Context, "actor" | "mayDo">,
) {
  const own = actor.organisation?.jurisdiction ?? ""
  const isAsked = stateOf(agreement) === "proposed" && waitingFor(agreement).includes(own)
  const act = "settlement.answer-appraisal"
  return {
    ...agreement,
    state: stateOf(agreement),
    waitingFor: [...waitingFor(agreement)],
    days: terms
      .filter(({ jurisdiction, id }) => jurisdiction === agreement.jurisdiction && id === agreement.id)
      .map(({ measure, from, until }) => ({ measure, from, until })),
    may: isAsked && mayDo(act, { ...nothing, kind: "appraisal", jurisdiction: own }) ? [act] : [],
  }
}

/** Columns of the negotiated ledger's file. */
export const negotiatedColumns = [
  "ledger",
  "use",
  "period",
  "measure",
  "activity",
  "activity_zh",
  "activity_en",
  "member",
  "share",
  "amount",
  "currency",
  "arithmetic",
  "remainder",
  "agreement",
  "version",
  "sample",
]

/** Lines of the negotiated ledger's file for one divided activity. */
export function negotiatedLines(
  { activity, agreement, divided, parts }: DividedActivity,
  { period, measure }: { readonly period: string; readonly measure: string },
  { region }: Shown,
): readonly (readonly string[])[] {
  return parts.map(({ member, share, amount, holdsRemainder }) => [
    "negotiated",
    "internal appraisal only 仅供内部考核",
    period,
    measure,
    `${activity.jurisdiction}/${activity.id}`,
    activity.name.zh,
    activity.name.en,
    member,
    share,
    formatMinorUnits(amount.minor, region.currency),
    region.currency.code,
    `${formatMinorUnits(divided.minor, region.currency)} × ${share}`,
    holdsRemainder ? "yes" : "",
    agreement.id,
    `${agreement.version}`,
    activity.sample ? "样例 sample" : "",
  ])
}

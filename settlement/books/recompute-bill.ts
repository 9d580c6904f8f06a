import { type Currency, Refusal } from "../../base/index.ts"
import type { ParameterUse } from "../../rulebook/index.ts"
import { type Bill, billInside } from "../bill.ts"
import { shareParameters } from "../divide-fee.ts"
import type { Journal } from "../journal.ts"
import { journalsOfBill, refundBill } from "../refund.ts"
import { type Settlement, settle } from "../settle.ts"
import { absent, type Difference, unlike } from "./difference.ts"
import { checkUse, type KnownParameters } from "./known-parameters.ts"
import type { ExportedBill, LedgerExport } from "./ledger-export.ts"

/** What a bill gives when it is computed again. */
export interface RecomputedBill {
  readonly differences: readonly Difference[]
  /** The entries that carry it out, by the engine; none where the bill could not be computed. */
  readonly journals: readonly Journal[]
}

/** How a bill is called in what is found: member and booking, and which of its bills. */
export function billName({ jurisdiction, booking, correction }: ExportedBill): string {
  return `${jurisdiction}/${booking}${correction === 0 ? "" : ` (${correction})`}`
}

/**
 * Computes a bill again, a corrected one from the one `before` it, every other from prices, minutes and parameters, with the engine that made it, and compares every figure and
 * every arithmetic; and whether the parameters are those that the export gives, and were in force when the booking was made.
 */
export function recomputeBill(
  bill: ExportedBill,
  before: ExportedBill | undefined,
  known: KnownParameters,
  { currency, region }: Pick<LedgerExport, "currency" | "region">,
): RecomputedBill {
  const of = billName(bill)
  const named = (part: string, expected: string, found: string): Difference => ({
    kind: "bill",
    of,
    part,
    expected,
    found,
  })
  const differences = bill.parameters.flatMap((used) =>
    checkUse(used, bill.madeAt, known, region.timeZone).map((one) => ({ kind: "bill" as const, of, ...one })),
  )
  try {
    const made = bill.correction === 0 ? settledAnew(bill, known, currency) : refundedAnew(bill, before, currency)
    if ("missing" in made)
      return { differences: [...differences, named(made.missing, made.missing, absent)], journals: [] }
    const unlikes = unlike(figuresOf(made.bill), bill).map((one) => named(one.part, one.expected, one.found))
    return { differences: [...differences, ...unlikes], journals: made.journals }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { differences: [...differences, named("fee", error.code, bill.fee)], journals: [] }
  }
}

type Made = { readonly bill: Bill; readonly journals: readonly Journal[] } | { readonly missing: string }

function settledAnew(bill: ExportedBill, known: KnownParameters, currency: Currency): Made {
  const request = settlementOf(bill, known, currency)
  return "missing" in request ? { missing: `parameters.${request.missing}` } : settle(request)
}

/** A corrected bill is the one before it without what was given back. */
function refundedAnew(bill: ExportedBill, before: ExportedBill | undefined, currency: Currency): Made {
  if (before === undefined) return { missing: "correction" }
  const { at, transaction } = bill
  const refund = BigInt(before.fee) - BigInt(bill.fee)
  const made = refundBill({ bill: insideOf(before), refund, reason: "", at, transaction, currency })
  return { bill: made, journals: journalsOfBill(made, { act: "", text: bill.facility }) }
}

/** A bill as the engine knows it; an export gives sources of parameters once, not in each bill. */
function insideOf({ parameters, ...bill }: ExportedBill): Bill {
  return billInside({ ...bill, parameters: parameters.map((used) => ({ ...unread, ...used })) })
}

/** What is compared: every figure, account and arithmetic. Words may be put better one day. */
function figuresOf(bill: Bill) {
  const { booking, at, reason, minutesBooked, minutesUsed, quoted, fee, paidByVoucher, paidByOrganisation } = bill
  const { voucher, transaction, listVersion, parameters, lines, shares, payer, costs } = bill
  return {
    ...{ booking, at, reason, minutesBooked, minutesUsed, quoted, fee, paidByVoucher, paidByOrganisation },
    ...{ voucher, transaction, listVersion, costs },
    payer: { account: payer.account },
    lines: lines.map(({ arithmetic, amount }) => ({ arithmetic, amount })),
    shares: shares.map(({ party, jurisdiction, account, arithmetic, amount }) => ({
      party,
      jurisdiction,
      account,
      arithmetic,
      amount,
    })),
    parameters: parameters.map(({ id, value, from }) => ({ id, value, from })),
  }
}

/** A value that no arithmetic of this bill reads. */
const unread: ParameterUse = { id: "", value: "0", unit: "share of 1", from: "", source: "", assumed: false }

function settlementOf(
  bill: ExportedBill,
  known: KnownParameters,
  currency: Currency,
): Settlement | { readonly missing: string } {
  const { reason, voucher, costs, payer } = bill
  const late = reason === "late-cancellation"
  const used = (id: string): ParameterUse | undefined => {
    const one = bill.parameters.find((each) => each.id === id)
    return known.get(id)?.find(({ from }) => from === one?.from)
  }
  const needed = {
    platform: used(shareParameters.platform),
    host: used(shareParameters.host),
    home: used(shareParameters.home),
    ratio: voucher === null || late ? unread : used("vouchers.ratio"),
    lateCancellation: late ? used("facilities.late-cancel-share") : unread,
  }
  const { platform, host, home, ratio, lateCancellation } = needed
  if (platform === undefined) return { missing: shareParameters.platform }
  if (host === undefined) return { missing: shareParameters.host }
  if (home === undefined) return { missing: shareParameters.home }
  if (ratio === undefined) return { missing: "vouchers.ratio" }
  if (lateCancellation === undefined) return { missing: "facilities.late-cancel-share" }
  const shareOf = (party: string) => bill.shares.find((share) => share.party === party)
  const owner = shareOf("owner")
  return {
    booking: bill.booking,
    reason,
    facility: bill.facility,
    host: { id: bill.jurisdiction, name: shareOf("host-jurisdiction")?.name ?? bill.facility },
    home: { id: payer.jurisdiction, name: shareOf("home-jurisdiction")?.name ?? bill.facility },
    owner: { id: (owner?.account ?? "").replace(/^organisation:/, ""), name: owner?.name ?? bill.facility },
    payer: { id: payer.organisation, name: payer.name },
    costs: {
      setUp: BigInt(costs.setUp),
      perHour: costs.perHour.map(({ part, amount }) => ({ part, amount: BigInt(amount) })),
    },
    charge: bill.charge,
    minutesBooked: bill.minutesBooked,
    minutesUsed: bill.minutesUsed,
    voucher: voucher === null ? null : { ...heldBy(voucher), reserved: BigInt(voucher.reserved) },
    parameters: { platform, host, home, ratio, lateCancellation },
    listVersion: bill.listVersion,
    at: bill.at,
    transaction: bill.transaction,
    act: late ? "facilities.cancel" : "facilities.settle",
    currency,
    late: bill.late ?? null,
  }
}

function heldBy({ jurisdiction, id }: { readonly jurisdiction: string; readonly id: string }) {
  return { jurisdiction, id }
}

import { type Currency, formatMinorUnits, type Instant, Refusal, type Text } from "../base/index.ts"
import type { CostModel } from "../facilities/index.ts"
import type { ParameterUse } from "../rulebook/index.ts"
import { organisationAccount, platformAccount, shareAccount } from "./account.ts"
import type { Bill, BillShare } from "./bill.ts"
import { divideFee, type FeeShare, type ShareParameters } from "./divide-fee.ts"
import { type DrawnPart, drawnForCancellation, drawnForUse } from "./drawn-part.ts"
import { type Fee, feeFor, lateFee } from "./fee.ts"
import type { Journal } from "./journal.ts"
import type { LateMonth } from "./period.ts"
import { journalsOfBill } from "./refund.ts"

/** An organisation or a jurisdiction, by code and name. */
export interface Party {
  readonly id: string
  readonly name: Text
}

/** A booking whose fee is due, with all that its bill needs. Amounts in minor units. */
export interface Settlement {
  readonly booking: string
  /** A used booking, or one cancelled after its notice. */
  readonly reason: Bill["reason"]
  readonly facility: Text
  /** Jurisdiction of the facility. */
  readonly host: Party
  /** Jurisdiction of the paying organisation. */
  readonly home: Party
  readonly owner: Party
  readonly payer: Party
  readonly costs: CostModel
  readonly charge: "booked" | "used"
  readonly minutesBooked: number
  /** Metered; null for a cancellation. */
  readonly minutesUsed: number | null
  readonly voucher: { readonly jurisdiction: string; readonly id: string; readonly reserved: bigint } | null
  /** Values in force when the booking was made. */
  readonly parameters: ShareParameters & { readonly ratio: ParameterUse; readonly lateCancellation: ParameterUse }
  readonly listVersion: number
  readonly at: Instant
  readonly transaction: string
  readonly act: string
  readonly currency: Currency
  /** Set where the month of the use is closed, so that the bill is posted in a later one. */
  readonly late?: LateMonth | null
}

/** A bill and the journal entries that carry it out. */
export interface Settled {
  readonly bill: Bill
  readonly journals: readonly Journal[]
}

/**
 * Settles a booking: fee by the prices and parameters of the moment of booking, part of the voucher, division between
 * owner, platform and jurisdictions, and the entries in the books of each member concerned.
 * @returns the bill (sources and shares sum to the fee) and one entry a jurisdiction, each balanced; none for a fee of zero
 * @throws Refusal "settlement.not-metered" when metered minutes are needed and missing, "settlement.shares-over-whole"
 * @example settle(request).bill.paidByVoucher + settle(request).bill.paidByOrganisation === settle(request).bill.fee // true
 */
export function settle(request: Settlement): Settled {
  const { voucher, parameters, host, home, currency } = request
  const quoted = feeFor(request.costs, request.minutesBooked, currency).fee
  const { lines, fee } = feeOf(request, quoted)
  const drawn = drawnOf(request, fee, quoted)
  const paidByVoucher = drawn?.amount ?? 0n
  const shares = divideFee(fee, parameters, currency).map((share) => named(share, request))
  const bill: Bill = {
    jurisdiction: host.id,
    booking: request.booking,
    at: request.at,
    reason: request.reason,
    minutesBooked: request.minutesBooked,
    minutesUsed: request.minutesUsed,
    costs: request.costs,
    quoted,
    lines,
    fee,
    payer: {
      jurisdiction: home.id,
      organisation: request.payer.id,
      name: request.payer.name,
      account: organisationAccount(request.payer.id).id,
    },
    paidByVoucher,
    paidByOrganisation: fee - paidByVoucher,
    voucher:
      voucher === null || drawn === null
        ? null
        : { ...voucher, limitedBy: drawn.limitedBy, arithmetic: drawn.arithmetic },
    shares,
    parameters: parametersUsed(request),
    listVersion: request.listVersion,
    transaction: request.transaction,
    ...(request.late === undefined || request.late === null ? {} : { late: request.late }),
  }
  return { bill, journals: journalsFor(bill, request) }
}

function feeOf(request: Settlement, quoted: bigint): Fee {
  const { reason, costs, charge, minutesBooked, minutesUsed, parameters, currency } = request
  if (reason === "late-cancellation") return lateFee(quoted, parameters.lateCancellation, currency)
  if (charge === "booked") return feeFor(costs, minutesBooked, currency)
  if (minutesUsed === null) throw new Refusal("settlement.not-metered", { booking: request.booking })
  return feeFor(costs, minutesUsed, currency)
}

function drawnOf({ voucher, reason, parameters, currency }: Settlement, fee: bigint, quoted: bigint): DrawnPart | null {
  if (voucher === null) return null
  const { reserved } = voucher
  return reason === "late-cancellation"
    ? drawnForCancellation({ fee, quoted, reserved }, currency)
    : drawnForUse({ fee, reserved, ratio: parameters.ratio }, currency)
}

const platformName: Text = { zh: "平台运行", en: "Running the platform" }

function named({ party, amount, arithmetic }: FeeShare, { host, home, owner }: Settlement): BillShare {
  const of = {
    owner: { name: owner.name, jurisdiction: host.id, account: organisationAccount(owner.id).id },
    platform: { name: platformName, jurisdiction: host.id, account: platformAccount.id },
    "host-jurisdiction": { name: host.name, jurisdiction: host.id, account: shareAccount.id },
    "home-jurisdiction": { name: home.name, jurisdiction: home.id, account: shareAccount.id },
  }[party]
  return { party, ...of, arithmetic, amount }
}

function parametersUsed({ parameters, reason, voucher }: Settlement): readonly ParameterUse[] {
  const { platform, host, home, ratio, lateCancellation } = parameters
  const late = reason === "late-cancellation"
  return [platform, host, home, ...(late ? [lateCancellation] : []), ...(voucher !== null && !late ? [ratio] : [])]
}

function journalsFor(bill: Bill, { payer, facility, reason, act, late }: Settlement): readonly Journal[] {
  const what = reason === "use" ? { zh: "使用费", en: "Use of" } : { zh: "逾期取消费", en: "Late cancellation of" }
  const note = late === undefined || late === null ? { zh: "", en: "" } : lateNote(late)
  const text = {
    zh: `${facility.zh} ${what.zh}（${payer.name.zh}）${note.zh}`,
    en: `${what.en} ${facility.en} by ${payer.name.en}${note.en}`,
  }
  return journalsOfBill(bill, { act, text })
}

function lateNote({ month, members }: LateMonth): Text {
  return {
    zh: `；所属月份 ${month} 已结账（${members.join("、")}），记入本月`,
    en: `; its month ${month} is closed (${members.join(", ")}), so it is posted now`,
  }
}

/**
 * Why a part of a bill has its amount: the words and the arithmetic that a statement shows for it.
 * @example explainPart(bill, "home-jurisdiction", cny) // { text: { zh: "…", en: "Share of the home jurisdiction" }, arithmetic: "floor(480.00 × 1/100) = 4.80" }
 */
export function explainPart(
  bill: Bill,
  part: "fee" | "voucher" | BillShare["party"],
  currency: Currency,
): { readonly text: Text; readonly arithmetic: string } {
  const written = (amount: bigint): string => formatMinorUnits(amount, currency)
  if (part === "fee") {
    const { fee, paidByVoucher, paidByOrganisation } = bill
    return {
      text: partTexts.fee,
      arithmetic: `${written(fee)} − ${written(paidByVoucher)} = ${written(paidByOrganisation)}`,
    }
  }
  if (part === "voucher") return { text: partTexts.voucher, arithmetic: bill.voucher?.arithmetic ?? written(0n) }
  const share = bill.shares.find(({ party }) => party === part)
  return { text: partTexts[part], arithmetic: share?.arithmetic ?? written(0n) }
}

const partTexts = {
  fee: { zh: "机构支付", en: "Paid by the organisation" },
  voucher: { zh: "创新券支付", en: "Paid by voucher" },
  owner: { zh: "设施方所得", en: "Part of the owner" },
  platform: { zh: "平台运行所得", en: "Part for running the platform" },
  "host-jurisdiction": { zh: "设施所在地分成", en: "Share of the host jurisdiction" },
  "home-jurisdiction": { zh: "用户所在地分成", en: "Share of the home jurisdiction" },
} as const

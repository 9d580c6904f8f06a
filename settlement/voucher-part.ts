import {
  type Currency,
  type Day,
  floor,
  formatMinorUnits,
  multiply,
  Refusal,
  rational,
  type Text,
} from "../base/index.ts"
import { minorUnitsOf, type ParameterUse, shareOf } from "../rulebook/index.ts"
import type { GroupUse, Voucher } from "./voucher.ts"

/** What is asked of a voucher for one fee. */
export interface VoucherClaim {
  readonly fee: bigint
  readonly voucher: Voucher
  /** What the group has drawn from the voucher's jurisdiction in the year of use; null when nothing yet. */
  readonly groupUse: GroupUse | null
  /** Controlling group of the organisation that claims. */
  readonly group: string
  /** Calendar year of the use, in the region's time zone. */
  readonly year: number
  /** Share of a fee that a voucher pays at most, "share of 1". */
  readonly ratio: ParameterUse
  /** What one group may draw from one jurisdiction's vouchers in a year, "minor units a year". */
  readonly cap: ParameterUse
  readonly today: Day
  readonly currency: Currency
}

/** What a voucher pays of a fee, which limit set it, and that limit in words. */
export interface VoucherPart {
  readonly jurisdiction: string
  readonly id: string
  readonly amount: bigint
  readonly limitedBy: "ratio" | "balance" | "group-cap"
  readonly clause: Text
}

/**
 * What a voucher pays of a fee: the least of the ratio's part (rounded down), what is left on the voucher, and what is
 * left of the cap that all organisations of the controlling group share in that year. Zero is a valid answer, with its
 * clause. Of equal limits the first in this order is named.
 * @returns minor units, the limit, and its clause with numbers and source
 * @throws Refusal "settlement.unknown-voucher" for a voucher of another group, "settlement.voucher-not-yet-valid",
 * "settlement.voucher-expired", "settlement.voucher-withdrawn"
 * @example voucherPart({ fee: 48_000n, voucher, groupUse: null, group: "g1", year: 2026, ratio: half, cap, today, currency: cny }).amount // 24_000n
 */
export function voucherPart(claim: VoucherClaim): VoucherPart {
  const { fee, voucher, groupUse, ratio, cap, currency } = claim
  checkUsable(claim)
  const ofRatio = floor(multiply(rational(fee), shareOf(ratio)))
  const onVoucher = atLeastZero(voucher.face - voucher.reserved - voucher.redeemed)
  const drawn = groupUse === null ? 0n : groupUse.reserved + groupUse.redeemed
  const ofCap = atLeastZero(minorUnitsOf(cap) - drawn)
  const amount = [ofRatio, onVoucher, ofCap].reduce((least, each) => (each < least ? each : least))
  const limitedBy = amount === ofRatio ? "ratio" : amount === onVoucher ? "balance" : "group-cap"
  const written = (of: bigint): string => `${currency.code} ${formatMinorUnits(of, currency)}`
  const clause = {
    ratio: ratioClause(ratio, written(fee), written(amount)),
    balance: balanceClause(voucher, written(onVoucher)),
    "group-cap": capClause(claim, { cap: written(minorUnitsOf(cap)), drawn: written(drawn), left: written(ofCap) }),
  }[limitedBy]
  return { jurisdiction: voucher.jurisdiction, id: voucher.id, amount, limitedBy, clause }
}

function checkUsable({ voucher, group, today }: VoucherClaim): void {
  const { id, jurisdiction, validFrom, validUntil, state } = voucher
  // Another group's voucher is answered like one that does not exist: nothing about it is told.
  if (voucher.controllingGroup !== group) throw new Refusal("settlement.unknown-voucher", { voucher: id, jurisdiction })
  if (state === "withdrawn") throw new Refusal("settlement.voucher-withdrawn", { voucher: id })
  if (today < validFrom) throw new Refusal("settlement.voucher-not-yet-valid", { voucher: id, from: validFrom })
  if (today > validUntil || state === "expired")
    throw new Refusal("settlement.voucher-expired", { voucher: id, until: validUntil })
}

function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount
}

function ratioClause({ id, value, source }: ParameterUse, fee: string, amount: string): Text {
  return {
    zh: `创新券最多支付费用的 ${value}（${id}，依据：${source}）：${fee} × ${value}，向下取整为 ${amount}。`,
    en: `A voucher pays at most ${value} of the fee (${id}; source: ${source}): ${fee} × ${value}, rounded down, is ${amount}.`,
  }
}

function balanceClause({ id }: Voucher, left: string): Text {
  return { zh: `创新券 ${id} 只剩 ${left}。`, en: `Voucher ${id} has ${left} left.` }
}

function capClause(
  { voucher, year, cap: { id, source } }: VoucherClaim,
  { cap, drawn, left }: { readonly cap: string; readonly drawn: string; readonly left: string },
): Text {
  const { jurisdiction, controllingGroup } = voucher
  return {
    zh: `同一控股集团（${controllingGroup}）各成员单位 ${year} 年合计最多使用 ${jurisdiction} 的创新券 ${cap}（${id}，依据：${source}）：已占用 ${drawn}，尚余 ${left}。`,
    en: `All organisations of one controlling group (${controllingGroup}) together draw at most ${cap} from the vouchers of ${jurisdiction} in ${year} (${id}; source: ${source}): ${drawn} is taken, ${left} is left.`,
  }
}

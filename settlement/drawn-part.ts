import { type Currency, floor, formatMinorUnits, multiply, rational } from "../base/index.ts"
import { type ParameterUse, shareOf } from "../rulebook/index.ts"

/** What is drawn of a reservation when the fee is known, and the arithmetic that gives it. */
export interface DrawnPart {
  readonly amount: bigint
  readonly limitedBy: "ratio" | "reserved" | "proportion"
  readonly arithmetic: string
}

/**
 * What a voucher pays of the fee of a use: the ratio of the fee, rounded down, and never more than was reserved.
 * @example drawnForUse({ fee: 40_000n, reserved: 24_000n, ratio: half }, cny).amount // 20_000n
 */
export function drawnForUse(
  { fee, reserved, ratio }: { readonly fee: bigint; readonly reserved: bigint; readonly ratio: ParameterUse },
  currency: Currency,
): DrawnPart {
  const ofRatio = floor(multiply(rational(fee), shareOf(ratio)))
  const amount = ofRatio < reserved ? ofRatio : reserved
  const product = `floor(${formatMinorUnits(fee, currency)} × ${ratio.value})`
  return {
    amount,
    limitedBy: ofRatio <= reserved ? "ratio" : "reserved",
    arithmetic: `min(${product}, ${formatMinorUnits(reserved, currency)}) = ${formatMinorUnits(amount, currency)}`,
  }
}

/**
 * What a voucher pays of the fee of a late cancellation: of the reservation, the part that this fee is of the quoted
 * one, rounded down; so never more than was reserved, nor than the fee.
 * @example drawnForCancellation({ fee: 24_000n, quoted: 48_000n, reserved: 24_000n }, cny).amount // 12_000n
 */
export function drawnForCancellation(
  { fee, quoted, reserved }: { readonly fee: bigint; readonly quoted: bigint; readonly reserved: bigint },
  currency: Currency,
): DrawnPart {
  const proportional = quoted === 0n ? 0n : (reserved * fee) / quoted
  const amount = proportional < fee ? proportional : fee
  const written = (of: bigint): string => formatMinorUnits(of, currency)
  return {
    amount,
    limitedBy: "proportion",
    arithmetic: `min(floor(${written(reserved)} × ${written(fee)} / ${written(quoted)}), ${written(fee)}) = ${written(amount)}`,
  }
}

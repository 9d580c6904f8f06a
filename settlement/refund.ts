import { type Currency, formatMinorUnits, type Instant, Refusal, rational, type Text } from "../base/index.ts"
import { type Account, organisationAccount, platformAccount, shareAccount, voucherAccount } from "./account.ts"
import type { Bill } from "./bill.ts"
import { type Journal, journalsOf, type Leg, type Occasion } from "./journal.ts"
import { moneyParts } from "./money-parts.ts"

/** What is given back of a bill, and on what occasion. */
export interface RefundRequest {
  /** The bill that holds now. */
  readonly bill: Bill
  /** Minor units, above zero, at most the fee of that bill: never more than was paid. */
  readonly refund: bigint
  readonly reason: string
  readonly at: Instant
  readonly transaction: string
  readonly currency: Currency
}

/**
 * The corrected bill after part of a fee is given back: divided over the sources that paid and the shares that received
 * in the proportions of the bill, by largest remainder, so that sources and shares sum to what is left to the fen and no
 * part goes below zero.
 * @throws Refusal "settlement.refund-beyond-fee" for zero, less, or more than the bill's fee
 * @example refundBill({ bill, refund: bill.fee, … }).fee // 0n
 */
export function refundBill({ bill, refund, reason, at, transaction, currency }: RefundRequest): Bill {
  const { fee } = bill
  const written = (amount: bigint): string => formatMinorUnits(amount, currency)
  if (refund <= 0n || refund > fee)
    throw new Refusal("settlement.refund-beyond-fee", { refund: written(refund), fee: written(fee) })
  const [byVoucher = 0n, byOrganisation = 0n] = partsOf(refund, fee, [bill.paidByVoucher, bill.paidByOrganisation])
  const back = partsOf(
    refund,
    fee,
    bill.shares.map(({ amount }) => amount),
  )
  const less = (amount: bigint, part: bigint): string =>
    `${written(amount)} − ${written(part)} = ${written(amount - part)}`
  return {
    ...bill,
    at,
    transaction,
    lines: [
      ...bill.lines,
      {
        text: { zh: `退费：${reason}`, en: `Refund: ${reason}` },
        arithmetic: less(fee, refund),
        amount: -refund,
      },
    ],
    fee: fee - refund,
    paidByVoucher: bill.paidByVoucher - byVoucher,
    paidByOrganisation: bill.paidByOrganisation - byOrganisation,
    voucher: bill.voucher === null ? null : { ...bill.voucher, arithmetic: less(bill.paidByVoucher, byVoucher) },
    shares: bill.shares.map((share, index) => {
      const part = back[index] ?? 0n
      return { ...share, arithmetic: less(share.amount, part), amount: share.amount - part }
    }),
  }
}

/** A refund over parts that sum to the fee: refund × part / fee each, whole by largest remainder; none above its part. */
function partsOf(refund: bigint, fee: bigint, parts: readonly bigint[]): readonly bigint[] {
  const exact = new Map(parts.map((part, index) => [index, rational(refund * part, fee)]))
  return [...moneyParts(refund, exact, { remainder: "largest-remainder", ties: "earlier" }).parts.values()]
}

/**
 * The entries that carry out a bill in the books of each member concerned: sources pay, shares receive. None for a fee
 * of zero.
 * @example journalsOfBill(bill, { act: "settlement.reverse", text: { zh: "更正", en: "Corrected" } }).length // one a member
 */
export function journalsOfBill(
  bill: Bill,
  { act, text }: { readonly act: string; readonly text: Text },
): readonly Journal[] {
  const { at, transaction, listVersion, booking, jurisdiction: host } = bill
  const subject = { kind: "booking", jurisdiction: host, id: booking }
  const occasion: Occasion = { transaction, at, act, subject, text, listVersion }
  return journalsOf(occasion, host, legsOf(bill))
}

function legsOf({ payer, paidByOrganisation, paidByVoucher, voucher, shares }: Bill): readonly Leg[] {
  const byVoucher: readonly Leg[] =
    voucher === null
      ? []
      : [
          {
            jurisdiction: voucher.jurisdiction,
            account: voucherAccount(voucher.id),
            part: "voucher",
            amount: -paidByVoucher,
          },
        ]
  return [
    {
      jurisdiction: payer.jurisdiction,
      account: organisationAccount(payer.organisation),
      part: "fee",
      amount: -paidByOrganisation,
    },
    ...byVoucher,
    ...shares.map(({ party, jurisdiction, account, amount }) => ({
      jurisdiction,
      account: accountOfShare(party, account),
      part: party,
      amount,
    })),
  ]
}

function accountOfShare(party: Bill["shares"][number]["party"], account: string): Account {
  if (party === "platform") return platformAccount
  return party === "owner" ? organisationAccount(account.slice("organisation:".length)) : shareAccount
}

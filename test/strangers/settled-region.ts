import { books, facilities, settlement } from "../../api/contract/index.ts"
import { type MoneyRegion, openMoneyRegion } from "../money-region.ts"
import { concludeAgreement, executeAgreement, grantSubsidies } from "./settled-splits.ts"

/**
 * Four members after two months: uses of each other's instruments, with and without voucher, a late cancellation, a refund,
 * an agreement executed, subsidies, a payment; entries sealed in two batches a member, the last ones not yet.
 */
export async function openSettledRegion(): Promise<MoneyRegion> {
  const region = await openMoneyRegion("2026-10-05T09:00:00+08:00")
  const { test: platform } = region
  const agreement = await concludeAgreement(region)
  for (const member of ["CN-SH", "CN-ZJ"]) await region.fund(member, "10000000")
  const voucher = { jurisdiction: "CN-SH", id: await region.issue("CN-SH", "50000") }
  const pairs = [
    ["CN-SH", "CN-JS"],
    ["CN-JS", "CN-ZJ"],
    ["CN-ZJ", "CN-AH"],
    ["CN-AH", "CN-SH"],
    ["CN-JS", "CN-JS"],
  ] as const
  for (const [place, [home, host]] of pairs.entries())
    await region.settle(await region.use(home, host, `2026-10-1${place}T10:00:00+08:00`))
  await platform.scheduler.call(settlement.closeBatch)
  platform.at("2026-10-21T09:00:00+08:00")
  const withVoucher = await region.use("CN-SH", "CN-ZJ", "2026-11-03T10:00:00+08:00", voucher)
  await region.settle(withVoucher)
  await cancelLate(region, "CN-SH", "CN-AH", voucher)
  platform.at("2026-11-20T09:00:00+08:00")
  const [entry] = (
    await region.finance("CN-ZJ").call(settlement.listLedger, {
      query: { jurisdiction: "CN-ZJ", subject: withVoucher.booking },
    })
  ).reply.items
  const reversed = await region.finance("CN-ZJ").call(books.reverseEntry, {
    params: { jurisdiction: "CN-ZJ", entry: entry?.id ?? "" },
    body: { reason: "The beam failed for some minutes", refund: "1001" },
  })
  if (reversed.status >= 300) throw new Error(JSON.stringify(reversed.problem))
  await executeAgreement(region, agreement)
  await grantSubsidies(region)
  await platform.scheduler.call(settlement.closeBatch)
  platform.at("2026-12-02T09:00:00+08:00")
  await payOctober(region, "CN-SH", "CN-JS")
  return region
}

/** Both close October, and the member that is owed confirms that the other has paid. */
async function payOctober(region: MoneyRegion, payer: string, receiver: string): Promise<void> {
  const month = "2026-10"
  for (const member of [payer, receiver])
    await region.finance(member).call(books.closePeriod, { params: { jurisdiction: member, month } })
  const officer = region.finance(receiver)
  const { reply } = await officer.call(settlement.readStatement, { params: { member: receiver, month } })
  const owed = reply.totals.find(({ counterpart }) => counterpart === payer)?.amount
  const params = { jurisdiction: receiver, payer, month }
  const paid = await officer.call(books.recordPayment, { params, body: { amount: owed, reference: "bank 12/2" } })
  if (paid.status >= 300) throw new Error(JSON.stringify(paid.problem))
}

/** Books for a day and cancels in the hour before. */
async function cancelLate(
  region: MoneyRegion,
  home: string,
  host: string,
  voucher: { jurisdiction: string; id: string },
) {
  region.test.at("2026-11-09T09:00:00+08:00")
  const booked = await region.user(home).call(facilities.bookFacility, {
    params: { jurisdiction: host, facility: "tem" },
    body: {
      from: "2026-11-10T10:00:00+08:00",
      until: "2026-11-10T12:30:00+08:00",
      voucher,
      purpose: "test",
      acceptTerms: true,
    },
  })
  region.test.at("2026-11-10T09:30:00+08:00")
  const cancelled = await region.user(home).call(facilities.cancelBooking, {
    params: { jurisdiction: host, booking: booked.reply.id },
    body: { reason: "test", acceptLateFee: true },
  })
  if (cancelled.status >= 300) throw new Error(JSON.stringify(cancelled.problem))
}

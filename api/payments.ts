import { Refusal, type Text } from "../base/index.ts"
import { monthOf, paymentId, recordPayment } from "../settlement/index.ts"
import { inBooks } from "../store/books.ts"
import { post } from "../store/ledger.ts"
import { owedFor, type PaymentKey, paidJustNow, paymentRecords } from "../store/payments.ts"
import { closedPeriods } from "../store/periods.ts"
import { act, type Context, type Handled } from "./act.ts"
import { books } from "./contract/index.ts"
import { known, nothing } from "./vouchers.ts"

/** Payments of closed months, confirmed by the member that received them. */
export const paymentRoutes: readonly Handled[] = [
  act(books.recordPayment, {
    about: ({ params: { jurisdiction } }, { region }) => ({
      ...nothing,
      kind: "books",
      id: jurisdiction,
      jurisdiction: known(jurisdiction, region),
    }),
    run: ({ params: { jurisdiction, payer, month }, body }, context) => {
      const key = { receiver: jurisdiction, payer: known(payer, context.region), month }
      return inBooks(context.db, [jurisdiction, payer], (db) => confirm({ ...context, db }, key, body))
    },
  }),
]

async function confirm(
  { db, now, rules, region, newId, record }: Context,
  key: PaymentKey,
  { amount, reference }: { readonly amount: string; readonly reference: string },
) {
  const { receiver, payer, month } = key
  // A member owes itself nothing.
  if (receiver === payer) throw new Refusal("settlement.nothing-owed", { ...key })
  const { count, isPaid } = await paymentRecords(db, key)
  const transaction = newId()
  const subject = { kind: "payment", jurisdiction: receiver, id: paymentId(payer, month, count) }
  const occasion = {
    ...{ transaction, at: now, act: "settlement.record-payment", subject, listVersion: rules.version },
    text: paymentText(key, reference, region),
  }
  const journals = recordPayment(occasion, {
    ...key,
    amount: BigInt(amount),
    owed: await owedFor(db, key, monthOf(month, region.timeZone)),
    closed: await closedPeriods(db, [receiver, payer]),
    isPaid,
    currency: region.currency,
  })
  await post(
    db,
    journals.map((journal) => ({ ...journal, id: newId() })),
  ).catch((error: unknown) => {
    throw paidJustNow(error, key) ?? error
  })
  await record({
    jurisdiction: receiver,
    subject: { kind: "payment", id: subject.id },
    facts: { payer, month, amount, reference, transaction },
  })
  return { ...key, amount: BigInt(amount), at: now, transaction }
}

function paymentText({ payer, month }: PaymentKey, reference: string, region: Context["region"]): Text {
  const name = region.jurisdictions.find(({ code }) => code === payer)?.name ?? { zh: payer, en: payer }
  return {
    zh: `${name.zh}支付 ${month} 月清算款（${reference}）`,
    en: `${name.en} pays its clearing of ${month} (${reference})`,
  }
}

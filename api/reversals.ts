import { Refusal, type Text } from "../base/index.ts"
import {
  type Agreement,
  type Bill,
  type EntryToReverse,
  journalsOfBill,
  refundBill,
  requireOpen,
  returnVoucher,
  reverse,
} from "../settlement/index.ts"
import { collectorOfEntry, executionsOf, saveExecutionReversal } from "../store/agreement-executions.ts"
import { agreementOn } from "../store/agreements.ts"
import { billOn } from "../store/bills.ts"
import { inBooks } from "../store/books.ts"
import { type NewJournal, post } from "../store/ledger.ts"
import { closedPeriods } from "../store/periods.ts"
import { billHistory, type EntryKey, entryOf, saveCorrection, subjectOf, transactionOf } from "../store/reversals.ts"
import { addGranted, claimLocked, freeInRegister, saveClaimState } from "../store/subsidies.ts"
import { brokenConstraint } from "../store/violation.ts"
import { restoreVoucher, voucherLocked } from "../store/vouchers.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import { billResource } from "./bill-resource.ts"
import { books } from "./contract/index.ts"
import { nothing } from "./vouchers.ts"

/** Corrections: an entry is reversed, and a bill made anew without what is refunded. */
export const reversalRoutes: readonly Handled[] = [
  read(books.readBillHistory, {
    about: ({ params }, before) => billResource(params, before),
    run: async ({ params }, { db }) => {
      const history = await inBooks(db, "all", (on) => billHistory(on, params))
      if (history === undefined) throw new Refusal("settlement.not-settled", { booking: params.booking })
      return history
    },
  }),
  act(books.reverseEntry, {
    // Whoever keeps the books in which the transaction met answers for it: the host of a booking, the owner of a purse.
    about: async ({ params }, { db }) => {
      const subject = await inBooks(db, [params.jurisdiction], (on) => subjectOf(on, params))
      // An agreement is answered for by the collector, who reported what it was executed on.
      const collector = subject.kind === "agreement" ? await collectorOfEntry(db, params) : undefined
      return { ...nothing, kind: "ledger", id: params.entry, jurisdiction: collector ?? subject.jurisdiction }
    },
    run: ({ params, body: { reason, refund } }, context) =>
      inBooks(context.db, "all", (on) =>
        reverseTransaction({ ...context, db: on }, params, {
          reason,
          refund: refund === undefined ? null : BigInt(refund),
        }),
      ),
  }),
]

interface Correction {
  readonly reason: string
  /** Minor units that are given back; null to reverse the whole and bill nothing anew. */
  readonly refund: bigint | null
}

async function reverseTransaction(context: Context, key: EntryKey, { reason, refund }: Correction) {
  const { db, now, rules, region, newId, record } = context
  const entries = await transactionOf(db, key)
  const [first] = entries
  if (first === undefined) throw new Refusal("settlement.unknown-entry", { ...key })
  const { subject } = first
  requireOpen(now, region.timeZone, await closedPeriods(db, [...new Set(entries.map((each) => each.jurisdiction))]))
  const transaction = newId()
  const text = { zh: `冲正：${first.text.zh}（${reason}）`, en: `Reversal: ${first.text.en} (${reason})` }
  const occasion = { transaction, at: now, act: "settlement.reverse", text, listVersion: rules.version }
  const mirrors = reverse(occasion, entries).map((journal) => ({ ...journal, id: newId() }))
  if (subject.kind !== "booking" && refund !== null)
    throw new Refusal("settlement.refund-without-bill", { entry: key.entry })
  const corrected =
    subject.kind === "booking" ? await correctBill(context, first, { reason, refund, transaction }) : null
  if (subject.kind === "agreement") {
    // The clock and the parties act on the agreement under the same lock, so that its caps are never read in between.
    const agreement = await agreementOn(db, subject.id.split("/")[0] ?? "", { lock: true })
    await saveExecutionReversal(db, agreement, first.transaction, { at: now, reason, transaction })
  }
  if (subject.kind === "subsidy") await undoSubsidy(context, first, { reason, transaction })
  await postReversal(db, subject.jurisdiction, [...mirrors, ...(corrected?.journals ?? [])])
  await record({
    jurisdiction: subject.jurisdiction,
    subject: { kind: subject.kind, id: subject.id },
    facts: {
      reverses: first.transaction,
      transaction,
      reason,
      ...(refund === null ? {} : { refund: `${refund}`, corrected: corrected?.bill?.transaction ?? "" }),
    },
  })
  return {
    transaction,
    entries: mirrors.map(({ jurisdiction, id, reverses }) => ({ jurisdiction, id, reverses })),
    corrected: corrected?.bill ?? null,
    voucher: corrected?.voucher ?? null,
  }
}

/** Posts, and says which purse does not hold what a reversal takes back. */
async function postReversal(db: Context["db"], jurisdiction: string, journals: readonly NewJournal[]): Promise<void> {
  await post(db, journals).catch((error: unknown) => {
    if (brokenConstraint(error) !== "account_not_overdrawn") throw error
    const most = journals
      .flatMap(({ postings }) => postings)
      .filter(({ account, amount }) => account.minimum !== null && amount < 0n)
      .reduce((least, { amount }) => (amount < least ? amount : least), 0n)
    throw new Refusal("settlement.purse-empty", { jurisdiction, amount: `${-most}` })
  })
}

/** The corrected bill with its entries, the voucher given back, and the correction kept. */
async function correctBill(
  context: Context,
  entry: EntryToReverse,
  { reason, refund, transaction: reversal }: Correction & { readonly transaction: string },
) {
  const { db, now, region, newId } = context
  const { jurisdiction, id: booking } = entry.subject
  const bill = await billOn(db, jurisdiction, booking)
  if (bill === undefined || bill.transaction !== entry.transaction)
    throw new Refusal("settlement.not-settled", { booking })
  const { currency } = region
  const next = refund === null ? null : refundBill({ bill, refund, reason, at: now, transaction: newId(), currency })
  const stays = next?.paidByVoucher ?? 0n
  const voucher = await giveBack(context, bill, stays, reversal)
  await saveCorrection(
    db,
    { jurisdiction, booking },
    { at: now, reason, reversed: bill.transaction, reversal, corrected: next },
  )
  const text: Text = { zh: `更正后账单（${reason}）`, en: `Corrected bill (${reason})` }
  const anew = next === null ? [] : journalsOfBill(next, { act: "settlement.reverse", text })
  return {
    bill: next,
    voucher: voucher.reply,
    journals: [...anew, ...voucher.journals].map((journal): NewJournal => ({ ...journal, id: newId() })),
  }
}

/** What a bill no longer draws goes back to its voucher; where that is no longer open, on to the purse. */
async function giveBack({ db, now, today, rules }: Context, bill: Bill, stays: bigint, transaction: string) {
  const { voucher: drawnOf, paidByVoucher: drawn } = bill
  if (drawnOf === null || drawn === 0n) return { reply: null, journals: [] }
  const key = { jurisdiction: drawnOf.jurisdiction, id: drawnOf.id }
  await voucherLocked(db, key)
  const hold = { voucher: key, booking: { jurisdiction: bill.jurisdiction, id: bill.booking } }
  const restored = drawn - stays
  const voucher = await restoreVoucher(db, hold, { drawn, stays, now })
  const isOpen = voucher.state === "open" && today <= voucher.validUntil
  const reply = { ...key, restored, to: isOpen ? ("voucher" as const) : ("purse" as const) }
  if (isOpen || restored === 0n) return { reply, journals: [] }
  const occasion = {
    transaction,
    at: now,
    act: "settlement.reverse",
    subject: { kind: "voucher", ...key },
    text: {
      zh: "创新券已失效，退回的部分归还资金池",
      en: "The voucher is no longer open: what came back returns to the purse",
    },
    listVersion: rules.version,
  }
  return { reply, journals: [returnVoucher(occasion, key.jurisdiction, key.id, restored)] }
}

/** A reversed subsidy counts no longer against the cap, and its invoice may be claimed anew. */
async function undoSubsidy(
  { db, now }: Context,
  { subject }: EntryToReverse,
  { reason, transaction }: { readonly reason: string; readonly transaction: string },
): Promise<void> {
  const claim = await claimLocked(db, { jurisdiction: subject.jurisdiction, claim: subject.id })
  const { decision } = claim
  if (claim.state !== "granted" || decision === null) throw new Error(`claim ${claim.id} was paid without a grant`)
  await addGranted(db, claim, -decision.amount)
  await freeInRegister(db, claim)
  await saveClaimState(db, claim, { state: "reversed", decision: { ...decision, at: now, reason, transaction } })
}

/**
 * Reverses an execution of an agreement: its entries where it moved money, and in any case what it counts for.
 * @throws Refusal "settlement.unknown-execution", "settlement.already-reversed", "settlement.period-closed"
 */
export async function reverseExecution(
  context: Context,
  agreement: Agreement,
  { execution, reason }: { readonly execution: string; readonly reason: string },
): Promise<void> {
  const { id, proposer } = agreement
  const kept = (await executionsOf(context.db, id)).find(({ transaction }) => transaction === execution)
  if (kept === undefined) throw new Refusal("settlement.unknown-execution", { agreement: id, transaction: execution })
  await inBooks(context.db, "all", async (db) => {
    const subject = `${id}/${kept.execution.trigger.id}`
    const key = await entryOf(db, { subject, transaction: execution })
    if (key !== undefined) return reverseTransaction({ ...context, db }, key, { reason, refund: null })
    // Nothing crossed a border, so that there is nothing in the books to mirror.
    const transaction = context.newId()
    await agreementOn(db, id, { lock: true })
    await saveExecutionReversal(db, agreement, execution, { at: context.now, reason, transaction })
    await context.record({
      jurisdiction: proposer,
      subject: { kind: "agreement", id },
      facts: { reverses: execution, transaction, reason },
    })
  })
}

import { type Currency, day, type Instant, instantAt, Refusal, type Text } from "../base/index.ts"
import { type AgreementExecution, explainAgreement } from "./agreement/index.ts"
import type { Bill, Statement } from "./bill.ts"
import type { Part } from "./journal.ts"
import { explainPart } from "./settle.ts"

/** A posting on one of a member's clearing accounts, with the bill that it carries out. */
export interface ClearingPosting {
  readonly at: Instant
  readonly counterpart: string
  readonly part: Part
  /** As posted: what the member came to hold for the counterpart. */
  readonly amount: bigint
  readonly journal: string
  readonly text: Text
  readonly subject: { readonly kind: string; readonly jurisdiction: string; readonly id: string }
  /** The bill that the entry carries out, or of which it is the reversal. */
  readonly bill: Bill
  /** Why the bill was reversed, where the entry is the mirror of the one that carried it out. */
  readonly reversal?: string | null
}

/** A posting on one of a member's clearing accounts that carries out an agreement. */
export interface AgreementPosting extends Omit<ClearingPosting, "part" | "bill" | "reversal"> {
  readonly execution: AgreementExecution
  readonly listVersion: number
  /** Why the execution was reversed, where the entry is the mirror of the one that carried it out. */
  readonly reversal?: string | null
}

/** What a statement is drawn from. */
export interface StatementRequest {
  readonly member: string
  readonly month: string
  readonly currency: Currency
  readonly postings: readonly ClearingPosting[]
  /** What agreements moved; none when left out. */
  readonly agreements?: readonly AgreementPosting[]
  /** Sum of all members' clearing postings of the month, as the ledger holds them. */
  readonly regionSum: bigint
}

/**
 * A member's month against the others: one line for each amount that crossed, with its arithmetic, the parameters and
 * the list version. A line's amount is what the member receives, negative what it owes.
 * @returns lines in the order of the postings; totals by counterpart in order of code; `net` is their sum
 * @example statement({ member: "CN-SH", month: "2026-11", currency: cny, postings: [], regionSum: 0n }).net // 0n
 */
export function statement(request: StatementRequest): Statement {
  const { member, month, currency, postings, agreements = [], regionSum } = request
  const lines = [
    ...postings.map((posting) => lineOf(posting, currency)),
    ...agreements.map((posting) => agreementLine(member, posting, currency)),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const counterparts = [...new Set(lines.map(({ counterpart }) => counterpart))].sort()
  const totals = counterparts.map((counterpart) => ({
    counterpart,
    amount: sum(lines.filter((line) => line.counterpart === counterpart)),
  }))
  return { member, month, currency: currency.code, lines, totals, net: sum(totals), regionNet: -regionSum }
}

function lineOf(posting: ClearingPosting, currency: Currency): Statement["lines"][number] {
  const { at, counterpart, part, amount, journal, subject, bill } = posting
  if (part === "funding" || part === "issue" || part === "return")
    throw new Error(`journal ${journal} moves a purse over a clearing account`)
  if (part === "agreement") throw new Error(`journal ${journal} of an agreement has no bill`)
  if (part === "payment") throw new Error(`journal ${journal} of a payment has no bill`)
  if (part === "subsidy") throw new Error(`journal ${journal} pays a subsidy over a clearing account`)
  const { text, arithmetic } = explainPart(bill, part, currency)
  const isReversal = posting.reversal !== undefined && posting.reversal !== null
  return {
    at,
    counterpart,
    text: { zh: `${posting.text.zh}：${text.zh}`, en: `${posting.text.en}: ${text.en}` },
    subject,
    arithmetic: isReversal ? `−(${arithmetic})` : arithmetic,
    // What a member came to hold for the other is what it owes.
    amount: -amount,
    parameters: bill.parameters,
    listVersion: bill.listVersion,
    journal,
  }
}

function agreementLine(
  member: string,
  { at, counterpart, amount, journal, subject, text, execution, listVersion, reversal }: AgreementPosting,
  currency: Currency,
): Statement["lines"][number] {
  const why = explainAgreement(execution, [member, counterpart], currency)
  return {
    at,
    counterpart,
    text: { zh: `${text.zh}：${why.text.zh}`, en: `${text.en}: ${why.text.en}` },
    subject,
    arithmetic: reversal === undefined || reversal === null ? why.arithmetic : `−(${why.arithmetic})`,
    amount: -amount,
    parameters: [],
    listVersion,
    journal,
  }
}

function sum(lines: readonly { readonly amount: bigint }[]): bigint {
  return lines.reduce((total, { amount }) => total + amount, 0n)
}

/**
 * First moment of a month and of the next, in a zone.
 * @throws Refusal "settlement.bad-month" unless written 2026-03
 * @example monthOf("2026-11", "Asia/Shanghai") // { from: "2026-10-31T16:00:00.000Z", until: "2026-11-30T16:00:00.000Z" }
 */
export function monthOf(month: string, zone: string): { readonly from: Instant; readonly until: Instant } {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (match === null) throw new Refusal("settlement.bad-month", { month })
  const [year, number] = [Number(match[1]), Number(match[2])]
  const next =
    number === 12 ? `${`${year + 1}`.padStart(4, "0")}-01` : `${match[1]}-${`${number + 1}`.padStart(2, "0")}`
  return { from: instantAt(day(`${month}-01`), 0, zone), until: instantAt(day(`${next}-01`), 0, zone) }
}

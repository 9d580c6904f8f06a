import * as z from "zod"
import { type Currency, Day, Instant, Refusal } from "../../base/index.ts"
import { type ParameterUse, startOf } from "../../rulebook/index.ts"
import type { Bill } from "../bill.ts"
import { shareParameters } from "../divide-fee.ts"
import type { Journal } from "../journal.ts"
import { type Settlement, settle } from "../settle.ts"
import { absent, type Difference, unlike } from "./difference.ts"
import type { ExportedBill, ExportedJournal, LedgerExport } from "./ledger-export.ts"

/** The parameters that an export gives with their sources, by id. */
export type KnownParameters = ReadonlyMap<string, readonly ParameterUse[]>

export function knownParameters({ parameters }: Pick<LedgerExport, "parameters">): KnownParameters {
  const byId = new Map<string, ParameterUse[]>()
  for (const one of parameters) byId.set(one.id, [...(byId.get(one.id) ?? []), one])
  return byId
}

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
 * Computes a bill again from prices, minutes and parameters, with the engine that made it, and compares every figure and
 * every arithmetic; and whether the parameters are those that the export gives, and were in force when the booking was made.
 */
export function recomputeBill(
  bill: ExportedBill,
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
  const differences = bill.parameters.flatMap((used) => checkUse(used, bill, known, region.timeZone, named))
  const request = settlementOf(bill, known, currency)
  if ("missing" in request)
    return {
      differences: [...differences, named(`parameters.${request.missing}`, request.missing, absent)],
      journals: [],
    }
  try {
    const settled = settle(request)
    const unlikes = unlike(figuresOf(settled.bill), bill).map((one) => named(one.part, one.expected, one.found))
    return { differences: [...differences, ...unlikes], journals: settled.journals }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { differences: [...differences, named("fee", error.code, bill.fee)], journals: [] }
  }
}

/** What is compared: every figure, account and arithmetic. Words may be put better one day. */
function figuresOf(bill: Bill) {
  const { parameters, lines, shares, costs, payer, ...figures } = bill
  return {
    ...figures,
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

type Naming = (part: string, expected: string, found: string) => Difference

function checkUse(
  used: ExportedBill["parameters"][number],
  { madeAt }: ExportedBill,
  known: KnownParameters,
  zone: string,
  named: Naming,
): readonly Difference[] {
  const values = known.get(used.id) ?? []
  const same = values.find(({ from }) => from === used.from)
  if (same === undefined)
    return [named(`parameters.${used.id}.from`, values.map(({ from }) => from).join(", "), used.from)]
  if (same.value !== used.value) return [named(`parameters.${used.id}.value`, same.value, used.value)]
  const begun = values.map(({ from }) => ({ from, start: momentOf(from, zone) })).filter(({ start }) => start <= madeAt)
  const newest = begun.reduce((last, one) => (one.start > last.start ? one : last), { from: absent, start: "" })
  return newest.from === used.from ? [] : [named(`parameters.${used.id}.from`, newest.from, used.from)]
}

/** When a value began; one that is neither day nor moment is taken to be older than all. */
function momentOf(from: string, zone: string): string {
  const read = z.union([Day, Instant]).safeParse(from)
  return read.success ? startOf(read.data, zone) : ""
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

/** Compares the entries of a bill with those that the engine gives: every amount on every account. */
export function compareEntries(
  bill: ExportedBill,
  expected: readonly Journal[],
  found: readonly ExportedJournal[],
): readonly Difference[] {
  const members = [...new Set([...expected, ...found].map(({ jurisdiction }) => jurisdiction))]
  return members.flatMap((member) => {
    const [there, here] = [expected, found].map((journals) =>
      sums(journals.filter(({ jurisdiction }) => jurisdiction === member).flatMap(postingsOf)),
    )
    const entry = found.find(({ jurisdiction }) => jurisdiction === member)
    const of = entry === undefined ? billName(bill) : `${member}/${entry.id}`
    const places = [...new Set([...(there?.keys() ?? []), ...(here?.keys() ?? [])])]
    return places
      .filter((place) => there?.get(place) !== here?.get(place))
      .map((place) => ({
        kind: "entry" as const,
        of,
        part: `${member} ${place}`,
        expected: `${there?.get(place) ?? absent}`,
        found: `${here?.get(place) ?? absent}`,
      }))
  })
}

function postingsOf(journal: Journal | ExportedJournal) {
  return journal.postings.map(({ account, part, amount }) => ({
    place: `${typeof account === "string" ? account : account.id} ${part}`,
    amount: BigInt(amount),
  }))
}

function sums(postings: readonly { readonly place: string; readonly amount: bigint }[]): ReadonlyMap<string, bigint> {
  const all = new Map<string, bigint>()
  for (const { place, amount } of postings) all.set(place, (all.get(place) ?? 0n) + amount)
  return all
}

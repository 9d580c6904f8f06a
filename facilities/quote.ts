import { addMinutes, type Day, type Instant, localTime, Refusal, type Text } from "../base/index.ts"
import { addWorkingDays, type WorkingDays } from "../region/index.ts"
import { countOf, type ParameterUse, silenceOf } from "../rulebook/index.ts"
import type { FeeLine, Quote, Step } from "./booking.ts"
import type { SlotPolicy } from "./facility.ts"
import type { Slot } from "./slot.ts"

/** The members' parameters that booking goes by, with the values in force. */
export interface BookingParameters {
  /** Days ahead of which nobody may offer slots. */
  readonly maximumHorizonDays: ParameterUse
  /** Working days within which an owner answers. */
  readonly acceptanceDays: ParameterUse
  /** `accept` or `decline`: what the owner's silence does. */
  readonly silence: ParameterUse
  /** Hours before the start up to which moving and cancelling are free. */
  readonly cancelNotice: ParameterUse
  /** How often a booking may be moved. */
  readonly moveLimit: ParameterUse
  /** Share of the fee due for a later cancellation. */
  readonly lateCancelShare: ParameterUse
}

/** What a slot costs, as settlement works it out. */
export interface Price {
  readonly lines: readonly FeeLine[]
  readonly fee: bigint
  readonly voucher: Quote["voucher"]
  /** Parameters that the price used, such as the voucher ratio. */
  readonly parameters: readonly ParameterUse[]
}

/** What a quote is made against. */
export interface QuoteAgainst {
  readonly price: Price
  readonly parameters: BookingParameters
  readonly now: Instant
  readonly zone: string
  readonly calendar: WorkingDays
  /** Version of the lists that decided, and the ids of the entries. */
  readonly listVersion: number
  readonly entries: readonly string[]
}

/**
 * What a slot would cost and need. Nothing here knows where the user comes from: steps, documents, deadlines and price
 * basis follow from facility and common rule alone.
 * @param slot as `checkSlot` gave it
 * @returns price after voucher, steps, documents, deadlines, and the parameters that gave them
 * An answer that would be due in a year without published working days has no last day yet.
 * @example quote(slot, { price, parameters, now, zone, calendar, listVersion: 1, entries: [] }).toPay // 24000n
 */
export function quote(slot: Slot, against: QuoteAgainst): Quote {
  const { price, parameters, now, zone, calendar, listVersion, entries } = against
  const { from, until, minutes, policy, costs } = slot
  const asksOwner = policy.acceptance === "owner"
  return {
    from,
    until,
    minutes,
    costs,
    charge: policy.charge,
    lines: price.lines,
    fee: price.fee,
    voucher: price.voucher,
    toPay: price.fee - (price.voucher?.amount ?? 0n),
    steps: stepsOf(policy),
    documents: documentsOf(policy),
    freeCancellationUntil: addMinutes(from, -60 * countOf(parameters.cancelNotice, "hours")),
    acceptanceDue: asksOwner ? answerDue(now, parameters.acceptanceDays, zone, calendar) : null,
    silence: asksOwner ? silenceOf(parameters.silence) : null,
    parameters: [...price.parameters, ...parametersUsed(parameters, asksOwner)],
    listVersion,
    entries,
  }
}

/**
 * The last working day for an owner's answer to a request made at a moment; null while the working days of its year are
 * not published. Nobody guesses it, and nobody is kept from asking either: silence has no effect until it is known.
 */
export function answerDue(
  asked: Instant,
  acceptanceDays: ParameterUse,
  zone: string,
  calendar: WorkingDays,
): Day | null {
  try {
    return addWorkingDays(localTime(asked, zone).day, countOf(acceptanceDays, "working days"), calendar)
  } catch (error) {
    if (error instanceof Refusal && error.code === "region.year-not-published") return null
    throw error
  }
}

function parametersUsed(parameters: BookingParameters, asksOwner: boolean): readonly ParameterUse[] {
  const { maximumHorizonDays, cancelNotice, lateCancelShare, moveLimit, acceptanceDays, silence } = parameters
  const always = [maximumHorizonDays, cancelNotice, lateCancelShare, moveLimit]
  return asksOwner ? [...always, acceptanceDays, silence] : always
}

/** What every booking asks for in the booking itself, before what a facility adds. */
const commonDocuments: readonly Text[] = [
  { zh: "用途说明（预约时填写）", en: "Statement of purpose, written when booking" },
  { zh: "使用条款（预约时接受）", en: "Terms of use, accepted when booking" },
]

function documentsOf({ qualification }: SlotPolicy): readonly Text[] {
  return qualification === null ? commonDocuments : [...commonDocuments, qualification]
}

const steps = {
  search: { zh: "查找设施", en: "Find the facility" },
  slot: { zh: "选择时段", en: "Choose a time" },
  price: { zh: "查看用券后的价格", en: "See the price after voucher" },
  confirm: { zh: "确认预约", en: "Confirm the booking" },
  use: { zh: "签到使用，签退结束", en: "Check in, use, check out" },
  settle: { zh: "按计量结算费用", en: "The fee is settled by the meter" },
} as const
const answers = {
  automatic: { zh: "即时接受", en: "Accepted at once" },
  owner: { zh: "设施方答复", en: "The owner answers" },
} as const

function stepsOf({ acceptance }: SlotPolicy): readonly Step[] {
  return [
    { id: "search", by: "user", text: steps.search },
    { id: "slot", by: "user", text: steps.slot },
    { id: "price", by: "platform", text: steps.price },
    { id: "confirm", by: "user", text: steps.confirm },
    { id: "accept", by: acceptance === "owner" ? "owner" : "platform", text: answers[acceptance] },
    { id: "use", by: "user", text: steps.use },
    { id: "settle", by: "platform", text: steps.settle },
  ]
}

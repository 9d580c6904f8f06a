import * as z from "zod"
import { Amount, Day, type Inside, Instant, Text } from "../base/index.ts"
import { ParameterUse } from "../rulebook/index.ts"
import { CostModel } from "./facility.ts"

/** One line of a fee with the arithmetic that gives its amount. */
export const FeeLine = z.object({ text: Text, arithmetic: z.string(), amount: Amount }).meta({ id: "FeeLine" })
export type FeeLine = Inside<z.infer<typeof FeeLine>>

/** One step of the procedure: who acts, and what the step is. The same for every pair of home and host. */
export const Step = z.object({
  id: z.enum(["search", "slot", "price", "confirm", "accept", "use", "settle"]),
  by: z.enum(["user", "owner", "platform"]),
  text: Text,
})
export type Step = z.infer<typeof Step>

/** What a booking would cost and need, before anything is booked. */
export const Quote = z
  .object({
    from: Instant,
    until: Instant,
    minutes: z.int(),
    costs: CostModel.describe("the price basis at the moment of booking; it holds for the bill too"),
    charge: z.enum(["booked", "used"]).describe("whether the bill counts booked or metered minutes"),
    lines: z.array(FeeLine),
    fee: Amount,
    voucher: z
      .object({
        jurisdiction: z.string(),
        id: z.string(),
        amount: Amount,
        limitedBy: z.enum(["ratio", "balance", "group-cap"]).describe("which limit set the amount"),
        clause: Text,
      })
      .nullable(),
    toPay: Amount,
    steps: z.array(Step),
    documents: z.array(Text),
    freeCancellationUntil: Instant,
    acceptanceDue: Day.nullable().describe(
      "last working day for the owner's answer; null when the policy asks for none, or while that year's working days are not published",
    ),
    silence: z
      .enum(["accept", "decline"])
      .nullable()
      .describe("what the owner's silence does after that day; null: no answer is asked for"),
    parameters: z.array(ParameterUse),
    listVersion: z.int(),
    entries: z.array(z.string()).describe("rule-book entries that decided"),
  })
  .meta({ id: "Quote" })
export type Quote = Inside<z.infer<typeof Quote>>

/**
 * requested → confirmed → in-use → used → settled; or declined (by the owner, or by silence), or cancelled. A late
 * cancellation stays cancelled and has a bill.
 */
export const BookingState = z
  .enum(["requested", "confirmed", "in-use", "used", "settled", "declined", "cancelled"])
  .meta({ id: "BookingState" })
export type BookingState = z.infer<typeof BookingState>

/** One booking of one facility by a person for an organisation. */
export const Booking = z
  .object({
    jurisdiction: z.string().describe("of the host"),
    id: z.uuid(),
    facility: z.string(),
    from: Instant,
    until: Instant,
    state: BookingState,
    homeJurisdiction: z.string(),
    organisation: z.string(),
    person: z.string(),
    purpose: z.string(),
    quote: Quote,
    sequence: z.int().describe("rises with each change that a calendar must follow"),
    moves: z.int(),
    version: z.int(),
    madeAt: Instant,
    changedAt: Instant,
  })
  .meta({ id: "Booking" })
export type Booking = Inside<z.infer<typeof Booking>>

/** A metered use. Flags say what is not clean about it; nothing is guessed. */
export const UseRecord = z
  .object({
    id: z.uuid(),
    facility: z.string(),
    booking: z.uuid().nullable(),
    started: Instant,
    ended: Instant.nullable(),
    source: z.enum(["check-in", "log"]),
    flags: z.array(z.enum(["overlap", "drift", "missing-end", "unbooked", "outside-booking"])),
  })
  .meta({ id: "UseRecord" })
export type UseRecord = Inside<z.infer<typeof UseRecord>>

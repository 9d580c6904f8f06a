import * as z from "zod"
import { Amount, Day, type Inside } from "../base/index.ts"

/** A promise of one jurisdiction's purse to pay part of fees for the organisations of one controlling group. */
export const Voucher = z
  .object({
    jurisdiction: z.string().describe("of the purse that pays"),
    id: z.uuid(),
    controllingGroup: z.string(),
    organisation: z.string().describe("to which it was issued; every organisation of the group may use it"),
    face: Amount,
    reserved: Amount,
    redeemed: Amount,
    validFrom: Day,
    validUntil: Day,
    state: z.enum(["open", "expired", "withdrawn"]),
  })
  .meta({ id: "Voucher" })
export type Voucher = Inside<z.infer<typeof Voucher>>

/** What a controlling group has drawn from one jurisdiction's vouchers in one year, against the cap. */
export const GroupUse = z
  .object({
    jurisdiction: z.string(),
    controllingGroup: z.string(),
    year: z.int(),
    reserved: Amount,
    redeemed: Amount,
    cap: Amount,
  })
  .meta({ id: "GroupUse" })
export type GroupUse = Inside<z.infer<typeof GroupUse>>

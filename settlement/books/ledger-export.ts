import * as z from "zod"
import { Amount, Currency, Day, Instant, Refusal, Text } from "../../base/index.ts"
import { ParameterUse } from "../../rulebook/index.ts"
import { Bill } from "../bill.ts"
import { ExportedAgreement, ExportedBatch, ExportedExecution, ExportedSubsidy, UsedValue } from "./exported-splits.ts"

/** What the file says it is, and the version of the shapes below. Fields may be added without a new version. */
export const ledgerFormat = "delta-commons-ledger"
export const ledgerVersion = 1

export const ExportedAccount = z.object({
  jurisdiction: z.string(),
  id: z.string(),
  kind: z.string(),
  owner: z.string().nullable(),
  counterpart: z.string().nullable(),
  minimum: Amount.nullable(),
  opening: Amount.describe("before `from`; zero in a whole export"),
  balance: Amount.describe("at the end of `to`, or at the moment of the export"),
})

/** A bill as it was made, with what else its arithmetic needs. A corrected bill follows the one it replaces. */
export const ExportedBill = Bill.omit({ parameters: true, reversed: true }).extend({
  correction: z.int().describe("0 for the first bill of a booking, then counting its corrected ones"),
  madeAt: Instant.describe("when the booking was made: the parameters of that moment hold"),
  facility: Text,
  charge: z.enum(["booked", "used"]).describe("whether booked or metered minutes are charged"),
  parameters: z.array(UsedValue),
})

export const ExportedVoucher = z.object({
  jurisdiction: z.string(),
  id: z.string(),
  organisation: z.string(),
  group: z.string(),
  face: Amount,
  reserved: Amount,
  redeemed: Amount,
  validFrom: Day,
  validUntil: Day,
  state: z.string(),
})

/** What a booking holds or has drawn of a voucher, and how that was decided when it was booked. */
export const ExportedUse = z.object({
  jurisdiction: z.string().describe("of the voucher"),
  voucher: z.string(),
  host: z.string(),
  booking: z.string(),
  year: z.int(),
  amount: Amount,
  state: z.string(),
  decision: z
    .object({
      fee: Amount.describe("the fee that was quoted"),
      amount: Amount.describe("what was reserved"),
      limitedBy: z.string(),
      parameters: z.array(UsedValue),
    })
    .nullable(),
})

export const ExportedGroupUse = z.object({
  jurisdiction: z.string(),
  group: z.string(),
  year: z.int(),
  reserved: Amount,
  redeemed: Amount,
  cap: Amount,
})

/** One entry, as the open export has it. */
export const ExportedJournal = z.object({
  jurisdiction: z.string(),
  id: z.string(),
  transaction: z.string(),
  at: Instant,
  act: z.string(),
  subject: z.object({ kind: z.string(), jurisdiction: z.string(), id: z.string() }),
  text: Text,
  listVersion: z.int(),
  reverses: z.string().nullable(),
  batch: z.int().nullable().default(null).describe("number of the batch that holds it; null for a second or so"),
  postings: z.array(z.object({ account: z.string(), part: z.string(), amount: Amount })),
})

export const ExportedStatement = z.object({
  month: z.string(),
  member: z.string(),
  totals: z.array(z.object({ counterpart: z.string(), amount: Amount })),
  net: Amount,
})

/** What stands before the entries: whose books, of which time, and every account with its balances. */
export const Books = z.object({
  format: z.literal(ledgerFormat),
  version: z.literal(ledgerVersion),
  region: z.object({ id: z.string(), name: Text, timeZone: z.string(), sample: z.boolean() }),
  currency: Currency,
  at: Instant.describe("moment of the export"),
  from: Day.nullable().describe("first day that is in it; null for the beginning"),
  to: Day.nullable().describe("last day that is in it; null for the moment of the export"),
  members: z.array(z.object({ code: z.string(), name: Text })),
  organisations: z.array(z.object({ id: z.string(), jurisdiction: z.string(), name: Text })),
  accounts: z.array(ExportedAccount),
})

/**
 * The open export of the ledger: all that is needed to compute every fee, split, balance and statement again. Amounts are
 * minor units, positive on an account is what its owner has. No person is named. Vouchers, their uses and the groups' years
 * are as of `at`; bills, journals and statements are those of the period, statements for months that lie in it whole; batches
 * are those that hold an entry of it.
 */
export const LedgerExport = Books.extend({
  parameters: z
    .array(ParameterUse)
    .describe("every value that bills, decisions and subsidies here used, with its source"),
  vouchers: z.array(ExportedVoucher),
  voucherUses: z.array(ExportedUse),
  groupYears: z.array(ExportedGroupUse),
  bills: z.array(ExportedBill),
  agreements: z.array(ExportedAgreement).default([]),
  executions: z.array(ExportedExecution).default([]),
  subsidies: z.array(ExportedSubsidy).default([]),
  batches: z.array(ExportedBatch).default([]),
  journals: z.array(ExportedJournal),
  statements: z.array(ExportedStatement),
}).meta({ id: "LedgerExport" })

export type Books = z.infer<typeof Books>
export type LedgerExport = z.infer<typeof LedgerExport>
export type ExportedAccount = z.infer<typeof ExportedAccount>
export type ExportedBill = z.infer<typeof ExportedBill>
export type ExportedJournal = z.infer<typeof ExportedJournal>

const Named = z.object({ format: z.literal(ledgerFormat), version: z.unknown() })

/**
 * Reads an export from its JSON.
 * @throws Refusal "settlement.no-export" naming the place that does not fit, "settlement.export-version"
 * @example readLedgerExport(JSON.parse(text)).bills.length
 */
export function readLedgerExport(json: unknown): LedgerExport {
  const named = Named.safeParse(json)
  if (!named.success) throw new Refusal("settlement.no-export", { cause: `format: ${ledgerFormat}?` })
  if (named.data.version !== ledgerVersion)
    throw new Refusal("settlement.export-version", { version: `${named.data.version}`, known: `${ledgerVersion}` })
  const read = LedgerExport.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refusal("settlement.no-export", { cause: `${issue?.path.join(".")}: ${issue?.message}` })
}

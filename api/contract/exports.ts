import * as z from "zod"
import { Day } from "../../base/index.ts"
import { LedgerExport } from "../../settlement/index.ts"
import { PdfFile, readRoute } from "./route.ts"
import { readStatement } from "./settlement.ts"

const period = {
  from: Day.optional().describe("first day; the beginning when left out"),
  to: Day.optional().describe("last day; now when left out"),
}
const refusals = ["settlement.bad-period", "api.busy"]

/** The open export: with it anyone computes every fee, split, balance and statement again. */
export const exportLedger = readRoute({
  name: "settlement.export-ledger",
  path: "/api/ledger/export",
  summary: "The whole ledger as JSON, from which a stranger recomputes every split; sent while it is read",
  query: z.object(period),
  reply: LedgerExport,
  file: "ledger.json",
  refusals,
})

export const exportHledger = readRoute({
  name: "settlement.export-ledger",
  path: "/api/ledger/export/hledger",
  summary: "The ledger as a journal of hledger, with balances as assertions",
  query: z.object(period),
  reply: z.string(),
  file: "ledger.journal",
  refusals,
})

export const exportBeancount = readRoute({
  name: "settlement.export-ledger",
  path: "/api/ledger/export/beancount",
  summary: "The ledger as a file of beancount, with balances as assertions",
  query: z.object(period),
  reply: z.string(),
  file: "ledger.beancount",
  refusals,
})

export const statementPaper = readRoute({
  name: "settlement.read-statement",
  path: "/api/statements/:member/:month/paper",
  summary: "A member's statement of a month as a PDF in the reader's language, with its data inside and their SHA-256",
  params: readStatement.params,
  reply: PdfFile,
  file: "statement.pdf",
  refusals: ["region.unknown-jurisdiction", "api.too-many-papers", "api.no-papers"],
})

/** The ledger for strangers: its open export, books for other programs, and everything computed again. */
export { beancountBooks } from "./beancount.ts"
export type { BookWriter } from "./book-writer.ts"
export { booksOfMember } from "./books-of-member.ts"
export { absent, type Difference, type DifferenceKind, tellDifference } from "./difference.ts"
export { hledgerBooks } from "./hledger.ts"
export {
  Books,
  ExportedJournal,
  LedgerExport,
  ledgerFormat,
  ledgerVersion,
  readLedgerExport,
} from "./ledger-export.ts"
export { type Recomputed, recomputeLedger } from "./recompute.ts"
export { booksRefusals } from "./refusals.ts"

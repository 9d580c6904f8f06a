import type { ExportedJournal } from "./ledger-export.ts"

/** Writes books as plain text, piece by piece, so that long ones need not be held. */
export interface BookWriter {
  /** Currency, accounts and what they held before the period. */
  begin(): string
  /** One entry. They come in order of time. */
  entry(journal: ExportedJournal): string
  /** The balances that the ledger has, as assertions that the reading program checks. */
  end(): string
}

import type { LedgerExport } from "./ledger-export.ts"

/**
 * The books of one member alone, out of an export: its accounts and entries. Entries balance in each member's books, so that
 * these are whole by themselves.
 * @example booksOfMember(given, "CN-JS").journals.every(({ jurisdiction }) => jurisdiction === "CN-JS") // true
 */
export function booksOfMember(given: LedgerExport, member: string): LedgerExport {
  const own = ({ jurisdiction }: { readonly jurisdiction: string }) => jurisdiction === member
  return { ...given, accounts: given.accounts.filter(own), journals: given.journals.filter(own) }
}

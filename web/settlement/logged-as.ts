/** What the log names: an agreement, where its entries in the ledger name the trigger too. */
export function loggedAs({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return kind === "agreement" ? (id.split("/")[0] ?? id) : id
}

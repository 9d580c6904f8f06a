import { Refusal } from "../base/index.ts"
import type { Journal, Occasion } from "./journal.ts"

/** A posted entry with its id, and with the entry that it reverses or by which it is reversed. */
export interface EntryToReverse extends Omit<Journal, "reverses"> {
  readonly id: string
  readonly reverses: string | null
  readonly reversedBy: string | null
}

/** What entries can be about that are reversed; the others have acts of their own that undo them. */
const reversible: ReadonlySet<string> = new Set(["booking", "purse", "subsidy", "payment", "agreement"])

/**
 * Reverses one whole transaction: for each of its entries, in whosever books, the mirror, which names it. The sum of
 * both is zero on every account; nothing is changed and nothing removed.
 * @param entries all entries of the transaction
 * @throws Refusal "settlement.already-reversed", "settlement.is-reversal" for an entry that reverses another,
 * "settlement.not-reversible" for a movement of a voucher, which is withdrawn instead
 * @example reverse(occasion, [entry])[0].postings[0].amount // −entry.postings[0].amount
 */
export function reverse(
  occasion: Omit<Occasion, "subject">,
  entries: readonly EntryToReverse[],
): readonly (Journal & { readonly reverses: string })[] {
  return entries.map((entry) => {
    const { id, jurisdiction, subject, postings } = entry
    if (entry.reversedBy !== null)
      throw new Refusal("settlement.already-reversed", { jurisdiction, entry: id, by: entry.reversedBy })
    if (entry.reverses !== null) throw new Refusal("settlement.is-reversal", { entry: id, reverses: entry.reverses })
    if (!reversible.has(subject.kind)) throw new Refusal("settlement.not-reversible", { entry: id, act: entry.act })
    return {
      ...occasion,
      subject,
      jurisdiction,
      reverses: id,
      postings: postings.map((posting) => ({ ...posting, amount: -posting.amount })),
    }
  })
}

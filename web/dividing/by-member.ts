import type { Reply } from "../api.ts"
import { minus, sumOf } from "../ui/figures.ts"

type Division = Reply<"divideAmount">

/** What a member of the region receives through its units; a unit elsewhere stands for itself. */
export interface Receiver {
  readonly key: string
  /** The member's code; null for a unit whose place belongs to no member. */
  readonly member: string | null
  readonly amount: string
}

/** Units of one member together, in the order in which they first come. */
export function byMember({ answer, members }: Pick<Division, "answer" | "members">): readonly Receiver[] {
  const of = new Map(members.map(({ id, member }) => [id, member]))
  const found = new Map<string, { readonly member: string | null; readonly amounts: string[] }>()
  for (const { id, amount } of answer.parts) {
    const member = of.get(id) ?? null
    const key = member ?? id
    const known = found.get(key) ?? { member, amounts: [] }
    known.amounts.push(amount)
    found.set(key, known)
  }
  return [...found].map(([key, { member, amounts }]) => ({ key, member, amount: sumOf(amounts) }))
}

/** Who has more after than before, by how much; who has less below zero. In the order of the first. */
export function changes(before: readonly Receiver[], after: readonly Receiver[]) {
  const later = new Map(after.map(({ key, amount }) => [key, amount]))
  return before.map((one) => ({ ...one, difference: minus(later.get(one.key) ?? "0", one.amount) }))
}

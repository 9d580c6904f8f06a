import { type Account, organisationAccount } from "../account.ts"
import type { Clause } from "./clause.ts"
import type { IncomeDivision } from "./divide-income.ts"
import type { Owners } from "./owners.ts"
import type { OwnershipCase } from "./read-ownership-case.ts"

/** An amount on a party's account in the books of its jurisdiction: what a ledger posts when the income is paid out. */
export interface IncomeLeg {
  readonly jurisdiction: string
  readonly account: Account
  readonly party: string
  readonly amount: bigint
  readonly clause: Clause | null
}

/**
 * The legs that pay a division out: the whole leaves who received it (the first owner where the case does not say), each
 * party has its part. They sum to zero.
 * @returns the receiver's leg first, then one a statement; parts of zero are left out
 */
export function incomeLegs(
  given: OwnershipCase,
  { owners: [owner] }: Pick<Owners, "owners">,
  { net, statements }: IncomeDivision,
): readonly IncomeLeg[] {
  const taker = statements.find(({ lines }) => lines.some(({ kind }) => kind === "part"))
  const receiver = given.income?.receivedBy ?? owner?.party ?? taker?.party
  const legOf = (party: string, amount: bigint, clause: Clause | null): IncomeLeg => ({
    jurisdiction: given.parties.find(({ id }) => id === party)?.jurisdiction ?? "",
    account: organisationAccount(party),
    party,
    amount,
    clause,
  })
  if (receiver === undefined) return []
  return [
    legOf(receiver, -net, null),
    ...statements.flatMap(({ party, amount, lines }) =>
      amount === 0n ? [] : [legOf(party, amount, lines[0]?.clause ?? null)],
    ),
  ]
}

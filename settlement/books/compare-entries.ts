import type { Journal } from "../journal.ts"
import { absent, type Difference } from "./difference.ts"
import type { ExportedJournal } from "./ledger-export.ts"

/** What entries carry out: what it is called where one of them is missing, and the version of the rules in force, if known. */
export interface CarriedOut {
  readonly name: string
  readonly listVersion?: number
}

/** Compares entries with those that the engine gives: every amount on every account, and the rules in force. */
export function compareEntries(
  { name, listVersion: inForce }: CarriedOut,
  expected: readonly Journal[],
  found: readonly ExportedJournal[],
): readonly Difference[] {
  const members = [...new Set([...expected, ...found].map(({ jurisdiction }) => jurisdiction))]
  return members.flatMap((member) => {
    const [there, here] = [expected, found].map((journals) =>
      sums(journals.filter(({ jurisdiction }) => jurisdiction === member).flatMap(postingsOf)),
    )
    const entry = found.find(({ jurisdiction }) => jurisdiction === member)
    const of = entry === undefined ? name : `${member}/${entry.id}`
    const places = [...new Set([...(there?.keys() ?? []), ...(here?.keys() ?? [])])]
    const versions = found
      .filter(({ jurisdiction, listVersion }) => jurisdiction === member && listVersion !== (inForce ?? listVersion))
      .map(({ listVersion }) => ({
        ...{ kind: "entry" as const, of, part: "listVersion", expected: `${inForce}`, found: `${listVersion}` },
      }))
    const amounts = places
      .filter((place) => there?.get(place) !== here?.get(place))
      .map((place) => ({
        kind: "entry" as const,
        of,
        part: `${member} ${place}`,
        expected: `${there?.get(place) ?? absent}`,
        found: `${here?.get(place) ?? absent}`,
      }))
    return [...versions, ...amounts]
  })
}

function postingsOf(journal: Journal | ExportedJournal) {
  return journal.postings.map(({ account, part, amount }) => ({
    place: `${typeof account === "string" ? account : account.id} ${part}`,
    amount: BigInt(amount),
  }))
}

function sums(postings: readonly { readonly place: string; readonly amount: bigint }[]): ReadonlyMap<string, bigint> {
  const all = new Map<string, bigint>()
  for (const { place, amount } of postings) all.set(place, (all.get(place) ?? 0n) + amount)
  return all
}

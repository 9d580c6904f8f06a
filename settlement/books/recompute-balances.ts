import { addDays, day, type Instant, localTime } from "../../base/index.ts"
import { absent, type Difference, unlike } from "./difference.ts"
import type { LedgerExport } from "./ledger-export.ts"

/** Kinds of accounts that the ledger never lets go below zero; no other has a limit. */
const guarded = new Set(["purse", "voucher", "subsidy"])

/** Adds the postings to what each account held, and compares with the balances that the file states. */
export function checkBalances({ accounts, journals }: LedgerExport): readonly Difference[] {
  const sums = new Map(accounts.map(({ jurisdiction, id, opening }) => [`${jurisdiction} ${id}`, BigInt(opening)]))
  const unknown: Difference[] = []
  for (const { jurisdiction, id, postings } of journals)
    for (const { account, amount } of postings) {
      const of = `${jurisdiction} ${account}`
      const held = sums.get(of)
      if (held !== undefined) sums.set(of, held + BigInt(amount))
      else
        unknown.push({ kind: "balance", of, part: `account of ${jurisdiction}/${id}`, expected: absent, found: amount })
    }
  const wrong = accounts.flatMap(({ jurisdiction, id, kind, balance, minimum }): readonly Difference[] => {
    const of = `${jurisdiction} ${id}`
    const sum = sums.get(of) ?? 0n
    return [
      ...(`${sum}` === balance
        ? []
        : [{ kind: "balance" as const, of, part: "balance", expected: `${sum}`, found: balance }]),
      ...(minimum === (guarded.has(kind) ? "0" : null)
        ? []
        : [
            {
              kind: "balance" as const,
              of,
              part: "minimum",
              expected: guarded.has(kind) ? "0" : absent,
              found: minimum ?? absent,
            },
          ]),
      ...(guarded.has(kind) && sum < 0n
        ? [{ kind: "balance" as const, of, part: "balance", expected: "≥ 0", found: `${sum}` }]
        : []),
    ]
  })
  return [...unknown, ...wrong, ...checkClearing({ accounts })]
}

/** What one member holds for another, the other is owed: each pair of clearing accounts sums to zero. */
function checkClearing({ accounts }: Pick<LedgerExport, "accounts">): readonly Difference[] {
  const pairs = new Map<string, bigint>()
  for (const { jurisdiction, kind, counterpart, balance } of accounts) {
    if (kind !== "clearing" || counterpart === null) continue
    const pair = [jurisdiction, counterpart].sort().join(" ↔ ")
    pairs.set(pair, (pairs.get(pair) ?? 0n) + BigInt(balance))
  }
  return [...pairs]
    .filter(([, rest]) => rest !== 0n)
    .map(([of, rest]) => ({ kind: "clearing", of, part: "balance", expected: "0", found: `${rest}` }))
}

type Statement = {
  readonly totals: readonly { readonly counterpart: string; readonly amount: bigint }[]
  readonly net: bigint
}

/**
 * Draws up the statements of all months that lie whole in the period from the entries, and compares them with those stated.
 * In each month the nets of all members together are zero.
 */
export function checkStatements(given: LedgerExport): readonly Difference[] {
  const drawn = statementsOf(given)
  const stated = new Map(given.statements.map((one) => [`${one.month} ${one.member}`, one]))
  const keys = [...new Set([...drawn.keys(), ...stated.keys()])].sort()
  const wrong = keys.flatMap((of) =>
    unlike(drawn.get(of), part(stated.get(of))).map((one): Difference => ({ kind: "statement", of, ...one })),
  )
  const nets = new Map<string, bigint>()
  for (const [of, { net }] of drawn) nets.set(of.slice(0, 7), (nets.get(of.slice(0, 7)) ?? 0n) + net)
  const odd = [...nets]
    .filter(([, rest]) => rest !== 0n)
    .map(([of, rest]): Difference => ({ kind: "clearing", of, part: "net", expected: "0", found: `${rest}` }))
  return [...wrong, ...odd, ...checkPayments(given, drawn)]
}

/** Whoever was paid, was owed just that by the statement of the month; a month that is not whole here is not looked at. */
function checkPayments({ journals, from }: LedgerExport, drawn: ReadonlyMap<string, Statement>): readonly Difference[] {
  return journals
    .filter(
      ({ subject, jurisdiction, reverses }) =>
        subject.kind === "payment" && subject.jurisdiction === jurisdiction && reverses === null,
    )
    .flatMap(({ jurisdiction, id, subject, postings }): readonly Difference[] => {
      const [payer = "", month = ""] = subject.id.split("/")
      const owed = drawn
        .get(`${month} ${jurisdiction}`)
        ?.totals.find(({ counterpart }) => counterpart === payer)?.amount
      if (owed === undefined && from !== null) return []
      const paid = postings.find(({ account }) => account === `clearing:${payer}`)?.amount ?? absent
      if (`${owed}` === paid) return []
      return [
        {
          kind: "entry",
          of: `${jurisdiction}/${id}`,
          part: `clearing:${payer} payment`,
          expected: `${owed ?? absent}`,
          found: paid,
        },
      ]
    })
}

function part(statement: LedgerExport["statements"][number] | undefined) {
  return statement === undefined ? undefined : { totals: statement.totals, net: statement.net }
}

function statementsOf({ accounts, journals, region, from, to }: LedgerExport): ReadonlyMap<string, Statement> {
  const counterparts = new Map(
    accounts
      .filter(({ kind }) => kind === "clearing")
      .map(({ jurisdiction, id, counterpart }) => [`${jurisdiction} ${id}`, counterpart ?? ""]),
  )
  const sums = new Map<string, Map<string, bigint>>()
  for (const { jurisdiction, at, postings } of journals) {
    const month = monthOfMoment(at, region.timeZone)
    if (!isWhole(month, from, to)) continue
    for (const { account, part: paid, amount } of postings) {
      // A payment settles what a statement says; it is no part of it.
      if (paid === "payment") continue
      const counterpart = counterparts.get(`${jurisdiction} ${account}`)
      if (counterpart === undefined) continue
      const totals = sums.get(`${month} ${jurisdiction}`) ?? new Map<string, bigint>()
      // What a member came to hold for the other is what it owes.
      totals.set(counterpart, (totals.get(counterpart) ?? 0n) - BigInt(amount))
      sums.set(`${month} ${jurisdiction}`, totals)
    }
  }
  return new Map(
    [...sums].map(([key, found]) => {
      const totals = [...found]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([counterpart, amount]) => ({ counterpart, amount }))
      return [key, { totals, net: totals.reduce((sum, { amount }) => sum + amount, 0n) }]
    }),
  )
}

function monthOfMoment(at: Instant, zone: string): string {
  return localTime(at, zone).day.slice(0, 7)
}

/** Whether all days of a month lie in a period; an open end reaches as far as there are entries. */
function isWhole(month: string, from: string | null, to: string | null): boolean {
  const first = day(`${month}-01`)
  const next = addDays(first, 31).slice(0, 7)
  return (from === null || from <= first) && (to === null || addDays(day(to), 1) >= `${next}-01`)
}

import { add, type Currency, compare, type Day, type Rational, Refusal, rational } from "../../base/index.ts"
import { dayOf, minorUnitsOf } from "../apportionment/case.ts"
import { exactNumber, requireNames } from "../exact-input.ts"
import { WrittenCase as Written, type WrittenCase } from "./case-shape.ts"
import { requireSound } from "./require-sound.ts"
import type { Vocabulary } from "./rule-shapes.ts"

export type Shares = ReadonlyMap<string, Rational>
type WrittenClause = NonNullable<WrittenCase["contract"]>["clauses"][number]
/** A clause of a contract, with its shares read and its amount in minor units. */
export type ContractClause =
  | { readonly id: string; readonly about: "owners"; readonly owners: Shares }
  | Extract<WrittenClause, { readonly about: "act" | "use-right" | "law" }>
  | { readonly id: string; readonly about: "income"; readonly shares: Shares }
  | { readonly id: string; readonly about: "reward"; readonly unit: string; readonly share: Rational }
  | {
      readonly id: string
      readonly about: "team"
      readonly unit: string
      readonly shares: Shares
      readonly agreedBy: readonly string[]
    }
  | { readonly id: string; readonly about: "award"; readonly amount: Rational }

export type Party = WrittenCase["parties"][number]

/** A case that was read: who is in it, what was agreed, what is asked. */
export interface OwnershipCase {
  readonly kind: string
  readonly day: Day
  readonly facts: Readonly<Record<string, string | boolean>>
  readonly programmes: readonly string[]
  /** In the order given; ids differ. */
  readonly parties: readonly Party[]
  readonly contract: { readonly reference: string; readonly clauses: readonly ContractClause[] } | null
  readonly ask: (Omit<NonNullable<WrittenCase["ask"]>, "day"> & { readonly day: Day }) | null
  readonly income: {
    readonly mode: string
    readonly day: Day
    readonly currency: Currency
    readonly gross: bigint
    readonly costs: readonly { readonly what: string; readonly amount: bigint }[]
    readonly net: bigint
    readonly receivedBy: string | null
    readonly year: number | null
  } | null
  readonly grant: { readonly patent: string; readonly day: Day; readonly unit: string } | null
  readonly team: {
    readonly unit: string
    readonly roles: ReadonlyMap<string, ReadonlyMap<string, Rational>>
    readonly weights: Shares
    readonly agreedBy: readonly string[]
  } | null
}

/**
 * Reads a case as it stands in a file or a request, against the vocabulary.
 * @throws Refusal "settlement.wrong-shape", "settlement.not-a-day", "settlement.unknown-currency", "settlement.case-word" for
 * a word that the vocabulary lacks, "settlement.case-party" for a party that is not in the case, "settlement.party-in-case-twice",
 * "settlement.role-of-other-kind", "settlement.shares-not-whole", "settlement.no-net-income", and those
 * of `exactNumber` and `requireSound`
 * @example readOwnershipCase({ kind: "joint-invention", day: "2024-03-01", parties: […] }, vocabulary, currencies).day // "2024-03-01"
 */
export function readOwnershipCase(
  raw: unknown,
  vocabulary: Vocabulary,
  currencies: ReadonlyMap<string, Currency>,
): OwnershipCase {
  requireNames(raw)
  const read = Written.safeParse(raw)
  if (read.data === undefined) throw new Refusal("settlement.wrong-shape", { cause: causeOf(read.error.issues) })
  const written = read.data
  requireWords(written, vocabulary)
  requireParties(written)
  const day = dayOf(written.day, "day")
  const { ask, grant, team } = written
  const given: OwnershipCase = {
    kind: written.kind,
    day,
    facts: factsOf(written.facts, vocabulary),
    programmes: written.programmes,
    parties: written.parties,
    contract:
      written.contract === undefined
        ? null
        : { reference: written.contract.reference, clauses: written.contract.clauses.map(clauseOf) },
    ask: ask === undefined ? null : { ...ask, day: ask.day === undefined ? day : dayOf(ask.day, "ask.day") },
    income: incomeOf(written, day, currencies),
    grant: grant === undefined ? null : { ...grant, day: dayOf(grant.day, "grant.day") },
    team:
      team === undefined
        ? null
        : {
            ...team,
            weights: sharesOf(team.weights, "team.weights"),
            roles: new Map(Object.entries(team.roles).map(([maker, had]) => [maker, sharesOf(had, `team.${maker}`)])),
          },
  }
  requireSound(given)
  return given
}

function causeOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join(".")}: ${message}`))
    .join("; ")
}

function requireWords(written: WrittenCase, vocabulary: Vocabulary): void {
  const require = (what: string, word: string, known: Readonly<Record<string, unknown>>): void => {
    if (!Object.hasOwn(known, word))
      throw new Refusal("settlement.case-word", { what, word, known: Object.keys(known).join(", ") })
  }
  require("kind", written.kind, vocabulary.kinds)
  const kind = vocabulary.kinds[written.kind]
  for (const [fact, value] of Object.entries(written.facts)) {
    require("facts", fact, vocabulary.facts)
    const choices = vocabulary.facts[fact]?.choices ?? { true: true, false: false }
    require(`facts.${fact}`, `${value}`, choices)
  }
  for (const fact of kind?.facts ?? [])
    if (written.facts[fact] === undefined) throw new Refusal("settlement.case-fact", { fact, kind: written.kind })
  for (const { id, role, kind: partyKind } of written.parties) {
    require(`${id}.role`, role, vocabulary.roles)
    require(`${id}.kind`, partyKind, vocabulary.partyKinds)
    const open = [...(kind?.roles ?? []), ...vocabulary.anyKind]
    if (!open.includes(role))
      throw new Refusal("settlement.role-of-other-kind", {
        party: id,
        role,
        kind: written.kind,
        known: open.join(", "),
      })
  }
  for (const clause of written.contract?.clauses ?? [])
    if (clause.about === "act") for (const act of clause.acts) require(`contract.${clause.id}`, act, vocabulary.acts)
  if (written.ask?.act !== undefined) require("ask.act", written.ask.act, vocabulary.acts)
  if (written.income !== undefined) require("income.mode", written.income.mode, vocabulary.modes)
  if (written.grant !== undefined) require("grant.patent", written.grant.patent, vocabulary.patents)
}

/** A fact without choices is yes or no, also when it is written as a text. */
function factsOf(facts: WrittenCase["facts"], vocabulary: Vocabulary): OwnershipCase["facts"] {
  return Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [
      fact,
      vocabulary.facts[fact]?.choices === undefined ? `${value}` === "true" : `${value}`,
    ]),
  )
}

function requireParties({ parties, contract, ask, income, grant, team }: WrittenCase): void {
  const ids = new Set<string>()
  for (const { id } of parties) {
    if (ids.has(id)) throw new Refusal("settlement.party-in-case-twice", { party: id })
    ids.add(id)
  }
  const named: readonly (readonly [string, readonly string[]])[] = [
    ...parties.map(({ id, unit }) => [`${id}.unit`, unit === undefined ? [] : [unit]] as const),
    ...(contract?.clauses ?? []).map((clause) => [`contract.${clause.id}`, namedIn(clause)] as const),
    ["ask", ask === undefined ? [] : [ask.by, ...ask.consents, ...ask.objects, ...ask.gaveUp]],
    ["income.receivedBy", income?.receivedBy === undefined ? [] : [income.receivedBy]],
    ["grant.unit", grant === undefined ? [] : [grant.unit]],
    ["team", team === undefined ? [] : [team.unit, ...Object.keys(team.roles), ...team.agreedBy]],
  ]
  for (const [where, names] of named)
    for (const party of names)
      if (!ids.has(party)) throw new Refusal("settlement.case-party", { party, where, known: [...ids].join(", ") })
}

function namedIn(clause: WrittenClause): readonly string[] {
  switch (clause.about) {
    case "owners":
      return Object.keys(clause.owners)
    case "income":
      return Object.keys(clause.shares)
    case "team":
      return [clause.unit, ...Object.keys(clause.shares), ...clause.agreedBy]
    case "reward":
      return [clause.unit]
    case "use-right":
      return [clause.party]
    case "act":
      return clause.by === undefined ? [] : [clause.by]
    default:
      return []
  }
}

function clauseOf(clause: WrittenClause): ContractClause {
  switch (clause.about) {
    case "owners":
      return { ...clause, owners: wholeShares(clause.owners, clause.id) }
    case "income":
    case "team":
      return { ...clause, shares: wholeShares(clause.shares, clause.id) }
    case "reward": {
      const share = notNegative(clause.share, clause.id)
      if (compare(share, rational(1n)) > 0) throw new Refusal("settlement.share-above-whole", { clause: clause.id })
      return { ...clause, share }
    }
    case "award":
      return { ...clause, amount: notNegative(clause.amount, clause.id) }
    default:
      return clause
  }
}

function sharesOf(given: Readonly<Record<string, string | number>>, where: string): Shares {
  return new Map(Object.entries(given).map(([name, share]) => [name, notNegative(share, where)]))
}

function wholeShares(given: Readonly<Record<string, string | number>>, clause: string): Shares {
  const shares = sharesOf(given, clause)
  const sum = [...shares.values()].reduce(add, rational(0n))
  if (compare(sum, rational(1n)) !== 0)
    throw new Refusal("settlement.shares-not-whole", { clause, sum: `${sum.numerator}/${sum.denominator}` })
  return shares
}

function notNegative(given: string | number, unit: string): Rational {
  const value = exactNumber(given)
  if (compare(value, rational(0n)) < 0)
    throw new Refusal("settlement.negative-value", { unit, what: "share", value: `${given}` })
  return value
}

function incomeOf(
  { income }: WrittenCase,
  made: Day,
  currencies: ReadonlyMap<string, Currency>,
): OwnershipCase["income"] {
  if (income === undefined) return null
  const currency = currencies.get(income.currency)
  if (currency === undefined)
    throw new Refusal("settlement.unknown-currency", {
      currency: income.currency,
      known: [...currencies.keys()].join(", "),
    })
  const amountOf = (given: string | number): bigint => minorUnitsOf(exactNumber(given), currency, `${given}`)
  const costs = income.costs.map(({ what, amount }) => ({ what, amount: amountOf(amount) }))
  const gross = amountOf(income.gross)
  if (costs.some(({ amount }) => amount < 0n)) throw new Refusal("settlement.no-net-income", { net: "–" })
  const net = costs.reduce((rest, { amount }) => rest - amount, gross)
  if (net <= 0n) throw new Refusal("settlement.no-net-income", { net: `${net}` })
  if (income.mode === "own-use" && income.year === undefined) throw new Refusal("settlement.no-year-of-use")
  return {
    mode: income.mode,
    day: income.day === undefined ? made : dayOf(income.day, "income.day"),
    currency,
    gross,
    costs,
    net,
    receivedBy: income.receivedBy ?? null,
    year: income.year ?? null,
  }
}

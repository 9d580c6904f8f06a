import * as z from "zod"
import type { Reply } from "../api.ts"

export type Rules = Reply<"listOwnershipRules">
export type Answer = Reply<"askOwnership">

const Written = z.union([z.string(), z.number()])
const shares = z.record(z.string(), Written)
const names = z.array(z.string())

/** What a clause of a contract may be about. */
export const matters = ["owners", "act", "income", "reward", "team", "award", "use-right", "law"] as const
export type Matter = (typeof matters)[number]

const Clause = z.object({
  id: z.string(),
  about: z.enum(matters),
  owners: shares.optional(),
  shares: shares.optional(),
  acts: names.optional(),
  by: z.string().optional(),
  answer: z.enum(["alone", "all", "never"]).optional(),
  noticeDays: Written.optional(),
  compensation: z.boolean().optional(),
  unit: z.string().optional(),
  share: Written.optional(),
  agreedBy: names.optional(),
  amount: Written.optional(),
  party: z.string().optional(),
  years: Written.optional(),
  jurisdiction: z.string().optional(),
})
export type Clause = z.infer<typeof Clause>

const Party = z.object({
  id: z.string(),
  name: z.string().optional(),
  kind: z.string(),
  jurisdiction: z.string(),
  role: z.string(),
  unit: z.string().optional(),
  group: z.string().optional(),
})
export type Party = z.infer<typeof Party>

const Ask = z.object({
  act: z.string().optional(),
  by: z.string(),
  day: z.string().optional(),
  abroad: z.boolean().optional(),
  consents: names.default([]),
  objects: names.default([]),
  gaveUp: names.default([]),
})
export type Ask = z.infer<typeof Ask>

const Income = z.object({
  mode: z.string(),
  day: z.string().optional(),
  gross: Written,
  costs: z.array(z.object({ what: z.string(), amount: Written })).optional(),
  currency: z.string(),
  receivedBy: z.string().optional(),
  year: Written.optional(),
})
export type Income = z.infer<typeof Income>

const Team = z.object({
  unit: z.string(),
  roles: z.record(z.string(), z.record(z.string(), Written)),
  weights: z.record(z.string(), Written),
  agreedBy: names.default([]),
})
export type Team = z.infer<typeof Team>

/** What the page works on, while it is being written: amounts and shares may still be empty. */
export const CaseState = z.object({
  kind: z.string(),
  day: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  programmes: names.default([]),
  parties: z.array(Party).min(1),
  contract: z.object({ reference: z.string(), clauses: z.array(Clause) }).optional(),
  ask: Ask.optional(),
  income: Income.optional(),
  grant: z.object({ patent: z.string(), day: z.string(), unit: z.string() }).optional(),
  team: Team.optional(),
})
export type CaseState = z.infer<typeof CaseState>

/** The case without fields that were left empty: what is asked of the server, and the file that is kept. */
export function asked(state: CaseState): CaseState {
  const { contract, income, ...rest } = state
  const clauses = contract?.clauses.map((clause) => {
    const { noticeDays, years, ...words } = filled(clause)
    return { ...words, ...whole("noticeDays", noticeDays), ...whole("years", years) }
  })
  const { year, ...money } = income ?? {}
  return filled({
    ...rest,
    parties: state.parties.map(filled),
    ...(state.ask === undefined ? {} : { ask: filled(state.ask) }),
    ...(contract === undefined || clauses === undefined || clauses.length === 0
      ? {}
      : { contract: { reference: contract.reference, clauses } }),
    ...(income === undefined ? {} : { income: { ...filled(money), ...whole("year", year) } as Income }),
    ...(state.team === undefined ? {} : { team: { ...state.team, weights: filled(state.team.weights) } }),
  })
}

function filled<Value extends object>(values: Value): Value {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== undefined)) as Value
}

function whole<Name extends string>(name: Name, given: string | number | undefined) {
  const none: { readonly [Key in Name]?: number } = {}
  if (given === undefined || given === "") return none
  return { ...none, [name]: Number(given) }
}

/** A case of another kind: roles and facts that the kind does not have give way to its own. */
export function ofKind(state: CaseState, kind: Rules["kinds"][number], rules: Rules): CaseState {
  const open = [...kind.roles, ...rules.anyKind]
  let next = 0
  return {
    ...state,
    kind: kind.id,
    facts: Object.fromEntries(
      kind.facts.map((fact) => [
        fact,
        state.facts[fact] ?? rules.facts.find(({ id }) => id === fact)?.choices[0]?.id ?? false,
      ]),
    ),
    parties: state.parties.map((party) => {
      if (open.includes(party.role)) return party
      const role = kind.roles[Math.min(next, kind.roles.length - 1)] ?? party.role
      next += 1
      return { ...party, role }
    }),
  }
}

/** The case with one party under another name, everywhere it is named. */
export function renamed(state: CaseState, from: string, to: string): CaseState {
  const name = (one: string) => (one === from ? to : one)
  const keys = <Value>(record: Readonly<Record<string, Value>> | undefined) =>
    record === undefined
      ? undefined
      : Object.fromEntries(Object.entries(record).map(([one, value]) => [name(one), value]))
  const party = (one: Party): Party => ({
    ...one,
    id: name(one.id),
    ...(one.unit === undefined ? {} : { unit: name(one.unit) }),
  })
  const clause = (one: Clause): Clause => ({
    ...one,
    owners: keys(one.owners),
    shares: keys(one.shares),
    agreedBy: one.agreedBy?.map(name),
    by: one.by === undefined ? undefined : name(one.by),
    unit: one.unit === undefined ? undefined : name(one.unit),
    party: one.party === undefined ? undefined : name(one.party),
  })
  return {
    ...state,
    parties: state.parties.map(party),
    contract:
      state.contract === undefined ? undefined : { ...state.contract, clauses: state.contract.clauses.map(clause) },
    ask:
      state.ask === undefined
        ? undefined
        : {
            ...state.ask,
            by: name(state.ask.by),
            consents: state.ask.consents.map(name),
            objects: state.ask.objects.map(name),
            gaveUp: state.ask.gaveUp.map(name),
          },
    income:
      state.income?.receivedBy === undefined
        ? state.income
        : { ...state.income, receivedBy: name(state.income.receivedBy) },
    grant: state.grant === undefined ? undefined : { ...state.grant, unit: name(state.grant.unit) },
    team:
      state.team === undefined
        ? undefined
        : {
            ...state.team,
            unit: name(state.team.unit),
            roles: keys(state.team.roles) ?? {},
            agreedBy: state.team.agreedBy.map(name),
          },
  }
}

/** A new clause about a matter, with what it needs. */
export function newClause(about: Matter, { parties, contract }: CaseState): Clause {
  const id = `${(contract?.clauses.length ?? 0) + 1}`
  const units = parties.filter(({ kind }) => kind !== "person")
  const [first] = units.length > 0 ? units : parties
  const unit = first?.id ?? ""
  const each = (ids: readonly string[]) => Object.fromEntries(ids.map((party) => [party, `1/${ids.length}`]))
  const makers = parties.filter((party) => party.unit === unit).map((party) => party.id)
  switch (about) {
    case "owners":
      return { id, about, owners: each(units.map((party) => party.id)) }
    case "income":
      return { id, about, shares: each(units.map((party) => party.id)) }
    case "act":
      return { id, about, acts: ["license-ordinary"], answer: "all" }
    case "reward":
      return { id, about, unit, share: "1/2" }
    case "team":
      return { id, about, unit, shares: each(makers), agreedBy: makers }
    case "award":
      return { id, about, amount: "4000" }
    case "use-right":
      return { id, about, party: parties.at(-1)?.id ?? "", years: 10 }
    case "law":
      return { id, about, jurisdiction: first?.jurisdiction.split("-")[0] ?? "" }
  }
}

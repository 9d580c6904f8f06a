import { day } from "../../base/index.ts"
import type { Act, DecisionRequest, Entry, Principal, Resource } from "../../rulebook/index.ts"
import { chanceFrom } from "../../store/sample-random.ts"
import { entryOf } from "../rulebook/samples.ts"

export const benchDay = day("2026-11-24")

/** A rule as every engine can say it: one attribute of who asks and one of what is asked about have these texts. */
export interface PlainRule {
  readonly id: string
  readonly act: Act
  readonly effect: "permit" | "forbid"
  readonly principal: { readonly attribute: keyof Principal; readonly text: string }
  readonly resource: { readonly attribute: keyof Resource; readonly text: string }
}

/** Rules, and requests by people about facilities of a region of so many of both. */
export interface RuleWorld {
  readonly acts: readonly Act[]
  readonly rules: readonly PlainRule[]
  readonly requests: readonly DecisionRequest[]
}

const acts = [
  "facilities.book",
  "facilities.quote",
  "facilities.move",
  "facilities.cancel",
  "facilities.hand-over",
  "facilities.accept",
  "facilities.decline",
  "facilities.check-in",
  "facilities.check-out",
  "facilities.close",
  "facilities.import-use",
  "facilities.read-booking",
  "settlement.read-bill",
  "settlement.read-ledger",
  "settlement.read-statement",
  "settlement.read-vouchers",
  "settlement.issue-voucher",
  "settlement.fund-purse",
  "region.edit-organisation",
  "region.register-organisation",
] as const satisfies readonly Act[]
const kinds = ["firm", "institute", "university", "government", "office"]
const roles = ["engineer", "facility-manager", "voucher-officer", "finance-officer", "organisation-admin", "registrar"]
const states = ["operating", "partly-operating", "commissioning", "retired"]
const members = ["A", "B", "C", "D"]

/**
 * A made-up rule book. Of the rules a third each name an organisation or its group, a role, or a kind or member of
 * organisation, and ask the facility for its owner, its member or its state: as agreements, offices and common rules do.
 * @param people together with the facilities all entities
 */
export function ruleWorld(size: {
  readonly rules: number
  readonly people: number
  readonly facilities: number
  readonly requests: number
}): RuleWorld {
  const chance = chanceFrom(20261124)
  const organisations = Array.from({ length: size.people / 10 }, (_, at) => ({
    id: `org-${at}`,
    group: `group-${Math.floor(at / 4)}`,
    kind: chance.pick(kinds),
    jurisdiction: chance.pick(members),
  }))
  const people = Array.from({ length: size.people }, (_, at): Principal => {
    const { id, ...organisation } = chance.pick(organisations)
    return {
      id: `p-${at}`,
      ...organisation,
      organisation: id,
      roles: [chance.pick(roles)],
      scopes: [],
      status: "active",
    }
  })
  const facilities = Array.from({ length: size.facilities }, (_, at): Resource => {
    const { id, jurisdiction } = chance.pick(organisations)
    const [organisation, person] = ["", ""]
    return {
      kind: "facility",
      id: `f-${at}`,
      jurisdiction,
      owner: id,
      organisation,
      person,
      status: chance.pick(states),
    }
  })
  const rules = Array.from({ length: size.rules }, (_, at): PlainRule => {
    const one = chance.pick(organisations)
    const principal = [
      chance.pick([
        { attribute: "organisation", text: one.id },
        { attribute: "group", text: one.group },
      ] as const),
      { attribute: "roles", text: chance.pick(roles) } as const,
      chance.pick([
        { attribute: "kind", text: chance.pick(kinds) },
        { attribute: "jurisdiction", text: chance.pick(members) },
      ] as const),
    ][at % 3]
    const resource = chance.pick([
      { attribute: "owner", text: chance.pick(organisations).id },
      { attribute: "jurisdiction", text: chance.pick(members) },
      { attribute: "status", text: chance.pick(states) },
    ] as const)
    const effect = at % 4 === 0 ? "forbid" : "permit"
    const id = `NL-${1000 + at}`
    if (principal === undefined) throw new Error("unreachable")
    return { id, act: acts[at % acts.length] ?? acts[0], effect, principal, resource }
  })
  const requests = Array.from({ length: size.requests }, (): DecisionRequest => {
    const [principal, resource] = [chance.pick(people), chance.pick(facilities)]
    return { act: chance.pick(acts), principal, resource, context: { channel: "session" } }
  })
  return { acts, rules, requests }
}

/** A rule as an entry of the negative list. */
export function asEntry({ id, act, effect, principal, resource }: PlainRule): Entry {
  const of = (owner: string, attr: string) => ({ ".": { left: { Var: owner }, attr } })
  const one = of("principal", principal.attribute)
  const who =
    principal.attribute === "roles"
      ? { contains: { left: one, right: { Value: principal.text } } }
      : { "==": { left: one, right: { Value: principal.text } } }
  const what = { "==": { left: of("resource", resource.attribute), right: { Value: resource.text } } }
  const action = { op: "==", entity: { type: "Action", id: act } }
  return entryOf(id, effect, [{ "&&": { left: who, right: what } }], { action })
}

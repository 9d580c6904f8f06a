import { type Rational, rational, type Text } from "../../base/index.ts"
import { type Clause, clauseOf, contractClause, type Held } from "./clause.ts"
import type { Conflict } from "./finding.ts"
import type { ContractClause, OwnershipCase } from "./read-ownership-case.ts"

export type How = "sole" | "joint" | "each" | "each-own"

/** Who owns a result, and by what. */
export interface Owners {
  /** open: layers differ and nothing on record says which goes first; none: nothing on record speaks. */
  readonly state: "decided" | "open" | "none"
  readonly how: How | null
  /** The share of each where it is told. */
  readonly owners: readonly { readonly party: string; readonly share: Rational | null; readonly clause: Clause }[]
  /** Clauses that say the same as the deciding one. */
  readonly also: readonly Clause[]
  /** Defaults that the contract set aside. */
  readonly overridden: readonly { readonly clause: Clause; readonly owners: readonly string[] }[]
  readonly rights: readonly { readonly party: string; readonly text: Text; readonly clause: Clause }[]
  readonly duties: readonly { readonly party: string; readonly text: Text; readonly clause: Clause }[]
  readonly conflicts: readonly Conflict[]
}

interface Told {
  readonly held: Held
  readonly clause: Clause
  readonly how: How
  readonly parties: readonly string[]
  readonly agree: boolean
}

/**
 * Who owns: what the contract says where an article lets it; else the default of the first layer that speaks.
 * @param held provisions that apply on the day on which the result was made
 */
export function ownersOf(given: OwnershipCase, held: readonly Held[]): Owners {
  const told = held.flatMap((one) => toldBy(one, given))
  const side = sideOf(given, held)
  const agreed = given.contract?.clauses.find((clause) => clause.about === "owners")
  if (given.contract === null || agreed?.about !== "owners") return { ...byDefault(told), ...side }
  return { ...byContract(given.contract.reference, agreed, told, held), ...side }
}

function toldBy(held: Held, { parties }: OwnershipCase): readonly Told[] {
  const { owners } = held.provision
  if (owners === undefined) return []
  const ids = parties.filter(({ role }) => owners.roles.includes(role)).map(({ id }) => id)
  if (ids.length === 0) return []
  const how =
    owners.how === "sole" && ids.length > 1 ? "joint" : owners.how === "joint" && ids.length === 1 ? "sole" : owners.how
  return [{ held, clause: clauseOf(held), how, parties: ids, agree: owners.agree }]
}

function sideOf({ parties }: OwnershipCase, held: readonly Held[]): Pick<Owners, "rights" | "duties"> {
  const each = (of: "rights" | "duties") =>
    held.flatMap((one) =>
      one.provision[of].flatMap(({ role, text }) =>
        parties.filter((party) => party.role === role).map(({ id }) => ({ party: id, text, clause: clauseOf(one) })),
      ),
    )
  return { rights: each("rights"), duties: each("duties") }
}

type Decided = Omit<Owners, "rights" | "duties">

const sameOwners = (a: Told, b: Told): boolean => a.how === b.how && a.parties.join(" ") === b.parties.join(" ")

function byDefault(told: readonly Told[]): Decided {
  const [first, ...rest] = told
  const empty = { how: null, owners: [], also: [], overridden: [], conflicts: [] }
  if (first === undefined) return { ...empty, state: "none" }
  const others = rest.filter((one) => !sameOwners(one, first))
  const decided = {
    how: first.how,
    owners: first.parties.map((party) => ({ party, share: shareOf(first), clause: first.clause })),
    also: rest.filter((one) => sameOwners(one, first)).map(({ clause }) => clause),
    overridden: [],
  }
  if (others.length === 0) return { ...decided, state: "decided", conflicts: [] }
  return {
    ...decided,
    state: "open",
    conflicts: [
      {
        about: "owners",
        of: null,
        sides: [first, ...others].map((one) => ({ clause: one.clause, says: saysOwners(one.parties, one.how) })),
        outcome: {
          zh: "在案规定没有说明哪一层优先：请在合同中明确约定归属。以下按先列的一层回答。",
          en: "Nothing on record says which layer goes first: agree on ownership explicitly. What follows takes the first one.",
        },
        needsChoice: true,
      },
    ],
  }
}

function shareOf({ parties, how }: Told): Rational | null {
  return how === "sole" && parties.length === 1 ? rational(1n) : null
}

function byContract(
  reference: string,
  agreed: Extract<ContractClause, { readonly about: "owners" }>,
  told: readonly Told[],
  held: readonly Held[],
): Decided {
  const having = [...agreed.owners].filter(([, share]) => share.numerator > 0n)
  const parties = having.map(([party]) => party)
  const how: How = parties.length > 1 ? "joint" : "sole"
  const clause = contractClause(reference, agreed.id, saysOwners(parties, how))
  const opening = held.find(({ provision }) => provision.opens !== undefined)
  const [fixed] = opening === undefined ? told.filter(({ agree }) => !agree) : []
  const differs = fixed !== undefined && fixed.parties.join(" ") !== parties.join(" ")
  if (fixed !== undefined && differs) {
    const decided = byDefault([fixed, ...told.filter((one) => one !== fixed && sameOwners(one, fixed))])
    return { ...decided, conflicts: [notOpen(clause, fixed, saysOwners(parties, how))] }
  }
  return {
    state: "decided",
    how,
    owners: having.map(([party, share]) => ({ party, share, clause })),
    also: opening === undefined ? [] : [clauseOf(opening)],
    overridden: told
      .filter((one) => one.parties.join(" ") !== parties.join(" "))
      .map((one) => ({ clause: one.clause, owners: one.parties })),
    conflicts: [],
  }
}

function notOpen(clause: Clause, fixed: Told, says: Text): Conflict {
  return {
    about: "owners",
    of: null,
    sides: [
      { clause, says },
      { clause: fixed.clause, says: saysOwners(fixed.parties, fixed.how) },
    ],
    outcome: {
      zh: "该条没有给约定留出余地，合同条款不改变归属；所有人可以事后依法转让。",
      en: "The article leaves no room for agreement, so the clause does not change who owns; the owner may transfer it afterwards as the law allows.",
    },
    needsChoice: false,
  }
}

const hows: Readonly<Record<How, Text>> = {
  sole: { zh: "单独所有", en: "owns alone" },
  joint: { zh: "共有", en: "own jointly" },
  each: { zh: "各自有权使用和转让", en: "may each use and transfer it" },
  "each-own": { zh: "各自所有自己完成的部分", en: "each own what they made" },
}

/** Owners in words. @example saysOwners(["a", "b"], "joint").en // "a, b own jointly" */
export function saysOwners(parties: readonly string[], how: How): Text {
  return { zh: `${parties.join("、")}${hows[how].zh}`, en: `${parties.join(", ")} ${hows[how].en}` }
}

import { type Day, Refusal } from "../../base/index.ts"
import type { ContractClause, OwnershipCase } from "./read-ownership-case.ts"

/**
 * Refuses a case that says two things at once, of which an answer would have to pass over one.
 * @throws Refusal "settlement.clause-twice" for two clauses on one matter, "settlement.not-a-maker" for a split that names
 * who is no maker of the unit, "settlement.said-both" for a party that agrees and objects, "settlement.before-made" for an
 * act, income or grant before the result was made
 */
export function requireSound(given: OwnershipCase): void {
  requireOneEach(given.contract?.clauses ?? [])
  requireMakers(given)
  const both = given.ask?.objects.find((party) => given.ask?.consents.includes(party))
  if (both !== undefined) throw new Refusal("settlement.said-both", { party: both })
  const dated: readonly (readonly [string, Day | undefined])[] = [
    ["ask", given.ask?.day],
    ["income", given.income?.day],
    ["grant", given.grant?.day],
  ]
  for (const [where, on] of dated)
    if (on !== undefined && on < given.day)
      throw new Refusal("settlement.before-made", { where, day: on, made: given.day })
}

/** What clauses speak of: each matter once, acts one by one. */
function mattersOf(clause: ContractClause): readonly string[] {
  switch (clause.about) {
    case "act":
      return clause.acts.map((act) => `act ${act} ${clause.by ?? ""}`)
    case "reward":
    case "team":
      return [`${clause.about} ${clause.unit}`]
    case "use-right":
      return [`use-right ${clause.party}`]
    default:
      return [clause.about]
  }
}

function requireOneEach(clauses: readonly ContractClause[]): void {
  const first = new Map<string, string>()
  for (const clause of clauses)
    for (const matter of mattersOf(clause)) {
      const earlier = first.get(matter)
      if (earlier !== undefined)
        throw new Refusal("settlement.clause-twice", { clause: clause.id, earlier, matter: matter.trim() })
      first.set(matter, clause.id)
    }
}

function requireMakers({ parties, contract, team }: OwnershipCase): void {
  const splits = [
    ...(contract?.clauses ?? []).flatMap((one) =>
      one.about === "team" ? [{ where: one.id, unit: one.unit, named: [...one.shares.keys()] }] : [],
    ),
    ...(team === null ? [] : [{ where: "team", unit: team.unit, named: [...team.roles.keys()] }]),
  ]
  for (const { where, unit, named } of splits) {
    const makers = parties.filter((one) => one.role === "maker" && one.unit === unit).map(({ id }) => id)
    const stranger = named.find((party) => !makers.includes(party))
    if (stranger !== undefined) throw new Refusal("settlement.not-a-maker", { where, party: stranger, unit })
  }
}

import type { CountingRules, Delegation } from "./vote.ts"

/** Delegations a, b, c and so on: the first two in the bloc north, the others in south. */
export function delegationsOf(count: number): readonly Delegation[] {
  return [..."abcdefgh"].slice(0, count).map((member, index) => ({ member, bloc: index < 2 ? "north" : "south" }))
}

/** Two formulas, with rules beside them that lead nowhere. */
export function rulesOf(formulas: { readonly quorum: string; readonly majority: string } | undefined): CountingRules {
  const { quorum, majority } = formulas ?? { quorum: "", majority: "" }
  return { quorum, majority, unopened: "absent", tie: "rejected", noQuorum: "returned" }
}

import type { Rational } from "../../base/index.ts"
import {
  airportGame,
  type ByPlayer,
  bankruptcyGame,
  gloveGame,
  type Synergy,
  synergyGame,
  votingGame,
} from "./formulas.ts"
import type { Game } from "./game.ts"

/** A game told by what makes its worths instead of by a table. */
export type Formula =
  | { readonly kind: "airport"; readonly costs: ByPlayer }
  | { readonly kind: "bankruptcy"; readonly estate: Rational; readonly claims: ByPlayer }
  | { readonly kind: "voting"; readonly quota: Rational; readonly weights: ByPlayer }
  | { readonly kind: "gloves"; readonly left: readonly string[]; readonly right: readonly string[] }
  | { readonly kind: "synergies"; readonly players: readonly string[]; readonly synergies: readonly Synergy[] }

/**
 * The table of a formula.
 * @throws Refusal as `airportGame`, `bankruptcyGame`, `votingGame`, `gloveGame` and `synergyGame`
 * @example gameOfFormula({ kind: "gloves", left: ["l"], right: ["r"] }).worths // [0n, 0n, 0n, 1n]
 */
export function gameOfFormula(formula: Formula): Game {
  switch (formula.kind) {
    case "airport":
      return airportGame(formula.costs)
    case "bankruptcy":
      return bankruptcyGame(formula.estate, formula.claims)
    case "voting":
      return votingGame(formula.quota, formula.weights)
    case "gloves":
      return gloveGame(formula.left, formula.right)
    case "synergies":
      return synergyGame(formula.players, formula.synergies)
  }
}

/** The players of a formula, in order. */
export function playersOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case "airport":
      return [...formula.costs.keys()]
    case "bankruptcy":
      return [...formula.claims.keys()]
    case "voting":
      return [...formula.weights.keys()]
    case "gloves":
      return [...formula.left, ...formula.right]
    case "synergies":
      return formula.players
  }
}

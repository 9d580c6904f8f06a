import { Refusal } from "../../base/index.ts"
import { bankruptcyGame, mostPlayers, shapley } from "../shares/index.ts"
import { awardsBy, type ClaimsProblem } from "./claims.ts"

/**
 * Random arrival: claimants come in any order and are paid in full while the estate lasts; each receives the average over
 * all orders. It is the Shapley value of the bankruptcy game.
 * @throws Refusal "settlement.no-players", "settlement.below-zero", "settlement.estate-above-claims",
 * "settlement.too-many-claimants" when the orders are too many to be averaged exactly
 * @example randomArrival({ estate: rational(200n), claims }) // of 100, 200, 300: 100/3, 250/3, 250/3
 * Source: B. O'Neill, A problem of rights arbitration from the Talmud, 1982
 */
export function randomArrival(problem: ClaimsProblem) {
  const { size } = problem.claims
  if (size > mostPlayers)
    throw new Refusal("settlement.too-many-claimants", { claims: `${size}`, most: `${mostPlayers}` })
  return awardsBy((estate) => [...shapley(bankruptcyGame(estate, problem.claims)).values()], problem)
}

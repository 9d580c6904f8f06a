/** Dividing by contribution: cooperative games with exact worths, and the rules that divide them. */
export { banzhaf, banzhafNormalised, banzhafSums } from "./banzhaf.ts"
export { type Blocking, type CoreFinding, coreTest } from "./blocking.ts"
export {
  airportGame,
  type ByPlayer,
  bankruptcyGame,
  gloveGame,
  type Synergy,
  synergyGame,
  votingGame,
} from "./formulas.ts"
export { type Allocation, type Game, gameFrom, gameOf, membersOf, mostPlayers, worthOf } from "./game.ts"
export { type LeastCore, type Level, leastCore, type Nucleolus, nucleolus, prenucleolus } from "./nucleolus.ts"
export { checkNucleolus, type NucleolusFault } from "./nucleolus-check.ts"
export { owen } from "./owen.ts"
export { sharesRefusals } from "./refusals.ts"
export { shapley } from "./shapley.ts"
export { tau } from "./tau.ts"
export { weightedShapley } from "./weighted-shapley.ts"

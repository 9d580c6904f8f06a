/** Dividing by contribution: cooperative games with exact worths, and the rules that divide them. */
export { banzhaf, banzhafNormalised, banzhafSums } from "./banzhaf.ts"
export { type Blocking, type CoreFinding, coreTest } from "./blocking.ts"
export { closedShapley } from "./closed-forms.ts"
export {
  type CoreAnswer,
  coreOf,
  type DividedGame,
  divideGame,
  type Guarantee,
  type ShareRule,
  shareRules,
} from "./divide-game.ts"
export { type FloatShares, shapleyOfFloats } from "./float-shapley.ts"
export { type Formula, gameOfFormula, playersOf } from "./formula.ts"
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
export { exactAmounts, type GameInput, problemsOf, readGame } from "./game-input.ts"
export { type LeastCore, type Level, leastCore, type Nucleolus, nucleolus, prenucleolus } from "./nucleolus.ts"
export { checkNucleolus, type NucleolusFault } from "./nucleolus-check.ts"
export { owen } from "./owen.ts"
export { sharesRefusals } from "./refusals.ts"
export { mostOrders, type SampledShares, sampledShapley } from "./sampled-shapley.ts"
export { formulaOfUses, type SettledUse, splitUse, useOfBill } from "./settled-uses.ts"
export { shapley } from "./shapley.ts"
export { decimalsOf, fractionsOf, type LevelAnswer, type SharesAnswer, sharesAnswer } from "./shares-answer.ts"
export { tau } from "./tau.ts"
export { mostWalked, type WalkedGame, walkedGame } from "./walked-game.ts"
export { weightedShapley } from "./weighted-shapley.ts"

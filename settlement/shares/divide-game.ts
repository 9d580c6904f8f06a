import { Refusal } from "../../base/index.ts"
import { banzhaf, banzhafNormalised, banzhafSums } from "./banzhaf.ts"
import { type CoreFinding, coreTest } from "./blocking.ts"
import { closedShapley } from "./closed-forms.ts"
import { gameOfFormula } from "./formula.ts"
import { type Allocation, type Game, mostPlayers } from "./game.ts"
import type { GameInput } from "./game-input.ts"
import { type Level, leastCore, type Nucleolus, nucleolus, prenucleolus } from "./nucleolus.ts"
import { owen } from "./owen.ts"
import { type SampledShares, sampledShapley } from "./sampled-shapley.ts"
import { shapley } from "./shapley.ts"
import { tau } from "./tau.ts"
import { walkedGame } from "./walked-game.ts"
import { weightedShapley } from "./weighted-shapley.ts"

/** The rules that divide a game. */
export const shareRules = [
  "shapley",
  "weighted-shapley",
  "owen",
  "banzhaf",
  "banzhaf-normalised",
  "nucleolus",
  "prenucleolus",
  "tau",
] as const
export type ShareRule = (typeof shareRules)[number]

/**
 * What a result is worth. `exact`: fractions without any rounding. `certified`: exact, and a certificate lets anyone
 * check it without working it out again. `sampled`: averages of drawn orders, with a bound that holds for all at once.
 */
export type Guarantee = "exact" | "certified" | "sampled"

/** The shares of a game by a rule, with what they are worth. */
export interface DividedGame {
  readonly rule: ShareRule
  readonly guarantee: Guarantee
  readonly shares: Allocation
  /** The certificate of a nucleolus or prenucleolus, for `checkNucleolus`. */
  readonly levels: readonly Level[] | null
  /** The Banzhaf value before it is divided by 2^(n−1): in a voting game the swings. */
  readonly raw: Allocation | null
  readonly sample: Omit<SampledShares, "shares"> | null
}

/**
 * Divides a game by a rule. Beyond the size of a table the Shapley value is worked out from the formula where it has a
 * closed form, else sampled when orders are given.
 * @throws Refusal "settlement.too-many-players", "settlement.missing-part" (unions, weights), and those of each rule
 * @example divideGame(readGame({ players: ["a", "b"], worths: [0, 1, 2, 4] }), "shapley").shares // 3/2, 5/2
 */
export function divideGame(input: GameInput, rule: ShareRule, sampling: Sampling | null = null): DividedGame {
  const isLarge = "formula" in input.source && input.players.length > mostPlayers
  if (isLarge && rule === "shapley") return largeShapley(input, sampling)
  return { ...nothingMore, ...byRule(input, rule) }
}

/** Orders to draw, and the seed that draws them. */
export interface Sampling {
  readonly orders: number
  readonly seed: number
}

const nothingMore = { guarantee: "exact", levels: null, raw: null, sample: null } as const

function largeShapley({ players, source }: GameInput, sampling: Sampling | null): DividedGame {
  const formula = "formula" in source ? source.formula : null
  const closed = formula === null ? null : closedShapley(formula)
  if (closed !== null) return { ...nothingMore, rule: "shapley", shares: closed }
  if (formula === null || sampling === null)
    throw new Refusal("settlement.too-many-players", { players: `${players.length}`, most: `${mostPlayers}` })
  const { shares, ...sample } = sampledShapley(walkedGame(formula), sampling)
  return { ...nothingMore, rule: "shapley", guarantee: "sampled", shares, sample }
}

type ByRule = Pick<DividedGame, "rule" | "shares"> & Partial<DividedGame>

function byRule(input: GameInput, rule: ShareRule): ByRule {
  const game = tableOf(input)
  switch (rule) {
    case "shapley":
      return { rule, shares: shapley(game) }
    case "weighted-shapley":
      return { rule, shares: weightedShapley(game, needed(input.weights, "weights", rule)) }
    case "owen":
      return { rule, shares: owen(game, needed(input.unions, "unions", rule)) }
    case "banzhaf":
      return { rule, shares: banzhaf(game), raw: banzhafSums(game) }
    case "banzhaf-normalised":
      return { rule, shares: banzhafNormalised(game) }
    case "nucleolus":
      return { rule, ...certified(nucleolus(game)) }
    case "prenucleolus":
      return { rule, ...certified(prenucleolus(game)) }
    case "tau":
      return { rule, shares: tau(game) }
  }
}

function certified({ shares, levels }: Nucleolus) {
  return { shares, levels, guarantee: "certified" } as const
}

/** The table of a game. @throws Refusal "settlement.too-many-players" */
export function tableOf({ source }: Pick<GameInput, "source">): Game {
  return "table" in source ? source.table : gameOfFormula(source.formula)
}

function needed<Part>(part: Part | null, name: string, rule: string): Part {
  if (part === null) throw new Refusal("settlement.missing-part", { part: name, rule })
  return part
}

/** Whether an allocation is in the core, and whether anything is. */
export interface CoreAnswer extends CoreFinding {
  readonly isEmpty: boolean
}

/**
 * Tests the allocation of a game for the core, and the core for being empty.
 * @throws Refusal "settlement.missing-part" without an allocation, "settlement.wrong-allocation"
 * @example coreOf(readGame({ players: ["a", "b"], worths: [0, 1, 2, 4], allocation: { a: 0, b: 4 } })).blocking?.members // ["a"]
 */
export function coreOf(input: GameInput): CoreAnswer {
  const game = tableOf(input)
  const finding = coreTest(game, needed(input.allocation, "allocation", "core"))
  // Something in the core shows that it is not empty; only else that has to be worked out.
  if (finding.inCore) return { ...finding, isEmpty: false }
  return { ...finding, isEmpty: leastCore(game).isCoreEmpty }
}

import { formatRational, Refusal } from "../base/index.ts"
import {
  checkNucleolus,
  coreTest,
  type DividedGame,
  divideGame,
  type Game,
  type GameInput,
  gameOfFormula,
  leastCore,
  readGame,
  type ShareRule,
  type SharesAnswer,
  shareRules,
  sharesAnswer,
  worthOf,
} from "../settlement/index.ts"
import { dividing } from "./contract/index.ts"
import { orRefused } from "./told-refusal.ts"
import { requireWorkable } from "./workable.ts"

interface AskedGame {
  readonly game: Readonly<Record<string, unknown>>
  readonly sampling?: { readonly orders: number; readonly seed: number } | undefined
}

/** A game divided by every rule: the reply, and the answers as the command line tool gives them. */
export interface DividedByRules {
  readonly reply: dividing.DividedGameShown
  readonly answers: readonly SharesAnswer[]
}

/**
 * A game divided by every rule; a rule that gives nothing says why.
 * @throws Refusal for a game that cannot be read, "settlement.too-many-players" beyond what is worked out while others wait
 */
export function dividedGame({ game: raw, sampling }: AskedGame): DividedByRules {
  const most = dividing.dividingLimits
  requireFew(listOf(raw.worths).length, 2 ** most.players, listOf(raw.players).length)
  requireWorkable(raw)
  const input = readGame(raw)
  requireFew(input.players.length, most.walked, input.players.length)
  const game = input.players.length > most.players ? null : tableOf(input)
  const rules = game === null ? (["shapley"] as const) : shareRules
  const core = game === null ? null : leastCore(game)
  const found = rules.map((rule) => ({ rule, ...orRefused(() => byRule(input, game, rule, sampling ?? null)) }))
  return {
    reply: {
      players: [...input.players],
      worth: game === null ? null : formatRational(worthOf(game, 2 ** input.players.length - 1)),
      worths: game?.worths.map((_, mask) => formatRational(worthOf(game, mask))) ?? null,
      rules: found.map(({ rule, value, refused }) => ({ rule, result: value?.result ?? null, refused })),
      core:
        core === null
          ? null
          : { isEmpty: core.isCoreEmpty, excess: core.excess === null ? null : formatRational(core.excess) },
    },
    answers: found.flatMap(({ value }) => value?.answer ?? []),
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function requireFew(count: number, most: number, players: number): void {
  if (count > most)
    throw new Refusal("settlement.too-many-players", {
      players: `${players}`,
      most: `${dividing.dividingLimits.players}`,
    })
}

function tableOf({ source }: GameInput): Game {
  return "table" in source ? source.table : gameOfFormula(source.formula)
}

type Result = NonNullable<dividing.DividedGameShown["rules"][number]["result"]>

function byRule(
  input: GameInput,
  game: Game | null,
  rule: ShareRule,
  sampling: Parameters<typeof divideGame>[2],
): { readonly answer: SharesAnswer; readonly result: Result } {
  const divided = divideGame(input, rule, sampling)
  if (game !== null) requireCertified(game, divided)
  const answer = sharesAnswer(divided)
  const { guarantee, shares, decimals, raw, levels, sample } = answer
  return {
    answer,
    result: {
      guarantee,
      shares,
      decimals,
      raw: raw ?? null,
      levels: levels ?? null,
      bounds: sample?.bounds ?? null,
      standardErrors: sample?.standardErrors ?? null,
      confidence: sample?.confidence ?? null,
      orders: sample?.orders ?? null,
      seed: sample?.seed ?? null,
      ...standingIn(game, divided),
    },
  }
}

/** What the core says of a division: which group would do better alone. */
function standingIn(game: Game | null, { shares }: DividedGame): Pick<Result, "inCore" | "blocking" | "undivided"> {
  if (game === null) return { inCore: null, blocking: null, undivided: null }
  const { inCore, blocking, undivided } = coreTest(game, shares)
  return {
    inCore,
    undivided: formatRational(undivided),
    blocking:
      blocking === null
        ? null
        : {
            members: [...blocking.members],
            worth: formatRational(blocking.worth),
            given: formatRational(blocking.given),
            gain: formatRational(blocking.gain),
          },
  }
}

/** "Certified" is said only of a nucleolus whose certificate the checker accepts. */
function requireCertified(game: Game, { rule, shares, levels }: DividedGame): void {
  if (levels === null) return
  const fault = checkNucleolus(game, { shares, levels }, rule === "nucleolus" ? "imputations" : "all")
  if (fault !== null) throw new Error(`the certificate of the ${rule} is not accepted: ${JSON.stringify(fault)}`)
}

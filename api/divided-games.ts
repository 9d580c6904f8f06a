import { add, fill, formatRational, type Rational, Refusal, rational, type Text } from "../base/index.ts"
import {
  checkNucleolus,
  claimsRules,
  coreTest,
  type DividedGame,
  decimal,
  divideClaims,
  divideGame,
  type Game,
  type GameInput,
  gameOfFormula,
  leastCore,
  readClaims,
  readGame,
  type ShareRule,
  shareRules,
  worthOf,
} from "../settlement/index.ts"
import { dividing } from "./contract/index.ts"
import { refusalTexts } from "./refusal-texts.ts"
import { requireWorkable } from "./workable.ts"

interface AskedGame {
  readonly game: Readonly<Record<string, unknown>>
  readonly sampling?: { readonly orders: number; readonly seed: number } | undefined
}

/**
 * A game divided by every rule; a rule that gives nothing says why.
 * @throws Refusal for a game that cannot be read, "settlement.too-many-players" beyond what is worked out while others wait
 */
export function dividedGame({ game: raw, sampling }: AskedGame): dividing.DividedGameShown {
  const most = dividing.dividingLimits
  requireFew(listOf(raw.worths).length, 2 ** most.players, listOf(raw.players).length)
  requireWorkable(raw)
  const input = readGame(raw)
  requireFew(input.players.length, most.walked, input.players.length)
  const game = input.players.length > most.players ? null : tableOf(input)
  const rules = game === null ? (["shapley"] as const) : shareRules
  const core = game === null ? null : leastCore(game)
  return {
    players: [...input.players],
    worth: game === null ? null : formatRational(worthOf(game, 2 ** input.players.length - 1)),
    worths: game?.worths.map((_, mask) => formatRational(worthOf(game, mask))) ?? null,
    rules: rules.map((rule) => shown(input, game, rule, sampling ?? null)),
    core:
      core === null
        ? null
        : { isEmpty: core.isCoreEmpty, excess: core.excess === null ? null : formatRational(core.excess) },
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

function shown(
  input: GameInput,
  game: Game | null,
  rule: ShareRule,
  sampling: Parameters<typeof divideGame>[2],
): dividing.DividedGameShown["rules"][number] {
  const found = orRefused(() => divideGame(input, rule, sampling))
  if ("refused" in found) return { rule, result: null, refused: found.refused }
  const { guarantee, shares, sample } = found.value
  if (game !== null) requireCertified(game, found.value)
  const core = game === null ? null : coreTest(game, shares)
  return {
    rule,
    refused: null,
    result: {
      guarantee,
      shares: fractions(shares),
      decimals: decimals(shares),
      bounds: sample === null ? null : Object.fromEntries(sample.bounds),
      confidence: sample?.confidence ?? null,
      orders: sample?.orders ?? null,
      inCore: core?.inCore ?? null,
      blocking:
        core === null || core.blocking === null
          ? null
          : {
              members: [...core.blocking.members],
              worth: formatRational(core.blocking.worth),
              given: formatRational(core.blocking.given),
              gain: formatRational(core.blocking.gain),
            },
      undivided: core === null ? null : formatRational(core.undivided),
    },
  }
}

/** "Certified" is said only of a nucleolus whose certificate the checker accepts. */
function requireCertified(game: Game, { rule, shares, levels }: DividedGame): void {
  if (levels === null) return
  const fault = checkNucleolus(game, { shares, levels }, rule === "nucleolus" ? "imputations" : "all")
  if (fault !== null) throw new Error(`the certificate of the ${rule} is not accepted: ${JSON.stringify(fault)}`)
}

/** An estate divided by eight rules. @throws Refusal for claims that cannot be read */
export function dividedClaims(raw: { readonly estate?: unknown; readonly claims: object }): dividing.DividedClaims {
  requireWorkable(raw)
  const claimants = Object.keys(raw.claims)
  const most = dividing.dividingLimits.walked
  if (claimants.length > most)
    throw new Refusal("settlement.too-many-players", { players: `${claimants.length}`, most: `${most}` })
  const problem = readClaims(raw)
  // Wrong input is refused as a whole; a rule that only some claims are too many for says so in its place.
  divideClaims(problem, "proportional")
  return {
    claimants,
    estate: formatRational(problem.estate),
    claimed: formatRational([...problem.claims.values()].reduce(add, rational(0n))),
    rules: claimsRules.map((rule) => {
      const found =
        rule === "random-arrival" && claimants.length > dividing.dividingLimits.players
          ? { refused: told(tooMany(claimants.length)) }
          : orRefused(() => divideClaims(problem, rule))
      if ("refused" in found) return { rule, awards: null, decimals: null, refused: found.refused }
      return { rule, awards: fractions(found.value), decimals: decimals(found.value), refused: null }
    }),
  }
}

function tooMany(players: number): Refusal {
  return new Refusal("settlement.too-many-players", {
    players: `${players}`,
    most: `${dividing.dividingLimits.players}`,
  })
}

interface Told {
  readonly code: string
  readonly detail: Text
  readonly help: Text
}

function orRefused<Value>(work: () => Value): { readonly value: Value } | { readonly refused: Told } {
  try {
    return { value: work() }
  } catch (error) {
    if (error instanceof Refusal) return { refused: told(error) }
    throw error
  }
}

/** A refusal in both languages: a reply holds several, so that their reader chooses. */
function told({ code, facts }: Refusal): Told {
  const text = refusalTexts[code]
  if (text === undefined) throw new Error(`the refusal ${code} has no text`)
  const both = ({ zh, en }: Text) => ({ zh: fill(zh, facts), en: fill(en, facts) })
  return { code, detail: both(text.detail), help: both(text.help) }
}

function fractions(shares: ReadonlyMap<string, Rational>) {
  return Object.fromEntries([...shares].map(([player, share]) => [player, formatRational(share)]))
}

function decimals(shares: ReadonlyMap<string, Rational>) {
  return Object.fromEntries([...shares].map(([player, share]) => [player, decimal(share)]))
}

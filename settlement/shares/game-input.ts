import * as z from "zod"
import { type Rational, Refusal } from "../../base/index.ts"
import { exactNumber, requireNames } from "../exact-input.ts"
import { type Formula, playersOf } from "./formula.ts"
import type { ByPlayer } from "./formulas.ts"
import { type Allocation, checkPlayers, type Game, gameOf } from "./game.ts"
import { formulaOfUses } from "./settled-uses.ts"

/** A game as it is read: by its table or by a formula, with what some rules need besides. */
export interface GameInput {
  readonly players: readonly string[]
  readonly source: { readonly table: Game } | { readonly formula: Formula }
  readonly unions: readonly (readonly string[])[] | null
  readonly weights: ByPlayer | null
  readonly allocation: Allocation | null
}

const player = z.string().min(1).max(200)
const players = z.array(player)
const amounts = z.record(z.string(), z.unknown())
/** One amount a player: by name, or in order of the players. */
const byPlayer = z.union([z.array(z.unknown()), amounts])

const FormulaShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("airport"), costs: amounts }),
  z.strictObject({ kind: z.literal("bankruptcy"), estate: z.unknown(), claims: amounts }),
  z.strictObject({ kind: z.literal("voting"), quota: z.unknown(), weights: amounts }),
  z.strictObject({ kind: z.literal("gloves"), left: players, right: players }),
  z.strictObject({
    kind: z.literal("synergies"),
    synergies: z.array(z.strictObject({ members: players, worth: z.unknown() })),
  }),
])

const GameShape = z.strictObject({
  players: players.optional(),
  worths: z.array(z.unknown()).optional(),
  formula: FormulaShape.optional(),
  uses: z.array(z.strictObject({ parties: players, worth: z.unknown() })).optional(),
  unions: z.array(players).optional(),
  weights: byPlayer.optional(),
  allocation: byPlayer.optional(),
})

/**
 * Reads a game: `{"players","worths"}` with worths in order of the bit mask, the first player the lowest bit; or with
 * `"formula"` or `"uses"` instead of worths. Numbers are numbers or texts such as "7/3".
 * @throws Refusal "settlement.reserved-name", "settlement.wrong-shape", "settlement.no-game", "settlement.unknown-player", those of `exactNumber`, and of `gameOf` for a table
 * @example readGame({ players: ["a", "b"], worths: [0, 1, 2, "9/2"] })
 */
export function readGame(given: unknown): GameInput {
  requireNames(given)
  const read = GameShape.safeParse(given)
  if (!read.success) throw new Refusal("settlement.wrong-shape", { cause: problemsOf(read.error) })
  const { data } = read
  if ([data.worths, data.formula, data.uses].filter((one) => one !== undefined).length !== 1)
    throw new Refusal("settlement.no-game")
  const { names, source } = sourceOf(data)
  // Lists without names follow the players as the caller wrote them.
  const told = data.players ?? names
  return {
    players: names,
    source,
    unions: data.unions ?? null,
    weights: data.weights === undefined ? null : amountsOf(told, data.weights, "weights"),
    allocation: data.allocation === undefined ? null : amountsOf(told, data.allocation, "allocation"),
  }
}

/** What is wrong with a shape, in one line. */
export function problemsOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ")
}

function sourceOf(data: z.infer<typeof GameShape>): {
  readonly names: readonly string[]
  readonly source: GameInput["source"]
} {
  if (data.worths !== undefined) {
    const names = data.players ?? []
    // Before a million numbers are read that would be in vain.
    checkPlayers(names)
    return { names, source: { table: gameOf(names, data.worths.map(exactNumber)) } }
  }
  const formula = data.uses === undefined ? formulaOf(data) : usesOf(data.uses, data.players)
  const names = playersOf(formula)
  requireSame(names, data.players ?? names)
  return { names, source: { formula } }
}

/** Players beside a formula that names others would be ignored. @throws Refusal "settlement.unknown-player" */
function requireSame(names: readonly string[], listed: readonly string[]): void {
  const [known, told] = [new Set(names), new Set(listed)]
  const player = listed.find((one) => !known.has(one)) ?? names.find((one) => !told.has(one))
  if (player !== undefined) throw new Refusal("settlement.unknown-player", { player })
}

function usesOf(uses: NonNullable<z.infer<typeof GameShape>["uses"]>, names: readonly string[] | undefined): Formula {
  const found = formulaOfUses(
    uses.map(({ parties }) => ({ parties, worth: 0n })),
    names,
  )
  if (found.kind !== "synergies") return found
  // Uses in a file need not be whole minor units.
  return {
    ...found,
    synergies: uses.map(({ parties, worth }) => ({ members: parties, worth: exactNumber(worth) })),
  }
}

function formulaOf({ formula, players: names }: z.infer<typeof GameShape>): Formula {
  switch (formula?.kind) {
    case undefined:
      throw new Refusal("settlement.no-game")
    case "airport":
      return { kind: "airport", costs: exactAmounts(formula.costs) }
    case "bankruptcy":
      return { kind: "bankruptcy", estate: exactNumber(formula.estate), claims: exactAmounts(formula.claims) }
    case "voting":
      return { kind: "voting", quota: exactNumber(formula.quota), weights: exactAmounts(formula.weights) }
    case "gloves":
      return formula
    case "synergies": {
      const synergies = formula.synergies.map(({ members, worth }) => ({ members, worth: exactNumber(worth) }))
      return {
        kind: "synergies",
        players: names ?? [...new Set(synergies.flatMap(({ members }) => members))],
        synergies,
      }
    }
  }
}

/** Amounts by name, exact. */
export function exactAmounts(given: Readonly<Record<string, unknown>>): ByPlayer {
  return new Map(Object.entries(given).map(([name, amount]): [string, Rational] => [name, exactNumber(amount)]))
}

function amountsOf(
  names: readonly string[],
  given: readonly unknown[] | Readonly<Record<string, unknown>>,
  part: string,
): ByPlayer {
  if (!isList(given)) return exactAmounts(given)
  if (given.length !== names.length)
    throw new Refusal("settlement.wrong-shape", { cause: `${part}: ${given.length} for ${names.length} players` })
  return new Map(names.map((name, index): [string, Rational] => [name, exactNumber(given[index])]))
}

function isList(given: readonly unknown[] | Readonly<Record<string, unknown>>): given is readonly unknown[] {
  return Array.isArray(given)
}

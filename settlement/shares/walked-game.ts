import { formatRational, type Rational, Refusal, rational } from "../../base/index.ts"
import { type Formula, playersOf } from "./formula.ts"
import { leastCommonMultiple, requireOnce } from "./game.ts"

/** The largest number of players of a game that is only walked through in orders of arrival. */
export const mostWalked = 1_000

/** A game as it is met in an order of arrival: no table, so that it may have up to a thousand players. */
export interface WalkedGame {
  readonly players: readonly string[]
  /** Worths are whole numbers over this. */
  readonly denominator: bigint
  /** For each player how far what it adds can differ between two orders, times the denominator. */
  readonly ranges: readonly number[]
  /** Adds to each player what it adds when all arrive in this order. Whole numbers below 2^53, so that nothing is rounded. */
  walk(order: Uint16Array, added: Float64Array): void
}

/**
 * A formula as a game to be walked through.
 * @throws Refusal "settlement.no-players", "settlement.too-many-players", "settlement.player-twice", "settlement.below-zero",
 * "settlement.too-large-to-sample" when worths over one denominator pass 2^53
 * @example walkedGame({ kind: "voting", quota: rational(51n), weights })
 */
export function walkedGame(formula: Formula): WalkedGame {
  requireOnce(playersOf(formula), mostWalked)
  const game = walkOf(formula)
  if (game.ranges.some((range) => range < 0)) throw new Refusal("settlement.below-zero", { what: formula.kind })
  return game
}

function walkOf(formula: Formula): WalkedGame {
  switch (formula.kind) {
    case "airport":
      return walkedAirport([...formula.costs.keys()], wholes([...formula.costs.values()]))
    case "bankruptcy":
      return walkedBankruptcy([...formula.claims.keys()], wholes([...formula.claims.values(), formula.estate]))
    case "voting":
      return walkedVoting([...formula.weights.keys()], wholes([...formula.weights.values(), formula.quota]))
    case "gloves":
      return walkedGloves(formula.left, formula.right)
    case "synergies":
      return walkedSynergies(
        formula.players,
        formula.synergies.map(({ members }) => members),
        wholes(formula.synergies.map(({ worth }) => worth)),
      )
  }
}

interface Wholes {
  readonly amounts: readonly number[]
  readonly denominator: bigint
}

/** Amounts as whole numbers over one denominator, exact as floats together. */
function wholes(given: readonly Rational[]): Wholes {
  const denominator = given.reduce((common, one) => leastCommonMultiple(common, one.denominator), 1n)
  const amounts = given.map((one) => one.numerator * (denominator / one.denominator))
  const most = amounts.reduce((sum, one) => sum + (one < 0n ? -one : one), 0n)
  if (most > BigInt(Number.MAX_SAFE_INTEGER) / 8n) throw new Refusal("settlement.too-large-to-sample")
  return { amounts: amounts.map(Number), denominator }
}

function walkedAirport(players: readonly string[], { amounts, denominator }: Wholes): WalkedGame {
  const costs = Float64Array.from(amounts)
  return {
    players,
    denominator,
    ranges: amounts,
    walk(order, added) {
      let most = 0
      for (const player of order) {
        const cost = costs[player] ?? 0
        if (cost <= most) continue
        added[player] = (added[player] ?? 0) - (cost - most)
        most = cost
      }
    },
  }
}

function walkedBankruptcy(players: readonly string[], { amounts, denominator }: Wholes): WalkedGame {
  const claims = Float64Array.from(amounts.slice(0, -1))
  const all = claims.reduce((sum, claim) => sum + claim, 0)
  const estate = amounts.at(-1) ?? 0
  if (estate > all)
    throw new Refusal("settlement.estate-above-claims", {
      estate: formatRational(rational(BigInt(estate), denominator)),
      claims: formatRational(rational(BigInt(all), denominator)),
    })
  return {
    players,
    denominator,
    ranges: [...claims].map((claim) => Math.min(claim, estate)),
    walk(order, added) {
      // What those outside leave grows by the whole claim once all that is missing has been covered.
      let missing = all - estate
      for (const player of order) {
        const claim = claims[player] ?? 0
        const covered = claim < missing ? claim : missing
        missing -= covered
        added[player] = (added[player] ?? 0) + (claim - covered)
      }
    },
  }
}

function walkedVoting(players: readonly string[], { amounts }: Wholes): WalkedGame {
  const weights = Float64Array.from(amounts.slice(0, -1))
  const quota = amounts.at(-1) ?? 0
  return {
    players,
    denominator: 1n,
    ranges: players.map(() => 1),
    walk(order, added) {
      let sum = 0
      for (const player of order) {
        sum += weights[player] ?? 0
        if (sum < quota) continue
        added[player] = (added[player] ?? 0) + 1
        return
      }
    },
  }
}

function walkedGloves(left: readonly string[], right: readonly string[]): WalkedGame {
  return {
    players: [...left, ...right],
    denominator: 1n,
    ranges: [...left, ...right].map(() => 1),
    walk(order, added) {
      let spare = 0
      for (const player of order) {
        const step = player < left.length ? 1 : -1
        // Chance decides this: without a branch it takes half the time.
        added[player] = (added[player] ?? 0) + Number(spare * step < 0)
        spare += step
      }
    },
  }
}

function walkedSynergies(
  players: readonly string[],
  groups: readonly (readonly string[])[],
  { amounts, denominator }: Wholes,
): WalkedGame {
  if (groups.some(({ length }) => length === 0)) throw new Refusal("settlement.synergy-of-nobody")
  const places = new Map(players.map((player, index) => [player, index]))
  const members = groups.map((group) => [...new Set(group)].map((player) => placeIn(places, player)))
  const worths = Float64Array.from(amounts)
  const listed = Uint16Array.from(members.flat())
  const ends = Uint32Array.from(
    members,
    (
      (end) => (group: readonly number[]) =>
        (end += group.length)
    )(0),
  )
  const ranges = players.map(() => 0)
  for (const [at, group] of members.entries())
    if (group.length > 1) for (const player of group) ranges[player] = (ranges[player] ?? 0) + Math.abs(worths[at] ?? 0)
  const positions = new Uint16Array(players.length)
  return {
    players,
    denominator,
    ranges,
    walk(order, added) {
      for (let at = 0; at < order.length; at += 1) positions[order[at] ?? 0] = at
      // What a group makes is added by whoever of it arrives last.
      for (let group = 0, member = 0; group < ends.length; group += 1) {
        let latest = 0
        for (const end = ends[group] ?? 0; member < end; member += 1) {
          const position = positions[listed[member] ?? 0] ?? 0
          latest = position > latest ? position : latest
        }
        const last = order[latest] ?? 0
        added[last] = (added[last] ?? 0) + (worths[group] ?? 0)
      }
    },
  }
}

function placeIn(places: ReadonlyMap<string, number>, player: string): number {
  const place = places.get(player)
  if (place === undefined) throw new Refusal("settlement.unknown-player", { player })
  return place
}

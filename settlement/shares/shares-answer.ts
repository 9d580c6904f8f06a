import { formatRational, type Rational } from "../../base/index.ts"
import { decimal } from "../decimal.ts"
import type { DividedGame, Guarantee, ShareRule } from "./divide-game.ts"
import type { Level } from "./nucleolus.ts"

type Texts = Readonly<Record<string, string>>

/** A level of a nucleolus's certificate, in texts. */
export interface LevelAnswer {
  readonly excess: string
  readonly coalitions: readonly { readonly members: readonly string[]; readonly weight: string }[]
  readonly held: readonly { readonly player: string; readonly weight: string }[]
}

/** A division as the command prints it and as a paper's proof code is taken of it. */
export interface SharesAnswer {
  readonly rule: ShareRule
  readonly guarantee: Guarantee
  readonly shares: Texts
  readonly decimals: Readonly<Record<string, number>>
  readonly raw?: Texts
  readonly levels?: readonly LevelAnswer[]
  readonly sample?: {
    readonly orders: number
    readonly seed: number
    readonly confidence: number
    readonly standardErrors: Readonly<Record<string, number>>
    readonly bounds: Readonly<Record<string, number>>
  }
}

/**
 * A division in texts: exact fractions, and beside them the floats nearest to them.
 * @example sharesAnswer(divideGame(readGame({ players: ["a", "b"], worths: [0, 1, 2, 4] }), "shapley")).shares // { a: "3/2", b: "5/2" }
 */
export function sharesAnswer({ rule, guarantee, shares, raw, levels, sample }: DividedGame): SharesAnswer {
  return {
    rule,
    guarantee,
    shares: fractionsOf(shares),
    decimals: decimalsOf(shares),
    ...(raw === null ? {} : { raw: fractionsOf(raw) }),
    ...(levels === null ? {} : { levels: levels.map(levelAnswer) }),
    ...(sample === null
      ? {}
      : {
          sample: {
            orders: sample.orders,
            seed: sample.seed,
            confidence: sample.confidence,
            standardErrors: Object.fromEntries(sample.standardErrors),
            bounds: Object.fromEntries(sample.bounds),
          },
        }),
  }
}

function levelAnswer({ excess, coalitions, held }: Level): LevelAnswer {
  return {
    excess: formatRational(excess),
    coalitions: coalitions.map(({ members, weight }) => ({ members, weight: formatRational(weight) })),
    held: held.map(({ player, weight }) => ({ player, weight: formatRational(weight) })),
  }
}

/** Shares as exact texts, by player. */
export function fractionsOf(shares: ReadonlyMap<string, Rational>): Texts {
  return Object.fromEntries([...shares].map(([player, share]) => [player, formatRational(share)]))
}

/** Shares as the floats nearest to them, by player. */
export function decimalsOf(shares: ReadonlyMap<string, Rational>): Readonly<Record<string, number>> {
  return Object.fromEntries([...shares].map(([player, share]) => [player, decimal(share)]))
}

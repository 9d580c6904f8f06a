import { add, formatRational, Refusal, rational } from "../base/index.ts"
import {
  type ClaimsAnswer,
  type ClaimsProblem,
  type ClaimsRule,
  claimsAnswer,
  claimsRules,
  divideClaims,
  readClaims,
} from "../settlement/index.ts"
import { dividing } from "./contract/index.ts"
import { orRefused } from "./told-refusal.ts"
import { requireWorkable } from "./workable.ts"

/** An estate divided by eight rules: the reply, and the answers as the command line tool gives them. */
export interface DividedEstate {
  readonly reply: dividing.DividedClaims
  readonly answers: readonly ClaimsAnswer[]
}

/** An estate divided by eight rules. @throws Refusal for claims that cannot be read */
export function dividedClaims(raw: { readonly estate?: unknown; readonly claims: object }): DividedEstate {
  requireWorkable(raw)
  const claimants = Object.keys(raw.claims)
  const most = dividing.dividingLimits.walked
  if (claimants.length > most)
    throw new Refusal("settlement.too-many-players", { players: `${claimants.length}`, most: `${most}` })
  const problem = readClaims(raw)
  // Wrong input is refused as a whole; a rule that only some claims are too many for says so in its place.
  divideClaims(problem, "proportional")
  const found = claimsRules.map((rule) => ({ rule, ...orRefused(() => answerOf(problem, rule)) }))
  return {
    reply: {
      claimants,
      estate: formatRational(problem.estate),
      claimed: formatRational([...problem.claims.values()].reduce(add, rational(0n))),
      rules: found.map(({ rule, value, refused }) => ({
        rule,
        awards: value?.shares ?? null,
        decimals: value?.decimals ?? null,
        refused,
      })),
    },
    answers: found.flatMap(({ value }) => value ?? []),
  }
}

function answerOf(problem: ClaimsProblem, rule: ClaimsRule): ClaimsAnswer {
  const most = dividing.dividingLimits.players
  if (rule === "random-arrival" && problem.claims.size > most)
    throw new Refusal("settlement.too-many-players", { players: `${problem.claims.size}`, most: `${most}` })
  return claimsAnswer(rule, divideClaims(problem, rule))
}

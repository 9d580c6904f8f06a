import { Refusal, type Text } from "../base/index.ts"
import { explain } from "./explain.ts"
import {
  type Counts,
  evaluate,
  type Formula,
  inNumbers,
  parseFormula,
  printFormula,
  type VoteCounts,
} from "./formula/index.ts"
import type { Result } from "./result.ts"
import type { CountingRules, Delegation, Vote } from "./vote.ts"

/**
 * Counts a vote. Each delegation counts once. Who is no delegation has no vote and changes nothing. The order of votes
 * does not matter.
 * @param votes what is known of each delegation; who is in none is absent
 * @param delegations all that may vote
 * @param rules formulas of quorum and majority, and what ties and sealed ballots lead to
 * @throws Refusal "governance.double-ballot" for two votes of one delegation, "governance.formula" for a formula that
 * cannot be read, "governance.no-bloc" for one that asks about a bloc which is not there
 * @example tally([{ member: "a", choice: "yes" }], [{ member: "a", bloc: null }], rules).outcome // "enacted"
 */
export function tally(votes: readonly Vote[], delegations: readonly Delegation[], rules: CountingRules): Result {
  const counts = countsOf(votes, delegations, rules)
  const quorum = counted(rules.quorum, counts)
  const majority = counted(rules.majority, counts)
  const isTie = counts.all.yes === counts.all.no
  const outcome = !quorum.holds ? "no-quorum" : majority.holds ? "enacted" : isTie ? "tie" : "rejected"
  const leadsTo = outcome === "tie" ? rules.tie : outcome === "no-quorum" ? rules.noQuorum : outcome
  const members = new Set(delegations.map(({ member }) => member))
  const counting = {
    counts: counts.all,
    blocs: Object.fromEntries(counts.blocs),
    unopened: votes
      .filter((vote) => vote.choice === "unopened" && members.has(vote.member))
      .map(({ member }) => member)
      .sort(),
    quorum,
    majority,
    outcome,
    leadsTo,
  } as const
  return { ...counting, explanation: explain(counting, rules) }
}

function countsOf(votes: readonly Vote[], delegations: readonly Delegation[], rules: CountingRules): VoteCounts {
  const voices = new Map<string, Vote["choice"]>()
  for (const { member, choice } of votes) {
    if (voices.has(member)) throw new Refusal("governance.double-ballot", { member })
    voices.set(member, choice)
  }
  const names = [...new Set(delegations.flatMap(({ bloc }) => (bloc === null ? [] : [bloc])))].sort()
  const among = (some: readonly Delegation[]): Counts => {
    const standings = some.map(({ member }) => standing(voices.get(member), rules))
    const count = (one: string) => standings.filter((each) => each === one).length
    return {
      delegations: some.length,
      present: some.length - count("absent"),
      absent: count("absent"),
      yes: count("yes"),
      no: count("no"),
      abstain: count("abstain"),
      silent: count("silent"),
    }
  }
  return {
    all: among(delegations),
    blocs: new Map(names.map((name) => [name, among(delegations.filter(({ bloc }) => bloc === name))])),
  }
}

function standing(choice: Vote["choice"] | undefined, { unopened }: CountingRules) {
  return choice === undefined ? "absent" : choice === "unopened" ? unopened : choice
}

function counted(text: string, counts: VoteCounts) {
  const formula = readFormula(text)
  const holds = evaluate(formula, counts)
  if (typeof holds !== "boolean") throw noBloc(text, holds)
  return { formula: printFormula(formula), numbers: inNumbers(formula, counts), holds }
}

/** That a formula asks about a bloc which is not there. */
export function noBloc(formula: string, cause: Text): Refusal {
  return new Refusal("governance.no-bloc", { formula, causeZh: cause.zh, causeEn: cause.en })
}

/** A formula from its text. @throws Refusal "governance.formula" with the place, counted from 1 */
export function readFormula(text: string): Formula {
  const formula = parseFormula(text)
  if (!("cause" in formula)) return formula
  const { at, cause } = formula
  throw new Refusal("governance.formula", { formula: text, at: `${at + 1}`, causeZh: cause.zh, causeEn: cause.en })
}

import { compareRuns, type ImpactCase } from "../governance/index.ts"
import {
  type Measure,
  type Money,
  moneyOf,
  moneys,
  type Outcome,
  type Replayed,
  type StandingAlone,
  standAlone,
} from "../settlement/index.ts"
import { standingText } from "./impact-method.ts"
import { keyOf, type Runs } from "./impact-runs.ts"
import { measureTexts, moneyTexts, outcomeNames } from "./impact-words.ts"
import type { RegionFacts } from "./platform.ts"

const mostFlips = 200
/** Above this the groups of members are too many to try within a request. */
const mostMembers = 14

/** What a statement says of two runs: money member by member, outcomes, and whether a group would do better alone. */
export function statementOf(runs: Runs, effect: "amounts" | "outcomes", region: RegionFacts) {
  const { before, after } = runs
  const members = region.jurisdictions.map(({ code }) => code)
  const { flips } = compareRuns(members, casesOf(before, null), casesOf(after, null))
  const isMoney = effect === "amounts"
  return {
    cases: before.length,
    views: isMoney ? moneys.map((of) => viewOf(of, runs, members)) : [],
    outcomes: outcomesOf(runs),
    flips: flips.slice(0, mostFlips).map(shownFlip(before)),
    flipped: flips.length,
    core: isMoney && members.length <= mostMembers ? measures.map((one) => coreOf(one, runs, region)) : [],
  }
}

function casesOf(run: readonly Replayed[], of: Money | null): readonly ImpactCase[] {
  return run.map((one) => ({
    id: keyOf(one),
    member: one.past.booking.homeJurisdiction,
    amounts: of === null ? new Map() : moneyOf(one.bill, of),
    outcome: one.outcome,
  }))
}

function viewOf(of: Money, { before, after }: Runs, members: readonly string[]) {
  const compared = compareRuns(members, casesOf(before, of), casesOf(after, of))
  return {
    of,
    ...moneyTexts[of],
    members: compared.members.map(({ flips: _, ...rest }) => rest),
    totals: compared.totals,
    winners: compared.winners,
    losers: compared.losers,
  }
}

function outcomesOf({ before, after }: Runs) {
  const count = (run: readonly Replayed[]) => {
    const counts = new Map<Outcome, number>()
    for (const { outcome } of run) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    return counts
  }
  const [then, drafted] = [count(before), count(after)]
  return allOutcomes
    .map((id) => ({ id, name: outcomeNames[id], before: then.get(id) ?? 0, after: drafted.get(id) ?? 0 }))
    .filter((one) => one.before > 0 || one.after > 0)
}

const allOutcomes = Object.keys(outcomeNames).filter(isOutcome)

function isOutcome(id: string): id is Outcome {
  return Object.hasOwn(outcomeNames, id)
}

function shownFlip(run: readonly Replayed[]) {
  const byKey = new Map(run.map((one) => [keyOf(one), one.past.booking]))
  return (flip: { readonly id: string; readonly member: string; readonly before: string; readonly after: string }) => ({
    jurisdiction: byKey.get(flip.id)?.jurisdiction ?? "",
    booking: byKey.get(flip.id)?.id ?? "",
    member: flip.member,
    before: shownOutcome(flip.before),
    after: shownOutcome(flip.after),
  })
}

function shownOutcome(id: string) {
  return { id, name: isOutcome(id) ? outcomeNames[id] : { zh: id, en: id } }
}

const measures: readonly Measure[] = ["budget", "whole"]

function coreOf(measure: Measure, { before, after }: Runs, region: RegionFacts) {
  const members = region.jurisdictions.map(({ code }) => code)
  const told = (blocking: StandingAlone | null) => ({ blocking, text: standingText(blocking, region) })
  return {
    measure,
    ...measureTexts[measure],
    before: told(standAlone(members, before, measure)),
    after: told(standAlone(members, after, measure)),
  }
}

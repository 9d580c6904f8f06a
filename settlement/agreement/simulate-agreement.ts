import { type Currency, formatMinorUnits, Refusal, rational, type Text } from "../../base/index.ts"
import { compareRuns, type ImpactCase } from "../../governance/index.ts"
import { coreTest, type Synergy, synergyGame } from "../shares/index.ts"
import { signersOf } from "./course.ts"
import { executeAgreement } from "./execute-agreement.ts"
import type { AgreementExecution } from "./execution.ts"
import { minorIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"
import type { AgreementTrigger } from "./trigger.ts"

/** What a group of members makes together, beside what its parts make. Minor units. */
export interface GroupWorth {
  readonly members: readonly string[]
  readonly amount: bigint
}

/** A draft tried on cases: nothing is written. */
export interface SimulationRequest {
  readonly terms: AgreementTerms
  /** In order of time; caps over the term count from the first. */
  readonly cases: readonly AgreementTrigger[]
  /** Terms in force now, which the draft would replace; null: each collector keeps what it collects. */
  readonly present: AgreementTerms | null
  /** Members of the region in their order, those of the parties among them. */
  readonly members: readonly string[]
  readonly currency: Currency
  /** What groups of members would have without the others; null: each party its base-year amounts and no more. */
  readonly worths: readonly GroupWorth[] | null
}

/** A group of the parties' members that would have more without the others. */
export interface GroupAlone {
  readonly members: readonly string[]
  readonly alone: bigint
  readonly together: bigint
  readonly gain: bigint
}

/** Who gains and who loses by a draft over the cases, against the present state. */
export interface Simulation {
  readonly executions: readonly AgreementExecution[]
  readonly members: readonly {
    readonly member: string
    readonly before: bigint
    readonly after: bigint
    readonly difference: bigint
  }[]
  readonly totals: { readonly before: bigint; readonly after: bigint; readonly difference: bigint }
  readonly winners: readonly string[]
  readonly losers: readonly string[]
  readonly blocking: GroupAlone | null
}

/**
 * Runs a draft over past or made-up cases, twice where there is an agreement already: as things are, and by the draft.
 * @returns the same answer for the same request
 * @throws Refusal "settlement.cases-overlap", "settlement.no-party" for a worth of who is no party, those of `executeAgreement`
 * @example simulateAgreement({ terms, cases, present: null, members: ["CN-SH", "CN-JS"], currency: cny, worths: null }).winners
 */
export function simulateAgreement(request: SimulationRequest): Simulation {
  const { terms, present, cases, members, currency } = request
  requireApart(cases)
  const stranger = request.worths?.flatMap((worth) => worth.members).find((one) => !signersOf(terms).includes(one))
  if (stranger !== undefined) throw new Refusal("settlement.no-party", { place: stranger })
  const executions = runOf(terms, cases, currency)
  const before = present === null ? null : runOf(present, cases, currency)
  const collector = (present ?? terms).collection.collector
  const home = (present ?? terms).parties.find(({ place }) => place === collector)?.member ?? ""
  const then = executions.map((one, index): ImpactCase => {
    const past = before?.[index]
    return caseOf(one, past === undefined ? new Map([[home, one.counted]]) : amountsOf(past))
  })
  const compared = compareRuns(
    members,
    then,
    executions.map((one) => caseOf(one, amountsOf(one))),
  )
  return {
    executions,
    members: compared.members.map(({ member, before: was, after, difference }) => ({
      member,
      before: was,
      after,
      difference,
    })),
    totals: compared.totals,
    winners: compared.winners,
    losers: compared.losers,
    blocking: groupAlone(request, executions),
  }
}

/** A day that is in two cases would be counted twice, as no agreement is executed. */
function requireApart(cases: readonly AgreementTrigger[]): void {
  const inTime = [...cases].sort((one, other) => (one.from < other.from ? -1 : 1))
  for (const [index, later] of inTime.entries()) {
    const earlier = inTime[index - 1]
    if (earlier !== undefined && later.from <= earlier.until)
      throw new Refusal("settlement.cases-overlap", {
        case: later.id,
        from: later.from,
        other: earlier.id,
        until: earlier.until,
      })
  }
}

function runOf(terms: AgreementTerms, cases: readonly AgreementTrigger[], currency: Currency) {
  const paid = new Map<string, bigint>()
  return cases.map((trigger) => {
    const execution = executeAgreement(terms, trigger, { reference: null, currency, holds: null, paid: new Map(paid) })
    for (const { place, shared } of execution.parts) paid.set(place, (paid.get(place) ?? 0n) + shared)
    return execution
  })
}

function caseOf({ trigger, collector }: AgreementExecution, amounts: ReadonlyMap<string, bigint>): ImpactCase {
  return { id: `${trigger.from} ${trigger.id}`, member: collector.member, amounts, outcome: "executed" }
}

/** What each member has of an execution: the amounts of its places. */
export function amountsOf({ parts }: Pick<AgreementExecution, "parts">): ReadonlyMap<string, bigint> {
  const amounts = new Map<string, bigint>()
  for (const { member, amount } of parts) amounts.set(member, (amounts.get(member) ?? 0n) + amount)
  return amounts
}

/** The core test over the parties' members: whether a group would have more by itself than the agreement gives it. */
function groupAlone(
  { terms, worths }: SimulationRequest,
  executions: readonly AgreementExecution[],
): GroupAlone | null {
  const players = signersOf(terms)
  const given = new Map(players.map((member) => [member, 0n]))
  for (const execution of executions)
    for (const [member, amount] of amountsOf(execution)) given.set(member, (given.get(member) ?? 0n) + amount)
  const whole = executions.reduce((sum, { counted }) => sum + counted, 0n)
  const told = worths ?? stocksAlone(terms, executions)
  const rest = told.reduce((left, { amount }) => left - amount, whole)
  const synergies: readonly Synergy[] = [...told, { members: players, amount: rest }].map(({ members, amount }) => ({
    members,
    worth: rational(amount),
  }))
  const allocation = new Map([...given].map(([member, amount]) => [member, rational(amount)]))
  const { blocking } = coreTest(synergyGame(players, synergies), allocation)
  if (blocking === null) return null
  const { members, worth, given: together, gain } = blocking
  return { members, alone: worth.numerator, together: together.numerator, gain: gain.numerator }
}

/** Without the others a member would still have its base-year amounts, in each period; never more than came in. */
function stocksAlone(terms: AgreementTerms, executions: readonly AgreementExecution[]): readonly GroupWorth[] {
  return executions.flatMap(({ counted, parts }) => {
    const stocks = terms.parties.map(({ place, member, stock }) => ({ place, member, own: minorIn(stock) ?? 0n }))
    const isCovered = stocks.reduce((sum, { own }) => sum + own, 0n) <= counted
    return stocks.map(({ place, member, own }) => ({
      members: [member],
      amount: isCovered ? own : (parts.find((one) => one.place === place)?.kept ?? 0n),
    }))
  })
}

/**
 * Whether a group would do better alone, in words.
 * @param nameOf name of a member
 * @example standingAloneText(null, nameOf, cny).en // "No group of the parties would do better alone."
 */
export function standingAloneText(
  found: GroupAlone | null,
  nameOf: (member: string) => Text,
  currency: Currency,
): Text {
  if (found === null) return { zh: "没有哪几方自成一体会更好。", en: "No group of the parties would do better alone." }
  const told = (amount: bigint) => `${currency.code} ${formatMinorUnits(amount, currency)}`
  const names = found.members.map(nameOf)
  const [alone, together, gain] = [found.alone, found.together, found.gain].map(told)
  const listed = names.map(({ en }) => en)
  const en = listed.length < 2 ? listed.join("") : `${listed.slice(0, -1).join(", ")} and ${listed.at(-1)}`
  return {
    zh: `${names.map(({ zh }) => zh).join("、")}若不参加协议，所得为 ${alone}，而不是 ${together}，多得 ${gain}。`,
    en: `${en} would have ${alone} without the others, instead of ${together}: ${gain} more.`,
  }
}

import { addDays, type Day, instantAt, Refusal } from "../base/index.ts"
import {
  type Agreement,
  type AgreementExecution,
  type AgreementTerms,
  type AgreementTrigger,
  agreementJournals,
  executeAgreement,
  holdsOf,
  periodOf,
  requireInForce,
  versionInForce,
} from "../settlement/index.ts"
import { executionsOf, hostSharesOf, saveExecution } from "../store/agreement-executions.ts"
import { agreementOn, agreementsOn } from "../store/agreements.ts"
import { attempt } from "../store/attempt.ts"
import { post } from "../store/ledger.ts"
import { act, type Context, type Handled } from "./act.ts"
import { agreementResource, shown } from "./agreements.ts"
import { agreements } from "./contract/index.ts"
import { reverseExecution } from "./reversals.ts"
import { nothing } from "./vouchers.ts"

/** How many periods one call of the clock takes on; the next call comes soon. */
const mostAtOnce = 20

/** Agreements executed on what a collector reports, and on settled uses by the clock; what was executed is reversed. */
export const agreementExecutionRoutes: readonly Handled[] = [
  act(agreements.executeAgreement, {
    about: ({ params }, { actor }) => agreementResource(params.agreement, actor),
    run: async ({ params, body }, context) => {
      const agreement = await agreementOn(context.db, params.agreement, { lock: true })
      const amounts = body.amounts.map(({ head, amount }) => ({ head, amount: BigInt(amount) }))
      const { version } = requireInForce(agreement, body)
      if (version.terms.trigger.kind === "facility")
        throw new Refusal("settlement.counted-itself", { agreement: agreement.id })
      requireCollector(version.terms, context)
      await execute(agreement, { ...body, amounts }, context)
      return shown(await agreementOn(context.db, agreement.id), context)
    },
  }),
  act(agreements.reverseExecution, {
    about: async ({ params }, { db, actor }) => {
      const kept = (await executionsOf(db, params.agreement)).find(
        ({ transaction }) => transaction === params.transaction,
      )
      const jurisdiction = kept?.execution.collector.member ?? actor.organisation?.jurisdiction ?? ""
      return { ...nothing, kind: "agreement", id: params.agreement, jurisdiction }
    },
    run: async ({ params, body: { reason } }, context) => {
      const agreement = await agreementOn(context.db, params.agreement)
      await reverseExecution(context, agreement, { execution: params.transaction, reason })
      return shown(await agreementOn(context.db, agreement.id), context)
    },
  }),
  act(agreements.runAgreements, {
    run: async (_, context) => {
      let executed = 0
      for (const { id } of await agreementsOn(context.db)) {
        if (executed >= mostAtOnce) break
        // One agreement that is refused does not keep the clock from the others.
        const done = await attempt(context.db, () => executeDue(id, context))
        if (typeof done === "number") executed += done
      }
      return { executed }
    },
  }),
]

function requireCollector(terms: Agreement["versions"][number]["terms"], { actor }: Context): void {
  const collector = terms.parties.find(({ place }) => place === terms.collection.collector)
  const member = actor.organisation?.jurisdiction ?? ""
  if (collector?.member !== member)
    throw new Refusal("settlement.not-the-collector", { collector: collector?.member ?? "–", member })
}

/** Divides, posts and keeps one execution, and tells the log. The agreement is locked. */
async function execute(agreement: Agreement, trigger: AgreementTrigger, context: Context): Promise<void> {
  const { db, now, today, region, newId, rules, record } = context
  if (trigger.until >= today) throw new Refusal("settlement.period-not-over", { until: trigger.until, today })
  const { version, from, until } = requireInForce(agreement, trigger)
  const execution = executeAgreement(version.terms, trigger, {
    reference: `${agreement.id}, ${version.number}`,
    currency: region.currency,
    holds: { from, until },
    paid: new Map(agreement.caps.map(({ place, paid }) => [place, BigInt(paid)])),
  })
  const transaction = newId()
  await saveExecution(db, agreement, {
    version: version.number,
    at: now,
    transaction,
    listVersion: rules.version,
    execution,
  })
  const { title } = version.terms
  const journals = agreementJournals(execution, {
    transaction,
    at: now,
    act: "settlement.execute-agreement",
    subject: { kind: "agreement", jurisdiction: agreement.proposer, id: `${agreement.id}/${trigger.id}` },
    text: {
      zh: `协议 ${agreement.id}《${title.zh}》${trigger.from} 至 ${trigger.until}`,
      en: `Agreement ${agreement.id}, “${title.en}”, ${trigger.from} to ${trigger.until}`,
    },
    listVersion: rules.version,
  })
  await post(
    db,
    journals.map((journal) => ({ ...journal, id: newId() })),
  )
  await record({
    jurisdiction: agreement.proposer,
    subject: { kind: "agreement", id: agreement.id },
    facts: factsOf(execution, version.number, transaction),
    act: "settlement.execute-agreement",
  })
}

/** What the log keeps of an execution: amounts and places, no person. */
function factsOf({ trigger, counted, parts }: AgreementExecution, version: number, transaction: string) {
  return {
    trigger: trigger.id,
    from: trigger.from,
    until: trigger.until,
    version: `${version}`,
    counted: `${counted}`,
    ...Object.fromEntries(parts.map(({ place, amount }) => [`part ${place}`, `${amount}`])),
    transaction,
  }
}

/** Executes one period of an agreement that a facility's uses trigger: the first that has ended and is not executed. */
async function executeDue(id: string, context: Context): Promise<number> {
  const { db, today } = context
  const newest = await agreementOn(db, id)
  if (!newest.versions.some(({ terms }) => terms.trigger.kind === "facility")) return 0
  const agreement = await agreementOn(db, id, { lock: true })
  const done = await executionsOf(db, id)
  const taken = new Set(done.flatMap(({ reversed, execution }) => (reversed === null ? [execution.trigger.from] : [])))
  const found = nextPeriod(agreement, taken, today)
  if (found === null) return 0
  const { terms, period } = found
  const { facility } = terms.trigger
  if (facility === null) return 0
  const shares = await hostSharesOf(db, facility, momentsOf(period, context))
  await execute(agreement, usesTrigger(terms, period, shares), context)
  return 1
}

/** What a facility's uses brought the host in a period, as the trigger of its agreement. */
export function usesTrigger(
  { revenue, currency }: AgreementTerms,
  period: { readonly from: Day; readonly until: Day },
  shares: ReadonlyMap<string, bigint>,
): AgreementTrigger {
  const amount = [...shares.values()].reduce((sum, one) => sum + one, 0n)
  return {
    id: `${period.from}/${period.until}`,
    ...period,
    currency,
    amounts: revenue.map(({ id }) => ({ head: id, amount })),
    measures: [],
    appraisal: [],
  }
}

/** Periods that are looked through for the next one: fifty years of months. */
const mostPeriods = 600

/**
 * The first whole period that has ended before today and is not taken by an execution: the next, or one that was reversed.
 * @param taken first days of the periods executed
 */
function nextPeriod(agreement: Agreement, taken: ReadonlySet<Day>, today: Day) {
  const [first] = agreement.versions.flatMap((version) => holdsOf(agreement, version) ?? [])
  let start = first?.from
  for (let count = 0; start !== undefined && count < mostPeriods; count += 1) {
    const found = versionInForce(agreement, start)
    if (found === null) return null
    const { terms } = found.version
    const { frequency } = terms.collection
    if (terms.trigger.kind !== "facility" || frequency === "once") return null
    const period = periodOf(frequency, start)
    if (period.until >= today) return null
    // As `requireInForce`: a period belongs to the version of its first day.
    const isWhole = period.from >= start && found.from <= period.from && period.until <= found.until
    if (isWhole && !taken.has(period.from)) return { terms, period }
    start = addDays(period.until, 1)
  }
  return null
}

/** First moment of a period and of the day after it, in the region's zone. */
export function momentsOf(
  { from, until }: { readonly from: Day; readonly until: Day },
  { region }: Pick<Context, "region">,
) {
  return { from: instantAt(from, 0, region.timeZone), until: instantAt(addDays(until, 1), 0, region.timeZone) }
}

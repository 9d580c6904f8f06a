import { addDays, type Day, daysBetween, Refusal, type Text } from "../base/index.ts"
import {
  type AgreementTerms,
  type AgreementTrigger,
  type GroupWorth,
  periodOf,
  requireSoundTerms,
  shareIn,
  signersOf,
  simulateAgreement,
  standingAloneText,
  versionInForce,
} from "../settlement/index.ts"
import { executionsOf, hostSharesOf } from "../store/agreement-executions.ts"
import { agreementOn } from "../store/agreements.ts"
import { type Context, type Handled, read } from "./act.ts"
import { momentsOf, usesTrigger } from "./agreement-executions.ts"
import { termsGround } from "./agreements.ts"
import { agreements } from "./contract/index.ts"

/** A year and a day: more is tried in parts. */
const mostDays = 366

/** What an agreement would have done. Reads only. */
export const agreementSimulationRoutes: readonly Handled[] = [
  read(agreements.simulateAgreement, { run: ({ body }, context) => simulated(body, context) }),
]

interface Asked {
  readonly terms: AgreementTerms
  readonly agreement?: string | undefined
  readonly period?: { readonly start: Day; readonly end: Day } | undefined
  readonly cases?:
    | readonly (Omit<AgreementTrigger, "amounts"> & {
        readonly amounts: readonly { readonly head: string; readonly amount: string }[]
      })[]
    | undefined
  readonly worths?: readonly { readonly members: readonly string[]; readonly amount: string }[] | undefined
}

interface Cases {
  readonly kind: "uploaded" | "uses" | "executed"
  readonly triggers: readonly AgreementTrigger[]
  /** What groups of members have by themselves, where the past tells it. */
  readonly worths: readonly GroupWorth[] | null
}

async function simulated(asked: Asked, context: Context) {
  const { terms } = asked
  const { region, db, today } = context
  requireSoundTerms(terms, await termsGround(terms, context))
  const agreement = asked.agreement === undefined ? null : await agreementOn(db, asked.agreement)
  const present = agreement === null ? null : (versionInForce(agreement, today)?.version ?? null)
  const { kind, triggers, worths } = await casesOf(asked, context)
  if (triggers.length === 0) throw new Refusal("settlement.nothing-to-simulate")
  const told = asked.worths?.map(({ members, amount }) => ({ members, amount: BigInt(amount) })) ?? worths
  const found = simulateAgreement({
    terms,
    cases: triggers,
    present: present?.terms ?? null,
    members: region.jurisdictions.map(({ code }) => code),
    currency: region.currency,
    worths: told,
  })
  const nameOf = (code: string): Text =>
    region.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code }
  const { executions, members, totals, winners, losers, blocking } = found
  return {
    cases: kind,
    present: present?.number ?? null,
    currency: region.currency.code,
    executions: [...executions],
    members: [...members],
    totals,
    winners: [...winners],
    losers: [...losers],
    stability: {
      blocking: blocking === null ? null : { ...blocking, members: [...blocking.members] },
      text: standingAloneText(blocking, nameOf, region.currency),
    },
    method: methodOf(kind, triggers.length, present?.number ?? null, asked.worths !== undefined),
  }
}

async function casesOf({ terms, cases, period, agreement }: Asked, context: Context): Promise<Cases> {
  if (cases !== undefined) {
    const triggers = cases.map((one) => ({
      ...one,
      amounts: one.amounts.map(({ head, amount }) => ({ head, amount: BigInt(amount) })),
    }))
    return { kind: "uploaded", triggers: inOrder(triggers), worths: null }
  }
  const { start, end } = periodAsked(period, context.today)
  const { facility } = terms.trigger
  if (terms.trigger.kind === "facility" && facility !== null) return usesIn(terms, facility, { start, end }, context)
  const done = agreement === undefined ? [] : await executionsOf(context.db, agreement)
  const triggers = done
    .filter(({ reversed }) => reversed === null)
    .map(({ execution }) => execution.trigger)
    .filter(({ from, until }) => from >= start && until <= end)
  return { kind: "executed", triggers: inOrder(triggers), worths: null }
}

function inOrder(triggers: readonly AgreementTrigger[]): readonly AgreementTrigger[] {
  return [...triggers].sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
}

function periodAsked(period: Asked["period"], today: Day): { readonly start: Day; readonly end: Day } {
  if (period === undefined) throw new Refusal("settlement.nothing-to-simulate")
  const { start, end } = period
  if (end < start || end > today || daysBetween(start, end) >= mostDays)
    throw new Refusal("governance.bad-period", { start, end, today, most: `${mostDays}` })
  return period
}

/** Whole periods within the days asked for, with what the facility's settled uses brought, and who was needed for it. */
async function usesIn(
  terms: AgreementTerms,
  facility: { readonly jurisdiction: string; readonly id: string },
  { start, end }: { readonly start: Day; readonly end: Day },
  context: Context,
): Promise<Cases> {
  const { frequency } = terms.collection
  if (frequency === "once") return { kind: "uses", triggers: [], worths: [] }
  const triggers: AgreementTrigger[] = []
  const worths: GroupWorth[] = []
  const signers = signersOf(terms)
  let next = start
  while (next <= end) {
    const period = periodOf(frequency, next)
    next = addDays(period.until, 1)
    if (period.from < start || period.until > end) continue
    const shares = await hostSharesOf(context.db, facility, momentsOf(period, context))
    triggers.push(usesTrigger(terms, period, shares))
    for (const [home, amount] of shares) {
      // A use needs its host and its home; a home that is no party comes whether there is an agreement or not.
      const members = [...new Set([facility.jurisdiction, ...(signers.includes(home) ? [home] : [])])]
      worths.push({ members, amount: partOf(terms, amount) })
    }
  }
  return { kind: "uses", triggers, worths }
}

/** The part of a share that the agreement counts, down to the minor unit; the rest needs all parties. */
function partOf({ revenue }: AgreementTerms, amount: bigint): bigint {
  const [head] = revenue
  const share = head === undefined ? null : shareIn(head.part)
  return share === null ? 0n : (amount * share.numerator) / share.denominator
}

function methodOf(kind: Cases["kind"], count: number, present: number | null, told: boolean): Text[] {
  const texts = {
    uploaded: {
      zh: `运行上传案例的 ${count} 个期间。`,
      en: `The ${count} periods of the uploaded case are run.`,
    },
    uses: {
      zh: `取所选日期内 ${count} 个完整期间，收入为该设施已结算使用的所在地分成（按账单日期）。`,
      en: `Taken are the ${count} whole periods within the chosen days; the revenue is the host's share of the facility's settled uses, by the day of the bill.`,
    },
    executed: {
      zh: `取所选日期内已执行的 ${count} 个期间，按当时报告的金额重新运行。`,
      en: `The ${count} executed periods within the chosen days are run again with the amounts then reported.`,
    },
  }
  return [
    texts[kind],
    present === null
      ? {
          zh: "与现状比较：没有协议，征收方保留全部收入。",
          en: "Held against things as they are: there is no agreement, the collector keeps all.",
        }
      : {
          zh: `与现状比较：现行第 ${present} 版按同样的期间运行。`,
          en: `Held against things as they are: version ${present}, in force today, run on the same periods.`,
        },
    kind === "uses" && !told
      ? {
          zh: "稳定性：一次使用需要设施所在地和用户所在地两方；不是协议方的用户所在地照常来使用。一组成员自成一体，只有其内部的使用。",
          en: "Stability: a use needs the member of the facility and that of the user; users of members that are no parties come anyway. A group by itself has the uses among its own.",
        }
      : told
        ? {
            zh: "稳定性：各组成员自成一体所得，按所给数值；其余须各方合作才有。",
            en: "Stability: what groups make by themselves is as given; the rest is there only when all take part.",
          }
        : {
            zh: "稳定性（假定）：不合作时各方只有基年金额，超出部分须各方合作才有。",
            en: "Stability (assumed): without the others a party has its base-year amount; what exceeds it is there only when all take part.",
          },
    { zh: "整个期限的上限从第一个期间起累计。", en: "Caps over the term count from the first period." },
    {
      zh: "假定各方行为不变。试算只读取数据，不改动任何账目。",
      en: "People do what they did. The simulation only reads: nothing in the ledger moves.",
    },
  ]
}

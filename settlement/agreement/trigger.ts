import * as z from "zod"
import {
  Amount,
  addDays,
  type Currency,
  Day,
  formatMinorUnits,
  type Inside,
  isPlain,
  plainOnly,
  Refusal,
} from "../../base/index.ts"
import { numberIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"

const text = (longest: number) => z.string().min(1).max(longest).refine(isPlain, plainOnly)

/** What happened that an agreement is executed on: what was collected in a period, by head of revenue. */
export const AgreementTrigger = z
  .object({
    id: text(60).describe("names the trigger within its agreement; the same one is never executed twice"),
    from: Day,
    until: Day.refine((until) => until < "2900-01-01", "a day before the year 2900").describe("last day of the period"),
    currency: z.string().length(3),
    amounts: z.array(z.object({ head: text(40), amount: Amount })).max(20),
    measures: z
      .array(z.object({ place: z.string(), values: z.record(z.string(), z.string().max(40)) }))
      .max(40)
      .default([])
      .describe("factors of the parties in the period, where the agreement takes those reported"),
    appraisal: z
      .array(z.object({ head: text(40), value: z.string().regex(/^\d{1,15}$/, "a whole number") }))
      .max(10)
      .default([])
      .describe("figures divided for appraisal only, in whole units of their own"),
  })
  .meta({ id: "AgreementTrigger" })
export type AgreementTrigger = Inside<z.infer<typeof AgreementTrigger>>

/**
 * Refuses a trigger that does not fit its agreement: another currency, heads that are missing or not agreed, amounts below
 * zero, a period that is none of the agreed ones, factors that are missing or were not to be reported.
 * @throws Refusal "settlement.other-money", "settlement.unknown-head", "settlement.missing-head", "settlement.head-twice",
 * "settlement.trigger-below-zero", "settlement.other-period", "settlement.unreported-measure", "settlement.unread-measure",
 * "settlement.measured-twice", "settlement.unread-figure", "settlement.no-party"
 */
export function requireFits(terms: AgreementTerms, trigger: AgreementTrigger, currency: Currency): void {
  if (trigger.currency !== terms.currency || trigger.currency !== currency.code)
    throw new Refusal("settlement.other-money", { given: trigger.currency, needed: terms.currency })
  const { from, until } = trigger
  if (!isPeriod(terms.collection.frequency, from, until))
    throw new Refusal("settlement.other-period", { from, until, frequency: terms.collection.frequency })
  requireHeads(terms, trigger, currency)
  requireMeasures(terms, trigger)
  const figures = terms.appraisal?.heads.map(({ id }) => id) ?? []
  const stranger = trigger.appraisal.find(({ head }) => !figures.includes(head))
  if (stranger !== undefined) throw new Refusal("settlement.unread-figure", { head: stranger.head })
  const twice = repeated(trigger.appraisal.map(({ head }) => head))
  if (twice !== undefined) throw new Refusal("settlement.head-twice", { head: twice })
}

function requireHeads({ revenue }: AgreementTerms, { amounts }: AgreementTrigger, currency: Currency): void {
  const known = revenue.map(({ id }) => id)
  const heads = amounts.map(({ head }) => head)
  const stranger = heads.find((head) => !known.includes(head))
  if (stranger !== undefined) throw new Refusal("settlement.unknown-head", { head: stranger, known: known.join(", ") })
  const twice = repeated(heads)
  if (twice !== undefined) throw new Refusal("settlement.head-twice", { head: twice })
  const missing = known.find((head) => !heads.includes(head))
  if (missing !== undefined) throw new Refusal("settlement.missing-head", { head: missing })
  const below = amounts.find(({ amount }) => amount < 0n)
  if (below !== undefined)
    throw new Refusal("settlement.trigger-below-zero", {
      head: below.head,
      amount: formatMinorUnits(below.amount, currency),
    })
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) < index)
}

function requireMeasures({ key, parties }: AgreementTerms, { measures }: AgreementTrigger): void {
  const isReported = key.kind !== "fixed" && key.values === "reported"
  const [first] = measures
  if (!isReported && first !== undefined) throw new Refusal("settlement.unread-measure", { place: first.place })
  const stranger = measures.find(({ place }) => !parties.some((party) => party.place === place))
  if (stranger !== undefined) throw new Refusal("settlement.no-party", { place: stranger.place })
  const twice = repeated(measures.map(({ place }) => place))
  if (twice !== undefined) throw new Refusal("settlement.measured-twice", { place: twice })
  if (!isReported) return
  for (const { place } of parties)
    for (const { id } of key.factors) {
      const value = measures.find((one) => one.place === place)?.values[id]
      if (value === undefined || numberIn(value) === null)
        throw new Refusal("settlement.unreported-measure", { place, factor: id })
    }
}

const months = { month: 1, quarter: 3, "half-year": 6, year: 12 } as const

/** Whether two days bound one whole period of the kind. @example isPeriod("quarter", "2026-10-01", "2026-12-31") // true */
export function isPeriod(frequency: AgreementTerms["collection"]["frequency"], from: Day, until: Day): boolean {
  if (until < from) return false
  if (frequency === "once") return true
  const length = months[frequency]
  const month = Number(from.slice(5, 7))
  return from.endsWith("-01") && (month - 1) % length === 0 && addDays(until, 1) === monthsLater(from, length)
}

/** The period of a kind in which a day lies. @example periodOf("quarter", "2026-11-24") // 2026-10-01 to 2026-12-31 */
export function periodOf(
  frequency: Exclude<AgreementTerms["collection"]["frequency"], "once">,
  on: Day,
): { readonly from: Day; readonly until: Day } {
  const length = months[frequency]
  const first = Math.floor((Number(on.slice(5, 7)) - 1) / length) * length + 1
  const from = Day.parse(`${on.slice(0, 4)}-${`${first}`.padStart(2, "0")}-01`)
  return { from, until: addDays(monthsLater(from, length), -1) }
}

/** The first whole period from a day on; null where any days will do. @example firstPeriod("year", "2026-07-01") // 2027-01-01 to 2027-12-31 */
export function firstPeriod(frequency: AgreementTerms["collection"]["frequency"], from: Day) {
  if (frequency === "once") return null
  const period = periodOf(frequency, from)
  return period.from >= from ? period : periodOf(frequency, addDays(period.until, 1))
}

/** First day of the month so many months after that of a first day. */
function monthsLater(from: Day, count: number): Day {
  const all = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count
  return Day.parse(`${`${Math.floor(all / 12)}`.padStart(4, "0")}-${`${(all % 12) + 1}`.padStart(2, "0")}-01`)
}

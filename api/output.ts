import * as z from "zod"
import { formatMinorUnits, Refusal } from "../base/index.ts"
import {
  type ActivityRef,
  explainDivision,
  isSameActivity,
  type NegotiatedAmount,
  negotiatedStatement,
  type OutputMeasure,
  periodDays,
  statisticalStatement,
  sumNegotiated,
  sumStatistical,
} from "../settlement/index.ts"
import { appraisalInForce, appraisalsOf, termsOf } from "../store/appraisals.ts"
import { type KeptNegotiated, negotiatedOf } from "../store/negotiated.ts"
import { reportOn } from "../store/output.ts"
import { activitiesOf } from "../store/output-activities.ts"
import {
  entriesOf,
  type KeptEntry,
  outputSums,
  recordedPeriods,
  unitsByMember,
  withEntries,
} from "../store/output-entries.ts"
import { type Context, type Handled, read } from "./act.ts"
import { appraisalRoutes } from "./appraisal.ts"
import { output } from "./contract/index.ts"
import { asCsv, csvLines } from "./csv.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import { outputActRoutes } from "./output-acts.ts"
import {
  negotiatedColumns,
  negotiatedLines,
  shownAppraisal,
  shownEntry,
  statisticalColumns,
  statisticalLine,
} from "./output-shown.ts"
import { writePaper } from "./paper/index.ts"
import { negotiatedPaper, statisticalPaper } from "./settlement-papers/index.ts"
import { nothing } from "./vouchers.ts"
import { fileInTurn } from "./written-file.ts"

/** Which figures: a period by one measure. */
interface Scope {
  readonly period: string
  readonly measure: OutputMeasure
}

const entryPosition = z.object({
  member: z.string(),
  jurisdiction: z.string(),
  report: z.uuid(),
  line: z.int(),
  isReversal: z.union([z.literal(0), z.literal(1)]),
})

/** The two ledgers of output. No route answers with both. */
export const outputRoutes: readonly Handled[] = [
  read(output.listOutputPeriods, { run: async (_, { db }) => ({ items: await recordedPeriods(db) }) }),
  read(output.readStatisticalOutput, { run: ({ query }, context) => statisticalOutput(query, context) }),
  read(output.listStatisticalEntries, { run: ({ query }, context) => listEntries(query, context) }),
  read(output.downloadStatisticalOutput, {
    run: async ({ query }, context) => {
      const filter = checked(query)
      const file = await fileInTurn((written) =>
        withEntries(context.platform.database, filter, (pages) => written(statisticalFile(pages, query, context))),
      )
      // The server sends a stream as it is, so that it stands here for the text of the contract.
      return file as unknown as string
    },
  }),
  read(output.readNegotiatedOutput, { run: ({ query }, context) => negotiatedOutput(query, context) }),
  read(output.downloadNegotiatedOutput, {
    run: async ({ query }, context) => {
      const { divisions } = await divisionsOf(query, context)
      return asCsv(
        negotiatedColumns,
        divisions.flatMap((division) => negotiatedLines(division, query, context)),
      )
    },
  }),
  read(output.statisticalPaper, {
    run: async ({ query: { member, ...scope } }, context) => {
      const of = memberOf(member, context)
      const shown = await statisticalOutput(scope, context)
      const entries = await entriesOf(context.db, { ...scope, ...(of === null ? {} : { member: of }) }, mostOnPaper + 1)
      if (entries.length > mostOnPaper) throw new Refusal("settlement.too-long-for-paper", { most: `${mostOnPaper}` })
      const lines = entries.map((entry) => shownEntry(entry, context))
      return writePaper(statisticalPaper(shown, lines, of, context))
    },
  }),
  read(output.negotiatedPaper, {
    run: async ({ query: { member, ...scope } }, context) => {
      const of = memberOf(member, context)
      return writePaper(negotiatedPaper(await negotiatedOutput(scope, context), of, context))
    },
  }),
  read(output.readOutputReport, {
    run: async ({ params }, context) => {
      const { report, entries } = await reportOn(context.db, params.jurisdiction, params.report)
      const about = { ...nothing, kind: "output", id: report.id, jurisdiction: report.jurisdiction }
      const act = "settlement.reverse-output"
      return {
        ...report,
        amount: report.amount.minor,
        entries: entries.map((entry) => shownEntry(entry, context)),
        may: report.reversal === null && context.mayDo(act, about) ? [act] : [],
      }
    },
  }),
  read(output.listActivities, {
    run: async (_, context) => {
      const { db } = context
      const [activities, agreements, terms] = await Promise.all([activitiesOf(db), appraisalsOf(db), termsOf(db)])
      return {
        items: activities.map((activity) => ({
          ...activity,
          agreements: agreements
            .filter((agreement) => isSameActivity(agreement.terms.activity, activity))
            .map((agreement) => shownAppraisal(agreement, terms, context)),
        })),
      }
    },
  }),
  ...outputActRoutes,
  ...appraisalRoutes,
]

/** The statistical ledger's file, whole, however long it is. */
async function* statisticalFile(
  pages: AsyncIterable<readonly KeptEntry[]>,
  scope: Scope,
  context: Context,
): AsyncGenerator<string, void, undefined> {
  yield asCsv(statisticalColumns, [])
  for await (const entries of pages) yield csvLines(entries.map((entry) => statisticalLine(entry, scope, context)))
}

/** Lines of the statistical ledger that a paper takes: some hundred pages. */
const mostOnPaper = 5000

/** @throws Refusal "region.unknown-jurisdiction" */
function memberOf(code: string | undefined, { region }: Pick<Context, "region">): string | null {
  if (code === undefined) return null
  if (!region.jurisdictions.some((one) => one.code === code))
    throw new Refusal("region.unknown-jurisdiction", { jurisdiction: code })
  return code
}

/** @throws Refusal "settlement.output-period" */
function checked<Of extends Scope>(scope: Of): Of {
  periodDays(scope.period)
  return scope
}

async function statisticalOutput(scope: Scope, { db, region }: Context) {
  const { period, measure } = checked(scope)
  const [sums, units, activities] = await Promise.all([
    outputSums(db, period, measure),
    unitsByMember(db, period, measure),
    activitiesOf(db),
  ])
  const codes = region.jurisdictions.map(({ code }) => code)
  const { whole, members } = statisticalStatement(codes, sums)
  const bases = Map.groupBy(sums, ({ basis }) => basis)
  return {
    ledger: "statistical" as const,
    period,
    measure,
    currency: region.currency.code,
    whole: whole.minor,
    members: members.map(({ member, amount }) => ({ member, amount: amount.minor, units: units.get(member) ?? 0 })),
    bases: [...bases].map(([basis, of]) => ({ basis, amount: sumStatistical(of.map(({ amount }) => amount)).minor })),
    activities: activities.flatMap((activity) => {
      const own = sums.filter((sum) => isSameActivity(sum.activity, activity))
      if (own.length === 0) return []
      const part = statisticalStatement(activity.partners, own)
      return [
        {
          activity,
          amount: part.whole.minor,
          members: part.members.map(({ member, amount }) => ({ member, amount: amount.minor })),
        },
      ]
    }),
    sample: sums.some(({ samples }) => samples),
  }
}

interface EntryQuery extends Scope {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly member?: string | undefined
  readonly activity?: string | undefined
}

async function listEntries({ cursor, limit, activity, ...query }: EntryQuery, context: Context) {
  const filter = { ...checked(query), ...(activity === undefined ? {} : { activity: activityIn(activity) }) }
  const found = await entriesOf(context.db, filter, limit, readCursor(cursor, entryPosition))
  const last = found.length < limit ? undefined : found.at(-1)
  return {
    items: found.map((entry) => shownEntry(entry, context)),
    next:
      last === undefined
        ? null
        : cursorOf({
            member: last.member,
            jurisdiction: last.jurisdiction,
            report: last.report,
            line: last.line,
            isReversal: last.isReversal ? 1 : 0,
          }),
  }
}

function activityIn(text: string): ActivityRef {
  const [jurisdiction = "", id = ""] = text.split("/")
  return { jurisdiction, id }
}

/** Each activity that is divided in a period, and the entries that came to it. */
async function divisionsOf(scope: Scope, { db }: Context) {
  const { period, measure } = checked(scope)
  const [entries, activities] = await Promise.all([negotiatedOf(db, period, measure), activitiesOf(db)])
  const divisions = []
  for (const activity of activities) {
    const own = entries.filter((entry) => isSameActivity(entry.activity, activity))
    const agreement = own.length === 0 ? undefined : await appraisalInForce(db, activity, period, measure)
    if (agreement === undefined) continue
    const division = explainDivision(activity, agreement, sumsOf(own))
    if ("differs" in division)
      throw new Error(`${activity.jurisdiction}/${activity.id}, ${period}: entries of ${division.differs} differ`)
    divisions.push({ ...division, entries: own })
  }
  return { divisions, entries }
}

function sumsOf(entries: readonly KeptNegotiated[]): ReadonlyMap<string, NegotiatedAmount> {
  const of = Map.groupBy(entries, ({ member }) => member)
  return new Map([...of].map(([member, own]) => [member, sumNegotiated(own.map(({ amount }) => amount))]))
}

async function negotiatedOutput(scope: Scope, context: Context) {
  const { region } = context
  const { divisions, entries } = await divisionsOf(scope, context)
  const codes = region.jurisdictions.map(({ code }) => code)
  const { whole, members } = negotiatedStatement(codes, entries)
  return {
    ledger: "negotiated" as const,
    use: "internal appraisal only" as const,
    period: scope.period,
    measure: scope.measure,
    currency: region.currency.code,
    whole: whole.minor,
    members: members.map(({ member, amount }) => ({ member, amount: amount.minor })),
    divisions: divisions.map(({ activity, agreement, divided, parts, entries: own }) => ({
      activity,
      agreement,
      divided: divided.minor,
      parts: parts.map((part) => ({
        ...part,
        amount: part.amount.minor,
        arithmetic: `${formatMinorUnits(divided.minor, region.currency)} × ${part.share}`,
      })),
      entries: own.map(({ member, amount, cause, at }) => ({
        member,
        amount: amount.minor,
        cause: cause.kind,
        causeId: cause.id,
        at,
      })),
    })),
    sample: entries.some(({ sample }) => sample),
  }
}

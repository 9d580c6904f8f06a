import { Refusal } from "../base/index.ts"
import {
  type ActivityRef,
  type AttributionGround,
  attribute,
  checkOutputActivity,
  type ImportedReport,
  isSameActivity,
  type OutputEntry,
  type OutputReport,
  outputFinding,
  readOutputReports,
  reverseEntries,
  statistical,
} from "../settlement/index.ts"
import { type AppraisalCause, keepDivision } from "../store/negotiated.ts"
import { organisationById, organisationsByCode } from "../store/organisations.ts"
import { censusOf, countingReport, holdUnit, reportOn, saveReports, saveReversal } from "../store/output.ts"
import { activitiesOf, saveActivity } from "../store/output-activities.ts"
import { citiesOf } from "../store/places.ts"
import { act, type Before, type Context, type Handled } from "./act.ts"
import { output } from "./contract/index.ts"
import { readCsv } from "./csv.ts"
import { memberOfPlaces, placeNamed } from "./output-places.ts"
import { shownEntry } from "./output-shown.ts"
import { acting, nothing } from "./vouchers.ts"

const columns =
  "unit, period, measure, main_place, amount, source, site, site_place, activity, census, moved_on, moved_from"

/** What a statistics body does: record, import, reverse, register activities. */
export const outputActRoutes: readonly Handled[] = [
  act(output.recordOutput, {
    about: async ({ body }, before) => ({
      ...nothing,
      kind: "output",
      jurisdiction: await memberAt(body.mainPlace, before),
    }),
    run: async ({ body }, context) => {
      const { db, newId } = context
      await organisationById(db, body.unit)
      const jurisdiction = await memberAt(body.mainPlace, context)
      const report: OutputReport = {
        ...body,
        jurisdiction,
        id: newId(),
        amount: statistical(BigInt(body.amount)),
        sites: body.sites.map((site) => ({ ...site, amount: statistical(BigInt(site.amount)) })),
        sample: false,
      }
      await recordReport(report, await groundOf(context), context)
      const { entries } = await reportOn(db, jurisdiction, report.id)
      return { jurisdiction, id: report.id, entries: entries.map((entry) => shownEntry(entry, context)) }
    },
  }),
  act(output.importOutput, {
    about: (_, { actor }) => ({
      ...nothing,
      kind: "output",
      jurisdiction: actor.organisation?.jurisdiction ?? "",
    }),
    run: ({ body }, context) => importReports(body, context),
  }),
  act(output.reverseOutput, {
    about: ({ params }) => ({ ...nothing, kind: "output", id: params.report, jurisdiction: params.jurisdiction }),
    run: ({ params, body }, context) => reverseReport(params, body.reason, context),
  }),
  act(output.registerActivity, {
    about: (_, { actor }) => ({
      ...nothing,
      kind: "output-activity",
      jurisdiction: actor.organisation?.jurisdiction ?? "",
    }),
    run: async ({ body }, { db, actor, now, record }) => {
      const { jurisdiction } = acting(actor)
      const activity = { ...body, jurisdiction, sample: false }
      checkOutputActivity(activity, memberOfPlaces(await citiesOf(db)))
      await saveActivity(db, activity, now)
      await record({
        jurisdiction,
        subject: { kind: "output-activity", id: `${jurisdiction}/${body.id}` },
        facts: { kind: body.kind, place: body.place ?? "", partners: body.partners.join(" ") },
      })
      return activity
    },
  }),
]

/** The member in which a place lies. @throws Refusal "settlement.unknown-place" */
async function memberAt(place: string, { db }: Pick<Before, "db">): Promise<string> {
  const member = memberOfPlaces(await citiesOf(db)).get(place)
  if (member === undefined) throw new Refusal("settlement.unknown-place", { place })
  return member
}

type Ground = Omit<AttributionGround, "census">

async function groundOf({ db, today }: Context): Promise<Ground> {
  return { memberOf: memberOfPlaces(await citiesOf(db)), activities: await activitiesOf(db), today }
}

/** Places a report, keeps it, and brings the divisions of its activities to the new output. */
async function recordReport(report: OutputReport, ground: Ground, context: Context): Promise<void> {
  const { db, actor, now, record } = context
  const { jurisdiction, id, unit, period, measure, amount } = report
  await holdUnit(db, unit)
  const earlier = await countingReport(db, report)
  if (earlier !== undefined)
    throw new Refusal("settlement.output-recorded", { period, report: earlier.id, member: earlier.jurisdiction })
  const entries = attribute(report, { ...ground, census: await censusOf(db, report) })
  await saveReports(db, [{ report, entries, organisation: acting(actor).id }], now)
  await divideAnew(report, entries, { kind: "report", jurisdiction, id }, context)
  await record({
    jurisdiction,
    subject: { kind: "output", id },
    facts: { unit, period, measure, amount: `${amount.minor}`, placed: placedText(entries) },
  })
}

/** Where output was placed, for the log: member and minor units. */
function placedText(entries: readonly OutputEntry[]): string {
  return entries.map(({ place, amount }) => `${place}:${amount.minor}`).join(" ")
}

async function divideAnew(
  { period, measure, sample }: Pick<OutputReport, "period" | "measure" | "sample">,
  entries: readonly OutputEntry[],
  cause: AppraisalCause,
  { db, now, newId }: Context,
): Promise<void> {
  for (const activity of activitiesIn(entries))
    await keepDivision(db, { activity, period, measure }, cause, { now, newId, sample })
}

/** The activities of entries, each once, in one order for all acts: two that wait for each other would wait for ever. */
function activitiesIn(entries: readonly OutputEntry[]): readonly ActivityRef[] {
  const all = entries.flatMap(({ activity }) => (activity === null ? [] : [activity]))
  return all
    .filter((one, at) => all.findIndex((other) => isSameActivity(one, other)) === at)
    .sort((a, b) => (`${a.jurisdiction}/${a.id}` < `${b.jurisdiction}/${b.id}` ? -1 : 1))
}

async function importReports(body: string, context: Context) {
  const { db, actor, region, newId } = context
  const { jurisdiction } = acting(actor)
  const cells = readCsv(body, columns)
  const [ground, cities] = await Promise.all([groundOf(context), citiesOf(db)])
  const { reports, findings } = readOutputReports(cells, {
    units: await organisationsByCode(db, cells.flat()),
    placeOf: (text) => placeNamed(text, cities),
    activities: ground.activities,
    currency: region.currency,
  })
  const rejected = [...findings]
  let accepted = 0
  for (const { rows, ...report } of reports) {
    const refused = await refusalOf(() => {
      if (ground.memberOf.get(report.mainPlace) !== jurisdiction)
        throw new Refusal("settlement.other-place", {
          place: report.mainPlace,
          member: ground.memberOf.get(report.mainPlace) ?? "",
        })
      return recordReport({ ...report, jurisdiction, id: newId(), sample: false }, ground, context)
    })
    if (refused === undefined) accepted += rows.length
    else rejected.push(...faultsOf(rows, refused))
  }
  return {
    accepted,
    rejected: rejected
      .sort((a, b) => a.row - b.row)
      .map(({ row, column, cause }) => ({ row, column, cause: { zh: cause.zh, en: cause.en } })),
  }
}

/** What a report of a file is refused for. Whatever is refused is so before anything of it is written. */
async function refusalOf(run: () => Promise<void>): Promise<Refusal | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const columnOf: Readonly<Record<string, string>> = {
  "settlement.output-period": "period",
  "settlement.output-period-open": "period",
  "settlement.output-recorded": "unit",
  "settlement.other-place": "main_place",
  "settlement.unknown-place": "site_place",
  "settlement.move-day": "moved_on",
  "settlement.park-elsewhere": "activity",
  "settlement.not-a-partner": "activity",
  "settlement.activity-not-begun": "activity",
  "settlement.site-twice": "site",
  "settlement.census-without-sites": "census",
}

function faultsOf(rows: ImportedReport["rows"], { code, facts }: Refusal) {
  const [first, ...more] = rows
  return [
    outputFinding(first, columnOf[code] ?? "amount", code, facts),
    ...more.map((row) => outputFinding(row, "unit", "settlement.report-broken", {})),
  ]
}

async function reverseReport(
  { jurisdiction, report: id }: { readonly jurisdiction: string; readonly report: string },
  reason: string,
  context: Context,
) {
  const { db, actor, now, record } = context
  const { report, entries } = await reportOn(db, jurisdiction, id)
  await holdUnit(db, report.unit)
  if (report.reversal !== null) throw new Refusal("settlement.output-reversed", { report: id })
  const mirrored = reverseEntries(entries)
  await saveReversal(db, report, mirrored, { reason, organisation: acting(actor).id, now })
  await divideAnew(report, mirrored, { kind: "reversal", jurisdiction, id }, context)
  await record({
    jurisdiction,
    subject: { kind: "output", id },
    facts: { unit: report.unit, period: report.period, measure: report.measure, reversed: `${report.amount.minor}` },
  })
  return { jurisdiction, report: id, at: now }
}

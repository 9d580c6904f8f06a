import { createHash } from "node:crypto"
import { type Day, day, instantAt } from "../base/index.ts"
import { canonicalJson } from "../evidence/index.ts"
import type { Jurisdiction } from "../region/index.ts"
import {
  type ActivityRef,
  type AppraisalAgreement,
  attribute,
  type OutputActivity,
  type OutputMeasure,
  type OutputReport,
  type Site,
  statistical,
} from "../settlement/index.ts"
import type { RecordedReport } from "./output.ts"
import type { RegionFiles } from "./region-files.ts"
import { type Chance, chanceFrom } from "./sample-random.ts"
import type { SampleOrganisation, SampleVocabulary } from "./sample-vocabulary.ts"

/** Made-up output: activities, reports placed by the engine, agreements with the answers of their parties. */
export interface SampleOutput {
  readonly activities: readonly OutputActivity[]
  readonly reports: readonly RecordedReport[]
  readonly agreements: readonly AppraisalAgreement[]
}

interface Making {
  readonly region: RegionFiles
  readonly words: SampleVocabulary["output"]
  readonly chance: Chance
  readonly organisations: readonly SampleOrganisation[]
  readonly today: Day
  /** The last year that is over. */
  readonly year: number
}

interface SampleOutputWish {
  readonly region: RegionFiles
  readonly vocabulary: SampleVocabulary
  readonly organisations: readonly SampleOrganisation[]
  readonly seed: number
  readonly today: Day
}

/**
 * Makes sample figures for the last two years, with a census before them: in each member a firm with a branch in the next
 * member, between the first two a park and a firm that moved, between the first and the last a joint project.
 */
export function makeOutput({ region, vocabulary, organisations, seed, today }: SampleOutputWish): SampleOutput {
  const year = Number(today.slice(0, 4)) - 1
  const chance = chanceFrom(seed)
  const making: Making = { region, words: vocabulary.output, chance, organisations, today, year }
  const activities = activitiesOf(making)
  const reports: RecordedReport[] = []
  for (const report of region.jurisdictions.flatMap((member, at) => reportsOf(making, member, at)))
    reports.push(placed(making, report, activities, reports))
  return { activities, reports, agreements: agreementsOf(making, activities) }
}

type Kind = keyof SampleVocabulary["output"]["activities"]

/** The members that each activity is between; the first registers it, and a park lies in it. */
function membersOf(kind: Kind, members: readonly Jurisdiction[]): readonly [string, string] {
  const [first, second, last] = [members[0]?.code ?? "", members[1]?.code ?? "", members.at(-1)?.code ?? ""]
  return kind === "project" ? [first, last] : [second, first]
}

function activitiesOf({ region, words, year }: Making): readonly OutputActivity[] {
  const kinds = { park: "park", project: "joint-project", relocation: "relocation" } as const
  return (["park", "project", "relocation"] as const).map((kind) => {
    const partners = membersOf(kind, region.jurisdictions)
    return {
      jurisdiction: partners[0],
      id: words.activities[kind].id,
      kind: kinds[kind],
      name: words.activities[kind].name,
      place: kind === "park" ? cityOf(region, partners[0], 1) : null,
      partners: [...partners].sort(),
      since: day(`${year - 2}-01-01`),
      sample: true,
    }
  })
}

function cityOf({ cities }: RegionFiles, member: string, at: number): string {
  const own = cities.filter(({ jurisdiction }) => jurisdiction === member)
  return (own[at] ?? own[0])?.code ?? member
}

function reportsOf(making: Making, { code }: Jurisdiction, at: number): readonly OutputReport[] {
  const { organisations, words, year } = making
  const firms = organisations.filter(({ jurisdiction, kind }) => jurisdiction === code && kind === "firm")
  return firms
    .slice(0, words.firms)
    .flatMap((firm, place) => [
      ...(place === 1 ? [reportOf(making, firm, { member: at, place, period: year - 2, measure: "value-added" })] : []),
      reportOf(making, firm, { member: at, place, period: year - 1, measure: "value-added" }),
      reportOf(making, firm, { member: at, place, period: year, measure: "value-added" }),
      ...(place < 4 ? [reportOf(making, firm, { member: at, place, period: year, measure: "investment" })] : []),
    ])
}

interface Case {
  /** Place of the member in the region, and of the firm in its member. */
  readonly member: number
  readonly place: number
  readonly period: number
  readonly measure: OutputMeasure
}

function reportOf(making: Making, firm: SampleOrganisation, given: Case): OutputReport {
  const { words, chance, region, year } = making
  const [low, high] = given.measure === "investment" ? words.investment : words.valueAdded
  const minor = BigInt(chance.between(low, high)) * 1000n * 10n ** BigInt(region.file.currency.decimals)
  const sites = sitesOf(making, firm, given, minor)
  const [newPlace, oldPlace] = membersOf("relocation", region.jurisdictions)
  const isMoved = given.member === 1 && given.place === 2 && given.period === year
  return {
    jurisdiction: firm.jurisdiction,
    id: chance.uuid(),
    unit: firm.id,
    period: `${given.period}`,
    measure: given.measure,
    amount: statistical(minor),
    mainPlace: firm.city,
    moved: isMoved ? { day: day(`${year}-07-01`), from: cityOf(region, oldPlace, 0) } : null,
    sites,
    isCensus: given.period === year - 2,
    activity: isMoved ? { jurisdiction: newPlace, id: words.activities.relocation.id } : null,
    source: words.source,
    sample: true,
  }
}

/** The firm's own place and, for some firms, a second site: of a census, in the park, or of the joint project. */
function sitesOf(
  { region, words, year }: Making,
  firm: SampleOrganisation,
  given: Case,
  minor: bigint,
): readonly Site[] {
  const { jurisdictions } = region
  const { member, place, period } = given
  const two = (at: string, part: bigint, activity: ActivityRef | null): readonly Site[] => {
    const second = (minor * part) / 100n
    return [
      { name: firm.name.zh, place: firm.city, amount: statistical(minor - second), activity: null },
      { name: words.sites.zh, place: at, amount: statistical(second), activity },
    ]
  }
  const next = jurisdictions[(member + 1) % jurisdictions.length]?.code ?? firm.jurisdiction
  if (place === 1 && period === year - 2) return two(cityOf(region, next, 0), 30n, null)
  const [host] = membersOf("park", jurisdictions)
  if (member === 0 && place === 3)
    return two(cityOf(region, host, 1), 45n, { jurisdiction: host, id: words.activities.park.id })
  const partners = membersOf("project", jurisdictions)
  if (place === 4 && partners.includes(firm.jurisdiction))
    return two(firm.city, 20n, { jurisdiction: partners[0], id: words.activities.project.id })
  return []
}

/** A report with its entries, placed as the statistics body's own would be. */
function placed(
  { region, today, words }: Making,
  report: OutputReport,
  activities: readonly OutputActivity[],
  before: readonly RecordedReport[],
): RecordedReport {
  const census = before.find(({ report: one }) => one.unit === report.unit && one.isCensus)?.report
  const memberOf = new Map(region.cities.map(({ code, jurisdiction }) => [code, jurisdiction]))
  const ground = {
    memberOf,
    activities,
    today,
    census: census === undefined ? null : { ...census, report: census.id },
  }
  return {
    report,
    entries: attribute(report, ground),
    organisation: `${report.jurisdiction.toLowerCase()}-${words.statistics.id}`,
  }
}

function agreementsOf(
  { region, words, chance, year, today }: Making,
  activities: readonly OutputActivity[],
): readonly AppraisalAgreement[] {
  const at = instantAt(today, 0, region.file.timeZone)
  return words.agreements.map(({ activity: kind, shares, key, reasons, agreed }) => {
    const [first, second] = membersOf(kind, region.jurisdictions)
    const { jurisdiction, id } = activities.find((one) => one.id === words.activities[kind].id) ?? {
      jurisdiction: first,
      id: kind,
    }
    const terms: AppraisalAgreement["terms"] = {
      activity: { jurisdiction, id },
      measures: ["value-added"],
      // The member that sends is named first.
      parties: [second, first].map((member, at) => ({ jurisdiction: member, share: shares[at] ?? "1" })),
      key,
      reasons,
      remainder: "largest-remainder",
      from: day(`${year - 1}-01-01`),
      until: null,
    }
    return {
      jurisdiction: first,
      id: chance.uuid(),
      version: 1,
      replaces: null,
      terms,
      digest: createHash("sha256").update(canonicalJson(terms)).digest("hex"),
      answers: (agreed ? [first, second] : [first]).map((member) => ({ jurisdiction: member, agreed: true, at })),
      proposedAt: at,
      sample: true,
    }
  })
}

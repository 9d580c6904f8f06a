import type { Day } from "../../base/index.ts"
import { add, daysBetween, formatRational, multiply, type Rational, Refusal, rational } from "../../base/index.ts"
import { moneyParts } from "../money-parts.ts"
import { largestAmount } from "../purse.ts"
import type { ActivityRef, OutputActivity } from "./activity.ts"
import { isSameActivity } from "./activity.ts"
import { statistical, sumStatistical } from "./ledgers.ts"
import { followsCensus, mayBeNegative } from "./measure.ts"
import { closedPeriod, type PeriodDays } from "./period.ts"
import type { CensusShares, OutputBasis, OutputEntry, OutputReport } from "./report.ts"

/** What a report is placed against. */
export interface AttributionGround {
  /** Place code → member; cities, and the members themselves. */
  readonly memberOf: ReadonlyMap<string, string>
  /** The unit's last census up to the period, or null. */
  readonly census: CensusShares | null
  /** Activities that the report may name. */
  readonly activities: readonly OutputActivity[]
  readonly today: Day
}

/** A part before it is rounded. */
interface Part {
  readonly place: string
  readonly site: string | null
  readonly share: Rational
  readonly basis: OutputBasis
  readonly census: string | null
  readonly activity: ActivityRef | null
}

/**
 * Places a report by place of activity. Establishment data count where each site is. Without them value added follows the
 * shares of the unit's last census, as long as its main place is still the one of the census; everything else goes to
 * the main place of business. A unit that moved inside the period counts before the move at the old place and from it at
 * the new: without establishment data by the days of each, an assumption since no source fixes it. Parts are rounded
 * once, by largest remainder, ties to the earlier, and sum to the report.
 * @returns entries in order; at least one
 * @throws Refusal "settlement.output-period", "settlement.output-period-open", "settlement.unknown-place",
 * "settlement.output-negative", "settlement.output-too-large", "settlement.sites-differ", "settlement.census-without-sites", "settlement.move-day",
 * "settlement.unknown-activity", "settlement.park-elsewhere", "settlement.not-a-partner", "settlement.site-twice",
 * "settlement.activity-beside-sites", "settlement.activity-not-begun"
 * @example attribute(report, ground) // a factory of 100 in one place and no sites: one entry of 100, basis "main-place"
 * Source: NBS reply no. 7477 (2022) for establishments and census shares; collection by legal unit with the main place of
 * business for several sites (在地统计)
 */
export function attribute(report: OutputReport, ground: AttributionGround): readonly OutputEntry[] {
  const days = closedPeriod(report.period, ground.today)
  checkAmounts(report)
  checkSites(report)
  const kept = stays(report, days)
  for (const { place } of kept) memberAt(place, ground)
  const entries = report.sites.length > 0 ? bySite(report, ground) : byShares(report, { days, stays: kept }, ground)
  for (const entry of entries) checkActivity(entry, days, ground)
  return entries
}

function checkAmounts({ measure, amount, sites, isCensus }: OutputReport): void {
  const all = [amount, ...sites.map((site) => site.amount)]
  const huge = all.find(({ minor }) => minor > largestAmount || minor < -largestAmount)
  if (huge !== undefined)
    throw new Refusal("settlement.output-too-large", { amount: `${huge.minor}`, largest: `${largestAmount}` })
  const least = all.find(({ minor }) => minor < 0n)
  if (least !== undefined && !mayBeNegative(measure)) throw new Refusal("settlement.output-negative", { measure })
  if (isCensus && sites.length === 0) throw new Refusal("settlement.census-without-sites")
  if (sites.length === 0) return
  const sum = sumStatistical(sites.map((site) => site.amount))
  if (sum.minor !== amount.minor)
    throw new Refusal("settlement.sites-differ", { sum: `${sum.minor}`, amount: `${amount.minor}` })
}

/** What stands twice would count twice; what is said beside the sites would count nowhere. */
function checkSites({ sites, activity }: OutputReport): void {
  if (sites.length === 0) return
  if (activity !== null)
    throw new Refusal("settlement.activity-beside-sites", { activity: `${activity.jurisdiction}/${activity.id}` })
  const seen = new Set<string>()
  for (const { name, place, activity: own } of sites) {
    const key = JSON.stringify([name.normalize("NFKC").trim(), place, own?.jurisdiction, own?.id])
    if (seen.has(key)) throw new Refusal("settlement.site-twice", { site: name, place })
    seen.add(key)
  }
}

/** @throws Refusal "settlement.unknown-place" */
function memberAt(place: string, { memberOf }: AttributionGround): string {
  const member = memberOf.get(place)
  if (member === undefined) throw new Refusal("settlement.unknown-place", { place })
  return member
}

function bySite({ sites }: OutputReport, ground: AttributionGround): readonly OutputEntry[] {
  return sites.map(({ name, place, amount, activity }, line) => ({
    line,
    member: memberAt(place, ground),
    place,
    site: name,
    amount,
    basis: "establishment",
    share: null,
    census: null,
    activity,
  }))
}

interface Times {
  readonly days: PeriodDays
  readonly stays: readonly Stay[]
}

function byShares(report: OutputReport, times: Times, ground: AttributionGround): readonly OutputEntry[] {
  const parts = times.stays.flatMap(({ place, share, basis }) => {
    const shares = censusShares(report, place, times.days, ground)
    if (shares === undefined) return [{ place, site: null, share, basis, census: null, activity: report.activity }]
    return shares.map((part) => ({ ...part, share: multiply(share, part.share) }))
  })
  const total = rational(report.amount.minor)
  const rounded = moneyParts(report.amount.minor, new Map(parts.map((part) => [part, multiply(total, part.share)])), {
    remainder: "largest-remainder",
    ties: "earlier",
  })
  return parts.map((part, line) => ({
    line,
    member: memberAt(part.place, ground),
    place: part.place,
    site: part.site,
    amount: statistical(rounded.parts.get(part) ?? 0n),
    basis: part.basis,
    share: formatRational(part.share),
    census: part.census,
    activity: part.activity,
  }))
}

interface Stay {
  readonly place: string
  readonly share: Rational
  readonly basis: "main-place" | "days"
}

/** Where the unit's main place was in the period, with the fraction of the days. */
function stays({ mainPlace, moved }: OutputReport, { from, until }: PeriodDays): readonly Stay[] {
  const whole: Stay = { place: mainPlace, share: rational(1n), basis: "main-place" }
  if (moved === null) return [whole]
  if (moved.day > until || moved.from === mainPlace)
    throw new Refusal("settlement.move-day", { day: moved.day, from, until, place: moved.from })
  if (moved.day <= from) return [whole]
  const all = BigInt(daysBetween(from, until) + 1)
  const before = rational(BigInt(daysBetween(from, moved.day)), all)
  return [
    { place: moved.from, share: before, basis: "days" },
    { place: mainPlace, share: add(rational(1n), rational(-before.numerator, before.denominator)), basis: "days" },
  ]
}

/** Shares of the last census for the unit at a place; undefined when they do not describe it. */
function censusShares(
  { measure, activity }: OutputReport,
  place: string,
  { until }: PeriodDays,
  { census, activities }: AttributionGround,
): readonly Part[] | undefined {
  if (!followsCensus(measure) || census === null || census.mainPlace !== place) return undefined
  const sum = sumStatistical(census.sites.map((site) => site.amount)).minor
  // Shares of a sum that is zero, or of sites below zero, would say nothing of another year.
  if (sum <= 0n || census.sites.some((site) => site.amount.minor < 0n)) return undefined
  // A census of the same year may name what had not begun in an earlier quarter.
  const begun = (of: ActivityRef | null) =>
    activities.some((one) => isSameActivity(one, of) && one.since > until) ? null : of
  return census.sites.map((site) => ({
    place: site.place,
    site: site.name,
    share: rational(site.amount.minor, sum),
    basis: "census-share",
    census: census.report,
    activity: activity ?? begun(site.activity),
  }))
}

function checkActivity(
  { activity, place, member }: OutputEntry,
  { until }: PeriodDays,
  { activities }: AttributionGround,
): void {
  if (activity === null) return
  const found = activities.find((one) => isSameActivity(one, activity))
  const name = `${activity.jurisdiction}/${activity.id}`
  if (found === undefined) throw new Refusal("settlement.unknown-activity", { activity: name })
  if (found.since > until)
    throw new Refusal("settlement.activity-not-begun", { activity: name, since: found.since, until })
  if (found.place !== null && found.place !== place)
    throw new Refusal("settlement.park-elsewhere", { activity: name, lies: found.place, place })
  if (!found.partners.includes(member)) throw new Refusal("settlement.not-a-partner", { activity: name, member })
}

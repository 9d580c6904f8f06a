import * as z from "zod"
import { addMinutes, type Instant } from "../base/index.ts"
import { type Facility, readWish } from "../facilities/index.ts"
import { type CatalogueCount, type CataloguePosition, searchCatalogue } from "../store/catalogue.ts"
import type { Context } from "./act.ts"
import type { facilities } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"

const position: z.ZodType<CataloguePosition> = z.object({
  key: z.union([z.string(), z.number()]),
  jurisdiction: z.string(),
  id: z.string(),
})

type SearchQuery = z.output<typeof facilities.searchFacilities.query>

/** One page of the catalogue with its counts, for what a caller looks for. */
export async function searchFacilities(query: SearchQuery, { db, now, region, language }: Context) {
  const after = readCursor(query.cursor, position)
  const from = query.freeFrom !== undefined && query.freeFrom > now ? query.freeFrom : now
  const { hits, counts } = await searchCatalogue(
    db,
    {
      words: query.q,
      kind: query.kind,
      jurisdictions: query.jurisdiction,
      cities: query.city,
      classes: query.instrumentClass,
      organisation: query.organisation,
      specifications: (query.specification ?? []).map(readWish),
      accessory: query.accessory,
      maximumHourly: query.maximumHourly === undefined ? undefined : BigInt(query.maximumHourly),
      bookable: query.bookable,
      free:
        query.freeHours === undefined
          ? undefined
          : {
              minutes: Math.round(query.freeHours * 60),
              from,
              until: query.freeUntil ?? addMinutes(from, 7 * 24 * 60),
              now,
            },
    },
    { sort: query.sort, language, after, limit: query.limit, zone: region.timeZone },
  )
  const last = hits.at(-1)
  return {
    items: hits.map(({ facility, hourly, freeFrom }) => found(facility, hourly, freeFrom)),
    next:
      hits.length < query.limit || last === undefined
        ? null
        : cursorOf({ key: last.key, jurisdiction: last.jurisdiction, id: last.id }),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    facets: {
      jurisdictions: tally(counts, ({ jurisdiction }) => jurisdiction),
      cities: tally(counts, ({ city }) => city),
      classes: tally(counts, ({ instrumentClass }) => instrumentClass),
    },
  }
}

function found(facility: Facility, hourly: bigint | null, freeFrom: Instant | null) {
  const {
    jurisdiction,
    id,
    kind,
    name,
    acronym,
    city,
    instrumentClass,
    status,
    specifications,
    accessories,
    confidence,
    sample,
  } = facility
  const bookable = facility.policy !== null && facility.costs !== null
  return {
    jurisdiction,
    id,
    kind,
    name,
    acronym,
    city,
    instrumentClass,
    status,
    specifications,
    accessories,
    confidence,
    sample,
    hourly,
    bookable,
    freeFrom,
    organisation: facility.organisation.name,
    acceptance: facility.policy?.acceptance ?? null,
  }
}

function tally(
  counts: readonly CatalogueCount[],
  by: (count: CatalogueCount) => string | null,
): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const each of counts) {
    const name = by(each)
    if (name !== null) sums[name] = (sums[name] ?? 0) + each.count
  }
  return sums
}

import { addDays, type Currency, day, instantAt, parseMinorUnits } from "../../base/index.ts"
import type { Query } from "../api.ts"
import { present } from "../search-params.ts"
import type { FindSearch } from "./find-address.ts"

/**
 * The query that a search asks. A price that is no amount is left out; the field says so.
 * @example findQuery({ q: "TEM", price: "500" }, { zone: "Asia/Shanghai", currency }) // { q: "TEM", maximumHourly: "50000" }
 */
export function findQuery(
  search: FindSearch,
  { zone, currency }: { readonly zone: string; readonly currency: Currency },
): Query<"searchFacilities"> {
  const { q, kind, jurisdiction, city, organisation, spec, accessory, price, bookable, hours, from, until, sort } =
    search
  const free = hours !== undefined
  return present({
    q,
    kind,
    jurisdiction: jurisdiction && [...jurisdiction],
    city: city && [...city],
    instrumentClass: search.class && [...search.class],
    organisation,
    specification: spec && [...spec],
    accessory,
    maximumHourly: minorUnits(price, currency),
    bookable: bookable ? ("true" as const) : undefined,
    freeHours: hours,
    freeFrom: free && from !== undefined ? instantAt(day(from), 0, zone) : undefined,
    freeUntil: free && until !== undefined ? instantAt(addDays(day(until), 1), 0, zone) : undefined,
    sort,
  })
}

/** A price in whole units as minor units; undefined when it is absent or no amount. */
export function minorUnits(text: string | undefined, currency: Currency): string | undefined {
  if (text === undefined) return undefined
  try {
    return `${parseMinorUnits(text, currency)}`
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}

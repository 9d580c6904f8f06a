import { Refusal } from "../base/index.ts"
import type { Resource } from "../rulebook/index.ts"
import { closePeriod, monthAfter, monthAt, monthOf, openItems, requireClear } from "../settlement/index.ts"
import { inBooks } from "../store/books.ts"
import { closedPeriods, firstMonths, lockPeriods, monthFound, openBooksOf, savePeriod } from "../store/periods.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import { books } from "./contract/index.ts"
import type { RegionFacts } from "./platform.ts"
import { known, nothing } from "./vouchers.ts"

/** Closing of months, and leaving. */
export const periodRoutes: readonly Handled[] = [
  read(books.listPeriods, { run: (_, context) => listPeriods(context) }),
  act(books.closePeriod, {
    about: ({ params }, { region }) => booksOf(params, region),
    run: async ({ params: { jurisdiction, month } }, { db, now, region, record }) =>
      inBooks(db, "all", async (on) => {
        const zone = region.timeZone
        await lockPeriods(on, jurisdiction)
        const found = await monthFound(on, jurisdiction, monthOf(month, zone), zone)
        const period = closePeriod({ jurisdiction, month, now, zone, found })
        await savePeriod(on, period)
        const { entries, net } = period
        const subject = { kind: "period", id: `${jurisdiction}/${month}` }
        await record({ jurisdiction, subject, facts: { month, entries: `${entries}`, net: `${net}` } })
        return period
      }),
  }),
  read(books.readDeparture, {
    about: ({ params }, { region }) => booksOf(params, region),
    run: async ({ params: { jurisdiction } }, { db }) =>
      inBooks(db, "all", async (on) => ({ jurisdiction, open: openItems(await openBooksOf(on, jurisdiction)) })),
  }),
  act(books.leaveRegion, {
    about: ({ params }, { region }) => booksOf(params, region),
    run: async ({ params: { jurisdiction }, body }, { db, now, region, record }) =>
      inBooks(db, "all", async (on) => {
        // Nobody posts in these books between the look and the entry in the log.
        await lockPeriods(on, jurisdiction)
        requireClear(jurisdiction, openItems(await openBooksOf(on, jurisdiction)), region.currency)
        await record({
          jurisdiction,
          subject: { kind: "departure", id: jurisdiction },
          facts: { reason: body.reason, clearAt: now },
        })
        return { jurisdiction, clearAt: now }
      }),
  }),
]

/** The books of one member, as the rule book sees them. @throws Refusal "region.unknown-jurisdiction" */
function booksOf({ jurisdiction }: { readonly jurisdiction: string }, region: RegionFacts): Resource {
  return { ...nothing, kind: "books", id: jurisdiction, jurisdiction: known(jurisdiction, region) }
}

async function listPeriods({ db, now, region }: Context) {
  const month = monthAt(now, region.timeZone)
  const closed = await closedPeriods(db)
  const first = await inBooks(db, "all", (on) => firstMonths(on, region.timeZone))
  return {
    month,
    members: region.jurisdictions.map(({ code }) => {
      const own = closed.filter(({ jurisdiction }) => jurisdiction === code)
      const last = own[0]?.month
      return {
        jurisdiction: code,
        closed: own.map(({ month: each, closedAt }) => ({ month: each, closedAt })),
        open: monthsTo(month, last === undefined ? first.get(code) : monthAfter(last)),
      }
    }),
  }
}

/** Months from one to the last, in order; the last alone when there is none to begin with. */
function monthsTo(last: string, from: string | undefined): string[] {
  const months: string[] = []
  for (let month = from ?? last; month <= last; month = monthAfter(month)) months.push(month)
  if (months.length > 1200) throw new Refusal("settlement.bad-month", { month: from ?? last })
  return months
}

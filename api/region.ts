import { isWorkingDay } from "../region/index.ts"
import { type HomeCounts, homeCounts } from "../store/home.ts"
import { citiesOf, instrumentClassesOf } from "../store/places.ts"
import { sampleAccounts } from "../store/sample-sign-in.ts"
import { type Handled, read } from "./act.ts"
import { region as contract, identity } from "./contract/index.ts"
import { membershipRoutes } from "./memberships.ts"
import { organisationRoutes } from "./organisations.ts"
import type { Platform } from "./platform.ts"
import { filesOf, mapOf } from "./region-facts.ts"

/** Milliseconds for which counts of the first page stand: many may look at it at once. */
const countsStand = 2_000
const counted = new WeakMap<Platform, { readonly at: number; readonly counts: Promise<HomeCounts> }>()

function countsOf(platform: Platform, now: number): Promise<HomeCounts> {
  const known = counted.get(platform)
  if (known !== undefined && now >= known.at && now - known.at < countsStand) return known.counts
  const counts = homeCounts(platform.database.db)
  counted.set(platform, { at: now, counts })
  counts.catch(() => counted.delete(platform))
  return counts
}

export const regionRoutes: readonly Handled[] = [
  read(contract.readRegion, {
    run: async (_, { db, region, platform, today }) => {
      const [cities, instrumentClasses, accounts] = await Promise.all([
        citiesOf(db),
        instrumentClassesOf(db),
        region.sample ? sampleAccounts(db, today) : [],
      ])
      const { id, name, currency, timeZone, sample } = region
      return {
        id,
        name,
        currency,
        timeZone,
        sample,
        jurisdictions: [...region.jurisdictions],
        cities,
        instrumentClasses,
        signIn: { password: true, passkey: true, openId: [...platform.signIn.openId] },
        sampleAccounts: accounts,
      }
    },
  }),
  read(contract.readMap, {
    run: (_, { platform }) => {
      const { notice, licence, units } = mapOf(platform.regionFolder)
      return { notice, licence, units }
    },
  }),
  read(contract.readHome, {
    run: async (_, { platform, now }) => {
      const counts = await countsOf(platform, Date.parse(now))
      return {
        at: now,
        jurisdictions: [...counts.jurisdictions],
        cities: [...counts.cities],
        flows: [...counts.flows],
        logSize: counts.logSize,
      }
    },
  }),
  read(identity.readDay, {
    run: (_, { today, platform }) => {
      const { workingDays } = filesOf(platform.regionFolder)
      const published = workingDays.years.has(Number(today.slice(0, 4)))
      return { today, workingDay: published ? isWorkingDay(today, workingDays) : null }
    },
  }),
  ...organisationRoutes,
  ...membershipRoutes,
]

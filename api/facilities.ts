import type * as z from "zod"
import { type Instant, minutesBetween, Refusal } from "../base/index.ts"
import {
  checkCosts,
  checkPolicy,
  type Facility,
  type FacilityDraft,
  facilityColumnNames,
  freeBetween,
  hourlyOf,
  openBetween,
  readFacilities,
  specificationFault,
} from "../facilities/index.ts"
import { citiesNamed } from "../region/index.ts"
import { countOf } from "../rulebook/index.ts"
import { heldBetween, removeClosure, saveClosure } from "../store/closures.ts"
import type { Db } from "../store/database.ts"
import { facilityIdsLike, facilityOn, insertFacilities, saveFacility } from "../store/facilities.ts"
import { citiesOf, instrumentClassesOf } from "../store/places.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import { searchFacilities } from "./catalogue-search.ts"
import { facilities } from "./contract/index.ts"
import { readCsv } from "./csv.ts"
import { facilityResource, ownFacilities } from "./resources.ts"
import { parameterUse } from "./rules.ts"

export const facilitiesRoutes: readonly Handled[] = [
  read(facilities.searchFacilities, { run: ({ query }, context) => searchFacilities(query, context) }),
  read(facilities.readFacility, {
    about: ({ params }, { db }) => facilityResource(db, params),
    run: async ({ params }, { db, mayDo }) => {
      const facility = await knownFacility(db, params)
      const resource = await facilityResource(db, params)
      const acts = ["facilities.book", "facilities.set-policy", "facilities.close", "facilities.import-use"]
      return {
        facility,
        hourly: hourlyOf(facility.costs),
        may: acts.filter((name) => mayDo(name, resource)),
      }
    },
    version: ({ facility }) => facility.version,
  }),
  read(facilities.readSlots, { run: ({ params, query }, context) => slots(params, query, context) }),
  act(facilities.registerFacility, {
    about: (_, { actor }) => ownFacilities(actor),
    context: ({ body }) => ({ residencyCondition: (body.policy?.residency.length ?? 0) > 0 }),
    run: async ({ body }, context) => {
      const fault = specificationFault(body.specifications)
      if (fault !== undefined) throw new Refusal("facilities.bad-figures", { cause_zh: fault.zh, cause_en: fault.en })
      const policy =
        body.policy === null ? null : checkPolicy(body.policy, { maximumHorizonDays: maximumHorizon(context) })
      const costs = body.costs === null ? null : checkCosts(amounts(body.costs), context.region.currency)
      const [registered] = await register([{ ...body, policy, costs, row: 0 }], context)
      if (registered === undefined) throw new Refusal("region.unknown-city", { city: body.city })
      return registered
    },
    version: ({ version }) => version,
  }),
  act(facilities.importFacilities, {
    about: (_, { actor }) => ownFacilities(actor),
    run: async ({ body }, context) => {
      const { cities, classes } = await places(context.db)
      const { drafts, findings } = readFacilities(readCsv(body, facilityColumnNames.join(", ")), {
        cityOf: (written) => {
          const found = citiesNamed(written, cities)
          return found.length === 1 ? found[0]?.code : undefined
        },
        classOf: (written) =>
          classes.find(({ code, name }) => [code, name.zh, name.en.toLowerCase()].includes(written.toLowerCase()))
            ?.code,
        currency: context.region.currency,
        maximumHorizonDays: maximumHorizon(context),
      })
      const registered = await register(drafts, context)
      return { accepted: registered.length, rejected: [...findings] }
    },
  }),
  act(facilities.setPolicy, {
    about: ({ params }, { db }) => facilityResource(db, params),
    context: ({ body }) => ({ residencyCondition: (body.policy?.residency.length ?? 0) > 0 }),
    run: async ({ params, body }, context) => {
      const { db, ifMatch, record, region } = context
      const facility = await knownFacility(db, params)
      const asked = `${ifMatch}`
      if (facility.version !== ifMatch)
        throw new Refusal("api.version-changed", { asked, current: `${facility.version}` })
      const policy =
        body.policy === undefined
          ? facility.policy
          : checkPolicy(body.policy, { maximumHorizonDays: maximumHorizon(context) })
      const costs = body.costs === undefined ? facility.costs : checkCosts(amounts(body.costs), region.currency)
      const changed = { ...facility, policy, costs }
      if (!(await saveFacility(db, changed))) throw new Refusal("api.version-changed", { asked, current: "…" })
      await record({
        jurisdiction: facility.jurisdiction,
        subject: { kind: "facility", id: facility.id },
        facts: {
          hourly: `${hourlyOf(costs) ?? ""}`,
          acceptance: policy?.acceptance ?? "",
          version: `${facility.version + 1}`,
        },
      })
      return { ...changed, version: facility.version + 1 }
    },
    version: ({ version }) => version,
  }),
  act(facilities.closeFacility, {
    about: ({ params }, { db }) => facilityResource(db, params),
    run: async ({ params, body }, { db, newId, record }) => {
      if (body.until <= body.from) throw new Refusal("facilities.bad-period", { from: body.from, until: body.until })
      const id = newId()
      await saveClosure(db, { ...params, ...body, id })
      const { from, until } = body
      await record({
        jurisdiction: params.jurisdiction,
        subject: { kind: "facility", id: params.facility },
        facts: { closure: id, from, until },
      })
      return { id, from, until }
    },
  }),
  act(facilities.reopenFacility, {
    about: ({ params }, { db }) => facilityResource(db, params),
    run: async ({ params }, { db, record }) => {
      const removed = await removeClosure(db, params)
      if (removed === undefined) throw new Refusal("facilities.unknown-closure", { closure: params.closure })
      await record({
        jurisdiction: params.jurisdiction,
        subject: { kind: "facility", id: params.facility },
        facts: { closure: params.closure, ...removed },
      })
      return { id: params.closure }
    },
  }),
]

function maximumHorizon({ rules, now }: Context): number {
  return countOf(parameterUse(rules, "facilities.maximum-horizon-days", now), "days")
}

function amounts({ setUp, perHour }: z.output<typeof facilities.registerFacility.body>["costs"] & object) {
  return { setUp: BigInt(setUp), perHour: perHour.map(({ part, amount }) => ({ part, amount: BigInt(amount) })) }
}

async function knownFacility(
  db: Db,
  { jurisdiction, facility: id }: { jurisdiction: string; facility: string },
): Promise<Facility> {
  const facility = await facilityOn(db, jurisdiction, id)
  if (facility === undefined) throw new Refusal("facilities.unknown-facility", { facility: `${jurisdiction}/${id}` })
  return facility
}

async function places(db: Db) {
  const [cities, classes] = await Promise.all([citiesOf(db), instrumentClassesOf(db)])
  return { cities, classes }
}

/** Puts instruments of the actor's organisation into the catalogue, each under an id that tells what it is. */
async function register(
  drafts: readonly FacilityDraft[],
  { db, actor, now, record, newId }: Context,
): Promise<readonly Facility[]> {
  const { cities, classes } = await places(db)
  const owner = actor.organisation
  if (owner === null) throw new Refusal("identity.not-a-member", { organisation: "" })
  const made: Facility[] = []
  const freeId = idsFree(db)
  for (const { row: _, city: code, ...draft } of drafts) {
    const city = cities.find((one) => one.code === code)
    if (city === undefined) throw new Refusal("region.unknown-city", { city: code })
    if (!classes.some((one) => one.code === draft.instrumentClass))
      throw new Refusal("facilities.unknown-class", { class: draft.instrumentClass ?? "" })
    made.push({
      ...draft,
      jurisdiction: city.jurisdiction,
      id: await freeId(city.jurisdiction, draft.acronym ?? draft.name.en),
      kind: "instrument",
      city: { code, name: city.name },
      organisation: { id: owner.id, name: { zh: owner.id, en: owner.id } },
      field: null,
      tier: null,
      yearOpened: null,
      note: null,
      status: "operating",
      sample: false,
      version: 1,
      source: "entered by its owner",
      confidence: "owner's statement",
    })
  }
  await insertFacilities(db, made, now)
  for (const { jurisdiction, id } of made)
    await record({ jurisdiction, subject: { kind: "facility", id }, facts: { owner: owner.id, entry: newId() } })
  return Promise.all(made.map(({ jurisdiction, id }) => knownFacility(db, { jurisdiction, facility: id })))
}

/** Gives ids that are free, each once: a file of many instruments of one name asks the database once. */
function idsFree(db: Db): (jurisdiction: string, name: string) => Promise<string> {
  const taken = new Map<string, { readonly ids: ReadonlySet<string>; next: number }>()
  return async (jurisdiction, name) => {
    const start = idStart(name)
    const key = `${jurisdiction}/${start}`
    const known = taken.get(key) ?? { ids: await facilityIdsLike(db, jurisdiction, start), next: 1 }
    taken.set(key, known)
    for (;;) {
      const id = known.next === 1 ? start : `${start}-${known.next}`
      known.next += 1
      if (!known.ids.has(id)) return id
    }
  }
}

function idStart(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 24) || "instrument"
  )
}

const longestLook = 62 * 24 * 60

async function slots(
  params: { readonly jurisdiction: string; readonly facility: string },
  { from, until }: { readonly from: Instant; readonly until: Instant },
  { db, region, actor }: Context,
) {
  if (until <= from || minutesBetween(from, until) > longestLook)
    throw new Refusal("facilities.bad-period", { from, until })
  const facility = await knownFacility(db, params)
  const held = await heldBetween(db, { ...params, from, until })
  const open = facility.policy === null ? [] : openBetween(facility.policy, { from, until }, region.timeZone)
  return {
    open,
    free: freeBetween(open, held),
    occupied: held.map(({ organisation, ...one }) => ({
      ...one,
      own: organisation !== null && organisation === actor.organisation?.id,
    })),
  }
}

import * as z from "zod"
import { Refusal } from "../base/index.ts"
import { findCity, readRegistrationCode } from "../region/index.ts"
import type { Resource } from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import {
  facilitiesOf,
  groupOf,
  membersOn,
  type OrganisationRow,
  organisationById,
  organisationOfCode,
  organisationsFound,
  othersOfGroup,
  saveEdited,
  saveOrganisations,
} from "../store/organisations.ts"
import { citiesOf } from "../store/places.ts"
import { act, type Handled, read } from "./act.ts"
import { region as contract } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import { importRoute } from "./organisation-import.ts"
import { filesOf } from "./region-facts.ts"

const Position = z.object({ name: z.string(), id: z.string() })

/** An organisation as the rule book sees it. */
export function organisationResource({ id, jurisdiction, status }: OrganisationRow): Resource {
  return { kind: "organisation", id, jurisdiction, owner: "", organisation: id, person: "", status }
}

/** The register of organisations of a member, for registering new ones. */
export function registerOf(jurisdiction: string): Resource {
  return { kind: "register", id: jurisdiction, jurisdiction, owner: "", organisation: "", person: "", status: "" }
}

const editing = ["region.edit-organisation", "region.add-membership", "region.end-membership"]

/** The group under a controller: that of a registered one, else the text itself, so that siblings meet under it. */
async function groupUnder(db: Db, controller: string): Promise<string> {
  return (await groupOf(db, controller)) ?? controller.trim().toUpperCase()
}

export const organisationRoutes: readonly Handled[] = [
  read(contract.listOrganisations, {
    run: async ({ query }, { db }) => {
      const after = readCursor(query.cursor, Position)
      const found = await organisationsFound(db, { ...query, after, limit: query.limit + 1 })
      const items = found.slice(0, query.limit)
      const last = items.at(-1)
      const more = found.length > query.limit && last !== undefined
      return { items, next: more ? cursorOf({ name: last.name.zh, id: last.id }) : null }
    },
  }),
  read(contract.readOrganisation, {
    about: async ({ params }, { db }) => organisationResource(await organisationById(db, params.organisation)),
    run: async ({ params }, { db, actor, today, mayDo }) => {
      const organisation = await organisationById(db, params.organisation)
      const may = editing.filter((name) => mayDo(name, organisationResource(organisation)))
      const known = actor.organisation?.id === organisation.id || may.includes("region.add-membership")
      const [group, members, facilities] = await Promise.all([
        othersOfGroup(db, organisation),
        known ? membersOn(db, organisation.id, today) : [],
        facilitiesOf(db, organisation.id),
      ])
      return { organisation, group, members, facilities, may }
    },
    version: ({ organisation }) => organisation.version,
  }),
  read(contract.checkRegistrationCode, {
    run: async ({ query }, { db, platform }) => {
      const code = readRegistrationCode(query.code, filesOf(platform.regionFolder).file.registration)
      return { code, organisation: await organisationOfCode(db, code) }
    },
  }),
  act(contract.registerOrganisation, {
    about: async ({ body }, { db }) => registerOf(findCity(body.city, await citiesOf(db)).jurisdiction),
    run: async ({ body }, { db, newId, now, platform, record }) => {
      const city = findCity(body.city, await citiesOf(db))
      const { registration } = filesOf(platform.regionFolder).file
      const creditCode = body.creditCode === null ? null : readRegistrationCode(body.creditCode, registration)
      const id = newId()
      const organisation: OrganisationRow = {
        id,
        jurisdiction: city.jurisdiction,
        city: city.code,
        kind: body.kind,
        name: body.name,
        creditCode,
        controllingGroup:
          body.controllingGroup === null ? (creditCode ?? id) : await groupUnder(db, body.controllingGroup),
        ror: body.ror,
        status: "active",
        sample: false,
        version: 1,
      }
      await saveOrganisations(db, [organisation], now)
      await record({
        jurisdiction: city.jurisdiction,
        subject: { kind: "organisation", id },
        facts: { kind: body.kind, city: city.code, creditCode: creditCode ?? "", group: organisation.controllingGroup },
      })
      return organisation
    },
    version: ({ version }) => version,
  }),
  act(contract.editOrganisation, {
    about: async ({ params }, { db }) => organisationResource(await organisationById(db, params.organisation)),
    run: async ({ params, body }, { db, ifMatch, mayDo, record }) => {
      const before = await organisationById(db, params.organisation)
      if (ifMatch !== before.version)
        throw new Refusal("api.version-changed", { asked: String(ifMatch), current: String(before.version) })
      const group =
        body.controllingGroup === undefined ? before.controllingGroup : await groupUnder(db, body.controllingGroup)
      const registrar = mayDo("region.register-organisation", registerOf(before.jurisdiction))
      if (group !== before.controllingGroup && !registrar) throw new Refusal("region.group-by-registrar")
      const after: OrganisationRow = {
        ...before,
        name: body.name ?? before.name,
        city: body.city === undefined ? before.city : await cityWithin(db, body.city, before.jurisdiction),
        controllingGroup: group,
        version: before.version + 1,
      }
      await saveEdited(db, before, after)
      await record({
        jurisdiction: before.jurisdiction,
        subject: { kind: "organisation", id: before.id },
        facts: { city: after.city, group: after.controllingGroup, version: String(after.version) },
      })
      return after
    },
    version: ({ version }) => version,
  }),
  importRoute,
]

/** A city of the organisation's own jurisdiction. @throws Refusal "region.city-elsewhere", and those of `findCity` */
async function cityWithin(db: Db, asked: string, jurisdiction: string): Promise<string> {
  const city = findCity(asked, await citiesOf(db))
  if (city.jurisdiction !== jurisdiction) throw new Refusal("region.city-elsewhere", { city: city.name.zh })
  return city.code
}

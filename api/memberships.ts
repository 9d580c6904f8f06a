import { Refusal } from "../base/index.ts"
import { canHold } from "../region/index.ts"
import { endMembership, organisationById, personByEmail, startMembership } from "../store/organisations.ts"
import { act, type Handled } from "./act.ts"
import { region as contract } from "./contract/index.ts"
import { organisationResource } from "./organisations.ts"

export const membershipRoutes: readonly Handled[] = [
  act(contract.addMembership, {
    about: async ({ params }, { db }) => organisationResource(await organisationById(db, params.organisation)),
    run: async ({ params, body }, { db, today, record }) => {
      const { id, jurisdiction, kind } = await organisationById(db, params.organisation)
      if (!canHold(kind, body.role)) throw new Refusal("region.role-elsewhere", { kind, role: body.role })
      const person = await personByEmail(db, body.email)
      const from = await startMembership(db, { organisation: id, person, role: body.role }, today)
      await record({ jurisdiction, subject: { kind: "organisation", id }, facts: { role: body.role, from } })
      return { person, role: body.role, from }
    },
  }),
  act(contract.endMembership, {
    about: async ({ params }, { db }) => organisationResource(await organisationById(db, params.organisation)),
    run: async ({ params }, { db, today, record }) => {
      const { id, jurisdiction } = await organisationById(db, params.organisation)
      await endMembership(db, { organisation: id, person: params.person, role: params.role }, today)
      await record({ jurisdiction, subject: { kind: "organisation", id }, facts: { role: params.role, until: today } })
      return { person: params.person, role: params.role, until: today }
    },
  }),
]

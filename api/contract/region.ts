import * as z from "zod"
import { Currency, Day, Instant, Name, Text } from "../../base/index.ts"
import { OrganisationKind, Role } from "../../region/index.ts"
import { actRoute, ImportReport, pageOf, paging, readRoute } from "./route.ts"

export const Jurisdiction = z.object({ code: z.string(), name: Text, colour: z.string() }).meta({ id: "Jurisdiction" })

export const City = z
  .object({
    code: z.string(),
    jurisdiction: z.string(),
    name: Text,
    slug: z.string(),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
  })
  .meta({ id: "City" })

export const Organisation = z
  .object({
    id: z.string(),
    jurisdiction: z.string(),
    city: z.string(),
    kind: OrganisationKind,
    name: Text,
    creditCode: z.string().nullable(),
    controllingGroup: z.string(),
    ror: z.string().nullable(),
    status: z.enum(["active", "suspended"]),
    sample: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "Organisation" })

const newOrganisation = {
  city: z.string(),
  kind: OrganisationKind,
  name: Name,
  creditCode: z.string().max(40).nullable(),
  controllingGroup: z.string().max(80).nullable(),
  ror: z.string().max(60).nullable(),
}
const organisationParams = z.object({ organisation: z.string() })

/** The region that this platform runs: its members, places, money, clock; and what is offered for trying out. */
export const readRegion = readRoute({
  name: "region.read",
  path: "/api/region",
  summary: "The region: members, cities, currency, time zone, instrument classes, sign-in ways, sample accounts",
  reply: z.object({
    id: z.string(),
    name: Text,
    currency: Currency,
    timeZone: z.string(),
    sample: z.boolean().describe("whether labelled sample organisations, people and instruments are loaded"),
    jurisdictions: z.array(Jurisdiction),
    cities: z.array(City),
    instrumentClasses: z.array(z.object({ code: z.string(), name: Text })),
    signIn: z.object({
      password: z.boolean(),
      passkey: z.boolean(),
      openId: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    sampleAccounts: z
      .array(
        z.object({
          email: z.string(),
          password: z.string(),
          name: Text,
          organisation: Text,
          jurisdiction: z.string(),
          roles: z.array(Role),
        }),
      )
      .describe("empty unless the region is a sample"),
  }),
})

export const readMap = readRoute({
  name: "region.read",
  path: "/api/region/map",
  summary: "Schematic boundaries of the region's cities, longitude and latitude",
  reply: z.object({
    notice: Text,
    licence: z.string(),
    units: z.array(
      z.object({
        city: z.string(),
        jurisdiction: z.string(),
        centre: z.tuple([z.number(), z.number()]),
        rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
      }),
    ),
  }),
})

/** Live counts for the first page. */
export const readHome = readRoute({
  name: "region.read",
  path: "/api/region/home",
  summary: "Live counts by jurisdiction and city, and flows of bookings between home and host",
  reply: z.object({
    at: Instant,
    jurisdictions: z.array(
      z.object({
        code: z.string(),
        organisations: z.int(),
        instruments: z.int(),
        largeFacilities: z.int(),
        bookings: z.int(),
      }),
    ),
    cities: z.array(z.object({ code: z.string(), instruments: z.int(), largeFacilities: z.int() })),
    flows: z.array(z.object({ home: z.string(), host: z.string(), bookings: z.int() })),
    logSize: z.int(),
  }),
})

export const listOrganisations = readRoute({
  name: "region.read",
  path: "/api/organisations",
  summary: "Organisations, searched by name or credit code",
  query: z.object({
    ...paging,
    q: z.string().max(100).optional(),
    jurisdiction: z.string().optional(),
    kind: OrganisationKind.optional(),
  }),
  reply: pageOf(Organisation),
})

export const readOrganisation = readRoute({
  name: "region.read-organisation",
  path: "/api/organisations/:organisation",
  summary: "One organisation, with its group, facilities and, for its own members, its people",
  params: organisationParams,
  reply: z.object({
    organisation: Organisation,
    group: z.array(z.object({ id: z.string(), name: Text, jurisdiction: z.string() })),
    members: z.array(z.object({ person: z.string(), name: Text, role: Role, from: Day, until: Day.nullable() })),
    facilities: z.int(),
    may: z.array(z.string()).describe("acts the caller may do here now"),
  }),
  refusals: ["region.unknown-organisation"],
})

export const checkRegistrationCode = readRoute({
  name: "region.read",
  path: "/api/organisations/registration-code",
  summary: "Checks a registration code before it is used: how it is written, and who has it",
  query: z.object({ code: z.string().max(40) }),
  reply: z.object({
    code: z.string().describe("as it is kept: capitals, no outer blanks"),
    organisation: z.string().nullable().describe("id of the organisation that is registered under it"),
  }),
  refusals: [
    "region.credit-code-length",
    "region.credit-code-character",
    "region.credit-code-division",
    "region.credit-code-check",
    "region.registration-code",
  ],
})

export const registerOrganisation = actRoute({
  name: "region.register-organisation",
  path: "/api/organisations",
  summary: "Onboards an organisation; its credit code is checked",
  body: z.object(newOrganisation),
  reply: Organisation,
  refusals: [
    "region.credit-code-length",
    "region.credit-code-character",
    "region.credit-code-division",
    "region.credit-code-check",
    "region.registration-code",
    "region.credit-code-taken",
    "region.unknown-city",
    "region.ambiguous-city",
    "region.control-circle",
  ],
})

export const editOrganisation = actRoute({
  name: "region.edit-organisation",
  method: "PATCH",
  path: "/api/organisations/:organisation",
  summary: "Changes names, city or group of an organisation",
  params: organisationParams,
  body: z.object({
    name: Name.optional(),
    city: z.string().optional(),
    controllingGroup: z.string().max(80).optional(),
  }),
  reply: Organisation,
  ifMatch: true,
  refusals: [
    "region.unknown-organisation",
    "region.unknown-city",
    "region.ambiguous-city",
    "region.city-elsewhere",
    "region.group-by-registrar",
    "region.control-circle",
    "api.version-changed",
  ],
})

export const importOrganisations = actRoute({
  name: "region.import-organisations",
  path: "/api/organisations/import",
  summary: "Onboards organisations from a CSV file; broken rows are named, good rows come in",
  accepts: "csv",
  body: z.string().max(5_000_000),
  reply: ImportReport,
  refusals: ["api.bad-csv", "region.column-missing"],
})

export const addMembership = actRoute({
  name: "region.add-membership",
  path: "/api/organisations/:organisation/memberships",
  summary: "Gives a person a role in the organisation",
  params: organisationParams,
  body: z.object({ email: z.email(), role: Role }),
  reply: z.object({ person: z.string(), role: Role, from: Day }),
  refusals: ["region.unknown-person", "region.unknown-organisation", "region.role-elsewhere"],
})

export const endMembership = actRoute({
  name: "region.end-membership",
  method: "DELETE",
  path: "/api/organisations/:organisation/memberships/:person/:role",
  summary: "Ends a person's role today; what was done in it stays valid",
  params: organisationParams.extend({ person: z.string(), role: Role }),
  reply: z.object({ person: z.string(), role: Role, until: Day }),
  refusals: ["region.unknown-membership"],
})

import type { Text } from "../base/index.ts"
import { orcidCheck, type Role, readOrcid } from "../region/index.ts"
import type { Chance } from "./sample-random.ts"
import type { SampleOrganisation, SampleVocabulary } from "./sample-vocabulary.ts"

/** A made-up person. Addresses lie under example.org, which is reserved and receives no mail. */
export interface SamplePerson {
  readonly id: string
  readonly name: Text
  readonly email: string
  readonly orcid: string | null
  /** The first is the person's home. */
  readonly memberships: readonly { readonly organisation: string; readonly roles: readonly Role[] }[]
}

/** Who works in an organisation of each kind: one list of roles for each person. */
function staffOf(
  organisation: SampleOrganisation,
  hosts: ReadonlySet<string>,
  vocabulary: SampleVocabulary,
): readonly Role[][] {
  const { id, kind } = organisation
  const managers: Role[][] = hosts.has(id) ? [["facility-manager"]] : []
  if (kind === "firm") return [["engineer"], ["engineer"], ["organisation-admin"], ...managers]
  if (kind === "government" && id.endsWith(`-${vocabulary.output.statistics.id}`)) return [["statistics-officer"]]
  if (kind === "government")
    return (vocabulary.government.find((body) => id.endsWith(`-${body.id}`))?.roles ?? []).map((role) => [role])
  if (kind === "office") return vocabulary.office.roles.map((role) => [role])
  return [["engineer"], ["organisation-admin"], ...managers, ...managers]
}

/** An iD with a right check digit below the range from which ORCID gives out iDs (it begins at 0000-0001-5000-0007). */
function madeUpOrcid(serial: number): string {
  const first15 = `00000000${`${serial}`.padStart(7, "0")}`
  return readOrcid(first15 + orcidCheck(first15))
}

/** Further organisations in which somebody has a role: an engineer in the head of the group, a finance officer at the office. */
function second(organisation: SampleOrganisation, roles: readonly Role[], at: number): SamplePerson["memberships"] {
  if (organisation.kind === "firm" && at === 1 && organisation.controllingGroup !== organisation.id)
    return [{ organisation: organisation.controllingGroup, roles: ["engineer"] }]
  if (roles.includes("finance-officer")) return [{ organisation: "coordination-office", roles: ["finance-officer"] }]
  return []
}

/** Makes the people of all organisations, every role among them, some in two organisations. */
export function makePeople(
  organisations: readonly SampleOrganisation[],
  hosts: ReadonlySet<string>,
  vocabulary: SampleVocabulary,
  chance: Chance,
): SamplePerson[] {
  let serial = 0
  return organisations.flatMap((organisation) =>
    staffOf(organisation, hosts, vocabulary).map((roles, at, staff) => {
      serial += 1
      const [surname, given] = [chance.pick(vocabulary.surnames), chance.pick(vocabulary.givenNames)]
      const same = staff.slice(0, at).filter((before) => before[0] === roles[0]).length
      const local = `${roles[0]}${same === 0 ? "" : same + 1}`
      const researches = organisation.kind === "institute" || organisation.kind === "university"
      return {
        id: `${organisation.id}.${local}`,
        name: { zh: `${surname.zh}${given.zh}`, en: `${given.en} ${surname.en}` },
        email: `${local}@${organisation.id}.example.org`,
        orcid: researches && roles.includes("engineer") ? madeUpOrcid(serial) : null,
        memberships: [{ organisation: organisation.id, roles }, ...second(organisation, roles, at)],
      }
    }),
  )
}

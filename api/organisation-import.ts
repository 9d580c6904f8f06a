import { fill, Refusal, type Text } from "../base/index.ts"
import { controllingGroup, type ImportedOrganisation, readOrganisations, regionRefusals } from "../region/index.ts"
import { type OrganisationRow, registeredCodes, saveOrganisations } from "../store/organisations.ts"
import { citiesOf } from "../store/places.ts"
import { act, type Handled } from "./act.ts"
import { region as contract } from "./contract/index.ts"
import { readCsv } from "./csv.ts"
import { filesOf } from "./region-facts.ts"

const columns = "name_zh, name_en, kind, registration_code, city, controlled_by"

/** Rows of a file, good ones in and each broken one named; a registrar brings in the own jurisdiction's only. */
export const importRoute: Handled = act(contract.importOrganisations, {
  about: (_, { actor }) => {
    const jurisdiction = actor.organisation?.jurisdiction ?? ""
    return { kind: "register", id: jurisdiction, jurisdiction, owner: "", organisation: "", person: "", status: "" }
  },
  run: async ({ body }, { db, actor, newId, now, platform, record }) => {
    const home = actor.organisation?.jurisdiction ?? ""
    const [cities, codes] = await Promise.all([citiesOf(db), registeredCodes(db)])
    const { registration } = filesOf(platform.regionFolder).file
    const { organisations, findings } = readOrganisations(readCsv(body, columns), {
      cities,
      scheme: registration,
      registered: new Set(codes.keys()),
    })
    const homes = new Map(cities.map(({ code, jurisdiction }) => [code, jurisdiction]))
    const own = organisations.filter(({ city }) => homes.get(city) === home)
    const foreign = organisations.filter(({ city }) => homes.get(city) !== home)
    const { good, circles } = groupsOf(own, codes)
    const saved = good.map(({ organisation, group }) => rowOf(organisation, { id: newId(), jurisdiction: home, group }))
    await saveOrganisations(db, saved, now)
    await record({
      jurisdiction: home,
      subject: { kind: "register", id: home },
      facts: { accepted: String(saved.length), creditCodes: saved.map(({ creditCode }) => creditCode).join(" ") },
    })
    const rejected = [
      ...findings.map(({ row, column, cause, help }) => ({ row, column, cause: joined(cause, help) })),
      ...foreign.map(({ row, city }) => ({
        row,
        column: "city",
        cause: textOf("region.not-your-jurisdiction", { city, jurisdiction: homes.get(city) ?? "" }),
      })),
      ...circles,
    ]
    return { accepted: saved.length, rejected: rejected.sort((a, b) => a.row - b.row) }
  },
})

/** The group of each organisation: up through controllers in the file, then through one that is registered. */
function groupsOf(organisations: readonly ImportedOrganisation[], registered: ReadonlyMap<string, string>) {
  const controlledBy = new Map(
    organisations.flatMap(({ registrationCode, controlledBy: by }) =>
      by === undefined ? [] : [[registrationCode, by]],
    ),
  )
  const good: { organisation: ImportedOrganisation; group: string }[] = []
  const circles: { row: number; column: string; cause: Text }[] = []
  for (const organisation of organisations) {
    try {
      const head = controllingGroup(organisation.registrationCode, controlledBy)
      good.push({ organisation, group: registered.get(head) ?? head })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      circles.push({ row: organisation.row, column: "controlled_by", cause: textOf(error.code, error.facts) })
    }
  }
  return { good, circles }
}

function rowOf(
  { kind, name, registrationCode, city }: ImportedOrganisation,
  { id, jurisdiction, group }: { id: string; jurisdiction: string; group: string },
): OrganisationRow {
  const fresh = { ror: null, status: "active", sample: false, version: 1 } as const
  return { id, jurisdiction, city, kind, name, creditCode: registrationCode, controllingGroup: group, ...fresh }
}

function textOf(code: string, facts: Readonly<Record<string, string>>): Text {
  const text = regionRefusals[code as keyof typeof regionRefusals]
  if (text === undefined) return { zh: code, en: code }
  const { detail, help } = text
  return joined(
    { zh: fill(detail.zh, facts), en: fill(detail.en, facts) },
    { zh: fill(help.zh, facts), en: fill(help.en, facts) },
  )
}

function joined(cause: Text, help: Text): Text {
  return { zh: `${cause.zh}${help.zh}`, en: `${cause.en} ${help.en}` }
}

import type { Text } from "../base/index.ts"
import {
  creditCodeCheck,
  type Jurisdiction,
  type OrganisationKind,
  type RegistrationScheme,
  subjectCheck,
} from "../region/index.ts"
import type { RegionFiles } from "./region-files.ts"
import type { Chance } from "./sample-random.ts"
import type { SampleOrganisation, SampleVocabulary } from "./sample-vocabulary.ts"

/** Positions 1 and 2 of the code for each kind: registered by market regulation (91) or as public bodies (11, 12). */
const codeStart: Readonly<Record<OrganisationKind, string>> = {
  firm: "91",
  institute: "12",
  university: "12",
  government: "11",
  office: "11",
}

/**
 * A code with right check characters that belongs to nobody: its division ends in 99, which GB/T 2260 gives to no county,
 * and its organisation code begins with XX.
 */
function madeUpCode(scheme: RegistrationScheme, kind: OrganisationKind, city: string, serial: number): string {
  if (scheme.scheme === "pattern") return `${scheme.example.replace(/\d+$/, "")}${`${900_000 + serial}`}`
  const subject = `XX${`${serial}`.padStart(6, "0")}`
  const first17 = `${codeStart[kind]}${city.slice(0, 4)}99${subject}${subjectCheck(subject)}`
  return first17 + creditCodeCheck(first17)
}

const idOf = (jurisdiction: string, kind: string, at: number): string =>
  `${jurisdiction.toLowerCase()}-${kind}-${`${at + 1}`.padStart(2, "0")}`

/** Firms with their groups: the first firms of a group carry one brand and lie in neighbouring members of the list. */
function brandOf(
  member: number,
  at: number,
  members: number,
  vocabulary: SampleVocabulary,
): { brand: number; head?: { member: number; at: number } } {
  const inGroups = Math.min(3, members)
  // Group g is headed in member g; its firms stand at the same place `at` of the following members.
  for (let group = 0; group < vocabulary.groups; group += 1) {
    const distance = (member - group + members * vocabulary.groups) % members
    if (distance >= inGroups) continue
    if (placeInMember(group, member, members, vocabulary.groups) !== at) continue
    const head = { member: group % members, at: placeInMember(group, group % members, members, vocabulary.groups) }
    return distance === 0 ? { brand: group } : { brand: group, head }
  }
  return { brand: vocabulary.groups + member * vocabulary.counts.firms + at }
}

/** How many groups before this one have a firm in the member: that is where the group's firm stands in its list. */
function placeInMember(group: number, member: number, members: number, groups: number): number {
  let place = 0
  for (let before = 0; before < group; before += 1)
    if ((member - before + members * groups) % members < Math.min(3, members)) place += 1
  return place
}

interface Making {
  readonly region: RegionFiles
  readonly vocabulary: SampleVocabulary
  readonly chance: Chance
  readonly made: SampleOrganisation[]
}

type New = Pick<SampleOrganisation, "id" | "jurisdiction" | "kind" | "name"> & {
  /** Head of its group; itself when left out. */
  readonly group?: string
  /** In the member's first city, not in any. */
  readonly capital: boolean
}

function add(
  { region, vocabulary, chance, made }: Making,
  { id, jurisdiction, kind, name, group, capital }: New,
): void {
  const own = region.cities.filter((city) => city.jurisdiction === jurisdiction)
  const city = (capital ? own[0] : chance.pick(own))?.code ?? ""
  made.push({
    id,
    jurisdiction,
    city,
    kind,
    name: { zh: `${name.zh}${vocabulary.mark.zh}`, en: `${name.en}${vocabulary.mark.en}` },
    creditCode: madeUpCode(region.file.registration, kind, city, made.length + 1),
    controllingGroup: group ?? id,
  })
}

function addFirms(making: Making, member: number, { code, name }: Jurisdiction): void {
  const { region, vocabulary, chance } = making
  const { jurisdictions } = region
  const place = { zh: name.zh.replace(/[省市]$/, ""), en: name.en }
  for (let at = 0; at < vocabulary.counts.firms; at += 1) {
    const { brand, head } = brandOf(member, at, jurisdictions.length, vocabulary)
    const mark = vocabulary.brands[brand % vocabulary.brands.length] ?? { zh: "", en: "" }
    const industry = chance.pick(vocabulary.industries)
    add(making, {
      id: idOf(code, "firm", at),
      jurisdiction: code,
      kind: "firm",
      name: {
        zh: `${mark.zh}${industry.zh}（${place.zh}）有限公司`,
        en: `${mark.en} ${industry.en} (${place.en}) Co., Ltd.`,
      },
      capital: false,
      ...(head === undefined ? {} : { group: idOf(jurisdictions[head.member]?.code ?? code, "firm", head.at) }),
    })
  }
}

/** The first institute and the first university of a member stand in its first city. */
function addResearch(making: Making, member: number, { code }: Jurisdiction): void {
  const { counts, institutes, universities } = making.vocabulary
  const listed = (from: readonly Text[], at: number): Text =>
    from[at % from.length] ?? { zh: "研究所", en: "Institute" }
  for (let at = 0; at < counts.institutes; at += 1) {
    const name = listed(institutes, member * counts.institutes + at)
    add(making, { id: idOf(code, "institute", at), jurisdiction: code, kind: "institute", name, capital: at === 0 })
  }
  for (let at = 0; at < counts.universities; at += 1) {
    const { zh, en } = listed(universities, member * counts.universities + at)
    const name = { zh: `${zh}大学`, en: `${en} University` }
    add(making, { id: idOf(code, "university", at), jurisdiction: code, kind: "university", name, capital: at === 0 })
  }
}

function addBodies(making: Making, { code, name }: Jurisdiction): void {
  for (const body of making.vocabulary.government)
    add(making, {
      id: `${code.toLowerCase()}-${body.id}`,
      jurisdiction: code,
      kind: "government",
      name: { zh: `${name.zh}${body.name.zh}`, en: `${name.en} ${body.name.en}` },
      capital: true,
    })
}

/** The body that records output. */
function addBureau(making: Making, { code, name }: Jurisdiction): void {
  const { id, name: bureau } = making.vocabulary.output.statistics
  add(making, {
    id: `${code.toLowerCase()}-${id}`,
    jurisdiction: code,
    kind: "government",
    name: { zh: `${name.zh}${bureau.zh}`, en: `${name.en} ${bureau.en}` },
    capital: true,
  })
}

/** Makes the organisations of a region: firms, some of them in groups, institutes, universities, public bodies, one office. */
export function makeOrganisations(
  region: RegionFiles,
  vocabulary: SampleVocabulary,
  chance: Chance,
): SampleOrganisation[] {
  const making: Making = { region, vocabulary, chance, made: [] }
  for (const [member, jurisdiction] of region.jurisdictions.entries()) {
    addFirms(making, member, jurisdiction)
    addResearch(making, member, jurisdiction)
    addBodies(making, jurisdiction)
  }
  const [first] = region.jurisdictions
  const { zh, en } = vocabulary.office.name
  const name = { zh: `${region.file.name.zh}${zh}`, en: `${region.file.name.en} ${en}` }
  if (first !== undefined)
    add(making, { id: "coordination-office", jurisdiction: first.code, kind: "office", name, capital: true })
  for (const jurisdiction of region.jurisdictions) addBureau(making, jurisdiction)
  return making.made
}

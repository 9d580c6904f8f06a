import type { Text } from "../base/index.ts"
import { creditCodeCheck, type OrganisationKind, type RegistrationScheme, subjectCheck } from "../region/index.ts"
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

/** Makes the organisations of a region: firms, some of them in groups, institutes, universities, public bodies, one office. */
export function makeOrganisations(
  region: RegionFiles,
  vocabulary: SampleVocabulary,
  chance: Chance,
): SampleOrganisation[] {
  const { file, jurisdictions, cities } = region
  const marked = (name: Text): Text => ({
    zh: `${name.zh}${vocabulary.mark.zh}`,
    en: `${name.en}${vocabulary.mark.en}`,
  })
  const organisations: SampleOrganisation[] = []
  const add = (
    jurisdiction: string,
    kind: OrganisationKind,
    id: string,
    name: Text,
    group: string,
    capital = false,
  ): void => {
    const own = cities.filter((city) => city.jurisdiction === jurisdiction)
    const city = (capital ? own[0] : chance.pick(own))?.code ?? ""
    const creditCode = madeUpCode(file.registration, kind, city, organisations.length + 1)
    organisations.push({ id, jurisdiction, city, kind, name: marked(name), creditCode, controllingGroup: group })
  }
  for (const [member, { code, name }] of jurisdictions.entries()) {
    for (let at = 0; at < vocabulary.counts.firms; at += 1) {
      const { brand, head } = brandOf(member, at, jurisdictions.length, vocabulary)
      const [mark, industry] = [vocabulary.brands[brand % vocabulary.brands.length], chance.pick(vocabulary.industries)]
      const id = idOf(code, "firm", at)
      const group = head === undefined ? id : idOf(jurisdictions[head.member]?.code ?? code, "firm", head.at)
      const place = { zh: name.zh.replace(/[省市]$/, ""), en: name.en }
      const firm = {
        zh: `${mark?.zh}${industry.zh}（${place.zh}）有限公司`,
        en: `${mark?.en} ${industry.en} (${place.en}) Co., Ltd.`,
      }
      add(code, "firm", id, firm, group)
    }
    const listed = (kind: "institute" | "university", at: number, from: readonly Text[], count: number): Text =>
      from[(member * count + at) % from.length] ?? { zh: kind, en: kind }
    for (let at = 0; at < vocabulary.counts.institutes; at += 1) {
      const id = idOf(code, "institute", at)
      add(code, "institute", id, listed("institute", at, vocabulary.institutes, vocabulary.counts.institutes), id)
    }
    for (let at = 0; at < vocabulary.counts.universities; at += 1) {
      const { zh, en } = listed("university", at, vocabulary.universities, vocabulary.counts.universities)
      const id = idOf(code, "university", at)
      add(code, "university", id, { zh: `${zh}大学`, en: `${en} University` }, id)
    }
    for (const body of vocabulary.government) {
      const id = `${code.toLowerCase()}-${body.id}`
      add(code, "government", id, { zh: `${name.zh}${body.name.zh}`, en: `${name.en} ${body.name.en}` }, id, true)
    }
  }
  const [first] = jurisdictions
  if (first !== undefined) {
    const { zh, en } = vocabulary.office.name
    add(
      first.code,
      "office",
      "coordination-office",
      { zh: `${file.name.zh}${zh}`, en: `${file.name.en} ${en}` },
      "coordination-office",
      true,
    )
  }
  return organisations
}

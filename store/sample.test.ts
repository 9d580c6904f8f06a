import { join } from "node:path"
import { expect, test } from "vitest"
import { addDays, day } from "../base/index.ts"
import { checkPolicy } from "../facilities/index.ts"
import { creditCodeProblem, orcidProblem, Role } from "../region/index.ts"
import { checkAppraisal, stateOf, sumStatistical } from "../settlement/index.ts"
import { readRegionFiles } from "./region-files.ts"
import { makeSample } from "./sample.ts"
import { readVocabulary } from "./sample-vocabulary.ts"

const data = join(import.meta.dirname, "..", "data")
const region = readRegionFiles(join(data, "regions", "yangtze"))
const vocabulary = readVocabulary(join(data, "samples"))
const wish = { region, vocabulary, seed: 7, instruments: 320, today: day("2026-11-24") }
const sample = makeSample(wish)
const homes = region.jurisdictions.map(({ code }) => code)

test("the same seed gives the same sample", () => {
  expect(makeSample(wish)).toEqual(sample)
})

test("another seed gives another sample", () => {
  expect(makeSample({ ...wish, seed: 8 }).instruments).not.toEqual(sample.instruments)
})

test("every organisation has a code that holds, of its own, in a division that exists nowhere", () => {
  const codes = sample.organisations.map(({ creditCode }) => creditCode)
  expect(codes.filter((code) => creditCodeProblem(code) !== undefined)).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.every((code) => code.slice(6, 8) === "99" && code.slice(8, 10) === "XX")).toBe(true)
})

test("every name says that it is a sample, in both languages", () => {
  const plain = sample.organisations.filter(({ name }) => !name.zh.includes("样例") || !name.en.includes("sample"))
  expect(plain).toEqual([])
})

test("each group has firms in three members", () => {
  const firms = sample.organisations.filter(({ kind }) => kind === "firm")
  const groups = [...Map.groupBy(firms, ({ controllingGroup }) => controllingGroup).values()].filter(
    (group) => group.length > 1,
  )
  expect(groups).toHaveLength(vocabulary.groups)
  for (const group of groups) expect(new Set(group.map(({ jurisdiction }) => jurisdiction)).size).toBe(3)
})

test("each group is headed by one of its own firms", () => {
  const byId = new Map(sample.organisations.map((organisation) => [organisation.id, organisation]))
  for (const { controllingGroup } of sample.organisations)
    expect(byId.get(controllingGroup)?.controllingGroup).toBe(controllingGroup)
})

test("each member has a science department, a finance department, a voucher office, a statistics bureau and their people", () => {
  const rolesIn = (jurisdiction: string) =>
    sample.people
      .flatMap(({ memberships }) => memberships)
      .filter(({ organisation }) =>
        sample.organisations.some(
          ({ id, kind, ...rest }) => id === organisation && kind === "government" && rest.jurisdiction === jurisdiction,
        ),
      )
      .flatMap(({ roles }) => roles)
  for (const home of homes)
    expect(new Set(rolesIn(home))).toEqual(
      new Set(["registrar", "delegate", "finance-officer", "voucher-officer", "statistics-officer"]),
    )
})

test("every role of a person is held by somebody", () => {
  const held = new Set(sample.people.flatMap(({ memberships }) => memberships.flatMap(({ roles }) => roles)))
  expect(Role.options.filter((role) => role !== "scheduler" && !held.has(role))).toEqual([])
})

test("some people have roles in two organisations, each of which exists", () => {
  const ids = new Set(sample.organisations.map(({ id }) => id))
  expect(sample.people.filter(({ memberships }) => memberships.length > 1).length).toBeGreaterThan(4)
  expect(
    sample.people.flatMap(({ memberships }) => memberships).filter(({ organisation }) => !ids.has(organisation)),
  ).toEqual([])
})

test("addresses differ and lie under example.org; iDs hold", () => {
  const addresses = sample.people.map(({ email }) => email)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses.every((address) => address.endsWith(".example.org"))).toBe(true)
  const orcids = sample.people.flatMap(({ orcid }) => (orcid === null ? [] : [orcid]))
  expect(orcids.length).toBeGreaterThan(10)
  expect(orcids.filter((orcid) => orcidProblem(orcid) !== undefined)).toEqual([])
})

test("all fifteen classes and every kind of instrument are there", () => {
  expect(new Set(sample.instruments.map(({ instrumentClass }) => instrumentClass))).toEqual(
    new Set(region.instrumentClasses.map(({ code }) => code)),
  )
  expect(new Set(sample.instruments.map(({ id }) => id.replace(/-\d+$/, ""))).size).toBe(vocabulary.kinds.length)
})

test("each member has an instrument that is free to book and one whose owner accepts", () => {
  for (const home of homes)
    for (const acceptance of ["automatic", "owner"])
      expect(
        sample.instruments.some(
          ({ jurisdiction, policy }) => jurisdiction === home && policy?.acceptance === acceptance,
        ),
      ).toBe(true)
})

test("every policy stands against itself and the longest horizon", () => {
  for (const { policy } of sample.instruments)
    if (policy !== null) expect(checkPolicy(policy, { maximumHorizonDays: 180 })).toBe(policy)
})

test("a price is its parts, in whole tens of yuan", () => {
  for (const { costs } of sample.instruments) {
    const hourly = costs?.perHour.reduce((sum, { amount }) => sum + amount, 0n) ?? 1n
    expect(hourly % 1000n).toBe(0n)
    expect(costs?.perHour.every(({ amount }) => amount > 0n)).toBe(true)
  }
})

test("each member has a firm with an engineer and a voucher, and no purse promises more than it has", () => {
  for (const { jurisdiction, amount } of sample.budgets) {
    const own = sample.vouchers.filter((voucher) => voucher.jurisdiction === jurisdiction)
    const firm = own.find(({ organisation }) => sample.people.some(({ id }) => id === `${organisation}.engineer`))
    expect(firm?.validUntil).toBe(addDays(wish.today, vocabulary.voucherDays))
    expect(own.reduce((sum, { face }) => sum + face, 0n)).toBeLessThanOrEqual(amount)
  }
})

test("at least one transmission electron microscope reaches 200 kV with a cryo holder, and near misses lack one of the two", () => {
  const tems = sample.instruments.filter(({ acronym }) => acronym === "TEM")
  const fits = (instrument: (typeof tems)[number]) => ({
    voltage: instrument.specifications.some(
      ({ quantity, low, high }) => quantity === "accelerating-voltage" && low <= 200 && high >= 200,
    ),
    holder: instrument.accessories.some(({ en }) => en === "Cryo holder"),
  })
  const many = makeSample({ ...wish, instruments: 2000 })
    .instruments.filter(({ acronym }) => acronym === "TEM")
    .map(fits)
  expect(many.some(({ voltage, holder }) => voltage && holder)).toBe(true)
  expect(many.some(({ voltage, holder }) => voltage && !holder)).toBe(true)
  expect(many.some(({ voltage, holder }) => !voltage && holder)).toBe(true)
  expect(tems.length).toBeGreaterThan(2)
})

test("one kind stands at every host once there are enough", () => {
  const many = makeSample({ ...wish, instruments: 3000 }).instruments
  const hosts = (of: typeof many) => new Set(of.map(({ organisation }) => organisation.id)).size
  expect(hosts(many.filter(({ acronym }) => acronym === "TEM"))).toBe(hosts(many))
})

test("the first city of each member has instruments", () => {
  for (const home of homes) {
    const [first] = region.cities.filter(({ jurisdiction }) => jurisdiction === home)
    expect(sample.instruments.some(({ city }) => city.code === first?.code)).toBe(true)
  }
})

test("thousands of instruments for measuring come from the same code, each with an id of its own", () => {
  const many = makeSample({ ...wish, instruments: 5000 }).instruments
  expect(new Set(many.map(({ id }) => id)).size).toBe(5000)
})

const { activities, reports, agreements } = sample.output

test("sample output is marked as such, counts where it takes place and is whole", () => {
  expect(reports.every(({ report }) => report.sample && report.source.includes("样例"))).toBe(true)
  expect([...activities, ...agreements].every((one) => one.sample)).toBe(true)
  for (const { report, entries } of reports)
    expect(sumStatistical(entries.map(({ amount }) => amount))).toEqual(report.amount)
})

test("sample output shows each way in which an entry comes to its place", () => {
  const bases = new Set(reports.flatMap(({ entries }) => entries.map(({ basis }) => basis)))
  expect([...bases].sort()).toEqual(["census-share", "days", "establishment", "main-place"])
})

test("sample agreements are sound, and one still waits for a party", () => {
  for (const { terms, jurisdiction } of agreements) {
    const activity = activities.find(({ id }) => id === terms.activity.id)
    expect(activity).toBeDefined()
    if (activity !== undefined) checkAppraisal(terms, activity, jurisdiction)
  }
  expect(agreements.map(stateOf)).toEqual(["agreed", "agreed", "proposed"])
})

test("a region of other members has sample output too", () => {
  const harbour = readRegionFiles(join(data, "regions", "harbour"))
  const made = makeSample({ ...wish, region: harbour, instruments: 5 }).output
  expect(made.reports.length).toBeGreaterThan(30)
  expect(made.agreements).toHaveLength(3)
})

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { apportionUnder } from "./apportion-under.ts"
import { readCase } from "./case.ts"
import { readRulePack } from "./read-pack.ts"
import type { RulePack } from "./rule-pack.ts"
import { ground, packs, problems } from "./testing.ts"

const folder = join(import.meta.dirname, "..", "..", "data", "rule-packs")
const raw = (id: string) => parse(readFileSync(join(folder, `${id}.yaml`), "utf8"))

/** A pack with something changed in its first version. */
function changed(id: string, version: object, more: object = {}): ReturnType<typeof readRulePack> {
  const pack = raw(id)
  const [from = ""] = Object.keys(pack.versions)
  return readRulePack({ ...pack, ...more, versions: { [from]: { ...pack.versions[from], ...version } } })
}

function problemsOf(read: ReturnType<typeof readRulePack>): string {
  return "problems" in read ? read.problems.map(({ path, cause }) => `${path.join(".")}: ${cause}`).join("\n") : "none"
}

function sound(read: ReturnType<typeof readRulePack>): RulePack {
  if ("problems" in read) throw new Error(problemsOf(read))
  return read
}

test("the packs of this installation are sound, and every rule in them has a source or is said to be assumed", () => {
  expect(problems).toEqual([])
  expect(packs.size).toBeGreaterThanOrEqual(15)
  for (const pack of packs.values())
    expect(JSON.stringify(pack.versions, noBigInts)).toMatch(/"source":|"assumed":\[?\{"zh"/)
})

test("a source is told in both languages, once where it is the same in both", () => {
  const told = (source: unknown) => {
    const pack = sound(changed("de-zerlegung", { source }))
    return Object.values(pack.versions)[0]?.source
  }
  expect(told("GewStG § 33")).toEqual({ zh: "GewStG § 33", en: "GewStG § 33" })
  expect(told({ zh: "第 33 条", en: "§ 33" })).toEqual({ zh: "第 33 条", en: "§ 33" })
})

test("what no source tells is told in the reader's language: Chinese reasons hold Chinese", () => {
  const reasons = [...packs.values()].flatMap(({ versions, facts }) => [
    ...Object.values(versions).flatMap((version) => version?.assumed ?? []),
    ...Object.values(versions).flatMap((version) => version?.rounding.assumed ?? []),
    ...Object.values(facts).flatMap(({ assumed }) => assumed ?? []),
  ])
  expect(reasons.length).toBeGreaterThan(40)
  for (const { zh, en } of reasons) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).not.toMatch(/\p{Script=Han}/u)
  }
})

function noBigInts(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value
}

const weights = (a: unknown, b: unknown) => ({
  key: {
    factors: [
      { factor: "revenue", weight: a },
      { factor: "payroll", weight: b },
    ],
  },
})

test.each([
  [
    "weights that do not make one",
    changed("cn-2012-57", weights(0.5, 0.4)),
    "versions.2013-01-01.key.factors: the shares make 9/10",
  ],
  ["a weight below zero", changed("cn-2012-57", weights(1.5, -0.5)), "none is below zero"],
  ["a weight that is no number", changed("cn-2012-57", weights("half", 0.5)), '"half" is no number'],
  ["a weight over zero", changed("cn-2012-57", weights("1/0", 0.5)), '"1/0" is no number'],
  [
    "portions that do not make one",
    changed("cn-2012-57", {
      splits: [{ of: "all", into: { branches: 0.5 }, title: { zh: "分", en: "s" }, source: "s" }],
    }),
    "splits.0.into: the shares make 1/2",
  ],
  [
    "a portion that is not there to split",
    changed("cn-2012-57", {
      splits: [{ of: "rest", into: { branches: 1 }, title: { zh: "分", en: "s" }, source: "s" }],
    }),
    "there is no portion rest to split",
  ],
  ["nothing to divide", changed("cn-2012-57", { divided: "nothing" }), "there is no portion nothing to divide"],
  [
    "a factor that it does not have",
    changed("cn-2012-57", { key: { factors: [{ factor: "sales", weight: 1 }] } }),
    "factors: there is no sales",
  ],
  [
    "a flag that it does not have",
    changed("cn-2012-57", { excluded: [{ when: { flag: "x" }, title: { zh: "排除", en: "x" }, source: "s" }] }),
    "flags: there is no x",
  ],
  [
    "an exclusion without a source",
    changed("cn-2012-57", { excluded: [{ when: { flag: "abroad" }, title: { zh: "排除", en: "x" } }] }),
    "excluded.0: a source or an assumption is needed",
  ],
  [
    "a reason in one language alone",
    changed("cn-2012-57", { rounding: { method: "down", assumed: "nobody knows" } }),
    "rounding.assumed:",
  ],
  [
    "a source in one of two languages",
    changed("cn-2012-57", { source: { en: "announcement 57" } }),
    "versions.2013-01-01.source",
  ],
  [
    "a version without a source",
    changed("cn-2012-57", { source: undefined, assumed: [] }),
    "versions.2013-01-01: a source or an assumption is needed",
  ],
  [
    "a rounding without a source",
    changed("cn-2012-57", { rounding: { method: "down" } }),
    "rounding: a source or an assumption is needed",
  ],
  ["no key", changed("cn-2012-57", { key: undefined }), "one of key and terms is needed"],
  [
    "a last term that ends",
    changed("cn-enclave-years", {
      terms: { since: "startedOn", of: [{ years: 3, title: { zh: "期", en: "t" }, key: { fixed: { origin: 1 } } }] },
    }),
    "each term has years, except the last",
  ],
  [
    "fixed shares that do not make one",
    changed("cn-enclave-years", {
      terms: { since: "startedOn", of: [{ title: { zh: "期", en: "t" }, key: { fixed: { origin: 0.4, park: 0.4 } } }] },
    }),
    "the shares make 4/5",
  ],
  ["a word that no version has", changed("cn-2012-57", { weigths: [] }), "Unrecognized key"],
  [
    "rates beside a base",
    changed("cn-2012-57", { base: { rate: 0.5, title: { zh: "基数", en: "base" } } }),
    "versions.2013-01-01.rates: an income is taxed as it is given",
  ],
  [
    "a default without a source",
    readRulePack({
      ...raw("cn-2012-57"),
      facts: { headOffice: { kind: "place", default: "310000", title: { zh: "地", en: "p" } } },
    }),
    "facts.headOffice: a default needs a source",
  ],
  [
    "an area without a source",
    readRulePack({ ...raw("cn-2012-57"), area: { codes: ["11"], title: { zh: "地", en: "p" } } }),
    "area: an area needs a source or an assumption",
  ],
  [
    "a day that does not exist",
    readRulePack({ ...raw("cn-2012-57"), versions: { "2013-02-30": null } }),
    '"2013-02-30" is no day',
  ],
  [
    "versions out of order",
    readRulePack({ ...raw("cn-2012-57"), versions: { "2013-01-01": null, "2012-01-01": null } }),
    "it stands after 2013-01-01",
  ],
  ["no versions", readRulePack({ ...raw("cn-2012-57"), versions: {} }), "a pack needs a version"],
])("a pack with %s is refused with its place", (_, read, cause) => {
  expect(problemsOf(read)).toContain(cause)
})

const one = { id: "a", place: "310000", role: "origin", factors: {} }
const enclave = (day: string) =>
  readCase(
    {
      pack: "cn-enclave-years",
      day,
      currency: "CNY",
      amount: "1",
      facts: { startedOn: "2020-01-01", parkYears: 0 },
      units: [one, { ...one, id: "b", role: "park" }],
    },
    ground.currencies,
  )

test("a version holds from its day, until the next or until it is ended", () => {
  const pack = raw("cn-enclave-years")
  const [version] = Object.values(pack.versions)
  const dated = sound(
    readRulePack({ ...pack, versions: { "2020-01-01": version, "2022-01-01": version, "2024-01-01": null } }),
  )
  const from = (day: string) => apportionUnder(dated, enclave(day), ground.places).packVersion
  expect([from("2020-01-01"), from("2021-12-31"), from("2022-01-01"), from("2023-12-31")]).toEqual([
    ...["2020-01-01", "2020-01-01", "2022-01-01", "2022-01-01"],
  ])
  expect(() => from("2024-01-01")).toThrow("settlement.pack-ended")
})

test("shares that facts hold cannot make more than the whole", () => {
  const share = { kind: "share", default: "2/3", assumed: { zh: "试", en: "test" }, title: { zh: "份额", en: "share" } }
  const facts = { ...raw("cn-enclave-years").facts, one: share, two: share }
  const roles = { origin: { zh: "一", en: "one" }, park: { zh: "二", en: "two" }, state: { zh: "三", en: "three" } }
  const key = { fixed: { origin: { fact: "one" }, park: { fact: "two" }, state: "rest" } }
  const pack = sound(changed("cn-enclave-years", { key, terms: undefined }, { facts, roles }))
  expect(() => apportionUnder(pack, enclave("2024-01-01"), ground.places)).toThrow("settlement.shares-above-one")
})

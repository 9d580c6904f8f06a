import { expect, test } from "vitest"
import { booking, entryOf, today } from "../test/rulebook/samples.ts"
import { compile, decide, Entry, type PolicySource, readEntry } from "./index.ts"

const notes = {
  id: "DL-01",
  list: "demand",
  kind: "shared-data",
  title_zh: "设施使用记录",
  title_en: "Usage records",
  text_zh: "科技部门需要设施使用记录。",
  text_en: "The science department needs the usage records of facilities.",
  body: "government",
  from: "2026-01-01",
  assumed: "made for this test",
}

function source(more: Readonly<Record<string, string>> = {}, effect = "permit"): PolicySource {
  return {
    file: "demand.cedar",
    line: 7,
    cedar: "permit (principal, action, resource);",
    policy: {
      effect,
      principal: { op: "All" },
      action: { op: "All" },
      resource: { op: "All" },
      conditions: [],
      annotations: { ...notes, ...more },
    },
  }
}

function causes(more: Readonly<Record<string, string>>, effect?: string): readonly string[] {
  const read = readEntry(source(more, effect))
  return "list" in read ? [] : read.map(({ cause }) => cause)
}

test("a demand is read as any entry is, and decides nothing", () => {
  const demand = readEntry(source())
  if (!("list" in demand)) throw new Error(JSON.stringify(demand))
  expect(demand).toMatchObject({ list: "demand", kind: "shared-data", scope: [], exception: null, supersedes: [] })
  const lists = compile(1, [demand])
  expect(lists.entries.get("DL-01")).toEqual(demand)
  expect(decide(booking, lists, today)).toMatchObject({ outcome: "refuse", entries: [] })
})

test("scope and what is replaced are lists of names", () => {
  expect(readEntry(source({ scope: "A, B", exception: "EX-01", supersedes: "DL-02,DL-03" }))).toMatchObject({
    scope: ["A", "B"],
    exception: "EX-01",
    supersedes: ["DL-02", "DL-03"],
  })
})

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ["about something else than data", { kind: "use-of-funds" }, "@kind"],
  ["with an exception that is written wrongly", { scope: "A", exception: "one" }, "an exception is written like EX-01"],
  ["with an empty scope", { scope: "A," }, "@scope_1"],
  ["with an exception and no scope", { exception: "EX-01" }, "an exception is for a local rule"],
])("a demand %s is none", (_, more, cause) => {
  expect(causes(more).join("; ")).toContain(cause)
})

test("a demand that forbids is none", () => {
  expect(causes({}, "forbid").join()).toContain("a ban belongs on the negative list")
})

test("an entry that was saved before scopes came is a common rule", () => {
  const { scope: _, exception: __, supersedes: ___, ...before } = entryOf("NL-01", "permit")
  expect(Entry.parse(before)).toEqual(entryOf("NL-01", "permit"))
})

test.each([
  "a\u0000b",
  "a\u0007b",
  "a\uffffb",
  "a\u202eb",
  "a\u2066b",
  "a\ud800b",
])("an entry whose text holds %j is none, wherever the text stands", (text) => {
  for (const more of [{ title_en: text }, { text_zh: text }, { body: text }])
    expect(causes(more).join()).toContain("no control characters")
  const conditions = [{ kind: "when", body: { "==": { left: { Value: text }, right: { Value: "" } } } }]
  const read = readEntry({ ...source(), policy: { ...Object(source().policy), conditions } })
  expect(JSON.stringify(read)).toContain("no control characters")
})

test("an entry's text may have lines and tabs, and any script", () => {
  expect(causes({ text_zh: "一\n\t二", text_en: "Größe, مرحبا, 👩‍🔬" })).toEqual([])
})

const ofActs = (...names: readonly string[]) => ({
  action: { op: "in", entities: names.map((id) => ({ type: "Action", id })) },
})

function granting(more: Readonly<Record<string, string>>, ...names: readonly string[]): readonly string[] {
  const { policy, ...around } = source(more)
  const read = readEntry({ ...around, policy: { ...Object(policy), ...(names.length === 0 ? {} : ofActs(...names)) } })
  return "list" in read ? [] : read.map(({ cause }) => cause)
}

const ban = { id: "NL-90", list: "negative", kind: "access-to-facilities" }
const power = { id: "PL-90", list: "power", kind: "other", basis: "agreement | 1 | 2026" }
test("the negative list permits no power and no timed act, the power list no timed act", () => {
  expect(granting(ban, "public", "personal", "ordinary")).toEqual([])
  expect(granting(ban).join()).toContain("of the negative list may not permit region.register-organisation and")
  expect(granting(ban, "settlement.fund-purse").join()).toContain("may not permit settlement.fund-purse: powers belong")
  expect(granting(ban, "ordinary", "facilities.settle-due").join()).toContain("may not permit facilities.settle-due")
  expect(granting(power, "power", "settlement.read-vouchers")).toEqual([])
  expect(granting(power, "timed").join()).toContain("may not permit facilities.lapse-silence and")
})

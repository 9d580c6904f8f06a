import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { readExceptions } from "../rulebook/index.ts"
import { readLists } from "../store/cedar.ts"
import { ruleTables, saveRuleTables } from "../store/rule-tables.ts"
import { listVersion, saveListVersion } from "../store/rules.ts"
import { type BookingRegion, openBookingRegion } from "../test/booking-region.ts"
import { facilities, rulebook } from "./contract/index.ts"

const zone = "Asia/Shanghai"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion("2026-11-24T10:00:00+08:00")
  await enact()
})
afterAll(() => region.close())

/** Version 2: Jiangsu serves only its own for now, by an exception until 10 December; a second local rule changes nothing. */
async function enact(): Promise<void> {
  const { db } = region.database
  const before = await listVersion(db, 1)
  const { responsibilities } = await ruleTables(db, 1)
  const { entries, problems } = await readLists([{ name: "negative.cedar", text: `${ban}\n${idle}` }])
  const given = readExceptions({ exceptions: [exception] })
  if (before === undefined || problems.length > 0 || "problems" in given) throw new Error(JSON.stringify(problems))
  const at = instant("2026-11-24T09:00:00+08:00")
  const version = { number: 2, effectiveAt: at, enactedAt: at, source: "motion M-7" }
  await saveListVersion(db, version, { entries: [...before.entries, ...entries], parameters: [], zone })
  await saveRuleTables(db, 2, { exceptions: given.exceptions, responsibilities })
}

const noted = (id: string, notes: string, policy: string) => `
@id("${id}")
@list("negative")
@kind("access-to-facilities")
@title_zh("先供本地区使用")
@title_en("Own users first")
@text_zh("设施暂时只供本地区机构询价。")
@text_en("For now only organisations of the own member may ask for a price.")
@body("government")
@from("2026-01-01")
@scope("CN-JS")
${notes}
@assumed("planted for this test")
${policy}
`
const ban = noted(
  "NL-90",
  '@exception("EX-01")',
  `forbid (principal, action == Action::"facilities.quote", resource)
when { resource.jurisdiction == "CN-JS" && principal.jurisdiction != "CN-JS" };`,
)
const idle = noted(
  "NL-91",
  "",
  `forbid (principal, action == Action::"facilities.book", resource)
when { resource.jurisdiction == "CN-JS" && resource.status == "retired" };`,
)
const exception = {
  id: "EX-01",
  scope: ["CN-JS"],
  owner: { zh: "省科技厅", en: "the provincial science department" },
  reason: { zh: "设施正在检修", en: "the facilities are being overhauled" },
  from: "2026-11-01",
  until: "2026-12-10",
  assumed: "planted for this test",
}

async function quoteAt(at: string) {
  region.test.at(at)
  const answer = await region.user("CN-SH").call(facilities.quoteBooking, {
    params: { jurisdiction: "CN-JS", facility: "tem" },
    query: { from: "2026-12-15T09:00:00+08:00", until: "2026-12-15T10:00:00+08:00" },
  })
  return answer.status === 200 ? "permitted" : answer.problem.entries
}

test("a local rule decides up to the last day of its exception and stops by itself after it", async () => {
  expect(await quoteAt("2026-12-10T23:59:00+08:00")).toEqual(["NL-90"])
  expect(await quoteAt("2026-12-11T00:00:00+08:00")).toBe("permitted")
})

test("every divergence is listed with clause, owner and expiry, and none that changes no decision", async () => {
  region.test.at("2026-11-24T10:00:00+08:00")
  const { reply } = await region.test.nobody.call(rulebook.readDivergences)
  expect(reply.items.map(({ entry }) => entry.id)).toEqual(["NL-90"])
  expect(reply.items[0]).toMatchObject({
    direction: "stricter",
    clauses: ["NL-00"],
    acts: ["facilities.quote"],
    certain: true,
    until: "2026-12-10",
    exception: { id: "EX-01", state: "standing", owner: exception.owner, reason: exception.reason, entries: ["NL-90"] },
  })
})

test("after the expiry the divergence is gone, and the exception is told as expired", async () => {
  const { reply } = await region.test.nobody.call(rulebook.readDivergences, { query: { on: "2026-12-11" } })
  expect(reply.items).toEqual([])
  expect(reply.exceptions).toMatchObject([{ id: "EX-01", state: "expired" }])
})

test("before it was enacted there was none", async () => {
  const { reply } = await region.test.nobody.call(rulebook.readDivergences, { query: { on: "2026-11-23" } })
  expect([reply.version, reply.items, reply.exceptions]).toEqual([1, [], []])
})

test("the text ends the rule with its exception, and the difference between two days names what came and what went", async () => {
  const { reply } = await region.test.nobody.call(rulebook.readRuleDifferences, {
    query: { from: "2026-11-23", to: "2026-11-24" },
  })
  expect([reply.from, reply.to]).toEqual([
    { on: "2026-11-23", version: 1 },
    { on: "2026-11-24", version: 2 },
  ])
  expect(reply.changes.map(({ entry, change }) => [entry, change])).toEqual([
    ["NL-90", "added"],
    ["NL-91", "added"],
  ])
  expect(reply.changes[0]?.whole).toMatchObject({ until: "2026-12-10", exception: "EX-01", scope: ["CN-JS"] })
  const gone = await region.test.nobody.call(rulebook.readRuleDifferences, {
    query: { from: "2026-12-10", to: "2026-12-11" },
  })
  expect(gone.reply.changes.map(({ entry, change }) => [entry, change])).toEqual([["NL-90", "ended"]])
})

test("who decided each version is told: the founding, or the motion by its id", async () => {
  const { reply } = await region.test.nobody.call(rulebook.readRuleVersions)
  expect(reply.items).toMatchObject([
    { number: 2, origin: "motion", motion: "M-7", added: ["NL-90", "NL-91"], changed: [], ended: [] },
    { number: 1, origin: "founding", motion: null, added: expect.arrayContaining(["NL-00"]) },
  ])
})

test("the matrix of a version that has none of its own is that of the version before", async () => {
  const { db } = region.database
  const at = instant("2026-11-24T09:30:00+08:00")
  const before = await listVersion(db, 2)
  const version = { number: 3, effectiveAt: at, enactedAt: at, source: "motion M-8" }
  await saveListVersion(db, version, { entries: before?.entries ?? [], parameters: [], zone })
  expect(await ruleTables(db, 3)).toEqual(await ruleTables(db, 2))
  region.test.at("2026-11-24T10:00:00+08:00")
  expect((await region.test.nobody.call(rulebook.readDivergences)).reply.version).toBe(3)
})

test("a value that a later motion replaced before it began is told beside the history, with both motions", async () => {
  const { db } = region.database
  const from = "2027-01-01T00:00:00+08:00"
  for (const [number, value, source] of [
    [4, "3/5", "motion M-9"],
    [5, "2/5", "motion M-10"],
  ] as const) {
    const at = instant("2026-11-24T09:40:00+08:00")
    const version = { number, effectiveAt: at, enactedAt: at, source }
    await saveListVersion(db, version, { entries: (await listVersion(db, 3))?.entries ?? [], parameters: [], zone })
    await sql`insert into parameter_value (id, effective_at, value, source, assumed, version)
      values ('vouchers.ratio', ${from}, ${JSON.stringify(value)}::jsonb, ${source}, false, ${number})`.execute(db)
  }
  const { reply } = await region.test.nobody.call(rulebook.readParameter, { params: { parameter: "vouchers.ratio" } })
  expect(reply.parameter).toMatchObject({
    current: "1/2",
    values: [
      { value: "1/2", listVersion: 1, motion: null },
      { value: "2/5", listVersion: 5, motion: "M-10", source: "motion M-10" },
    ],
  })
  expect(reply.superseded).toMatchObject([{ value: "3/5", listVersion: 4, motion: "M-9", by: 5 }])
})

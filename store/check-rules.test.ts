import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { day, instant, type Refusal } from "../base/index.ts"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { checkRules, findingsIn, type ProposedRules } from "./check-rules.ts"
import { firstRow } from "./database.ts"
import { loadRegion } from "./region-loader.ts"
import { readRegionRules } from "./region-rules.ts"

const regions = join(import.meta.dirname, "..", "data", "regions")
const now = instant("2026-11-24T10:00:00+08:00")
let folder: string
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  folder = mkdtempSync(join(tmpdir(), "delta-rules-"))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

/** A copy of a region with one of its files changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const copy = join(folder, "data", name)
  cpSync(join(regions, "yangtze"), copy, { recursive: true })
  const path = join(copy, file)
  writeFileSync(path, change(readFileSync(path, "utf8")))
  return copy
}

/** A row of the matrix, cut out. */
const without = (row: string) => (text: string) => text.replace(new RegExp(`  - id: ${row}\\n(?: {4}.*\\n)+`), "")

const localBan = (notes: string) => `
@id("NL-90")
@list("negative")
@kind("access-to-facilities")
@title_zh("本地优先")
@title_en("Own users first")
@text_zh("只向本地区机构开放预约。")
@text_en("Only organisations of the own member may book.")
@body("government")
@from("2026-01-01")
@scope("CN-JS")
${notes}
@assumed("planted for this test")
forbid (principal, action == Action::"facilities.book", resource)
when { resource.jurisdiction == "CN-JS" && principal.jurisdiction != "CN-JS" };
`

async function refusedAt(copy: string): Promise<Refusal> {
  return loadRegion(database.db, { folder: copy, sample: false, now }).then(
    () => Promise.reject(new Error("it was loaded")),
    (refusal: Refusal) => refusal,
  )
}

test("a region whose matrix has an act without accountable body is not published, and the gap is named", async () => {
  const refusal = await refusedAt(changed("gap", "matrix.yaml", without("MX-10")))
  expect(refusal.code).toBe("rulebook.unsound-rules")
  expect(refusal.facts.findings_en).toContain(
    "matrix.yaml facilities.book no-accountable: From 2026-11-24 on no body in CN-SH is accountable for facilities.book.",
  )
  // Seven acts with four members each.
  expect(refusal.facts.count).toBe("28")
  expect(await firstRow(database.db, sql`select count(*)::integer as versions from list_version`)).toEqual({
    versions: 0,
  })
})

test("a stricter local rule without exception is refused with its file, line and the clause that it breaks", async () => {
  const refusal = await refusedAt(changed("stricter", "lists/negative.cedar", (text) => text + localBan("")))
  expect(refusal.facts.findings_en).toMatch(
    /^negative\.cedar:\d+ NL-90 stricter-without-exception: It is stricter than the common rule NL-00/,
  )
  expect(refusal.entries).toEqual(["NL-90"])
})

test("a dead reference to an exception is refused in both languages", async () => {
  const copy = changed("dead", "lists/negative.cedar", (text) => text + localBan('@exception("EX-09")'))
  const { facts } = await refusedAt(copy)
  expect([facts.findings_zh, facts.findings_en]).toEqual([
    expect.stringContaining("没有例外 EX-09。"),
    expect.stringContaining("dead-reference: There is no exception EX-09."),
  ])
})

async function proposed(copy: string): Promise<ProposedRules> {
  const { region, ...rules } = await readRegionRules(copy)
  return { ...rules, jurisdictions: region.jurisdictions.map(({ code }) => code), day: day("2026-11-24") }
}

test("a local rule that turns stricter on a later day is found today", async () => {
  const later = localBan("").replace('@from("2026-01-01")', '@from("2027-05-01")')
  const copy = changed("later", "lists/negative.cedar", (text) => text + later)
  expect(findingsIn(await proposed(copy)).map(({ entry, kind }) => [entry, kind])).toEqual([
    ["NL-90", "stricter-without-exception"],
  ])
})

test.each(["yangtze", "harbour"])("the rules of %s are sound, so that they can be published", async (name) => {
  expect(checkRules(await proposed(join(regions, name)))).toEqual([])
})

/** The founding rules with further values of a parameter: day → value. */
async function withValues(id: string, values: Readonly<Record<string, string | null>>): Promise<ProposedRules> {
  const sound = await proposed(join(regions, "yangtze"))
  const old = sound.parameters.byId.get(id)
  if (old === undefined) throw new Error(id)
  const added = Object.entries(values).map(([from, value]) => ({
    ...{ from: day(from), value, source: "a motion", assumed: false },
  }))
  const byId = new Map([...sound.parameters.byId, [id, { ...old, values: [...old.values, ...added] }]])
  return { ...sound, parameters: { ...sound.parameters, byId } }
}

test("shares that are more than a fee from a later day on are found today, with day and sum", async () => {
  const rules = await withValues("settlement.platform-share", { "2027-01-01": "94/100", "2027-02-01": "95/100" })
  expect(findingsIn(rules)).toMatchObject([
    {
      entry: "settlement.platform-share",
      kind: "shares-over-whole",
      cause: { en: expect.stringContaining("From 2027-01-31T16:00:00.000Z on") },
    },
  ])
  expect(findingsIn(rules)[0]?.cause.en).toContain("make 101/100")
})

test("a parameter that the platform cannot do without is missed from the day on which it ends", async () => {
  const rules = await withValues("facilities.maximum-horizon-days", { "2027-01-01": null, "2027-02-01": "90" })
  expect(findingsIn(rules)).toMatchObject([
    {
      entry: "facilities.maximum-horizon-days",
      kind: "no-value",
      cause: { en: expect.stringContaining("From 2026-12-31T16:00:00.000Z on") },
    },
  ])
  expect(findingsIn(await withValues("facilities.platform-threshold", { "2027-01-01": null }))).toEqual([])
})

test("acts that no entry permits from a day on are found today, with the entry that ended", async () => {
  const ended = await proposed(
    changed("ended", "lists/power.cedar", (text) =>
      text.replace(/(@id\("PL-10"\)[\s\S]*?@from\("2026-01-01"\))/, '$1\n@until("2026-12-31")'),
    ),
  )
  const found = findingsIn(ended).filter(({ kind }) => kind === "no-grant")
  expect(found.map(({ entry }) => entry)).toEqual(Array.from({ length: 8 }, () => "PL-10"))
  expect(found[0]).toMatchObject({
    file: "power.cedar",
    cause: { en: "From 2027-01-01 on no entry permits governance.draft: nobody could do it." },
  })
  const without = (list: string) => ({ ...ended, entries: ended.entries.filter((entry) => entry.list !== list) })
  expect(findingsIn(without("power")).map(({ cause }) => cause.en)).toContain(
    "From 2026-11-24 on no entry permits settlement.fund-purse: nobody could do it.",
  )
  // An act that never had a permission is none of the entries that a refusal names.
  expect(() => checkRules({ ...without("power"), day: day("2027-01-01") })).toThrow(
    expect.objectContaining({ entries: expect.not.arrayContaining(["settlement.fund-purse"]) }),
  )
})

import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type BookingRegion, members, openBookingRegion } from "../test/booking-region.ts"
import { output } from "./contract/index.ts"
import { readPaper, sha256 } from "./paper/testing.ts"

const start = "2026-11-24T10:00:00+08:00"
let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion(start)
  const { db } = region.database
  for (const [member, city] of members) {
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
      values (${`bureau-${member}`}, ${member}, ${city}, 'government', '统计局', 'Bureau', ${`bureau-${member}`}, now())`.execute(
      db,
    )
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, credit_code, controlling_group, made_at)
      select 'unit-' || n || ${`-${member}`}, ${member}, ${city}, 'firm', '单位', 'Unit', upper('unit' || n || ${member}), 'u', now()
      from generate_series(1, 9) n`.execute(db)
    for (const role of ["statistics-officer", "delegate"]) {
      const person = `${role}-${member}`
      await sql`insert into person (id, name, email) values (${person}, ${person}, ${`${person.toLowerCase()}@example.org`})`.execute(
        db,
      )
      await sql`insert into membership (organisation, person, role, from_day)
        values (${`bureau-${member}`}, ${person}, ${role}, '2026-01-01')`.execute(db)
    }
  }
})
afterAll(() => region.close())

let minute = 0
/** One act a minute, so that what came first is told by its time. */
function later(): void {
  minute += 1
  region.test.at(`2026-11-24T11:${`${minute}`.padStart(2, "0")}:00+08:00`)
}
const visitor = () => region.test.nobody
const by = (role: string) => (member: string) => {
  later()
  return region.test.as(`${role}-${member}`, `bureau-${member}`)
}
const officer = by("statistics-officer")
const delegate = by("delegate")
const record = (member: string, body: object) =>
  officer(member).call(output.recordOutput, {
    body: { measure: "value-added", period: "2025", source: "annual return", ...body },
  })
const inSuzhou = { mainPlace: "320500" }
const statistical = async (period: string) =>
  (await visitor().call(output.readStatisticalOutput, { query: { period, measure: "value-added" } })).reply
const negotiated = async (period: string) =>
  (await visitor().call(output.readNegotiatedOutput, { query: { period, measure: "value-added" } })).reply
const amounts = (of: readonly { readonly member: string; readonly amount: string }[]) =>
  Object.fromEntries(of.filter(({ amount }) => amount !== "0").map(({ member, amount }) => [member, amount]))

describe("recording output", () => {
  test("places a unit's sites where they work, and the members sum to the whole", async () => {
    const { reply, problem } = await record("CN-JS", {
      unit: "unit-1-CN-JS",
      ...inSuzhou,
      period: "2020",
      amount: "1000",
      isCensus: true,
      sites: [
        { name: "plant", place: "320500", amount: "600" },
        { name: "branch", place: "330100", amount: "400" },
      ],
    })
    expect(problem).not.toHaveProperty("code")
    expect(reply.entries.map(({ member, amount, basis }) => [member, amount, basis])).toEqual([
      ["CN-JS", "600", "establishment"],
      ["CN-ZJ", "400", "establishment"],
    ])
    const shown = await statistical("2020")
    expect([shown.whole, amounts(shown.members)]).toEqual(["1000", { "CN-JS": "600", "CN-ZJ": "400" }])
  })

  test("applies the last census's shares in another year", async () => {
    const { reply } = await record("CN-JS", { unit: "unit-1-CN-JS", ...inSuzhou, period: "2021", amount: "1001" })
    expect(reply.entries.map(({ member, amount, basis }) => [member, amount, basis])).toEqual([
      ["CN-JS", "601", "census-share"],
      ["CN-ZJ", "400", "census-share"],
    ])
    expect(reply.entries[0]?.arithmetic.en).toContain("10.01 × 3/5")
  })

  test("splits a unit that moved in from another member by days", async () => {
    const { reply } = await record("CN-JS", {
      unit: "unit-2-CN-JS",
      ...inSuzhou,
      period: "2021",
      amount: "36500",
      moved: { day: "2021-07-01", from: "310000" },
    })
    expect(reply.entries.map(({ member, amount }) => [member, amount])).toEqual([
      ["CN-JS", "18400"],
      ["CN-SH", "18100"],
    ])
  })

  test("is for a statistics officer of the member where the main place lies", async () => {
    const body = { unit: "unit-3-CN-JS", ...inSuzhou, amount: "1" }
    expect((await record("CN-ZJ", body)).problem).toMatchObject({ status: 403 })
    const asDelegate = await delegate("CN-JS").call(output.recordOutput, {
      body: { measure: "value-added", period: "2025", source: "s", ...body },
    })
    expect(asDelegate.problem).toMatchObject({ status: 403 })
  })

  test.each([
    ["a place that is nowhere", { mainPlace: "999999" }, "settlement.unknown-place"],
    ["a period that is not over", { period: "2026" }, "settlement.output-period-open"],
    ["a unit that nobody registered", { unit: "nobody" }, "region.unknown-organisation"],
    ["more than the database holds", { amount: "999999999999999999" }, "settlement.output-too-large"],
    [
      "an activity that nobody registered",
      { activity: { jurisdiction: "CN-JS", id: "x" } },
      "settlement.unknown-activity",
    ],
    [
      "sites that do not sum to the total",
      { sites: [{ name: "a", place: "320500", amount: "2" }] },
      "settlement.sites-differ",
    ],
  ])("%s is refused", async (_, more, code) => {
    const { problem } = await record("CN-JS", { unit: "unit-3-CN-JS", ...inSuzhou, amount: "1", ...more })
    expect(problem).toMatchObject({ code })
  })

  test("a figure is recorded once, in whichever member, until it is reversed", async () => {
    const first = await record("CN-JS", { unit: "unit-4-CN-JS", ...inSuzhou, period: "2022", amount: "50" })
    const again = { unit: "unit-4-CN-JS", period: "2022", amount: "70" }
    expect((await record("CN-JS", { ...again, ...inSuzhou })).problem).toMatchObject({
      code: "settlement.output-recorded",
    })
    expect((await record("CN-ZJ", { ...again, mainPlace: "330100" })).problem).toMatchObject({
      code: "settlement.output-recorded",
    })
    const params = { jurisdiction: "CN-JS", report: first.reply.id }
    const reverse = () => officer("CN-JS").call(output.reverseOutput, { params, body: { reason: "typing error" } })
    expect((await reverse()).problem).not.toHaveProperty("code")
    expect((await reverse()).problem).toMatchObject({ code: "settlement.output-reversed" })
    expect((await statistical("2022")).whole).toBe("0")
    expect((await record("CN-JS", { ...again, ...inSuzhou })).reply.entries).toMatchObject([{ amount: "70" }])
    expect((await statistical("2022")).whole).toBe("70")
    const shown = await visitor().call(output.readOutputReport, { params })
    expect(shown.reply).toMatchObject({
      version: 1,
      reversal: { reason: "typing error" },
      entries: [{ amount: "50" }, { amount: "-50" }],
    })
  })
})

describe("a file of reports", () => {
  test("brings the good ones in and names each broken row and column", async () => {
    const csv = [
      "unit,period,measure,main_place,amount,source,site,site_place",
      "UNIT5CN-JS,2023,增加值,苏州市,10.00,annual return,,",
      "UNIT6CN-JS,2023,value-added,320500,70,annual return,plant,320500",
      "UNIT6CN-JS,2023,value-added,320500,30,annual return,branch,Hangzhou",
      "UNIT9CN-ZJ,2023,value-added,330100,5,annual return,,",
      "UNIT7CN-JS,2027,value-added,320500,5,annual return,,",
      "NOBODY,2023,value-added,320500,5,annual return,,",
    ].join("\n")
    const { reply } = await officer("CN-JS").call(output.importOutput, { body: csv })
    expect([reply.accepted, reply.rejected.map(({ row, column }) => [row, column])]).toEqual([
      3,
      [
        [5, "main_place"],
        [6, "period"],
        [7, "unit"],
      ],
    ])
    expect(amounts((await statistical("2023")).members)).toEqual({ "CN-JS": "8000", "CN-ZJ": "3000" })
  })

  test("sent once more brings nothing in twice", async () => {
    const csv = "unit,period,measure,main_place,amount,source\nUNIT5CN-JS,2023,value-added,320500,10,s"
    const { reply } = await officer("CN-JS").call(output.importOutput, { body: csv })
    expect(reply).toMatchObject({ accepted: 0, rejected: [{ row: 2, column: "unit" }] })
  })
})

const park = { jurisdiction: "CN-JS", id: "enclave" }
const terms = {
  activity: park,
  measures: ["value-added"],
  parties: [
    { jurisdiction: "CN-SH", share: "2/3" },
    { jurisdiction: "CN-JS", share: "1/3" },
  ],
  key: "investment",
  reasons: "2:1 of the capital",
  remainder: "largest-remainder",
  from: "2024-01-01",
  until: null,
}
const propose = (member: string, more: object = {}, replaces: object | null = null) =>
  delegate(member).call(output.proposeAppraisal, { body: { terms: { ...terms, ...more }, replaces } })
const answer = (member: string, of: { jurisdiction: string; id: string; digest: string }, agreed = true) =>
  delegate(member).call(output.answerAppraisal, {
    params: { jurisdiction: of.jurisdiction, agreement: of.id },
    body: { agreed, digest: of.digest },
  })

describe("an enclave park", () => {
  test("is registered by the member where it lies", async () => {
    const body = {
      id: "enclave",
      kind: "park",
      name: { zh: "飞地园", en: "Enclave" },
      partners: ["CN-SH", "CN-JS"],
      since: "2024-01-01",
    }
    const register = (member: string, place: string | null) =>
      officer(member).call(output.registerActivity, { body: { ...body, place } })
    expect((await register("CN-SH", "320500")).problem).toMatchObject({ code: "settlement.park-needs-place" })
    expect((await register("CN-JS", null)).problem).toMatchObject({ code: "settlement.park-needs-place" })
    expect((await register("CN-JS", "999999")).problem).toMatchObject({ code: "settlement.unknown-place" })
    expect((await register("CN-JS", "320500")).reply).toMatchObject({ ...park, place: "320500" })
    expect((await register("CN-JS", "320500")).problem).toMatchObject({ code: "settlement.activity-taken" })
  })

  test("counts where it lies, and takes in nothing from elsewhere", async () => {
    const tagged = (place: string) => ({
      unit: "unit-1-CN-SH",
      mainPlace: "310000",
      period: "2024",
      amount: "1000",
      sites: [{ name: "park plant", place, amount: "1000", activity: park }],
    })
    expect((await record("CN-SH", tagged("310000"))).problem).toMatchObject({ code: "settlement.park-elsewhere" })
    expect((await record("CN-SH", tagged("320500"))).reply.entries).toMatchObject([{ member: "CN-JS", amount: "1000" }])
  })
})

describe("an appraisal agreement", () => {
  let first: { jurisdiction: string; id: string; digest: string }

  test.each([
    [
      "shares that do not sum to one",
      {
        parties: [
          { jurisdiction: "CN-SH", share: "1/2" },
          { jurisdiction: "CN-JS", share: "1/3" },
        ],
      },
      "settlement.appraisal-shares",
    ],
    [
      "a party that takes no part",
      {
        parties: [
          { jurisdiction: "CN-SH", share: "1/2" },
          { jurisdiction: "CN-AH", share: "1/2" },
        ],
      },
      "settlement.not-a-partner",
    ],
    [
      "an activity that nobody registered",
      { activity: { jurisdiction: "CN-JS", id: "none" } },
      "settlement.unknown-activity",
    ],
  ])("with %s is refused", async (_, more, code) => {
    expect((await propose("CN-SH", more)).problem).toMatchObject({ code })
  })

  test("divides nothing before every party has agreed", async () => {
    const { reply } = await propose("CN-SH")
    expect(reply).toMatchObject({ state: "proposed", waitingFor: ["CN-JS"], version: 1 })
    first = reply
    expect((await negotiated("2024")).divisions).toEqual([])
    expect((await answer("CN-ZJ", reply)).problem).toMatchObject({ code: "settlement.not-a-party" })
    expect((await answer("CN-SH", reply)).problem).toMatchObject({ code: "settlement.appraisal-answered" })
    expect((await answer("CN-JS", { ...reply, digest: "0" })).problem).toMatchObject({
      code: "settlement.terms-changed",
    })
  })

  test("divides the activity for appraisal when all have agreed, and leaves the statistics as they were", async () => {
    const before = await statistical("2024")
    expect((await answer("CN-JS", first)).reply).toMatchObject({ state: "agreed", waitingFor: [] })
    const shown = await negotiated("2024")
    expect([shown.whole, amounts(shown.members), shown.use]).toEqual([
      "1000",
      { "CN-SH": "667", "CN-JS": "333" },
      "internal appraisal only",
    ])
    expect(shown.divisions[0]?.parts.map(({ arithmetic, holdsRemainder }) => [arithmetic, holdsRemainder])).toEqual([
      ["10.00 × 2/3", true],
      ["10.00 × 1/3", false],
    ])
    expect(await statistical("2024")).toEqual(before)
  })

  test("follows the statistics: what is recorded and reversed later is divided too", async () => {
    const more = await record("CN-JS", {
      unit: "unit-8-CN-JS",
      ...inSuzhou,
      period: "2024",
      amount: "2",
      activity: park,
    })
    expect(amounts((await negotiated("2024")).members)).toEqual({ "CN-SH": "668", "CN-JS": "334" })
    await officer("CN-JS").call(output.reverseOutput, {
      params: { jurisdiction: "CN-JS", report: more.reply.id },
      body: { reason: "twice" },
    })
    const shown = await negotiated("2024")
    expect(amounts(shown.members)).toEqual({ "CN-SH": "667", "CN-JS": "333" })
    expect(shown.divisions[0]?.entries.map(({ cause }) => cause)).toEqual([
      "agreement",
      "agreement",
      "report",
      "report",
      "reversal",
      "reversal",
    ])
  })

  test("that overlaps another is refused, unless it takes its place", async () => {
    expect((await propose("CN-JS", { from: "2025-01-01" })).problem).toMatchObject({
      code: "settlement.appraisal-overlaps",
    })
    const shares = [
      { jurisdiction: "CN-SH", share: "0.5" },
      { jurisdiction: "CN-JS", share: "0.5" },
    ]
    const { reply } = await propose("CN-JS", { from: "2025-01-01", parties: shares }, first)
    expect(reply).toMatchObject({ version: 2, state: "proposed" })
    await record("CN-JS", { unit: "unit-8-CN-JS", ...inSuzhou, period: "2025", amount: "100", activity: park })
    expect(amounts((await negotiated("2025")).members)).toEqual({ "CN-SH": "67", "CN-JS": "33" })
    await answer("CN-SH", reply)
    expect(amounts((await negotiated("2025")).members)).toEqual({ "CN-SH": "50", "CN-JS": "50" })
    expect(amounts((await negotiated("2024")).members)).toEqual({ "CN-SH": "667", "CN-JS": "333" })
    const { reply: listed } = await visitor().call(output.listActivities, {})
    expect(listed.items[0]?.agreements.map(({ version, days }) => [version, days])).toEqual([
      [1, [{ measure: "value-added", from: "2024-01-01", until: "2024-12-31" }]],
      [2, [{ measure: "value-added", from: "2025-01-01", until: null }]],
    ])
  })

  test("that a party declines never divides", async () => {
    const { reply } = await propose("CN-SH", { measures: ["investment"] })
    expect((await answer("CN-JS", reply, false)).reply).toMatchObject({ state: "declined", days: [] })
    expect((await propose("CN-SH", { measures: ["investment"] })).reply.state).toBe("proposed")
  })

  test("is proposed by a delegate and not by a statistics officer", async () => {
    const { problem } = await officer("CN-JS").call(output.proposeAppraisal, { body: { terms, replaces: null } })
    expect(problem).toMatchObject({ status: 403 })
  })
})

describe("what anyone may read", () => {
  test("holds the two ledgers in files of their own", async () => {
    const query = { period: "2024", measure: "value-added" }
    const { reply: one } = await visitor().call(output.downloadStatisticalOutput, { query })
    const { reply: other } = await visitor().call(output.downloadNegotiatedOutput, { query })
    expect([`${one}`.includes("statistical,2024"), `${one}`.includes("negotiated")]).toEqual([true, false])
    expect([`${other}`.includes("internal appraisal only"), `${other}`.includes("statistical")]).toEqual([true, false])
  })

  test("holds the two ledgers on papers of their own, whose codes are those of their data", async () => {
    const { app } = region.test
    const scope = "period=2024&measure=value-added"
    const paper = (ledger: string, language: "zh" | "en") =>
      readPaper(app, { url: `/api/output/${ledger}/paper?${scope}&member=CN-JS` }, language)
    const [statistics, appraisal] = [await paper("statistical", "en"), await paper("negotiated", "zh")]
    for (const [ledger, { code }] of Object.entries({ statistical: statistics, negotiated: appraisal }))
      expect(code).toBe(sha256(`${(await app.inject(`/api/output/${ledger}?${scope}`)).body}\n`))
    expect(statistics.text).toContain("Establishmentdata")
    expect(statistics.text).not.toContain("2/3")
    expect(appraisal.text).toContain("仅供内部考核")
    expect(appraisal.text).not.toContain("按单位所在地统计数据")
    const nowhere = { query: { period: "2024", measure: "value-added" as const, member: "XX" } }
    expect((await visitor().call(output.statisticalPaper, nowhere)).problem).toMatchObject({
      code: "region.unknown-jurisdiction",
    })
  })

  test("holds every line of the ledger in its file, over many pages", async () => {
    const query = { period: "2019", measure: "value-added" }
    const wanted = 5_003
    const sum = 7 * wanted
    const at = "2020-02-01T00:00:00Z"
    // As the owner of the database: a report of so many sites through the API would say no more.
    await (await region.database.asOwner()).pool.query(`
      with report as (
        insert into output_report (jurisdiction, id, unit, period, measure, version, amount, is_census, body, sample, organisation, at)
        select jurisdiction, gen_random_uuid(), unit, '2019', measure, 1, row(${sum})::statistical_amount, false, body, false, organisation, '${at}'
        from output_report where measure = 'value-added' and not is_census order by at, id limit 1 returning *)
      insert into output_entry (jurisdiction, report, line, is_reversal, member, place, period, measure, amount, basis, at)
      select jurisdiction, id, line, false, jurisdiction, 'x' || line, period, measure, row(7)::statistical_amount, 'main-place', at
      from report, generate_series(1, ${wanted}) line`)
    const { reply } = await visitor().call(output.downloadStatisticalOutput, { query })
    const lines = `${reply}`.trimEnd().split("\r\n")
    const places = new Set(lines.slice(1).map((line) => line.split(",")[4]))
    expect([lines.length, places.size]).toEqual([wanted + 1, wanted])
    const onPaper = await visitor().call(output.statisticalPaper, { query: { period: "2019", measure: "value-added" } })
    expect(onPaper.problem).toMatchObject({ code: "settlement.too-long-for-paper", facts: { most: "5000" } })
  })

  test("lists entries page by page without losing or doubling one", async () => {
    const query = { period: "2024", measure: "value-added" }
    const list = (more: object) => visitor().call(output.listStatisticalEntries, { query: { ...query, ...more } })
    const all = (await list({ limit: "200" })).reply.items
    const paged = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { reply } = await list({ limit: "1", ...(cursor === undefined ? {} : { cursor }) })
      paged.push(...reply.items)
      cursor = reply.next
    }
    expect(all.length).toBeGreaterThan(2)
    expect(paged).toEqual(all)
  })

  test("names the periods that have figures", async () => {
    const { reply } = await visitor().call(output.listOutputPeriods, {})
    expect(reply.items.map(({ period }) => period)).toEqual(["2025", "2024", "2023", "2022", "2021", "2020", "2019"])
  })
})

describe("the database", () => {
  const owner = async (text: string) => (await region.database.asOwner()).pool.query(text)

  test("knows no addition between the two ledgers", async () => {
    await expect(
      owner("select s.amount + n.amount from output_entry s, negotiated_entry n limit 1"),
    ).rejects.toMatchObject({ code: "42883" })
    await expect(owner("insert into negotiated_entry (amount) select amount from output_entry")).rejects.toMatchObject({
      code: "42804",
    })
  })

  test.each([
    "output_report",
    "output_entry",
    "output_reversal",
    "output_activity",
    "appraisal_agreement",
    "appraisal_answer",
    "negotiated_entry",
  ])("lets nobody change or remove a row of %s", async (table) => {
    await expect(owner(`update ${table} set at = at`)).rejects.toThrow(/never changed|does not exist/)
    await expect(owner(`delete from ${table}`)).rejects.toMatchObject({ code: "23001" })
  })

  test("lets the days of an agreement only be cut", async () => {
    await expect(owner("update appraisal_term set during = daterange(null, null)")).rejects.toMatchObject({
      code: "23001",
    })
  })

  test("takes no entries that do not sum to their report", async () => {
    await expect(
      owner(`insert into output_entry (jurisdiction, report, line, is_reversal, member, place, period, measure, amount, basis, at)
        select jurisdiction, id, 900, false, jurisdiction, 'x', period, measure, row(7)::statistical_amount, 'main-place', at
        from output_report limit 1`),
    ).rejects.toMatchObject({ constraint: "output_entries_sum" })
  })
})

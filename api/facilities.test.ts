import { afterAll, beforeAll, expect, test } from "vitest"
import { type BookingRegion, openAllDay, openBookingRegion } from "../test/booking-region.ts"
import { facilities } from "./contract/index.ts"

let region: BookingRegion
beforeAll(async () => {
  region = await openBookingRegion("2026-11-24T10:00:00+08:00")
})
afterAll(() => region.close())

const place = { params: { jurisdiction: "CN-JS", facility: "tem" } }
const header = "name_zh,name_en,city,class,acronym,techniques,specifications,hourly_price,opening,acceptance"

/** Fifty rows; those of the numbers given are broken, each in another column. */
function fifty(): string {
  const broken: Readonly<Record<number, string>> = {
    7: "拉曼光谱仪7,Raman 7,Suzhou,analytical,,,,100.00,1-5 09:00-17:00,automatic",
    15: ",Raman 15,320500,analytical,,,,100.00,1-5 09:00-17:00,automatic",
    23: "拉曼光谱仪23,Raman 23,320500,analytical,,,,100.001,1-5 09:00-17:00,automatic",
    31: "拉曼光谱仪31,Raman 31,320500,analytical,,,voltage=high kV,100.00,1-5 09:00-17:00,automatic",
    50: "拉曼光谱仪50,Raman 50,320500,analytical,,,,100.00,1-5 17:00-09:00,automatic",
  }
  const good = (number: number) =>
    `拉曼光谱仪${number},Raman spectrometer ${number},320500,分析仪器,RAMAN,拉曼光谱|Raman spectroscopy,wavelength=532..785 nm,${number}.50,1-5 09:00-17:00,owner`
  return [header, ...Array.from({ length: 50 }, (_, at) => broken[at + 2] ?? good(at + 2))].join("\r\n")
}

test("of fifty instruments in a file five are broken: 45 come in, 5 are named by row, column and cause", async () => {
  const { status, reply } = await region.manager("CN-JS").call(facilities.importFacilities, { body: fifty() })
  expect(status).toBe(200)
  expect(reply.accepted).toBe(45)
  expect(reply.rejected.map(({ row, column }) => [row, column])).toEqual([
    [7, "city"],
    [15, "name_zh"],
    [23, "hourly_price"],
    [31, "specifications"],
    [50, "opening"],
  ])
  for (const { cause } of reply.rejected) expect(cause.zh).toMatch(/\p{Script=Han}/u)
  const found = await region
    .user("CN-SH")
    .call(facilities.searchFacilities, { query: { q: "拉曼", specification: "wavelength:600..700:nm", limit: "100" } })
  expect(found.reply.total).toBe(45)
  expect(found.reply.items[0]).toMatchObject({
    jurisdiction: "CN-JS",
    acceptance: "owner",
    bookable: true,
    sample: false,
  })
})

test("a file without a needed column brings nothing in and says which", async () => {
  const { status, problem } = await region
    .manager("CN-JS")
    .call(facilities.importFacilities, { body: "name_zh,city\n某,320500" })
  expect([status, problem.code, problem.facts.columns]).toEqual([422, "facilities.column-missing", "name_en, class"])
})

test("a home condition in a slot policy is refused with the entry of the common rule that it breaks", async () => {
  const { status, problem } = await region.manager("CN-JS").call(facilities.setPolicy, {
    ...place,
    headers: { "if-match": '"1"' },
    body: { policy: { ...openAllDay, residency: ["CN-JS"] } },
  })
  expect([status, problem.code]).toEqual([403, "rulebook.refused"])
  expect(problem.entries).toEqual([expect.stringMatching(/^NL-\d+$/)])
})

const named = {
  name: { zh: "新拉曼光谱仪", en: "New Raman spectrometer" },
  acronym: null,
  city: "320500",
  instrumentClass: "analytical",
  description: null,
  techniques: [],
  specifications: [],
  accessories: [],
  costs: null,
  policy: null,
}

test("a new instrument cannot bring a home condition past the rule either", async () => {
  const body = { ...named, policy: { ...openAllDay, residency: ["CN-JS"] } }
  const { status, problem } = await region.manager("CN-JS").call(facilities.registerFacility, { body })
  expect([status, problem.entries]).toEqual([403, ["NL-15"]])
})

test("figures that contradict each other and costs beyond any ledger are refused, not a fault", async () => {
  const voltage = { quantity: "voltage", label: { zh: "电压", en: "Voltage" }, low: 80, high: 200, unit: "kV" }
  const register = async (part: Readonly<Record<string, unknown>>) =>
    (await region.manager("CN-JS").call(facilities.registerFacility, { body: { ...named, ...part } })).problem.code
  const part = { zh: "机时费", en: "Machine time" }
  expect([
    await register({ specifications: [voltage, voltage] }),
    await register({ specifications: [{ ...voltage, low: 300 }] }),
    await register({ specifications: [{ ...voltage, low: 1e300, high: 1e308 }] }),
    await register({ costs: { setUp: "0", perHour: [{ part, amount: "999999999999999999" }] } }),
    await register({ name: { zh: "镜".repeat(201), en: "long" } }),
  ]).toEqual([
    "facilities.bad-figures",
    "facilities.bad-figures",
    "facilities.bad-figures",
    "facilities.bad-policy",
    "api.bad-request",
  ])
})

test("two managers who register an instrument of one name at once are both served", async () => {
  const register = () => region.manager("CN-JS").call(facilities.registerFacility, { body: named })
  const made = await Promise.all([register(), register(), register()])
  expect(made.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(made.map(({ reply }) => reply.id)).size).toBe(3)
})

test("a policy changes for who read its newest version; the second of two tabs is told", async () => {
  const asked = { ...place, body: { policy: { ...openAllDay, noticeHours: 48 } } }
  const first = await region.manager("CN-JS").call(facilities.setPolicy, { ...asked, headers: { "if-match": '"1"' } })
  expect([first.status, first.etag, first.reply.policy?.noticeHours]).toEqual([200, '"2"', 48])
  const second = await region.manager("CN-JS").call(facilities.setPolicy, { ...asked, headers: { "if-match": '"1"' } })
  expect([second.status, second.problem.code, second.problem.facts]).toEqual([
    412,
    "api.version-changed",
    { asked: "1", current: "2" },
  ])
  const without = await region.manager("CN-JS").call(facilities.setPolicy, asked)
  expect([without.status, without.problem.code]).toEqual([428, "api.if-match-needed"])
})

test("only the owner's managers set a policy", async () => {
  for (const caller of [region.user("CN-JS"), region.manager("CN-AH")]) {
    const { status, problem } = await caller.call(facilities.setPolicy, {
      ...place,
      headers: { "if-match": '"2"' },
      body: {},
    })
    expect([status, problem.code, problem.entries.length > 0]).toEqual([403, "rulebook.refused", true])
  }
})

test("a closure shows in the calendar, takes its time from what is free, and can be taken back", async () => {
  const from = "2026-12-01T09:00:00+08:00"
  const until = "2026-12-01T12:00:00+08:00"
  const closed = await region
    .manager("CN-JS")
    .call(facilities.closeFacility, { ...place, body: { from, until, reason: { zh: "保养", en: "Maintenance" } } })
  const look = { ...place, query: { from: "2026-12-01T00:00:00+08:00", until: "2026-12-02T00:00:00+08:00" } }
  const { reply } = await region.user("CN-SH").call(facilities.readSlots, look)
  expect(reply.occupied).toEqual([
    {
      id: closed.reply.id,
      kind: "closure",
      own: false,
      from: closed.reply.from,
      until: closed.reply.until,
      reason: { zh: "保养", en: "Maintenance" },
    },
  ])
  expect(reply.free.map(({ from }) => from)).toEqual(["2026-12-01T00:00:00.000Z", "2026-12-01T04:00:00.000Z"])
  const again = await region
    .manager("CN-JS")
    .call(facilities.closeFacility, { ...place, body: { from, until, reason: { zh: "再", en: "again" } } })
  expect([again.status, again.problem.code]).toEqual([409, "facilities.closure-over-bookings"])
  const params = { ...place.params, closure: closed.reply.id }
  expect((await region.manager("CN-JS").call(facilities.reopenFacility, { params })).status).toBe(200)
  expect((await region.manager("CN-JS").call(facilities.reopenFacility, { params })).problem.code).toBe(
    "facilities.unknown-closure",
  )
})

test("an unknown facility, an odd cursor, an odd specification and an end before its start are told apart", async () => {
  const user = region.user("CN-SH")
  const codes = [
    await user.call(facilities.readFacility, { params: { jurisdiction: "CN-JS", facility: "none" } }),
    await user.call(facilities.searchFacilities, { query: { cursor: "e30" } }),
    await user.call(facilities.searchFacilities, { query: { specification: "voltage=200" } }),
    await user.call(facilities.readSlots, {
      ...place,
      query: { from: "2026-12-02T00:00:00Z", until: "2026-12-01T00:00:00Z" },
    }),
  ].map(({ status, problem }) => [status, problem.code])
  expect(codes).toEqual([
    [404, "facilities.unknown-facility"],
    [400, "api.bad-cursor"],
    [400, "api.bad-request"],
    [422, "facilities.bad-period"],
  ])
})

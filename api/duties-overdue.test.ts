import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { Duty } from "../rulebook/index.ts"
import { rows } from "../store/database.ts"
import { ruleTables, saveRuleTables } from "../store/rule-tables.ts"
import { listVersion, saveListVersion } from "../store/rules.ts"
import { type BookingRegion, openBookingRegion } from "../test/booking-region.ts"
import { duties, evidence, facilities } from "./contract/index.ts"

/** Made up for this test: the owner of a facility receives each confirmed guest, then reports on the use. No silence ends it. */
const duty = Duty.parse({
  id: "DU-90",
  entry: "RL-08",
  openedBy: { acts: ["facilities.book"], state: "confirmed" },
  stages: [
    {
      name: { zh: "接待用户", en: "receive the guest" },
      body: "facility-owner",
      within: { workingDays: 2 },
      warn: 1,
      endedBy: ["facilities.check-in"],
    },
    {
      name: { zh: "结束使用", en: "end the use" },
      body: "facility-owner",
      within: { workingDays: 3 },
      warn: 1,
      endedBy: ["facilities.check-out"],
    },
  ],
  from: "2026-01-01",
  assumed: "made up for this test",
})

/** Made up for this test: the member's government looks at each facility that closes. It falls on no single body. */
const inspection = Duty.parse({
  id: "DU-91",
  entry: "RL-08",
  openedBy: { acts: ["facilities.close"] },
  stages: [
    {
      name: { zh: "查看关闭的设施", en: "look at the closed facility" },
      body: "government",
      within: { workingDays: 1 },
      warn: 1,
      endedBy: ["facilities.reopen"],
    },
  ],
  from: "2026-01-01",
  assumed: "made up for this test",
})

let region: BookingRegion
let folder: string
beforeAll(async () => {
  region = await openBookingRegion("2026-11-24T10:00:00+08:00")
  folder = mkdtempSync(join(tmpdir(), "delta-duties-"))
  const { db } = region.database
  const { exceptions, responsibilities } = await ruleTables(db, 1)
  const at = instant("2026-01-02T00:00:00+08:00")
  const entries = (await listVersion(db, 1))?.entries ?? []
  const version = { number: 2, effectiveAt: at, enactedAt: at, source: "a vote in this test" }
  await saveListVersion(db, version, { entries, parameters: [], zone: "Asia/Shanghai" })
  await saveRuleTables(db, 2, {
    exceptions,
    responsibilities: { ...responsibilities, duties: [...responsibilities.duties, duty, inspection] },
  })
})
afterAll(async () => {
  await region.close()
  rmSync(folder, { recursive: true, force: true })
})

async function book(at: string, from: string) {
  region.test.at(at)
  const until = from.replace(":00:00", ":30:00")
  const made = await region.user("CN-ZJ").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-SH", facility: "tem" },
    body: { from, until, voucher: null, purpose: "examine a sample", acceptTerms: true },
  })
  expect(made.problem).not.toHaveProperty("code")
  return { params: { jurisdiction: "CN-SH", booking: made.reply.id } }
}

const overdue = async (caller = region.test.nobody) => (await caller.call(duties.readOverdueDuties)).reply
const mine = async (ended = "false") =>
  (await region.manager("CN-SH").call(duties.readMyDuties, { query: { ended } })).reply.items
const clocks = async () => (await region.test.scheduler.call(duties.runClocks)).reply

test("an overdue duty is shown to every member and to the public, told once to its owner and once in the log", async () => {
  // Tuesday 24 November: two working days end on Thursday 26.
  const { params } = await book("2026-11-24T10:00:00+08:00", "2026-11-27T09:00:00+08:00")
  region.test.at("2026-11-26T23:59:00+08:00")
  expect((await overdue()).items).toEqual([])
  region.test.at("2026-11-27T00:00:00+08:00")
  await sql`delete from outbox`.execute(region.database.db)
  expect([await clocks(), await clocks()]).toEqual([
    { dated: 0, warned: 0, overdue: 1 },
    { dated: 0, warned: 0, overdue: 0 },
  ])
  for (const caller of [region.test.nobody, region.user("CN-AH"), region.manager("CN-SH")])
    expect((await overdue(caller)).items).toMatchObject([
      {
        duty: "DU-90",
        state: "overdue",
        dueOn: "2026-11-26",
        workingDaysLeft: -1,
        organisation: { id: "lab-CN-SH" },
        subject: { kind: "booking", id: params.booking },
      },
    ])
  expect((await overdue()).byJurisdiction.find(({ jurisdiction }) => jurisdiction === "CN-SH")).toEqual({
    jurisdiction: "CN-SH",
    overdue: 1,
    undated: 0,
    running: 1,
  })
  const mails = await rows(
    region.database.db,
    sql<{ person: string; subject: string }>`select person, subject from outbox`,
  )
  expect(mails).toEqual([
    { person: "manager-CN-SH", subject: "职责已逾期 / A duty is overdue: 接待用户 receive the guest" },
  ])
  await region.test.scheduler.call(evidence.integrateLog)
  const log = await region.test.nobody.call(evidence.listLog, { query: { act: "rulebook.run-clocks" } })
  expect(log.reply.items).toHaveLength(1)
})

test("what fulfils it late ends it, and the next stage runs from that day over the weekend", async () => {
  const [owed] = await mine()
  region.test.at("2026-11-27T09:00:00+08:00")
  const one = { params: { jurisdiction: "CN-SH", booking: owed?.subject.id ?? "" } }
  expect((await region.manager("CN-SH").call(facilities.checkIn, one)).problem).not.toHaveProperty("code")
  expect((await overdue()).items).toEqual([])
  // Friday 27 November: Monday, Tuesday, Wednesday.
  expect(await mine()).toMatchObject([{ stage: 1, openedOn: "2026-11-27", dueOn: "2026-12-02", state: "open" }])
  region.test.at("2026-11-27T09:30:00+08:00")
  expect((await region.manager("CN-SH").call(facilities.checkOut, one)).problem).not.toHaveProperty("code")
  expect(await mine()).toEqual([])
})

test("what is owed into a year without published days is owed without a last day; the booking is made", async () => {
  await book("2026-12-31T10:00:00+08:00", "2027-01-06T09:00:00+08:00")
  expect(await mine()).toMatchObject([
    { state: "undated", dueOn: null, warnOn: null, awaitsYear: 2027, workingDaysLeft: null },
  ])
  region.test.at("2027-01-20T10:00:00+08:00")
  expect(await clocks()).toEqual({ dated: 0, warned: 0, overdue: 0 })
  expect(await overdue()).toMatchObject({ items: [], undated: [{ duty: "DU-90", awaitsYear: 2027 }] })
})

test("once the days of that year are published the clock dates it by itself, over New Year and a make-up day", async () => {
  const published = join(folder, "yangtze")
  cpSync(region.test.platform.regionFolder, published, { recursive: true })
  // Friday 1 to Sunday 3 January off, Saturday 9 worked: made up for this test, the notice is not published yet.
  appendFileSync(
    join(published, "working-days.yaml"),
    `  2027:
    source: made up for this test
    holidays:
      - { from: 2027-01-01, until: 2027-01-03, name: { zh: 元旦, en: New Year's Day } }
    makeUpDays: [2027-01-09]
`,
  )
  Object.assign(region.test.platform, { regionFolder: published })
  region.test.at("2027-01-05T10:00:00+08:00")
  expect(await clocks()).toEqual({ dated: 1, warned: 1, overdue: 0 })
  expect(await mine()).toMatchObject([
    { state: "warned", openedOn: "2026-12-31", dueOn: "2027-01-05", awaitsYear: null, workingDaysLeft: 0 },
  ])
})

test("the duties of a day are told with what opens each, its limit, and how many run", async () => {
  const { reply } = await region.test.nobody.call(duties.readDuties)
  expect(reply.items.map(({ id, open, overdue: late }) => [id, open, late])).toEqual([
    ["DU-01", 0, 0],
    ["DU-02", 0, 0],
    ["DU-90", 1, 0],
    ["DU-91", 0, 0],
  ])
  expect(reply.items[0]).toMatchObject({
    openedBy: { acts: ["facilities.book", "facilities.move"], state: "requested" },
    stages: [{ parameter: "facilities.acceptance-days", limit: "5", unit: "working days" }],
  })
  expect(reply.items[1]).toMatchObject({ openedBy: { event: { en: "the facility passes its acceptance" } } })
})

test("what a member's bodies owe stands with those of that member alone, and their administrators are warned", async () => {
  const { db } = region.database
  for (const [id, member, city] of [
    ["office-sh", "CN-SH", "310000"],
    ["office-zj", "CN-ZJ", "330100"],
  ] as const) {
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
      values (${id}, ${member}, ${city}, 'government', '某部门', 'An office', ${id}, now())`.execute(db)
    await sql`insert into person (id, name, name_en, email) values (${id}, '某人', ${id}, ${`${id}@example.org`})`.execute(
      db,
    )
    await sql`insert into membership (organisation, person, role, from_day) values (${id}, ${id}, 'organisation-admin', '2026-01-01')`.execute(
      db,
    )
  }
  region.test.at("2026-12-01T10:00:00+08:00")
  const closed = await region.manager("CN-SH").call(facilities.closeFacility, {
    params: { jurisdiction: "CN-SH", facility: "tem" },
    body: {
      from: "2026-12-20T09:00:00+08:00",
      until: "2026-12-20T10:00:00+08:00",
      reason: { zh: "检修", en: "overhaul" },
    },
  })
  expect(closed.problem).not.toHaveProperty("code")
  const of = async (office: string) => (await region.test.as(office).call(duties.readMyDuties)).reply.items
  expect(await of("office-sh")).toMatchObject([
    { duty: "DU-91", body: "government", organisation: null, dueOn: "2026-12-02" },
  ])
  expect(await of("office-zj")).toEqual([])
  await sql`delete from outbox`.execute(db)
  expect((await clocks()).warned).toBe(1)
  expect(await rows(db, sql`select person from outbox`)).toEqual([{ person: "office-sh" }])
})

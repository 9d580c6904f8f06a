import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { MeasuresReport } from "../../observatory/index.ts"
import type { MoneyRegion } from "../money-region.ts"
import { openMeasuredRegion } from "./measured-region.ts"
import { runTool } from "./tools.ts"

let region: MoneyRegion
let log = ""
let given: MeasuresReport
const folder = mkdtempSync(join(tmpdir(), "delta-measures-"))

const fetched = async (path: string) => (await region.test.app.inject({ url: path })).body
const measures = async (query = "") => MeasuresReport.parse(JSON.parse(await fetched(`/api/measures${query}`)))
const share = (id: string) => given.figures.shares.find((one) => one.id === id)

/** Has the script hold measures against the log. */
function held(stated: MeasuresReport, lines = log) {
  writeFileSync(join(folder, "log.jsonl"), lines)
  writeFileSync(join(folder, "measures.json"), JSON.stringify(stated))
  const script = join(import.meta.dirname, "measures.mjs")
  return runTool(process.execPath, [script, join(folder, "log.jsonl"), join(folder, "measures.json")])
}

beforeAll(async () => {
  region = await openMeasuredRegion()
  log = await fetched("/api/log/export")
  given = await measures()
})
afterAll(async () => {
  await region.close()
  rmSync(folder, { recursive: true, force: true })
})

describe("live measures", () => {
  test("tell shares across members from what was booked, used and billed", () => {
    expect(share("bookings-across")).toMatchObject({ part: "9", whole: "11", untold: 0 })
    expect(share("hours-across")).toMatchObject({ part: "300", whole: "360" })
    expect(share("agreements-across")).toMatchObject({ part: "1", whole: "1" })
    expect(share("money-across")).toMatchObject({ value: expect.any(Number) })
  })

  test("tell as money what the bills say, less what was given back", async () => {
    const { rows } = await sql<{ fee: bigint }>`
      select coalesce(sum((coalesce(c.body, b.body) ->> 'fee')::bigint), 0)::bigint as fee from bill b
      left join bill_correction c on c.jurisdiction = b.jurisdiction and c.booking = b.booking`.execute(
      (await region.database.asOwner()).db,
    )
    expect(given.figures.flows.all.money).toBe(`${rows[0]?.fee}`)
  })

  test("show a planted stall of each kind, and none beside", () => {
    expect(given.stalls.map(({ stage, member, waiting, overdue }) => [stage, member, waiting, overdue])).toEqual([
      ["request-unanswered", "CN-JS", 1, 1],
      ["motion-unopened", "CN-SH", 1, 1],
      ["use-unsettled", "CN-ZJ", 1, 0],
      ["use-unsettled", "CN-AH", 1, 0],
    ])
    expect(given.figures.silence).toContainEqual({ member: "CN-ZJ", count: 1 })
  })

  test("name no person", async () => {
    const { rows: people } = await sql<{ id: string; email: string }>`select id, email from person`.execute(
      region.database.db,
    )
    const text = JSON.stringify(given)
    expect(people.filter(({ id, email }) => text.includes(`"${id}"`) || text.includes(email))).toEqual([])
  })

  test("of a period that ends before it begins are refused", async () => {
    const answer = await region.test.app.inject({ url: "/api/measures?from=2026-11-02&to=2026-11-01" })
    expect([answer.statusCode, answer.json().code]).toEqual([422, "observatory.bad-measure-period"])
  })
})

describe("a stranger's script", () => {
  test.each([
    "",
    "?from=2026-10-12&to=2026-11-15",
    "?from=2026-12-04&to=2026-12-10",
    "?from=2021-01-01",
  ])("computes the measures%s again from the log's export, and finds them equal", async (query) => {
    const answered = held(await measures(query))
    expect(answered?.said).toMatch(/^\d+ entries, \d{3,} figures compared: 0 wrong\n$/)
    expect(answered?.code).toBe(0)
  })

  test.each<[string, (one: MeasuresReport) => unknown]>([
    ["a share", (one) => Object.assign(one.figures.shares[0] ?? {}, { part: "7" })],
    ["a flow", (one) => Object.assign(one.figures.flows.cells[1] ?? {}, { money: "1" })],
    ["a total", (one) => Object.assign(one.figures.flows.homes[1] ?? {}, { minutes: 1 })],
    ["a time", (one) => Object.assign(one.figures.durations[0] ?? {}, { longest: 1 })],
    ["a month", (one) => Object.assign(one.steps[1]?.figures.flows.all ?? {}, { made: 99 })],
    ["a stall", (one) => Object.assign(one.stalls[0] ?? {}, { overdue: 0 })],
    ["a stall left out", (one) => one.stalls.pop()],
    ["a month left out", (one) => one.steps.pop()],
  ])("finds %s that was altered", (_, change) => {
    const copy = structuredClone(given)
    change(copy)
    const answered = held(copy)
    expect([answered?.code, (answered?.said ?? "").split("\n").length > 2]).toEqual([1, true])
  })

  test("finds an entry that was left out of the log", () => {
    const lines = log.split("\n")
    const place = lines.findIndex((line) => line.includes('"facilities.settle"'))
    const without = lines.toSpliced(place, 1)
    const shorter = { ...given, log: { ...given.log, size: given.log.size - 1 } }
    expect(held(shorter, without.join("\n"))?.code).toBe(1)
    expect(held(given, without.join("\n"))?.code).toBe(2)
  })
})

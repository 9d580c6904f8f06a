import { expect, test } from "vitest"
import { instant } from "../../base/index.ts"
import { measureTables } from "./measure-tables.ts"
import { definitions, entry, measured } from "./testing.ts"

test("a report as tables has a row for the whole period and for each month, and what has no value is empty", () => {
  const facts = { home: "a", user: "firm", state: "requested", answerBy: "2026-11-05" }
  const asked = entry("facilities.book", "2026-11-03T06:00:00Z", ["b", "booking", "1"], facts)
  const tables = measureTables(measured([asked]).report({ now: instant("2026-12-06T00:00:00Z"), definitions }))
  const [shares, durations, flows, silence, stalls] = tables.map(({ rows }) => rows)
  expect(shares?.slice(0, 2)).toEqual([
    ["step", "from", "to", "id", "part", "whole", "value", "entries", "untold"],
    ["all", "2026-11-03", "2026-12-06", "bookings-across", "1", "1", 1, 1, 0],
  ])
  expect(shares?.find(([, , , id]) => id === "money-across")?.slice(4)).toEqual(["0", "0", "", 0, 0])
  expect(durations?.[0]?.slice(3)).toEqual([
    ...["id", "between", "count", "at_once", "p50_ms", "p90_ms", "longest_ms", "entries"],
  ])
  expect(flows?.filter(([step]) => step === "2026-11").length).toBe(4)
  expect(silence?.length).toBe(7)
  expect(stalls?.[1]).toEqual([
    ...["2026-12-06T00:00:00.000Z", "request-unanswered", "b", 1, 1, 0, "2026-11-03T06:00:00.000Z", 2_620_800_000],
  ])
})

import { describe, expect, test } from "vitest"
import { statistical } from "./ledgers.ts"
import { readOutputReports } from "./output-import.ts"
import { memberOf, park } from "./testing.ts"

const against = {
  units: new Map([
    ["U1", "firm-1"],
    ["U2", "firm-2"],
  ]),
  placeOf: (text: string) => (memberOf.has(text) ? text : undefined),
  activities: [park],
  currency: { code: "CNY", decimals: 2, sign: "¥" },
}
const header = [
  "unit",
  "period",
  "measure",
  "main_place",
  "amount",
  "source",
  "site",
  "site_place",
  "activity",
  "census",
  "moved_on",
  "moved_from",
]
const read = (...rows: readonly (readonly string[])[]) => readOutputReports([header, ...rows], against)
const faults = (...rows: readonly (readonly string[])[]) =>
  read(...rows).findings.map(({ row, column }) => [row, column])

test("a row without a site is a report by its total", () => {
  expect(read(["u1", "2025", "增加值", "A1", "1,000.5", "annual return"]).reports).toMatchObject([
    { rows: [2], unit: "firm-1", measure: "value-added", amount: statistical(100_050n), mainPlace: "A1", sites: [] },
  ])
})

test("rows of one unit, period and measure are the sites of one report", () => {
  const { reports, findings } = read(
    ["U1", "2025", "value-added", "A1", "700", "s", "plant", "A1", "", "yes"],
    ["U1", "2025", "value-added", "A1", "300", "s", "park plant", "B1", "B/park"],
  )
  expect(findings).toEqual([])
  expect(reports).toMatchObject([
    {
      rows: [2, 3],
      amount: statistical(100_000n),
      isCensus: true,
      sites: [{ place: "A1" }, { place: "B1", activity: { id: "park" } }],
    },
  ])
})

describe("a file with good and broken reports", () => {
  test("brings the good ones in and names row and column of each broken cell", () => {
    const rows = [
      ["U1", "2025", "value-added", "A1", "1000", "s"],
      ["U9", "2025", "value-added", "A1", "1000", "s"],
      ["U2", "2025", "tonnes", "X9", "ten", ""],
      [],
      ["U2", "2025", "value-added", "B1", "1", "s", "", "", "B/none"],
    ]
    expect(read(...rows).reports.map(({ unit }) => unit)).toEqual(["firm-1"])
    expect(faults(...rows)).toEqual([
      [3, "unit"],
      [4, "measure"],
      [4, "main_place"],
      [4, "amount"],
      [4, "source"],
      [6, "activity"],
    ])
  })

  test("leaves a report out whole when one of its rows is broken", () => {
    const rows = [
      ["U1", "2025", "value-added", "A1", "700", "s", "plant", "A1"],
      ["U1", "2025", "value-added", "A1", "300", "s", "plant", "X9"],
    ]
    expect(read(...rows).reports).toEqual([])
    expect(faults(...rows)).toEqual([
      [2, "unit"],
      [3, "site_place"],
    ])
  })

  test("finds two totals of one unit, and sites that disagree on the main place", () => {
    expect(faults(["U1", "2025", "investment", "A1", "7", "s"], ["U1", "2025", "investment", "A1", "3", "s"])).toEqual([
      [2, "site"],
      [3, "site"],
    ])
    expect(
      faults(
        ["U1", "2025", "investment", "A1", "7", "s", "a", "A1"],
        ["U1", "2025", "investment", "A2", "3", "s", "b", "A2"],
      ),
    ).toEqual([[3, "main_place"]])
  })

  test("finds a move without a day, or from nowhere", () => {
    const start = ["U1", "2025", "investment", "A1", "7", "s", "", "", "", ""]
    expect(faults([...start, "July", "A2"])).toEqual([[2, "moved_on"]])
    expect(faults([...start, "2025-07-01", "X9"])).toEqual([[2, "moved_on"]])
  })

  test("finds rows of one unit that moved from two places", () => {
    const row = (site: string, from: string) => [
      "U1",
      "2025",
      "investment",
      "A1",
      "7",
      "s",
      site,
      "A1",
      "",
      "",
      "2025-07-01",
      from,
    ]
    expect(faults(row("a", "A2"), row("b", "B2"))).toEqual([[3, "main_place"]])
  })

  test("finds a census that is neither yes nor no, a place without its site, and text that turns its direction", () => {
    const row = (...more: readonly string[]) => ["U1", "2025", "value-added", "A1", "7", ...more]
    expect(faults(row("s", "a", "A1", "", "maybe"))).toEqual([[2, "census"]])
    expect(faults(row("s", "", "B1"))).toEqual([[2, "site"]])
    expect(faults(row("s\u202e", "a\u202e", "A1"))).toEqual([
      [2, "site"],
      [2, "source"],
    ])
    expect(read(row("s", "a", "A1", "", "否")).reports).toMatchObject([{ isCensus: false }])
  })

  test("finds a row that a comma in an amount has broken in two", () => {
    expect(faults([...["U1", "2025", "investment", "A1", "1", "000"], ...Array.from({ length: 7 }, () => "")])).toEqual(
      [[2, "13"]],
    )
  })
})

test("a file without its columns is refused", () => {
  expect(() => readOutputReports([["unit", "amount"]], against)).toThrow("settlement.output-columns")
})

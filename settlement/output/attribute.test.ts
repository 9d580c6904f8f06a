import { describe, expect, test } from "vitest"
import { day } from "../../base/index.ts"
import { attribute } from "./attribute.ts"
import { statistical } from "./ledgers.ts"
import type { OutputReport } from "./report.ts"
import { ground, memberOf, park, report, site } from "./testing.ts"

const census = { report: "census", period: "2023", mainPlace: "A1", sites: [site("A1", 60n), site("B1", 40n)] }
const placed = (given: Partial<OutputReport>, more: Partial<typeof ground> = {}) =>
  attribute({ ...report, ...given }, { ...ground, ...more }).map(({ member, place, amount, basis }) => [
    member,
    place,
    amount.minor,
    basis,
  ])

describe("a unit with several sites", () => {
  // NBS reply no. 7477 of 2022: a branch that qualifies as a local establishment counts where it works.
  test("counts where its establishments work when their data are there", () => {
    expect(placed({ sites: [site("A1", 700n), site("B2", 300n)] })).toEqual([
      ["A", "A1", 700n, "establishment"],
      ["B", "B2", 300n, "establishment"],
    ])
  })

  test("goes to its main place of business without establishment data", () => {
    expect(placed({})).toEqual([["A", "A1", 1000n, "main-place"]])
  })

  // The same reply: in other years the last census's shares are applied.
  test("is placed by the shares of its last census where only value added is known", () => {
    expect(placed({ amount: statistical(1001n) }, { census })).toEqual([
      ["A", "A1", 601n, "census-share"],
      ["B", "B1", 400n, "census-share"],
    ])
  })

  test("follows the legal unit in what is no value added, census or not", () => {
    expect(placed({ measure: "investment" }, { census })).toEqual([["A", "A1", 1000n, "main-place"]])
  })

  test("no longer follows a census that was taken at another main place", () => {
    expect(placed({}, { census: { ...census, mainPlace: "A2" } })).toEqual([["A", "A1", 1000n, "main-place"]])
  })

  test("does not follow a census whose sites sum to nothing or lie below zero", () => {
    for (const sites of [[site("A1", 0n)], [site("A1", 60n), site("B1", -10n)]])
      expect(placed({}, { census: { ...census, sites } })).toEqual([["A", "A1", 1000n, "main-place"]])
  })

  test("is refused when the sites do not sum to its total", () => {
    expect(() => placed({ sites: [site("A1", 700n), site("B2", 299n)] })).toThrow("settlement.sites-differ")
  })
})

describe("a report that says something twice or nowhere", () => {
  test("is refused when a site stands twice: it would count twice", () => {
    const twice = [site("A1", 500n), site("A1", 500n)]
    expect(() => placed({ sites: twice })).toThrow("settlement.site-twice")
    expect(placed({ sites: [site("A1", 500n), site("A1", 500n, { name: "other" })] })).toHaveLength(2)
  })

  test("is refused for an activity beside sites, which would count for none of them", () => {
    const sites = [site("B1", 1000n)]
    expect(() => placed({ sites, activity: { jurisdiction: "B", id: "park" } })).toThrow("activity-beside-sites")
  })

  test("is refused for an activity that began after the period", () => {
    const activity = { jurisdiction: "B", id: "park" }
    const sites = [site("B1", 1000n, { activity })]
    expect(() => placed({ period: "2023", sites })).toThrow("settlement.activity-not-begun")
    expect(placed({ period: "2024-Q1", sites })).toHaveLength(1)
  })

  test("follows a census of its year without the activity that had not begun in its quarter", () => {
    const activity = { jurisdiction: "B", id: "park" }
    const named = { ...census, period: "2025", sites: [site("A1", 60n), site("B1", 40n, { activity })] }
    const activities = [{ ...park, since: day("2025-07-01") }]
    const of = (period: string) =>
      attribute({ ...report, period }, { ...ground, census: named, activities }).map((entry) => entry.activity)
    expect(of("2025-Q1")).toEqual([null, null])
    expect(of("2025-Q3")).toEqual([null, activity])
  })

  test("is refused for a move that cannot be, also where it has sites", () => {
    const moved = { day: day("2026-07-01"), from: "B2" }
    expect(() => placed({ moved, sites: [site("A1", 1000n)] })).toThrow("settlement.move-day")
    expect(() => placed({ moved: { day: day("2025-07-01"), from: "Z9" }, sites: [site("A1", 1000n)] })).toThrow(
      "settlement.unknown-place",
    )
  })
})

describe("a unit that moved", () => {
  const moved = { day: day("2025-07-01"), from: "B2" }

  test("inside the period counts before the day at the old place and from it at the new, by days", () => {
    // 181 of 365 days.
    expect(placed({ amount: statistical(36_500n), moved })).toEqual([
      ["B", "B2", 18_100n, "days"],
      ["A", "A1", 18_400n, "days"],
    ])
  })

  test("says which fraction of the year it was at each place", () => {
    expect(attribute({ ...report, moved }, ground).map(({ share }) => share)).toEqual(["181/365", "184/365"])
  })

  test("with data of its sites counts by these", () => {
    expect(placed({ moved, sites: [site("B2", 900n), site("A1", 100n)] })).toEqual([
      ["B", "B2", 900n, "establishment"],
      ["A", "A1", 100n, "establishment"],
    ])
  })

  test("on or before the first day is at the new place for the whole period", () => {
    expect(placed({ moved: { ...moved, day: day("2025-01-01") } })).toEqual([["A", "A1", 1000n, "main-place"]])
  })

  test("after the period is refused: it is recorded at its old place", () => {
    expect(() => placed({ moved: { ...moved, day: day("2026-01-01") } })).toThrow("settlement.move-day")
  })

  test("to the place where it was is refused", () => {
    expect(() => placed({ moved: { ...moved, from: "A1" } })).toThrow("settlement.move-day")
  })
})

describe("an enclave park", () => {
  const inPark = { jurisdiction: "B", id: "park" }

  test("counts where it lies, whoever runs it", () => {
    expect(placed({ sites: [site("A1", 400n), site("B1", 600n, { activity: inPark })] })).toEqual([
      ["A", "A1", 400n, "establishment"],
      ["B", "B1", 600n, "establishment"],
    ])
  })

  test("takes in no output of another place", () => {
    expect(() => placed({ activity: inPark })).toThrow("settlement.park-elsewhere")
  })

  test("keeps its share of the census in later years", () => {
    const sites = [site("A1", 60n), site("B1", 40n, { activity: inPark })]
    const entries = attribute(report, { ...ground, census: { ...census, sites } })
    expect(entries.map(({ activity }) => activity?.id)).toEqual([undefined, "park"])
  })
})

test("an activity takes in only what its partners have", () => {
  const ofAll = { ...park, place: null }
  expect(() =>
    placed({ sites: [site("C1", 1000n, { activity: { jurisdiction: "B", id: "park" } })] }, { activities: [ofAll] }),
  ).toThrow("settlement.not-a-partner")
})

test.each([
  ["a place that is nowhere", { mainPlace: "X9" }, "settlement.unknown-place"],
  ["a site that is nowhere", { sites: [site("X9", 1000n)] }, "settlement.unknown-place"],
  ["a year that is not over", { period: "2026" }, "settlement.output-period-open"],
  ["a quarter that is not over", { period: "2026-Q4" }, "settlement.output-period-open"],
  ["a period that is none", { period: "2025-Q5" }, "settlement.output-period"],
  ["investment below zero", { measure: "investment" as const, amount: statistical(-1n) }, "settlement.output-negative"],
  ["a census without sites", { isCensus: true }, "settlement.census-without-sites"],
  ["an activity that nobody registered", { activity: { jurisdiction: "A", id: "x" } }, "settlement.unknown-activity"],
])("%s is refused", (_, given, code) => {
  expect(() => placed(given)).toThrow(code)
})

test("a quarter that is over is taken", () => {
  expect(placed({ period: "2026-Q3" })).toEqual([["A", "A1", 1000n, "main-place"]])
})

test("every place of the example belongs to a member", () => {
  expect(new Set(memberOf.values())).toEqual(new Set(["A", "B", "C"]))
})

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { describe, expect, test } from "vitest"
import { percent, points } from "./change.ts"
import { type GrowthClaim, readClaim } from "./claims.ts"
import { breaksOf, editionLines, restatedValues } from "./editions.ts"
import { type GrowthKind, growthBetween, startBefore } from "./growth-between.ts"
import { baseOf, type IndexValue } from "./index-value.ts"
import { newestGrowths } from "./newest-growth.ts"
import { totalChecks } from "./totals.ts"

// Published values with the source of each in its row. The growth rates are those that the publishers quote: the
// statistics offices' releases of December 2023 to 2025 and the think-tanks' editions of 2020 to 2024.
const file = join(import.meta.dirname, "../../data/regions/yangtze/index-series.csv")
const rows: readonly Record<string, string>[] = parse(readFileSync(file), { columns: true })
const values = rows.map(
  (row): IndexValue => ({
    index: row.index_id ?? "",
    component: row.component ?? "",
    year: Number(row.year),
    value: Number(row.value),
    baseYear: row.base_year ?? "",
    baseValue: Number(row.base_value),
    vintage: row.vintage ?? "",
    status: row.status === "derived" ? "derived" : "published",
    definition: row.definition || null,
    source: row.source ?? "",
  }),
)
const [official, thinkTank] = ["YRD_DEV_INDEX", "YRD_COLLAB_INNOV_INDEX_THINKTANK"]

function at(component: string, year: number, vintage: string, index = official): IndexValue {
  const found = values.find(
    (one) => one.index === index && one.component === component && one.year === year && one.vintage === vintage,
  )
  if (found === undefined) throw new Error(`${index} ${component} ${year} ${vintage}`)
  return found
}

const yearly: GrowthKind = { unit: "percent", manner: "compound" }

describe("the official index", () => {
  test("collaborative innovation rose by 8.2 points or 5.38 % in 2024, and by 6.4 points or 4.66 % a year since 2018", () => {
    const [first, before, last] = [2018, 2023, 2024].map((year) => at("collaborative_innovation", year, "2025-12"))
    if (first === undefined || before === undefined || last === undefined) throw new Error("values")
    expect(growthBetween(before, last, { unit: "points", manner: "year-on-year" }).change.value).toBeCloseTo(8.2, 9)
    expect(growthBetween(before, last, { unit: "percent", manner: "year-on-year" }).change.value).toBeCloseTo(5.38, 2)
    expect(growthBetween(first, last, { unit: "points", manner: "average" }).change.value).toBeCloseTo(6.4, 9)
    expect(growthBetween(first, last, yearly).change.value).toBeCloseTo(4.66, 2)
  })

  // component, edition, last year, quoted points a year since 2018, value of 2018
  test.each([
    ["overall", "2024-12", 2023, 3.3, 116.1],
    ["overall", "2025-12", 2024, 3.3, 115.2],
    ["collaborative_innovation", "2024-12", 2023, 6.0, 124.3],
    ["demonstration_leadership", "2025-12", 2024, 2.3, 116.0],
    ["coordinated_development", "2024-12", 2023, 5.1, 104.7],
    ["coordinated_development", "2025-12", 2024, 4.4, 104.6],
    ["shared_public_services", "2025-12", 2024, 3.1, 111.8],
  ])("%s of %s rose until %i by %d points a year from %d", (component, vintage, year, change, start) => {
    const last = at(component, year, vintage)
    expect(startBefore(last.value, points(change), year - 2018)).toBeCloseTo(start, 9)
    const growth = growthBetween(at(component, 2018, vintage), last, { unit: "points", manner: "average" })
    expect(growth.change.value).toBeCloseTo(change, 9)
  })

  test("restates the total of 2023 by −0.2, collaborative innovation by −1.9 and environmental protection by −2.2", () => {
    const of2023 = restatedValues(values, 0.05).filter(({ later }) => later.index === official && later.year === 2023)
    expect(of2023.map(({ later, points: change }) => [later.component, Math.round(change.value * 10) / 10])).toEqual([
      ["overall", -0.2],
      ["collaborative_innovation", -1.9],
      ["green_joint_protection", -2.2],
    ])
    expect(of2023[0]?.percent.value).toBeCloseTo((132.4 / 132.6 - 1) * 100, 9)
  })

  test("is not the plain mean of its six: 131.5 and 137.0 beside 129.5 and 135.0; geometric 130.6 and 135.6", () => {
    const checks = totalChecks(values, "overall").filter(({ index }) => index === official)
    const shown = checks.map(({ year, published, arithmetic, geometric, agrees }) => [
      ...[year, published, Math.round(arithmetic * 10) / 10, Math.round(geometric * 10) / 10, agrees],
    ])
    expect(shown).toEqual([
      [2022, 129.5, 131.5, 130.6, "no"],
      [2024, 135, 137, 135.6, "no"],
    ])
  })
})

const claim = (component: string, from: number, change: number): GrowthClaim => ({
  ...{ index: official, component, vintage: "2025-12", from, to: 2024, change, written: "percent" },
})

describe("what is claimed of the official index", () => {
  test("8.2 as points leads back to 152.4 in 2023, as percent to 148.4; first published were 154.3", () => {
    const read = readClaim(claim("collaborative_innovation", 2023, 8.2), values)
    expect(read.points.start).toBeCloseTo(152.4, 9)
    expect(read.percent.start).toBeCloseTo(148.43, 2)
    expect(read.points.beside.map(({ value, off }) => [value.vintage, value.value, off])).toEqual([
      ["2024-12", 154.3, { unit: "points", value: expect.closeTo(-1.9, 9) }],
    ])
    expect(read.points.asPercent.change.value).toBeCloseTo(5.38, 2)
    expect(read.percent.asPoints.change.value).toBeCloseTo(12.17, 2)
    expect(read.nearer).toBe("points")
  })
  test("6.4 as points leads back to 122.2 in 2018, as percent to 110.7; the edition before gives 124.3", () => {
    const read = readClaim(claim("collaborative_innovation", 2018, 6.4), values)
    expect(read.points.start).toBeCloseTo(122.2, 9)
    expect(read.percent.start).toBeCloseTo(110.69, 2)
    expect(read.points.beside.map(({ value }) => value.value)).toEqual([124.3])
    expect(read.points.asPercent.change.value).toBeCloseTo(4.66, 2)
    expect(read.nearer).toBe("points")
  })
  test("4.4 of coordinated development agrees with the edition before as points only", () => {
    const { points: first, percent: second, nearer } = readClaim(claim("coordinated_development", 2018, 4.4), values)
    expect(first.beside[0]?.off.value).toBeCloseTo(-0.1, 9)
    expect(second.beside[0]?.off.value).toBeLessThan(-3)
    expect(nearer).toBe("points")
  })
  test("a claim without a value of another edition beside it stays undecided", () => {
    expect(readClaim(claim("shared_public_services", 2018, 3.1), values).nearer).toBeUndefined()
  })
  test("a claim of a value that was not published is refused", () => {
    expect(() => readClaim({ ...claim("overall", 2023, 2.6), vintage: "2022-12" }, values)).toThrow(
      "observatory.no-claimed-value",
    )
  })
  test("the sixth root of 1.606 less one is 8.2 % by coincidence", () => {
    expect(startBefore(160.6, percent(8.2), 6)).toBeCloseTo(100, 0)
  })
})

describe("the think-tanks' index", () => {
  test("the five of 2019 have the mean 204.166: 204.16 cut off as published, 204.17 rounded", () => {
    const [check, ...others] = totalChecks(values, "overall").filter(({ index }) => index === thinkTank)
    expect(others).toEqual([])
    expect(check).toMatchObject({ year: 2019, published: 204.16, agrees: "truncated", components: { length: 5 } })
    expect(check?.arithmetic).toBeCloseTo(204.166, 9)
    expect(Math.round((check?.arithmetic ?? 0) * 100) / 100).toBe(204.17)
  })

  // Quoted for the whole time since 2011 = 100.
  test.each([
    ["2021 edition", 2020, 9.54],
    ["2022 edition", 2021, 9.47],
  ])("the total of the %s grew until %i by %d %% a year since the base", (vintage, year, quoted) => {
    const last = at("overall", year, vintage, thinkTank)
    expect(growthBetween(baseOf(last) ?? last, last, yearly).change.value).toBeCloseTo(quoted, 2)
  })

  // The value of 2018 is derived in each edition from its own quoted rate: each is tried with the other's 2018.
  test.each([
    ["2023 edition", 2022, 11.17, "2024 edition"],
    ["2024 edition", 2023, 9.26, "2023 edition"],
  ])("the total of the %s grew until %i by %d %% a year from the 2018 of the %s", (vintage, year, quoted, other) => {
    const last = at("overall", year, vintage, thinkTank)
    const first = { ...at("overall", 2018, other, thinkTank), vintage }
    expect(growthBetween(first, last, yearly).change.value).toBeCloseTo(quoted, 2)
  })

  test("the total of 2020 is 9.69 % above the restated 206.99 of 2019", () => {
    const [from, to] = [at("overall", 2019, "2021 edition", thinkTank), at("overall", 2020, "2021 edition", thinkTank)]
    expect(growthBetween(from, to, { unit: "percent", manner: "year-on-year" }).change.value).toBeCloseTo(9.69, 2)
    const restated = restatedValues(values, 0.01).filter(({ later }) => later.index === thinkTank)
    expect(restated.map(({ earlier, later }) => [later.component, later.year, earlier.value, later.value])).toEqual([
      ["overall", 2019, 204.16, 206.99],
    ])
  })

  test("result and resource sharing grew 9 to 29 % a year since 2018", () => {
    const rate = (component: string, year: number, vintage: string) =>
      growthBetween(at(component, 2018, vintage, thinkTank), at(component, year, vintage, thinkTank), yearly).change
        .value
    const rates = [
      rate("result_sharing", 2022, "2023 edition"),
      rate("result_sharing", 2023, "2024 edition"),
      rate("resource_sharing", 2022, "2023 edition"),
      rate("resource_sharing", 2023, "2024 edition"),
    ]
    expect(rates.map((one) => Math.round(one))).toEqual([29, 21, 9, 9])
  })

  test("breaks for cooperation between the editions of 2021 and 2023, and is not chained there", () => {
    expect(breaksOf(values)).toMatchObject([
      { index: thinkTank, component: "innovation_cooperation", from: "2021 edition", to: "2023 edition" },
    ])
    const [old, young] = [
      at("innovation_cooperation", 2020, "2021 edition", thinkTank),
      at("innovation_cooperation", 2022, "2023 edition", thinkTank),
    ]
    expect(() => growthBetween(old, young, yearly)).toThrow("observatory.across-break")
    expect(() => growthBetween({ ...old, definition: young.definition }, young, yearly)).toThrow(
      "observatory.across-vintages",
    )
  })
})

test("the corridor's index grew about 13 % a year from 100 in 2019 to 187 in 2024", () => {
  const index = "G60_INDUSTRY_QUALITY_INDEX"
  const [from, to] = [at("overall", 2019, "2025-06", index), at("overall", 2024, "2025-06", index)]
  expect(Math.round(growthBetween(from, to, yearly).change.value)).toBe(13)
})

test("each edition is a line from the base; three of them fan out for the official total", () => {
  const fan = editionLines(values).filter(({ index, component }) => index === official && component === "overall")
  expect(fan.map(({ vintage, values: line }) => [vintage, line.map(({ year, value }) => [year, value])])).toEqual([
    [
      "2023-12",
      [
        [2015, 100],
        [2021, 127.9],
        [2022, 129.5],
      ],
    ],
    [
      "2024-12",
      [
        [2015, 100],
        [2018, 116.1],
        [2022, 129.3],
        [2023, 132.6],
      ],
    ],
    [
      "2025-12",
      [
        [2015, 100],
        [2018, 115.2],
        [2023, 132.4],
        [2024, 135],
      ],
    ],
  ])
})

describe("newest growth", () => {
  const own = values.filter(({ index, component }) => index === official && component === "overall")
  test("is counted from the first year of the newest edition, or from the base", () => {
    const [first] = newestGrowths(own, { unit: "points", manner: "average" })
    expect([first?.growth?.from.year, first?.growth?.change.value]).toEqual([2018, expect.closeTo(3.3, 9)])
    const [base] = newestGrowths(own, yearly, "base")
    expect([base?.growth?.from.year, base?.growth?.change.value]).toEqual([2015, expect.closeTo(3.39, 2)])
  })
  test("does not reach into another edition for the year before", () => {
    const [lone] = newestGrowths(
      own.filter(({ status }) => status === "published"),
      {
        unit: "points",
        manner: "year-on-year",
      },
    )
    expect(lone).toMatchObject({ value: { year: 2024 }, growth: undefined })
  })
})

import { describe, expect, test } from "vitest"
import { decimalsOf, type IndexValue, indexFigures, signed } from "./index-figures.ts"

const value = (year: number, amount: number, vintage: string, status: IndexValue["status"]): IndexValue => ({
  index: "DEV",
  component: "collaborative",
  year,
  value: amount,
  vintage,
  status,
})

// The publisher's release of December 2025 words the rise of 2024 as one "of 8.2", without a percent sign, to 160.6; with
// 2018 = 122.2 that is 6.4 points a year. As first published a year before, 2023 was 154.3.
const series = [
  value(2015, 100, "all", "published"),
  value(2023, 154.3, "2024-12", "published"),
  value(2018, 122.2, "2025-12", "derived"),
  value(2023, 152.4, "2025-12", "derived"),
  value(2024, 160.6, "2025-12", "published"),
]

describe("the figures of an index", () => {
  test("the newest value is of the latest year and vintage", () => {
    expect(indexFigures(series).map(({ value: { value } }) => value)).toEqual([160.6])
  })
  test("growth on the year before is 8.2 points, which is 5.4 percent, taken within one vintage", () => {
    const [figure] = indexFigures(series)
    expect(figure?.onYearBefore?.points).toBeCloseTo(8.2, 9)
    expect(figure?.onYearBefore?.percent).toBeCloseTo(5.38, 2)
  })
  test("growth since 2018 is 6.4 points a year, or 4.66 percent a year compound", () => {
    const [figure] = indexFigures(series)
    expect(figure?.sinceFirst?.pointsAYear).toBeCloseTo(6.4, 9)
    expect(figure?.sinceFirst?.percentAYear).toBeCloseTo(4.66, 2)
  })
  test("a value without an earlier one of its vintage has no growth", () => {
    const [figure] = indexFigures([
      value(2023, 154.3, "2024-12", "published"),
      value(2022, 150.9, "2023-12", "published"),
    ])
    expect(figure).toMatchObject({ onYearBefore: undefined, sinceFirst: undefined })
  })
  test("a whole value is written with the decimals of its series", () => {
    expect((100).toFixed(decimalsOf(series, "DEV"))).toBe("100.0")
  })
  test("a fall carries a real minus sign, and a change that rounds to nothing has none", () => {
    expect([signed(-1.6, 1), signed(8.2, 1), signed(-0.01, 1)]).toEqual(["−1.6", "+8.2", "+0.0"])
  })
})

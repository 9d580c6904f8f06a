import fc from "fast-check"
import { describe, expect, expectTypeOf, test } from "vitest"
import type { Percent, Points } from "./change.ts"
import { points } from "./change.ts"
import { type GrowthKind, growthBetween, growthKinds, startBefore } from "./growth-between.ts"
import type { IndexValue } from "./index-value.ts"

const value = (year: number, amount: number, given: Partial<IndexValue> = {}): IndexValue => ({
  ...{ index: "I", component: "whole", year, value: amount, baseYear: "2015", baseValue: 100 },
  ...{ vintage: "2025", status: "published", definition: null, source: "a release" },
  ...given,
})

describe("growth between two values", () => {
  test("is of five kinds, each by its own formula", () => {
    const [from, to] = [value(2020, 100), value(2022, 121)]
    const changes = (kinds: readonly GrowthKind[]) => kinds.map((kind) => growthBetween(from, to, kind).change)
    expect(changes(growthKinds.filter(({ manner }) => manner !== "year-on-year"))).toEqual([
      points(10.5),
      { unit: "percent", value: expect.closeTo(10.5, 12) },
      { unit: "percent", value: expect.closeTo(10, 12) },
    ])
    const next = value(2021, 110)
    expect(growthBetween(from, next, { unit: "points", manner: "year-on-year" }).change).toEqual(points(10))
    expect(growthBetween(from, next, { unit: "percent", manner: "year-on-year" }).change.value).toBeCloseTo(10, 12)
  })
  test("has the type of its unit, and there are no compound points", () => {
    const growth = () => growthBetween(value(2020, 100), value(2021, 110), { unit: "points", manner: "average" })
    expectTypeOf(growth).returns.toHaveProperty("change").toEqualTypeOf<Points>()
    const relative = () => growthBetween(value(2020, 100), value(2021, 110), { unit: "percent", manner: "compound" })
    expectTypeOf(relative).returns.toHaveProperty("change").toEqualTypeOf<Percent>()
    expectTypeOf<{ unit: "points"; manner: "compound" }>().not.toExtend<GrowthKind>()
    expect(growthKinds.map(({ unit, manner }) => `${unit} ${manner}`)).not.toContain("points compound")
  })
  test.each([
    ["another component", value(2020, 100, { component: "part" }), value(2021, 110), "observatory.other-series"],
    ["another index", value(2020, 100, { index: "J" }), value(2021, 110), "observatory.other-series"],
    ["another edition", value(2020, 100, { vintage: "2024" }), value(2021, 110), "observatory.across-vintages"],
    ["another definition", value(2020, 100, { definition: "old" }), value(2021, 110), "observatory.across-break"],
    ["an earlier year", value(2022, 100), value(2021, 110), "observatory.not-later"],
    ["the year after next", value(2020, 100), value(2022, 110), "observatory.not-a-year-apart"],
    ["zero", value(2020, 0), value(2021, 110), "observatory.growth-from-zero"],
  ])("is refused from %s", (_, from, to, code) => {
    expect(() => growthBetween(from, to, { unit: "percent", manner: "year-on-year" })).toThrow(code)
  })
  test("from the base is taken in any edition and definition", () => {
    const base = value(2015, 100, { vintage: "all" })
    const to = value(2024, 135, { definition: "new" })
    expect(growthBetween(base, to, { unit: "points", manner: "average" }).change.value).toBeCloseTo(35 / 9, 12)
  })
  test("leads back to where it came from", () => {
    const amount = fc.double({ min: 1, max: 1000, noNaN: true })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 30 }), (first, last, years) => {
        const [from, to] = [value(2000, first), value(2000 + years, last)]
        const inPoints = growthBetween(from, to, { unit: "points", manner: "average" })
        const compound = growthBetween(from, to, { unit: "percent", manner: "compound" })
        expect(startBefore(last, inPoints.change, years)).toBeCloseTo(first, 6)
        expect(startBefore(last, compound.change, years)).toBeCloseTo(first, 6)
      }),
    )
  })
})

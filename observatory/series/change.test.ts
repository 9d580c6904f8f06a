import { describe, expect, expectTypeOf, test } from "vitest"
import { type Change, type ChangeUnit, differenceOfChanges, percent, points, sumOfChanges } from "./change.ts"

/** A change whose unit the compiler does not know, as it comes from a file. */
const unknown = (unit: ChangeUnit, value: number): Change => ({ unit, value })

describe("changes", () => {
  test("of the same unit are added and subtracted", () => {
    expect(sumOfChanges(points(8.2), points(5))).toEqual({ unit: "points", value: 13.2 })
    expect(differenceOfChanges(percent(8), percent(5))).toEqual({ unit: "percent", value: 3 })
  })
  test("keep their unit in their type", () => {
    expectTypeOf(sumOfChanges(points(1), points(2))).toEqualTypeOf<Change<"points">>()
    expectTypeOf(points(1)).not.toExtend<Change<"percent">>()
  })
  test("of two units are refused by the compiler, and where it cannot know, when they meet", () => {
    // @ts-expect-error points and percent do not mix
    expect(() => sumOfChanges(points(8.2), percent(5))).toThrow("observatory.mixed-growth")
    // @ts-expect-error a bare number has no unit
    expect(() => sumOfChanges(points(8.2), 5)).toThrow("observatory.mixed-growth")
    expect(() => differenceOfChanges(unknown("percent", 8), unknown("points", 5))).toThrow("observatory.mixed-growth")
  })
})

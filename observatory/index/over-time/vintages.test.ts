import { describe, expect, test } from "vitest"
import { panelOf, rowsIn } from "../testing.ts"
import { chainEditions, restatements } from "./vintages.ts"

// News pages on an index with 2011 = 100: the edition of 2020 gives 2019 = 204.16; that of 2021 gives 2020 = 227.05,
// 9.69 % above the year before, which is 206.99.
const first = { name: "2020", panel: panelOf({ Index: [[100], [204.16]] }, [2011, 2019], ["all"]) }
const second = {
  name: "2021",
  panel: panelOf(
    { Index: [[100], [Math.round((227.05 / 1.0969) * 100) / 100], [227.05]] },
    [2011, 2019, 2020],
    ["all"],
  ),
}

describe("editions of an index", () => {
  test("show that 2019 was restated by 2.83 points", () => {
    const [{ from, to, restated } = { from: "", to: "", restated: [] }] = restatements([first, second])
    expect([from, to, restated.length]).toEqual(["2020", "2021", 1])
    expect(restated[0]).toMatchObject({ series: "Index", unit: "all", period: 2019, earlier: 204.16, later: 206.99 })
    expect(restated[0]?.points).toBeCloseTo(2.83, 9)
    expect(restated[0]?.percent).toBeCloseTo(1.386, 3)
  })
  test("do not show what is only rounded", () => expect(restatements([first, second], 3)[0]?.restated).toEqual([]))
  test("are linked at a common period with the rates of each", () => {
    const chained = chainEditions(first, second, 2019)
    expect(chained.periods).toEqual([2011, 2019, 2020])
    expect(rowsIn(chained, "Index")).toEqual([[expect.closeTo((100 * 206.99) / 204.16, 9)], [206.99], [227.05]])
  })
  test("cannot be linked where one has no number", () => {
    expect(() => chainEditions(first, second, 2020)).toThrow("observatory.no-link")
  })
})

import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { panelOf } from "../testing.ts"
import { compareRuns } from "./compare.ts"

const first = panelOf({ Index: [[9, 7, 5, 3]], Old: [[1, 2, 3, 4]] }, [2020], ["A", "B", "C", "D"])
const second = panelOf(
  {
    Index: [
      [8, 5, 6, null],
      [1, 2, 3, 4],
    ],
    New: [[1, 2, 3, 4]],
  },
  [2020, 2021],
  ["B", "A", "C", "E"],
)

describe("two runs of an index", () => {
  const { units, nodes, onlyFirst, onlySecond } = compareRuns(first, second)
  test("show who moves how many places", () =>
    expect(units.map(({ unit, ranks, shift }) => [unit, ...ranks, shift])).toEqual([
      ["A", 1, 3, -2],
      ["B", 2, 1, 1],
      ["C", 3, 2, 1],
      ["D", 4, Number.NaN, Number.NaN],
      ["E", Number.NaN, Number.NaN, Number.NaN],
    ]))
  test("are summed up by node and period", () =>
    // Ranks (1, 2, 3) and (3, 1, 2): 1 − 6·(4 + 1 + 1) / (3·8) = −0.5.
    expect(nodes).toEqual([
      {
        code: "Index",
        period: 2020,
        units: 3,
        meanShift: 4 / 3,
        mostShift: 2,
        moved: 3,
        correlation: expect.closeTo(-0.5, 12),
        onlyFirst: ["D"],
        onlySecond: [],
      },
    ]))
  test("tell what only one of them knows", () => {
    expect(onlyFirst).toEqual({ nodes: ["Old"], periods: [], units: ["D"] })
    expect(onlySecond).toEqual({ nodes: ["New"], periods: [2021], units: ["E"] })
  })
  test("may be ranked among the units of both", () => {
    const more = panelOf({ Index: [[1, 10, 2]] }, [2020], ["A", "X", "B"])
    const fewer = panelOf({ Index: [[1, 2]] }, [2020], ["A", "B"])
    expect(compareRuns(more, fewer).nodes[0]?.meanShift).toBe(1)
    expect(compareRuns(more, fewer, { among: "both" }).nodes[0]?.meanShift).toBe(0)
  })
})

describe("laws", () => {
  const scores = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }), { minLength: 5, maxLength: 5 })
  const run = (row: readonly (number | null)[]) => panelOf({ Index: [row] }, [2020], ["A", "B", "C", "D", "E"])
  test("a run compared with itself moves nobody, and shifts turn their signs with the order of the runs", () =>
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        expect(compareRuns(run(a), run(a)).nodes[0]?.moved).toBe(0)
        const [there, back] = [compareRuns(run(a), run(b)), compareRuns(run(b), run(a))]
        for (const [place, { shift }] of there.units.entries())
          expect(Number.isNaN(shift) ? shift : shift + (back.units[place]?.shift ?? 0)).toEqual(
            Number.isNaN(shift) ? Number.NaN : 0,
          )
      }),
    ))
})

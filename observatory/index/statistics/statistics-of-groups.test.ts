import { describe, expect, test } from "vitest"
import { stateOf } from "../testing.ts"
import { tai } from "../testing-tai.ts"
import { componentsOf } from "./components.ts"
import { correlationFlags, correlations } from "./correlations.ts"
import { denominatorCorrelations } from "./denominators.ts"
import { reliability } from "./reliability.ts"

const state = stateOf(tai)
const near = (numbers: readonly number[], published: readonly number[], by: number) => {
  expect(numbers).toHaveLength(published.length)
  for (const [place, number] of numbers.entries()) expect(Math.abs(number - (published[place] ?? 0))).toBeLessThan(by)
}

describe("correlations of an index", () => {
  test("have the strongest pair of the Handbook's table 6, and its chance", () => {
    const { values, chances, counts, rows } = correlations(state)
    expect(rows).toHaveLength(8)
    expect(values).toHaveLength(64)
    const at = rows.indexOf("electricity") * 8 + rows.indexOf("internet")
    expect(values[at]).toBeCloseTo(0.84, 2)
    expect(counts[at]).toBe(23)
    // scipy.stats.pearsonr of the same columns
    expect((chances[at] ?? 0) * 1e7).toBeCloseTo(4.946435912, 6)
  })

  test("of Kendall's kind have the normal chance of their sum of signs", () => {
    // n = 4 without ties, tau = 2/3: sum 4, variance 4·3·13/18 = 26/3, z = 1.3587.
    const small = stateOf({ data: { x: [1, 2, 3, 4], y: [1, 2, 4, 3] } })
    const { values, chances } = correlations(small, { kind: "kendall" })
    expect(values[1]).toBeCloseTo(2 / 3, 14)
    expect(chances[1]).toBeCloseTo(0.1742, 4)
  })

  test("of ranks with ties, and their chances, are those of scipy's kendalltau (asymptotic) and spearmanr", () => {
    const tied = stateOf({ data: { x: [1, 2, 2, 3, 5, 5, 7, 8], y: [2, 1, 3, 3, 6, 5, 5, 9] } })
    for (const [kind, value, chance] of [
      ["kendall", 0.7692307692307694, 0.010747577580460075],
      ["spearman", 0.8902439024390245, 0.0030392955684888086],
    ] as const) {
      const map = correlations(tied, { kind })
      expect(map.values[1]).toBeCloseTo(value, 13)
      expect(map.chances[1]).toBeCloseTo(chance, 12)
    }
  })

  test("of a family leave out nodes that are no relations", () => {
    const two = stateOf({
      data: { a: [1, 2, 3], b: [3, 1, 2], c: [1, 3, 3] },
      nodes: { a: { parent: "P" }, b: { parent: "P" }, c: { parent: "Q" }, P: { level: 2 }, Q: { level: 2 } },
    })
    const { values } = correlations(two, { family: true })
    expect(values[1]).toBeCloseTo(-0.5, 14)
    expect(values[2]).toBeNaN()
  })

  test("of single periods differ from those over all, and unknown periods and levels are refused", () => {
    const two = stateOf({
      data: {
        x: [
          [1, 2, 3],
          [3, 2, 1],
        ],
        y: [
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
    })
    expect(correlations(two, { period: 2020 }).values[1]).toBeCloseTo(1, 14)
    expect(correlations(two, { period: 2021 }).values[1]).toBeCloseTo(-1, 14)
    expect(correlations(two).values[1]).toBeCloseTo(0, 14)
    expect(() => correlations(two, { period: 1999 })).toThrow("observatory.no-such-period")
    expect(() => correlations(two, { levels: [1, 3] })).toThrow("observatory.no-node-on-level")
    expect(() => correlations(two, { levels: [1, 2] })).toThrow("observatory.no-scores-yet")
  })

  test("are flagged where siblings say the same or run against each other", () => {
    const flags = correlationFlags(state, { collinear: 0.8 })
    expect(flags.map(({ flag, one, other }) => [flag, one, other])).toEqual([
      ["collinear", "internet", "electricity"],
      ["negative", "internet", "exports"],
    ])
    expect(correlationFlags(state)).toHaveLength(1)
  })

  test("with denominators say which indicator measures size", () => {
    const sized = stateOf({
      data: { x: [10, 21, 29, 40], y: [4, 1, 3, 2] },
      others: { people: [1, 2, 3, 4] },
      nodes: { x: { denominator: "people" } },
    })
    const r = 49 / Math.sqrt(482 * 5)
    // With two degrees of freedom the chance is 1 − |r|.
    expect(denominatorCorrelations(sized, { threshold: 0.6 })).toEqual([
      {
        indicator: "x",
        denominator: "people",
        value: expect.closeTo(r, 13),
        count: 4,
        chance: expect.closeTo(1 - r, 13),
      },
    ])
  })
})

describe("reliability of the Technology Achievement Index", () => {
  const { standardised, items } = reliability(state, "Index")

  test("is Cronbach's alpha of the Handbook, also with each indicator deleted", () => {
    expect(standardised).toBeCloseTo(0.704, 3)
    near(
      items.map(({ standardisedIfDeleted }) => standardisedIfDeleted ?? 0),
      [0.704, 0.645, 0.636, 0.774, 0.603, 0.624, 0.662, 0.706],
      0.0025,
    )
  })

  test("has the item–total correlations of the Handbook's table 11", () => {
    near(
      items.map(({ itemTotal }) => itemTotal),
      [0.261, 0.527, 0.566, -0.108, 0.701, 0.614, 0.451, 0.249],
      0.0075,
    )
  })

  test("of two columns as they stand is worked out by hand", () => {
    // Variances 1 and 4, covariance 1: alpha = 2·(1 − 5/7).
    const two = stateOf({ data: { x: [1, 2, 3], y: [1, 5, 3] } })
    expect(reliability(two, "Index").alpha).toBeCloseTo(4 / 7, 14)
    expect(reliability(two, "Index").items[0]).not.toHaveProperty("alphaIfDeleted")
  })

  test("is refused for a node with one child, and for a child that does not vary", () => {
    expect(() => reliability(stateOf({ data: { x: [1, 2] } }), "Index")).toThrow("observatory.few-children")
    expect(() => reliability(stateOf({ data: { x: [1, 2], y: [2, 2] } }), "Index")).toThrow("constant-child")
    expect(() => reliability(state, "None")).toThrow("observatory.unknown-node")
  })
})

test("components of a node are listed with what they explain, and their factors", () => {
  const { components, factors, communalities, codes } = componentsOf(state, "Index", { factors: 4 })
  expect(components.map(({ eigenvalue }) => Number(eigenvalue.toFixed(1)))).toEqual([
    3.4, 1.7, 1, 0.9, 0.5, 0.3, 0.2, 0.1,
  ])
  expect(components[7]?.cumulative).toBeCloseTo(1, 13)
  expect(factors).toHaveLength(4)
  expect(factors.reduce((sum, { explained }) => sum + explained, 0)).toBeCloseTo(
    communalities.reduce((sum, one) => sum + one, 0),
    12,
  )
  expect(codes[0]).toBe("patents")
  expect(componentsOf(state, "Index").factors).toHaveLength(2)
  expect(() => componentsOf(state, "Index", { factors: 9 })).toThrow("observatory.more-factors")
})

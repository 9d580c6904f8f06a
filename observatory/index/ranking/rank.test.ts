import { describe, expect, test } from "vitest"
import { AggregateArguments, aggregate } from "../aggregation/aggregate.ts"
import { NormaliseArguments, normalise } from "../normalisation/normalise.ts"
import { type Given, rowsIn, stateOf } from "../testing.ts"
import { type TaiIndicator, tai, taiGoalposts } from "../testing-tai.ts"
import { RankArguments, rank } from "./rank.ts"

const state = (given: Given, options: object = {}) => aggregate(stateOf(given), AggregateArguments.parse(options)).state
const ranksOf = (given: Given, options: object = {}, code = "Index") => {
  const { ranks } = rank(state(given), RankArguments.parse(options)).state
  return ranks === undefined ? [] : rowsIn(ranks, code)
}

/** Ranks of the 23 countries with the goalposts of the original index; telephones and electricity are capped at 1. */
function taiRanks(weights: readonly number[], without: readonly string[] = []): readonly number[] {
  const kept = Object.entries(tai.data).filter(([code]) => !without.includes(code))
  const nodes = Object.fromEntries(kept.map(([code], place) => [code, { weight: weights[place] ?? 1 }]))
  const codes: readonly TaiIndicator[] = [
    "patents",
    "royalties",
    "internet",
    "exports",
    "telephones",
    "electricity",
    "schooling",
    "university",
  ]
  const indicators = Object.fromEntries(
    codes
      .filter((code) => !without.includes(code))
      .map((code) => [code, { lower: taiGoalposts[code][0], upper: taiGoalposts[code][1] }]),
  )
  const start = stateOf({ units: tai.units, data: Object.fromEntries(kept), nodes })
  const normalised = normalise(
    start,
    NormaliseArguments.parse({ method: "goalposts", range: [0, 1], indicators }),
  ).state
  const scored = aggregate(normalised, AggregateArguments.parse({})).state
  const { ranks } = rank(scored, RankArguments.parse({})).state
  return ranks === undefined ? [] : (rowsIn(ranks, "Index")[0] ?? [])
}
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place)

describe("the Handbook's rankings of 23 countries", () => {
  test("with equal weights, table 23", () => expect(taiRanks([])).toEqual([...upTo(1, 7), 9, 10, 8, ...upTo(11, 23)]))
  test("with weights by budget allocation, table 23", () =>
    expect(taiRanks([0.11, 0.11, 0.11, 0.18, 0.1, 0.06, 0.15, 0.18])).toEqual([
      1, 2, 3, 5, 4, 8, 7, 10, 11, 6, 9, 13, 12, 14, 17, 15, 16, 18, 19, 21, 22, 20, 23,
    ]))
  test("without telephones and electricity, table 41", () =>
    expect(taiRanks([], ["telephones", "electricity"])).toEqual([
      ...upTo(1, 7),
      9,
      10,
      8,
      ...upTo(11, 19),
      22,
      21,
      20,
      23,
    ]))
  test("by the geometric mean of the raw numbers, table 38", () => {
    const { ranks } = rank(state(tai, { method: "geometric" }), RankArguments.parse({})).state
    expect(ranks && rowsIn(ranks, "Index")[0]).toEqual([
      2, 1, 3, 4, 16, 5, 6, 13, 14, 18, 8, 11, 7, 9, 17, 12, 10, 15, 19, 21, 23, 22, 20,
    ])
  })
})

describe("a rank", () => {
  const given = {
    data: {
      x: [
        [5, 7, 7, null],
        [1, 2, 3, 4],
      ],
    },
    columns: { Region: ["n", "n", "s", "s"] },
  } as const
  test("is 1 for the best of each period, and none for a missing score", () =>
    expect(ranksOf(given)).toEqual([
      [3, 1, 1, Number.NaN],
      [4, 3, 2, 1],
    ]))
  test("has a named rule for ties", () => {
    expect(ranksOf(given, { ties: "max" })[0]).toEqual([3, 2, 2, Number.NaN])
    expect(ranksOf(given, { ties: "average" })[0]).toEqual([3, 1.5, 1.5, Number.NaN])
    expect(ranksOf(given, { ties: "dense" })[0]).toEqual([2, 1, 1, Number.NaN])
  })
  test("may be among the units of a group", () => {
    expect(ranksOf(given, { by: "Region" })).toEqual([
      [2, 1, 1, Number.NaN],
      [2, 1, 2, 1],
    ])
    expect(() => ranksOf(given, { by: "Coast" })).toThrow("observatory.rank-by-unknown-column")
  })
  test("is there for indicators where told to", () =>
    expect(ranksOf(given, { everyLevel: true }, "x")).toEqual(ranksOf(given)))
  test("needs scores", () =>
    expect(() => rank(stateOf(given), RankArguments.parse({}))).toThrow("observatory.no-scores-yet"))
})

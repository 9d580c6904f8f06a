import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { day } from "../../base/index.ts"
import { arrivalOf, lineThrough, studentQuantile } from "./arrival.ts"
import { readTargets, type TextRow } from "./read-targets.ts"
import { targetRefusals } from "./refusals.ts"
import { standingOf } from "./standing.ts"
import type { Target } from "./target.ts"

const on = day("2026-11-24")
const plain: TextRow = {
  ...{ id: "a", unit: "%", direction: "up", op: ">=", target_value: "5", target_year: "2030", definition: "share" },
  ...{ region_code: "R", actual_value: "4.5", actual_year: "2025", actual_unit: "%", actual_definition: "", basis: "" },
  ...{ baseline_value: "", baseline_year: "", source_target: "plan", source_actual: "bulletin", confidence: "sourced" },
}
const read = (given: Partial<TextRow>, actuals: readonly TextRow[] = []) =>
  readTargets({ targets: [merged(given)], actuals })
const merged = (given: Partial<TextRow>): TextRow => {
  const row: Record<string, string> = { ...plain }
  for (const [name, text] of Object.entries(given)) row[name] = text ?? ""
  return row
}
function only(given: Partial<TextRow>, actuals: readonly TextRow[] = []): Target {
  const [target] = read(given, actuals).targets
  if (target === undefined) throw new Error(JSON.stringify(read(given, actuals).problems))
  return target
}
const told = (year: string, value: string): TextRow => ({
  ...{ definition: "share", region_code: "R", unit: "%", year, value, basis: "", confidence: "sourced", source: "s" },
})

describe("a row that cannot be read is named with its file and row", () => {
  test.each<[string, Partial<TextRow>]>([
    ["observatory.target-unit", { actual_unit: "per mille" }],
    ["observatory.target-unit", { actual_unit: "" }],
    ["observatory.target-number", { target_value: "5 %" }],
    ["observatory.target-number", { actual_value: "about 4" }],
    ["observatory.target-year", { target_year: "soon" }],
    ["observatory.target-operator", { op: "≥" }],
    ["observatory.target-direction", { direction: "" }],
    ["observatory.target-basis", { basis: "guessed" }],
    ["observatory.target-no-definition", { definition: "" }],
  ])("%s", (code, given) => {
    const { targets, problems } = read(given)
    expect(targets).toEqual([])
    expect(problems).toMatchObject([{ file: "targets.csv", row: 2, id: "a", code }])
    expect(Object.keys(targetRefusals)).toContain(code)
  })
  test("observatory.target-twice, and the others are read", () => {
    const { targets, problems } = readTargets({ targets: [plain, plain, merged({ id: "b" })], actuals: [] })
    expect(targets.map(({ id, row }) => [id, row])).toEqual([
      ["a", 2],
      ["b", 4],
    ])
    expect(problems).toMatchObject([{ row: 3, code: "observatory.target-twice" }])
  })
  test("also in the table of actual values", () => {
    expect(read({}, [{ ...told("2024", "4.4"), unit: "‰" }]).problems).toMatchObject([
      { file: "target-actuals.csv", row: 2, code: "observatory.target-unit", facts: { unit: "%", actual: "‰" } },
    ])
    expect(read({}, [{ ...told("2024", "4.4"), definition: "other" }]).problems).toMatchObject([
      { file: "target-actuals.csv", row: 2, code: "observatory.actual-of-no-target" },
    ])
  })
})

describe("a target stands", () => {
  test.each<[string, string, Partial<TextRow>]>([
    ["met", "null", { target_value: "4.5" }],
    ["off", "too-slow", { baseline_value: "4.4", baseline_year: "2020" }],
    ["on-the-way", "null", { baseline_value: "4.0", baseline_year: "2020" }],
    ["off", "away", { baseline_value: "4.6", baseline_year: "2020" }],
    ["off", "year-over", { target_year: "2025" }],
    ["off", "below", { target_year: "standing" }],
    ["unknown", "one-actual", {}],
    ["unknown", "one-actual", { target_year: "2025", actual_year: "2024" }],
    ["unknown", "no-actual", { actual_value: "", actual_year: "" }],
    ["unknown", "no-number", { target_value: "" }],
    ["unknown", "qualitative", { target_value: "qualitative" }],
    ["definition-disputed", "null", { actual_definition: "another-count" }],
    ["met", "null", { direction: "down", op: "<=", target_value: "4.5" }],
    ["met", "null", { op: "~", target_value: "4.5" }],
    ["off", "below", { op: ">", target_value: "4.5", target_year: "standing" }],
    ["off", "below", { direction: "down", op: "<", target_value: "4.5", target_year: "standing" }],
    ["off", "below", { op: "=", target_value: "4.6", target_year: "standing" }],
  ])("%s (%s): %o", (state, reason, given) => {
    const standing = standingOf(only(given), on)
    expect([standing.state, `${standing.reason}`]).toEqual([state, reason])
  })
  test("at a distance, with a pace, what is needed, and a year of arrival without interval from two values", () => {
    const standing = standingOf(only({ baseline_value: "4.0", baseline_year: "2020" }), on)
    expect(standing).toMatchObject({ distance: 0.5, reached: 0.9, trend: "towards", isOver: false, metIn: null })
    expect(standing.pace).toBeCloseTo(0.1, 9)
    expect(standing.needed).toBeCloseTo(0.1, 9)
    expect(standing.arrival).toEqual({ year: expect.closeTo(2030, 6), method: "two-points", points: 2, interval: null })
  })
  test("by years that had ended on the day alone", () => {
    const target = only({ target_value: "4.5", baseline_value: "4.0", baseline_year: "2020" })
    expect(standingOf(target, day("2025-12-30"))).toMatchObject({ state: "unknown", actual: { year: 2020 } })
    expect(standingOf(target, day("2025-12-31"))).toMatchObject({ state: "met", actual: { year: 2025 }, metIn: 2025 })
  })
  test("unknown, though its distance is told, when its year is over and no figure of it is known", () => {
    const standing = standingOf(only({ target_year: "2025", actual_year: "2023" }), on)
    expect(standing).toMatchObject({ state: "unknown", isOver: true, distance: 0.5, pace: null, arrival: null })
  })
})

describe("the year of arrival", () => {
  // Worked by hand: years 1 to 4, values 1, 2, 2, 3: mean 2.5 and 2, Sxx 5, slope 0.6, residuals −0.1, 0.3, −0.3, 0.1, so
  // s² = 0.2 / 2 = 0.1; t(2) = 1.8856, t²s² = 0.35555; the line reaches 5 at 2.5 + 3 / 0.6 = 7.5. Fieller:
  // 0.28889 u² − 3.6 u + 8.91111 = 0 gives u = 3.40546 and 9.05605, that is the years 5.905 and 11.556.
  test("has Fieller's interval, as worked by hand", () => {
    const line = lineThrough([1, 2, 2, 3].map((value, at) => ({ year: at + 1, value })))
    expect(line).toMatchObject({ slope: expect.closeTo(0.6, 12), variance: expect.closeTo(0.1, 12), points: 4 })
    const arrival = line && arrivalOf(line, 5)
    expect(arrival?.year).toBeCloseTo(7.5, 9)
    expect(arrival?.interval?.earliest).toBeCloseTo(5.905, 2)
    expect(arrival?.interval?.latest).toBeCloseTo(11.556, 2)
  })
  test("has an open interval when the slope is not told from zero", () => {
    const line = lineThrough([1, 3, 1, 2].map((value, at) => ({ year: at + 1, value })))
    expect(line && arrivalOf(line, 9)?.interval?.latest).toBeNull()
  })
  test("has none on a level line or with one year", () => {
    const level = lineThrough([2, 2, 2].map((value, at) => ({ year: at, value })))
    expect(level && arrivalOf(level, 3)).toBeUndefined()
    expect(lineThrough([{ year: 2020, value: 1 }])).toBeUndefined()
  })
  test("lies within its interval, whatever the values", () => {
    const tenths = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10)
    const values = fc.array(tenths, { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(values, tenths, (given, value) => {
        const line = lineThrough(given.map((one, at) => ({ year: 2010 + at, value: one })))
        const arrival = line && arrivalOf(line, value)
        const { earliest = null, latest = null } = arrival?.interval ?? {}
        if (arrival === undefined || earliest === null || latest === null) return
        expect(earliest).toBeLessThanOrEqual(arrival.year + 1e-6)
        expect(latest).toBeGreaterThanOrEqual(arrival.year - 1e-6)
      }),
    )
  })
  // Printed tables: 1.3125 for 28 degrees of freedom, 1.2886 for 120.
  test("takes Student's quantiles as tables print them", () => {
    expect([1, 10, 28, 120].map((freedom) => Number(studentQuantile(freedom).toFixed(4)))).toEqual([
      3.0777, 1.3722, 1.3125, 1.2886,
    ])
  })
})

describe("the targets of the first region", () => {
  const folder = join(import.meta.dirname, "../../data/regions/yangtze")
  const table = (name: string): TextRow[] => parse(readFileSync(join(folder, name)), { columns: true })
  const rows = table("targets.csv")
  const { targets, problems } = readTargets({ targets: rows, actuals: table("target-actuals.csv") })
  const standing = (id: string) => {
    const target = targets.find((one) => one.id === id)
    if (target === undefined) throw new Error(id)
    return standingOf(target, on)
  }

  test("are all read, each with a definition", () => {
    expect(problems).toEqual([])
    expect(targets).toHaveLength(43)
  })
  test("the eight indicators of the international centre: five met, one on the way, two unknown", () => {
    const eight = rows.filter(({ goal_en: goal = "" }) => goal.endsWith("eight indicators")).map(({ id = "" }) => id)
    expect(eight.map((id) => [id, standing(id).state])).toEqual([
      ["sh-rd-2025", "met"],
      ["sh-basic-2025", "met"],
      ["sh-hnte-2025", "on-the-way"],
      ["sh-pct-2025", "met"],
      ["sh-hvpat-2025", "met"],
      ["sh-sei-2025", "unknown"],
      ["sh-techcontract-2025", "met"],
      ["sh-frdc-2025", "unknown"],
    ])
  })
  test("the line of 2030 lacks half a point, and its headline goal has no number", () => {
    expect(standing("sh-rd-2030")).toMatchObject({ state: "off", reason: "too-slow", distance: 0.5 })
    expect(standing("sh-rd-2030").arrival).toMatchObject({ method: "least-squares", points: 5 })
    expect(standing("sh-vision-2030")).toMatchObject({ state: "unknown", reason: "qualitative" })
  })
  test("PCT applications of the region reached 63 % of their target", () => {
    const { state, reached, distance } = standing("sti-pct-2025")
    expect([state, Math.round((reached ?? 0) * 100), distance]).toEqual(["off", 63, 11003])
  })
  test("counts of rival definitions are shown and not compared", () => {
    const ids = ["sti-copub-2025", "sti-copat-2025", "sti-pattrans-2025"]
    expect(ids.map((id) => standing(id).state)).toEqual(ids.map(() => "definition-disputed"))
    expect(targets.find(({ id }) => id === "sti-pattrans-2025")?.rivals.map(({ value }) => value)).toEqual([
      16000, 30968,
    ])
  })
  test("what is not known is unknown", () => {
    const unknown = rows.filter(({ gap_status }) => gap_status === "unknown").map(({ id = "" }) => id)
    // The R&D of three members was unknown in the plan's table; bulletins tell it up to 2022.
    const ours = ["js-rd-2025", "zj-rd-2025", "sh-techcontract-2025"]
    for (const id of unknown.filter((one) => !ours.includes(one))) expect(standing(id).state, id).toBe("unknown")
  })
})

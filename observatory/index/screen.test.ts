import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ScreenArguments, screen } from "./screen.ts"
import { rowsIn, stateOf } from "./testing.ts"

const given = (some: object) => ScreenArguments.parse(some)

/** Four units, four indicators: B lacks two of four, C has three zeros of four, D lacks all. */
const four = () =>
  stateOf({
    data: { p: [1, 2, 0, null], q: [1, null, 0, null], r: [1, 0, 0, null], s: [0, null, 3, null] },
    others: { size: [10, 20, 30, 40] },
    columns: { Geo: ["n", "n", "s", "s"] },
  })

describe("screening over the panel", () => {
  test("drops who has too few numbers from panel, units and other series", () => {
    const { state, notes } = screen(four(), given({ present: 0.65 }))
    expect(state.units.codes).toEqual(["A", "C"])
    expect(state.panel.units).toEqual(["A", "C"])
    expect(state.units.columns.get("Geo")).toEqual(["n", "s"])
    expect(rowsIn(state.panel, "s")).toEqual([[0, 3]])
    expect(rowsIn(state.others, "size")).toEqual([[10, 30]])
    expect(notes).toEqual([
      { what: "screened-out", unit: "B", figures: { present: 0.5, nonzero: 0.5 } },
      { what: "screened-out", unit: "D", figures: { present: 0, nonzero: 0 } },
    ])
  })

  test("keeps a unit that stands exactly at the limit", () => {
    expect(screen(four(), given({ present: 0.5 })).state.units.codes).toEqual(["A", "B", "C"])
  })

  test("counts zeros against the numbers that are there", () => {
    // B: 2 and 0 of its two numbers, so 0.5 and not 0.25 or 0.75.
    expect(screen(four(), given({ nonzero: 0.5 })).state.units.codes).toEqual(["A", "B"])
  })

  test("lets names decide against the shares", () => {
    const { state, notes } = screen(four(), given({ present: 0.65, include: ["B"], exclude: ["C"] }))
    expect(state.units.codes).toEqual(["A", "B"])
    expect(notes.map(({ what, unit }) => [what, unit])).toEqual([
      ["kept-by-name", "B"],
      ["screened-out", "C"],
      ["screened-out", "D"],
    ])
  })

  test.each([
    [{ present: 1, nonzero: 1 }, "observatory.too-few-units"],
    [{ include: ["Z"] }, "observatory.screen-of-unknown-unit"],
    [{ include: ["A"], exclude: ["A"] }, "observatory.screened-both-ways"],
  ])("refuses %o", (some, code) => {
    expect(() => screen(four(), given(some))).toThrow(code)
  })

  test("changes nothing of the state before", () => {
    const before = four()
    screen(before, given({ present: 0.65, over: "panel" }))
    expect(before.panel.units).toEqual(["A", "B", "C", "D"])
  })
})

describe("screening in each period", () => {
  const two = () =>
    stateOf({
      data: {
        p: [
          [1, 2, 3],
          [1, 2, null],
        ],
        q: [
          [1, 2, 3],
          [1, 2, 5],
        ],
      },
    })

  test("makes the numbers of that period missing and keeps the others", () => {
    const { state, notes } = screen(two(), given({ present: 0.65, over: "period" }))
    expect(rowsIn(state.panel, "q")).toEqual([
      [1, 2, 3],
      [1, 2, Number.NaN],
    ])
    expect(notes).toEqual([{ what: "screened-out", unit: "C", period: 2021, figures: { present: 0.5, nonzero: 1 } }])
  })

  test("refuses a period with fewer than two units", () => {
    expect(() => screen(two(), given({ exclude: ["A", "B"], over: "period" }))).toThrow(
      "observatory.too-few-units-in-period",
    )
  })
})

test("whoever stays has the shares that are asked for, and nobody else would have", () => {
  const number = fc.option(fc.constantFrom(0, 1, 2))
  const data = fc.array(fc.array(number, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(data, fc.constantFrom(0.1, 0.5, 0.8), fc.constantFrom(0.1, 0.5), (rows, present, nonzero) => {
      const before = stateOf({ data: Object.fromEntries(rows.map((row, place) => [`i${place}`, row])) })
      const good = before.units.codes.filter((_, unit) => {
        const there = rows.map((row) => row[unit]).filter((one) => one !== null && one !== undefined)
        const enough = there.length / rows.length >= present
        return enough && there.length > 0 && there.filter((one) => one !== 0).length / there.length >= nonzero
      })
      fc.pre(good.length >= 2)
      expect(screen(before, given({ present, nonzero })).state.units.codes).toEqual(good)
    }),
  )
})

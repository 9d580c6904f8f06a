import { describe, expect, test } from "vitest"
import { findIn } from "./find-address.ts"
import { findQuery } from "./find-query.ts"

const at = { zone: "Asia/Shanghai", currency: { code: "CNY", decimals: 2, sign: "¥" } }

describe("a search in an address", () => {
  test("takes one value or several, and numbers that the router has read", () => {
    expect(findIn({ city: 310000, class: ["analytical", "physical-testing"] })).toEqual({
      city: ["310000"],
      class: ["analytical", "physical-testing"],
    })
  })
  test("leaves out what makes no sense", () => {
    expect(findIn({ from: "2026-02-30", hours: "many", spec: "200 kV", sort: "fame", bookable: "no" })).toEqual({
      spec: [],
    })
  })
})

describe("the query of a search", () => {
  test("turns days of the region into moments, the last day included", () => {
    expect(findQuery({ hours: 4, from: "2026-11-30", until: "2026-12-06" }, at)).toEqual({
      freeHours: 4,
      freeFrom: "2026-11-29T16:00:00.000Z",
      freeUntil: "2026-12-06T16:00:00.000Z",
    })
  })
  test("asks for no time when no length is asked", () => {
    expect(findQuery({ from: "2026-11-30" }, at)).toEqual({})
  })
  test("asks for prices in minor units, and for none that is no amount", () => {
    expect(findQuery({ price: "12.5" }, at)).toEqual({ maximumHourly: "1250" })
    expect(findQuery({ price: "a lot" }, at)).toEqual({})
  })
})

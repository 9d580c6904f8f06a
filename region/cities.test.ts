import { expect, test } from "vitest"
import { type City, citiesNamed, cityProblem, findCity } from "./cities.ts"

const city = (code: string, jurisdiction: string, zh: string, en: string, slug: string): City => ({
  code,
  jurisdiction,
  name: { zh, en },
  slug,
})
const cities = [
  city("320500", "CN-JS", "苏州市", "Suzhou", "suzhou-js"),
  city("341300", "CN-AH", "宿州市", "Suzhou", "suzhou-ah"),
  city("321200", "CN-JS", "泰州市", "Taizhou", "taizhou-js"),
  city("331000", "CN-ZJ", "台州市", "Taizhou", "taizhou-zj"),
  city("320100", "CN-JS", "南京市", "Nanjing", "nanjing"),
]

test("a code tells one city", () => {
  expect(findCity("341300", cities).name.zh).toBe("宿州市")
})

test("Suzhou in English means two cities and is refused with both codes", () => {
  expect(() => findCity("Suzhou", cities)).toThrow(/ambiguous-city.*320500.*341300/)
})

test("Taizhou in English means two cities", () => {
  expect(citiesNamed("taizhou", cities).map(({ code }) => code)).toEqual(["321200", "331000"])
})

test("in Chinese characters the two Taizhou differ", () => {
  expect(findCity("台州", cities).code).toBe("331000")
  expect(findCity("泰州", cities).code).toBe("321200")
})

test("an unknown city is refused", () => {
  expect(cityProblem("苏州新区", cities)).toEqual({ code: "region.unknown-city", facts: { city: "苏州新区" } })
})

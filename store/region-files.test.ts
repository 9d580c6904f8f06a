import { join } from "node:path"
import { expect, test } from "vitest"
import { day } from "../base/index.ts"
import { addWorkingDays, citiesNamed, isWorkingDay } from "../region/index.ts"
import { readRegionFiles } from "./region-files.ts"
import { readRegionMap } from "./region-map.ts"

const regions = join(import.meta.dirname, "..", "data", "regions")
const first = readRegionFiles(join(regions, "yangtze"))
const folders = ["yangtze", "harbour"]

test("the first region has 4 members and 41 cities: 1, 13, 11 and 16", () => {
  const counts = first.jurisdictions.map(
    ({ code }) => first.cities.filter(({ jurisdiction }) => jurisdiction === code).length,
  )
  expect(counts).toEqual([1, 13, 11, 16])
})

test("two cities are called Suzhou and two Taizhou; their codes and addresses differ", () => {
  const codes = (name: string) => citiesNamed(name, first.cities).map(({ code }) => code)
  expect(codes("Suzhou")).toEqual(["320500", "341300"])
  expect(codes("Taizhou")).toEqual(["321200", "331000"])
  expect(new Set(first.cities.map(({ slug }) => slug)).size).toBe(41)
})

// The days are those of the notice for 2026 (its address is in working-days.yaml).
test("a deadline of three working days over National Day 2026 ends on the make-up Saturday", () => {
  expect(addWorkingDays(day("2026-09-30"), 3, first.workingDays)).toBe("2026-10-10")
})

test("the Saturday after National Day 2025 was worked, the one after that was not", () => {
  expect(isWorkingDay(day("2025-10-11"), first.workingDays)).toBe(true)
  expect(isWorkingDay(day("2025-10-18"), first.workingDays)).toBe(false)
})

test("every holiday and make-up day lies in the year of its notice", () => {
  for (const folder of folders)
    for (const [year, { holidays, makeUpDays }] of readRegionFiles(join(regions, folder)).workingDays.years)
      for (const each of [...holidays, ...makeUpDays]) expect(each.slice(0, 4)).toBe(`${year}`)
})

test("every make-up day is a day of the weekend, or it would make up for nothing", () => {
  const { years, weekend } = first.workingDays
  const plain = {
    ...first.workingDays,
    years: new Map([...years].map(([year, one]) => [year, { ...one, makeUpDays: new Set<never>() }])),
  }
  expect(weekend).toEqual([6, 7])
  for (const { makeUpDays } of years.values())
    for (const each of makeUpDays) expect(isWorkingDay(each, plain)).toBe(false)
})

test.each(folders)("the map of %s draws every city once, around its own point, and every member", (folder) => {
  const { cities, jurisdictions } = readRegionFiles(join(regions, folder))
  const { units, outlines } = readRegionMap(join(regions, folder))
  expect(units.map(({ city }) => city).sort()).toEqual(cities.map(({ code }) => code).sort())
  expect(outlines.map(({ jurisdiction }) => jurisdiction).sort()).toEqual(jurisdictions.map(({ code }) => code).sort())
  for (const { rings, centre, city } of units) {
    const facts = cities.find(({ code }) => code === city)
    expect([facts?.longitude, facts?.latitude]).toEqual(centre)
    expect(rings.some((ring) => surrounds(ring, centre))).toBe(true)
  }
})

/** Whether a point lies inside a closed line: a ray from it crosses the line an odd number of times. */
function surrounds(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  return (
    ring.slice(1).filter(([bx, by], at) => {
      const [ax, ay] = ring[at] ?? [bx, by]
      return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    }).length %
      2 ===
    1
  )
}

test("a folder that is not there is named", () => {
  expect(() => readRegionFiles(join(regions, "none"))).toThrow("region.yaml")
})

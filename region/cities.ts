import { Refusal, type Text } from "../base/index.ts"
import type { Problem } from "./problem.ts"

/** A member of the region: one rule, its own purse. */
export interface Jurisdiction {
  /** ISO 3166-2, such as `CN-SH`. */
  readonly code: string
  /** The statistical code that its cities' codes start from, such as GB/T 2260 `310000`. */
  readonly divisionCode: string
  readonly name: Text
  /** One colour, the same on map, chart and table. */
  readonly colour: string
}

/** A city of the region. Names collide, codes do not: nothing refers to a city by its name. */
export interface City {
  readonly code: string
  readonly jurisdiction: string
  readonly name: Text
  /** Unambiguous part of an address, such as `suzhou-js`. */
  readonly slug: string
}

/** The cities that a text may mean: the one with that code, or all with that name (with or without 市). */
export function citiesNamed(text: string, cities: readonly City[]): readonly City[] {
  const asked = text.trim()
  const byCode = cities.filter(({ code }) => code === asked)
  if (byCode.length > 0) return byCode
  return cities.filter(
    ({ name, slug }) =>
      name.zh === asked ||
      name.zh === `${asked}市` ||
      name.en.toLowerCase() === asked.toLowerCase() ||
      slug === asked.toLowerCase(),
  )
}

/** Why a text does not tell one city, or undefined. */
export function cityProblem(text: string, cities: readonly City[]): Problem | undefined {
  const found = citiesNamed(text, cities)
  if (found.length === 1) return undefined
  const city = text.trim()
  if (found.length === 0) return { code: "region.unknown-city", facts: { city } }
  const candidates = found.map(({ code, name, jurisdiction }) => `${code} ${name.zh} ${name.en} (${jurisdiction})`)
  return { code: "region.ambiguous-city", facts: { city, candidates: candidates.join(", ") } }
}

/**
 * The one city that a text means: its code, or a name that only one city has.
 * @throws Refusal "region.unknown-city", or "region.ambiguous-city" with the codes to choose from
 * @example findCity("南京", cities).code // "320100"; findCity("Suzhou", cities) is refused: 320500 or 341300
 */
export function findCity(text: string, cities: readonly City[]): City {
  const problem = cityProblem(text, cities)
  const [city] = citiesNamed(text, cities)
  if (problem !== undefined || city === undefined)
    throw new Refusal(problem?.code ?? "region.unknown-city", problem?.facts)
  return city
}

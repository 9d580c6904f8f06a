import { type City, citiesNamed } from "../region/index.ts"

/** Codes under which output is placed → member: cities, and the members themselves where nothing finer is known. */
export function memberOfPlaces(cities: readonly Pick<City, "code" | "jurisdiction">[]): ReadonlyMap<string, string> {
  return new Map([
    ...cities.map(({ jurisdiction }) => [jurisdiction, jurisdiction] as const),
    ...cities.map(({ code, jurisdiction }) => [code, jurisdiction] as const),
  ])
}

/** The code that a text means: a code of a member or city, or a name that only one city has. */
export function placeNamed(text: string, cities: readonly City[]): string | undefined {
  if (memberOfPlaces(cities).has(text)) return text
  const found = citiesNamed(text, cities)
  return found.length === 1 ? found[0]?.code : undefined
}

/** What stands after `?` in an address, before it is checked. A route's `validateSearch` reads it with these. */
export type RawSearch = Readonly<Record<string, unknown>>

/** A text, or nothing when it is absent or empty; numbers that the router has read are written back. */
export function textIn(search: RawSearch, name: string): string | undefined {
  const value = search[name]
  if (typeof value === "number" || typeof value === "boolean") return `${value}`
  return typeof value === "string" && value !== "" ? value : undefined
}

/** Several texts under one name. */
export function textsIn(search: RawSearch, name: string): readonly string[] | undefined {
  const value = search[name]
  const texts = (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => textIn({ one }, "one") ?? [])
  return texts.length === 0 ? undefined : texts
}

/** A number, or nothing when it is none. */
export function numberIn(search: RawSearch, name: string): number | undefined {
  const value = Number(search[name] ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

/** One of a few words, or nothing. @example oneOf(search, "of", ["me", "organisation"]) */
export function oneOf<Word extends string>(search: RawSearch, name: string, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === search[name])
}

/** Leaves out what is undefined, so that addresses stay short. */
export function present<Value extends object>(
  values: Value,
): { readonly [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const kept: { [Key in keyof Value]?: Exclude<Value[Key], undefined> } = {}
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) Object.assign(kept, { [key]: value })
  }
  return kept
}

/** A table's view in the address: `sort`, and `f.<column>` for each filter. */
export interface TableSearch {
  readonly sort?: string
  readonly filters?: Readonly<Record<string, string>>
}

/** Reads a table's view out of an address. */
export function tableIn(search: RawSearch): TableSearch {
  const filters = search.filters
  const known =
    typeof filters === "object" && filters !== null
      ? Object.entries(filters).flatMap(([name, text]): [string, string][] =>
          typeof text === "string" && text !== "" ? [[name, text]] : [],
        )
      : []
  return present({ sort: textIn(search, "sort"), filters: known.length === 0 ? undefined : Object.fromEntries(known) })
}

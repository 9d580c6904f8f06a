import { numberIn, oneOf, present, type RawSearch, textIn, textsIn } from "../search-params.ts"

/** What a search holds in its address. Days are days of the region, the price is in whole units of its currency. */
export interface FindSearch {
  readonly q?: string
  readonly kind?: "large-facility" | "instrument"
  readonly jurisdiction?: readonly string[]
  readonly city?: readonly string[]
  readonly class?: readonly string[]
  readonly organisation?: string
  readonly spec?: readonly string[]
  readonly accessory?: string
  readonly price?: string
  readonly bookable?: boolean
  readonly hours?: number
  readonly from?: string
  readonly until?: string
  readonly sort?: "price" | "name"
}

/** A part of a search put in place of the former; undefined takes it out. */
export type FindChange = { readonly [Key in keyof FindSearch]?: FindSearch[Key] | undefined }

/** The filters of a search: all but its words and its order. */
export const filterNames = [
  "kind",
  "jurisdiction",
  "city",
  "class",
  "organisation",
  "spec",
  "accessory",
  "price",
  "bookable",
  "hours",
] as const

const specPattern = /^[a-z][a-z0-9-]*:-?[\d.]*\.\.-?[\d.]*(:.{1,20})?$/

/** Reads a search out of an address; what makes no sense is left out. */
export function findIn(search: RawSearch): FindSearch {
  const hours = numberIn(search, "hours")
  return present({
    q: textIn(search, "q"),
    kind: oneOf(search, "kind", ["large-facility", "instrument"]),
    jurisdiction: textsIn(search, "jurisdiction"),
    city: textsIn(search, "city"),
    class: textsIn(search, "class"),
    organisation: textIn(search, "organisation"),
    spec: textsIn(search, "spec")?.filter((text) => specPattern.test(text)),
    accessory: textIn(search, "accessory"),
    price: textIn(search, "price"),
    bookable: textIn(search, "bookable") === "true" ? true : undefined,
    hours: hours !== undefined && hours >= 0.25 && hours <= 168 ? hours : undefined,
    from: dayIn(search, "from"),
    until: dayIn(search, "until"),
    sort: oneOf(search, "sort", ["price", "name"]),
  })
}

/** A day of the calendar in an address, or nothing. */
export function dayIn(search: RawSearch, name: string): string | undefined {
  const text = textIn(search, name)
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const at = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text) ? undefined : text
}

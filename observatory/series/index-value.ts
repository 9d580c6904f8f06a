/** A value of a reference index as one edition of it gives it. */
export interface IndexValue {
  readonly index: string
  readonly component: string
  readonly year: number
  readonly value: number
  /** As the publisher names it; it may begin with the year and go on in words. */
  readonly baseYear: string
  readonly baseValue: number
  /** The edition; `all` for the value at the base, which every edition has. */
  readonly vintage: string
  /** Published as it stands, or derived from a change that the publisher states. */
  readonly status: "published" | "derived"
  /** Which of several definitions of the component it follows; none where only one is known. */
  readonly definition: string | null
  readonly source: string
}

/** The vintage of values that belong to every edition. */
export const everyVintage = "all"

/**
 * The value at the base in the edition of another value: 100 in 2015 where the base is "2015" = 100.
 * @returns undefined where the base year is no year
 * @example baseOf(value) // { …value, year: 2015, value: 100, status: "published" }
 */
export function baseOf<Value extends IndexValue>(value: Value): Value | undefined {
  const year = Number.parseInt(value.baseYear, 10)
  return Number.isNaN(year) ? undefined : { ...value, year, value: value.baseValue, status: "published" }
}

/** Whether two values may stand in one series: same index, component and definition, and one edition. */
export function together(first: IndexValue, second: IndexValue): boolean {
  const editions = new Set([first.vintage, second.vintage])
  return (
    first.index === second.index &&
    first.component === second.component &&
    (editions.size === 1 || editions.has(everyVintage)) &&
    sameDefinition(first, second)
  )
}

/** Values at the base stand for every definition: the base is 100 by any of them. */
export function sameDefinition(first: IndexValue, second: IndexValue): boolean {
  const atBase = first.vintage === everyVintage || second.vintage === everyVintage
  return atBase || first.definition === second.definition
}

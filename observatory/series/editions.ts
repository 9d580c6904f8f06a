import { type Percent, type Points, percent, points } from "./change.ts"
import { baseOf, everyVintage, type IndexValue, sameDefinition } from "./index-value.ts"

/** What one edition says of a component, by year. */
export interface EditionLine<Value extends IndexValue = IndexValue> {
  readonly index: string
  readonly component: string
  readonly vintage: string
  readonly definition: string | null
  /** By year, the base first; one value a year, published before derived. */
  readonly values: readonly Value[]
}

/**
 * A line for each component and edition: drawn over each other they are the fan of what was said of the same years. The
 * base opens each of them.
 * @returns by component in the order of first appearance, then by edition from the oldest
 * @example editionLines(values).map(({ vintage, values }) => [vintage, values.length])
 */
export function editionLines<Value extends IndexValue>(values: readonly Value[]): readonly EditionLine<Value>[] {
  const groups = Map.groupBy(
    values.filter(({ vintage }) => vintage !== everyVintage),
    ({ index, component }) => `${index} ${component}`,
  )
  return [...groups.values()].flatMap((series) =>
    [...Map.groupBy(series, ({ vintage }) => vintage)]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .flatMap(([vintage, own]) => {
        const [first] = own
        if (first === undefined) return []
        const { index, component, definition } = first
        const base = baseOf(first)
        const all = base === undefined || own.some(({ year }) => year === base.year) ? own : [base, ...own]
        return [{ index, component, vintage, definition, values: oneAYear(all) }]
      }),
  )
}

function oneAYear<Value extends IndexValue>(values: readonly Value[]): readonly Value[] {
  const order = values.toSorted((a, b) => a.year - b.year || b.status.localeCompare(a.status))
  return order.filter(({ year }, place) => order[place - 1]?.year !== year)
}

/** A year of which two editions say different things. */
export interface RestatedValue<Value extends IndexValue = IndexValue> {
  readonly earlier: Value
  readonly later: Value
  /** Later less earlier. */
  readonly points: Points
  readonly percent: Percent
}

/**
 * Values that an edition gives otherwise than the last edition before it that gave that year, of one definition. Other than
 * `restatements` for whole panels it also finds what an edition between them left out.
 * @param slack differences up to this one, in points, are those of rounding
 * @returns by component, year and edition
 * @example restatedValues(values, 0.05)[0]?.points // points(-0.2)
 */
export function restatedValues<Value extends IndexValue>(
  values: readonly Value[],
  slack = 0,
): readonly RestatedValue<Value>[] {
  const same = Map.groupBy(
    editionLines(values).flatMap((line) =>
      line.values.filter(({ year }) => year !== Number.parseInt(baseYearOf(line), 10)),
    ),
    ({ index, component, year }) => `${index} ${component} ${year}`,
  )
  return [...same.values()].flatMap((told) =>
    told.slice(1).flatMap((later, place) => {
      const earlier = told[place]
      if (earlier === undefined || !sameDefinition(earlier, later)) return []
      const change = later.value - earlier.value
      // Decimals of the index are no exact binary numbers: a difference of the slack itself is not above it.
      if (Math.abs(change) <= slack + 1e-9) return []
      return [{ earlier, later, points: points(change), percent: percent((100 * change) / earlier.value) }]
    }),
  )
}

function baseYearOf({ values: [first] }: EditionLine): string {
  return first?.baseYear ?? ""
}

/** A change of definition between two editions of a component: nothing is compared across it. */
export interface SeriesBreak {
  readonly index: string
  readonly component: string
  /** The last edition before, and the first after it. */
  readonly from: string
  readonly to: string
  readonly fromDefinition: string | null
  readonly toDefinition: string | null
}

/**
 * Where the definition of a component changed from one edition to the next.
 * @returns by component, from the oldest edition
 * @example breaksOf(values) // [{ component: "cooperation", from: "2021 edition", to: "2023 edition", … }]
 */
export function breaksOf(values: readonly IndexValue[]): readonly SeriesBreak[] {
  const lines = editionLines(values)
  return lines.slice(1).flatMap((to, place) => {
    const from = lines[place]
    if (from === undefined || from.index !== to.index || from.component !== to.component) return []
    if (from.definition === to.definition) return []
    const { index, component } = to
    return [
      {
        ...{ index, component, from: from.vintage, to: to.vintage },
        ...{ fromDefinition: from.definition, toDefinition: to.definition },
      },
    ]
  })
}

/** A published or derived value of an index, as the API gives it. */
export interface IndexValue {
  readonly index: string
  readonly component: string
  readonly year: number
  readonly value: number
  readonly vintage: string
  readonly status: "published" | "derived"
}

/** Growth is typed: points are differences of the index, percent is relative to the earlier value; never mix them. */
export interface Growth<Value extends IndexValue> {
  readonly from: Value
  readonly points: number
  readonly percent: number
  /** A year on average: points by arithmetic mean, percent compound. */
  readonly pointsAYear: number
  readonly percentAYear: number
}

/** The newest value of one component with its growth inside the same vintage. */
export interface IndexFigure<Value extends IndexValue> {
  readonly value: Value
  readonly onYearBefore: Growth<Value> | undefined
  readonly sinceFirst: Growth<Value> | undefined
}

/**
 * The newest value of each component: latest year, then latest vintage, published before derived. Growth is taken within
 * that vintage alone, because every edition revises the earlier years: chaining editions would measure the revision.
 * @returns in the order of first appearance
 */
export function indexFigures<Value extends IndexValue>(values: readonly Value[]): readonly IndexFigure<Value>[] {
  const components = Map.groupBy(values, ({ index, component }) => `${index} ${component}`)
  return [...components.values()].flatMap((series) => {
    const [value] = series.toSorted(newestFirst)
    if (value === undefined) return []
    const earlier = series
      .filter(({ vintage, year }) => vintage === value.vintage && year < value.year)
      .toSorted((a, b) => a.year - b.year)
    const before = earlier.find(({ year }) => year === value.year - 1)
    const [first] = earlier
    return [
      {
        value,
        onYearBefore: before && growth(before, value),
        sinceFirst: first === undefined || first === before ? undefined : growth(first, value),
      },
    ]
  })
}

function newestFirst(a: IndexValue, b: IndexValue): number {
  return b.year - a.year || b.vintage.localeCompare(a.vintage) || b.status.localeCompare(a.status)
}

function growth<Value extends IndexValue>(from: Value, to: Value): Growth<Value> {
  const years = to.year - from.year
  return {
    from,
    points: to.value - from.value,
    percent: (to.value / from.value - 1) * 100,
    pointsAYear: (to.value - from.value) / years,
    percentAYear: ((to.value / from.value) ** (1 / years) - 1) * 100,
  }
}

/** How many decimals an index is published with: as many as its most exact value has. */
export function decimalsOf(values: readonly IndexValue[], index: string): number {
  return Math.max(
    0,
    ...values.filter((one) => one.index === index).map(({ value }) => `${value}`.split(".")[1]?.length ?? 0),
  )
}

/** Writes a change with its sign, a real minus. @example signed(-1.25, 1) // "−1.3" */
export function signed(change: number, decimals: number): string {
  const digits = Math.abs(change).toFixed(decimals)
  return `${change < 0 && Number(digits) !== 0 ? "−" : "+"}${digits}`
}

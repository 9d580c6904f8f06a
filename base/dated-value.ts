/** A value that holds from one moment (a day or an instant, compared as text) until the next value starts. */
export interface DatedValue<Value> {
  readonly from: string
  /** `null` ends the value. */
  readonly value: Value | null
  readonly source: string
}

/**
 * The value in force at a moment: the last that started at or before it.
 * @param values in order of `from`
 * @returns the dated value, or undefined before the first or after an end
 * @example valueAt([{ from: "2025-01-01", value: 2, source: "s" }], "2025-06-01") // { from: "2025-01-01", value: 2, source: "s" }
 */
export function valueAt<Value>(
  values: readonly DatedValue<Value>[],
  at: string,
): (DatedValue<Value> & { readonly value: Value }) | undefined {
  const found = values.findLast(({ from }) => from <= at)
  if (found === undefined || found.value === null) return undefined
  return { ...found, value: found.value }
}

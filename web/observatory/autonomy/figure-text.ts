/** A share as percent with one decimal; a dash where there is none. */
export function percent(share: number): string {
  return Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`
}

/** An HHI on the scale to 10,000; a dash where there is none. */
export function hhi(index: number): string {
  return Number.isNaN(index) ? "–" : (10_000 * index).toFixed(0)
}

/** A value with its thousands set off. */
export function amount(value: number): string {
  return Number.isNaN(value) ? "–" : value.toLocaleString("en", { maximumFractionDigits: 2 })
}

/** A figure for a table and its files. */
export function cell(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

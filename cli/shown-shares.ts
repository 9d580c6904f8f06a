import { formatRational, type Rational } from "../base/index.ts"
import { decimal } from "../settlement/index.ts"

/** Shares as exact texts, by player. */
export function fractionsOf(shares: ReadonlyMap<string, Rational>): Readonly<Record<string, string>> {
  return Object.fromEntries([...shares].map(([player, share]) => [player, formatRational(share)]))
}

/** Shares as the floats nearest to them, by player. */
export function decimalsOf(shares: ReadonlyMap<string, Rational>): Readonly<Record<string, number>> {
  return Object.fromEntries([...shares].map(([player, share]) => [player, decimal(share)]))
}

/** Rows under each other, columns aligned. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => [...(row[at] ?? "")].length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => `${cell}${" ".repeat(Math.max(0, (widths[at] ?? 0) - [...cell].length))}`)
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
}

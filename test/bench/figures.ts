/** One line of the table at the end. */
export interface Figure {
  readonly what: string
  readonly figure: string
  /** What it is held against: another program's figure, or a limit. */
  readonly against: string
  readonly ratio: string
  /** What was asked for, and whether it is met; empty when nothing was asked. */
  readonly asked: string
  readonly met: boolean
}

/** The value below which a share of the values lies. @example percentile([3, 1, 2], 0.5) // 2 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/** Writes lines under each other, columns aligned. */
export function table(lines: readonly (readonly string[])[]): string {
  const columns = lines[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
}

/** A limit that a figure stays at or below. */
export function within(what: string, value: number, limit: number, unit: string): Figure {
  return {
    what,
    figure: `${round(value)} ${unit}`,
    against: `${limit} ${unit}`,
    ratio: (value / limit).toFixed(2),
    asked: `at most ${limit} ${unit}`,
    met: value <= limit,
  }
}

/** A number with three digits that tell something. */
export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

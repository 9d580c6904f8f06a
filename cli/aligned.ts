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

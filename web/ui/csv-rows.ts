import { csvField } from "../../base/index.ts"

/** Rows as CSV text (RFC 4180), with line feeds. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\n`).join("")
}

/** Rows of CSV text; quotes may hold commas, quotes and line breaks. Nothing is refused: whoever takes the rows does that. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let at = text.startsWith("\uFEFF") ? 1 : 0
  let row: string[] = []
  while (at < text.length) {
    let taken: string
    if (text[at] === '"') {
      let closed = at + 1
      while (closed < text.length && (text[closed] !== '"' || text[closed + 1] === '"'))
        closed += text[closed] === '"' ? 2 : 1
      taken = text.slice(at + 1, closed).replaceAll('""', '"')
      at = closed + 1
      while (at < text.length && !/[,\r\n]/.test(text[at] ?? "")) at++
    } else {
      const from = at
      while (at < text.length && !/[,\r\n]/.test(text[at] ?? "")) at++
      taken = text.slice(from, at)
    }
    row.push(taken)
    if (text[at] === ",") {
      at++
      if (at < text.length) continue
      row.push("")
    }
    if (text[at] === "\r") at++
    if (text[at] === "\n") at++
    rows.push(row)
    row = []
  }
  return rows
}

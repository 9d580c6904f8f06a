/** A row of a file, its text as it stands there, with its number as a spreadsheet counts. */
interface Line {
  readonly row: number
  readonly text: string
}

/** Cuts a CSV file into its rows; a line break between quotes belongs to its row. */
function linesOf(file: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at <= file.length; at += 1) {
    const character = file[at]
    if (character === '"') quoted = !quoted
    const ends = at === file.length ? from < at : character === "\n" && !quoted
    if (!ends) continue
    lines.push({ row: lines.length + 1, text: file.slice(from, at).replace(/\r$/, "") })
    from = at + 1
  }
  return lines
}

/**
 * The broken rows of a file as a file of their own, under its line of column names, to be mended and sent again.
 * @param rows numbers of the broken rows; the line of column names is 1
 * @example brokenRows("name,city\nA,1\nB,x\n", [3]) // "\uFEFFname,city\r\nB,x\r\n"
 */
export function brokenRows(file: string, rows: readonly number[]): string {
  const broken = new Set([1, ...rows])
  const kept = linesOf(file.replace(/^\uFEFF/, "")).filter(({ row }) => broken.has(row))
  return `\uFEFF${kept.map(({ text }) => `${text}\r\n`).join("")}`
}

/**
 * Reads a file as text. Spreadsheets in China often write GB18030; what is no UTF-8 is read as that.
 * @example await textOf(new File([…], "rows.csv"))
 */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("gb18030").decode(bytes)
  }
}

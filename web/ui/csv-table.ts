/**
 * Rows of a CSV file by their column names; quotes may hold commas, quotes and line breaks. Empty rows are left out.
 * @throws Error "columns" when a row has more fields than there are columns, or the name of a column that stands twice
 * @example csvTable('id,revenue\na,"1,5"\n') // [{ id: "a", revenue: "1,5" }]
 */
export function csvTable(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = linesOf(text.replace(/^\uFEFF/, ""))
  const names = head.map((name) => name.trim())
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new Error(twice)
  return rows
    .filter((fields) => fields.some((field) => field !== ""))
    .map((fields) => {
      if (fields.length > names.length) throw new Error("columns")
      return Object.fromEntries(names.map((name, at) => [name, (fields[at] ?? "").trim()]))
    })
}

function linesOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[""]]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ""
    const line = lines.at(-1) ?? []
    const add = (more: string) => line.push((line.pop() ?? "") + more)
    if (quoted) {
      if (sign !== '"') add(sign)
      else if (text[at + 1] === '"') {
        add('"')
        at += 1
      } else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ",") line.push("")
    else if (sign === "\n") lines.push([""])
    else if (sign !== "\r") add(sign)
  }
  return lines
}

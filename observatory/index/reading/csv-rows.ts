import { Refusal } from "../../../base/index.ts"

/** A file that was read: its name as the user knows it, and its text. */
export interface NamedText {
  readonly file: string
  readonly text: string
}

/** A file that may be longer than a string can be: its text in pieces, each of whole rows. */
export interface NamedPieces {
  readonly file: string
  readonly pieces: Iterable<string>
}

/**
 * Calls `take` with the fields of each row of a CSV file (RFC 4180) and the number of the line it begins on, the names
 * of the columns being line 1. Quotes may hold commas, quotes and line breaks; empty lines are passed over; fields keep
 * the order of `columns`, whatever the order in the file; a column that the file lacks gives "".
 * @param columns those that are read
 * @param needed how many of them, from the first, the file must have
 * @returns names of all columns of the file
 * @throws Refusal "observatory.no-column", "observatory.column-twice", "observatory.row-length", "observatory.open-quote"
 * @example eachRow({ file: "long.csv", text: "unit,value\nA,1\n" }, ["value", "unit"], 2, ([value, unit], line) => …)
 */
export function eachRow(
  source: NamedText | NamedPieces,
  columns: readonly string[],
  needed: number,
  take: (fields: readonly string[], line: number, all: readonly string[]) => void,
): readonly string[] {
  const { file } = source
  let names: readonly string[] | undefined
  let places: readonly number[] = []
  const row = (fields: readonly string[], line: number) => {
    if (names === undefined) {
      names = fields.map((name) => name.trim())
      places = placesOf(file, names, columns, needed)
      return
    }
    if (fields.length === 1 && fields[0] === "") return
    if (fields.length !== names.length)
      throw new Refusal("observatory.row-length", {
        file,
        row: `${line}`,
        fields: `${fields.length}`,
        columns: `${names.length}`,
      })
    const chosen = places.map((place) => (place < 0 ? "" : (fields[place] ?? "").trim()))
    take(chosen, line, fields)
  }
  let first = 1
  for (const text of "text" in source ? [source.text] : source.pieces) first = scan(file, text, first, row)
  if (names === undefined) throw new Refusal("observatory.no-column", { file, column: columns[0] ?? "" })
  return names
}

function placesOf(file: string, names: readonly string[], columns: readonly string[], needed: number) {
  const twice = names.find((name, place) => name !== "" && names.indexOf(name) !== place)
  if (twice !== undefined) throw new Refusal("observatory.column-twice", { file, column: twice })
  const missing = columns.slice(0, needed).find((column) => !names.includes(column))
  if (missing !== undefined) throw new Refusal("observatory.no-column", { file, column: missing })
  return columns.map((column) => names.indexOf(column))
}

/** Walks the text once; a field without quotes is a slice of it. @returns the line after the last */
function scan(
  file: string,
  text: string,
  first: number,
  row: (fields: readonly string[], line: number) => void,
): number {
  let at = first === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = first
  while (at < text.length) {
    const begun = line
    const fields: string[] = []
    for (;;) {
      if (text[at] === '"') {
        const closed = closingQuote(file, text, at, line)
        const field = text.slice(at + 1, closed).replaceAll('""', '"')
        for (const sign of field) if (sign === "\n") line++
        fields.push(field)
        at = closed + 1
      } else {
        const end = fieldEnd(text, at)
        fields.push(text.slice(at, end))
        at = end
      }
      if (text[at] === ",") at++
      else break
    }
    if (at < text.length && !endsLine(text, at)) throw new Refusal("observatory.open-quote", { file, row: `${begun}` })
    if (text[at] === "\r") at++
    if (text[at] === "\n") at++
    line++
    row(fields, begun)
  }
  return line
}

function endsLine(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r"
}

function fieldEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === 44 || sign === 10 || sign === 13) return at
  }
  return text.length
}

function closingQuote(file: string, text: string, open: number, line: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at
  throw new Refusal("observatory.open-quote", { file, row: `${line}` })
}

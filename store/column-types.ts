import pg from "pg"

type Parser = (text: string) => unknown

/** PostgreSQL's number of the type `text[]`, which the driver's own list of numbers leaves out. */
const textArray: number = 1009

const asText: Parser = (text) => text

/** `2026-03-31 16:00:00.5+00` as `2026-03-31T16:00:00.500Z`; `infinity` stays as it is. Sessions run in UTC. */
function instantText(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  return found === null ? text : `${found[1]}T${found[2]}.${(found[3] ?? "").padEnd(3, "0").slice(0, 3)}Z`
}

/** Reads a list as the driver reads a list of texts, then each item. */
function listOf(item: Parser): Parser {
  const texts: (text: string) => readonly (string | null)[] = pg.types.getTypeParser(textArray)
  return (text) => texts(text).map((each) => (each === null ? null : item(each)))
}

/** PostgreSQL's numbers of the types that we read otherwise than the driver does. */
const parsers: ReadonlyMap<number, Parser> = new Map([
  [20, BigInt], // int8
  [1016, listOf(BigInt)],
  [1082, asText], // date
  [1182, listOf(asText)],
  [1114, asText], // timestamp: the driver would read it in the machine's own zone
  [1115, listOf(asText)],
  [1184, instantText], // timestamptz
  [1185, listOf(instantText)],
  [1186, asText], // interval
  [1231, listOf(asText)], // numeric[]: the driver would make it a float
])

/** How the text of a column becomes a value; other types as the driver has them. */
export function typeParsers(oid: number, format?: "text" | "binary"): Parser {
  return (format !== "binary" && parsers.get(oid)) || pg.types.getTypeParser(oid, format)
}

import { twiceNamed } from "../../base/index.ts"

/**
 * What a JSON file holds, to the last digit: a bare number of which a float would lose digits becomes its text.
 * @throws SyntaxError for what is no JSON, and for a name that stands twice in one object: one of the two would be lost
 * @example readJson('{"estate":9007199254740993}') // { estate: "9007199254740993" }
 */
export function readJson(text: string): unknown {
  const read: unknown = JSON.parse(
    text,
    (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
      typeof value === "number" &&
      context?.source !== undefined &&
      `${value}` !== context.source &&
      isLong(context.source)
        ? context.source
        : value,
  )
  const name = twiceNamed(text)
  if (name !== undefined) throw new SyntaxError(name)
  return read
}

/** Up to 15 digits are held whatever they are. */
function isLong(source: string): boolean {
  return source.length > 15 || /e/i.test(source)
}

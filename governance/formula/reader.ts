import { UnreadableFormula } from "./problem.ts"
import type { Formula, Sum } from "./syntax.ts"
import type { Token } from "./token.ts"

/** Deepest nesting of brackets and `not`. */
const deepest = 20

/** A part of a formula while it is read: a number or a condition, with the place where it begins. */
export type Part =
  | { readonly is: "number"; readonly of: Sum; readonly at: number }
  | { readonly is: "condition"; readonly of: Formula; readonly at: number }

/** Where the reading stands. */
export interface Reader {
  readonly tokens: readonly Token[]
  place: number
  depth: number
  inEachBloc: boolean
}

/** The token that is read next. */
export function next({ tokens, place }: Reader): Token {
  return tokens[place] ?? { kind: "end", text: "", at: 0 }
}

/** Takes the next token when it is one of some words or signs. */
export function take(reader: Reader, ...texts: readonly string[]): string | undefined {
  const { kind, text } = next(reader)
  if ((kind !== "sign" && kind !== "name") || !texts.includes(text)) return undefined
  reader.place += 1
  return text
}

/** Takes the closing bracket. */
export function close(reader: Reader): void {
  if (take(reader, ")") !== undefined) return
  const { at, text } = next(reader)
  const [zh, en] = text === "" ? ["末尾", "at the end"] : [`“${text}”之前`, `before “${text}”`]
  throw new UnreadableFormula(at, `${zh}缺少右括号“)”`, `a “)” is missing ${en}`)
}

/** A part that must be a condition. */
export function condition({ is, of, at }: Part): Formula {
  if (is === "condition") return of
  throw new UnreadableFormula(
    at,
    "此处应为条件，却是数字；请作比较，如 yes > no",
    "here stands a number, where a condition is due: compare it, as in yes > no",
  )
}

/** A part that must be a number. */
export function sum({ is, of, at }: Part): Sum {
  if (is === "number") return of
  throw new UnreadableFormula(
    at,
    "此处应为数字，却是条件；条件之间用 and、or 连接",
    "here stands a condition, where a number is due: conditions are joined by and, or",
  )
}

/** Reads something nested one deeper. */
export function deeper<Read>(reader: Reader, read: () => Read): Read {
  reader.depth += 1
  if (reader.depth > deepest)
    throw new UnreadableFormula(
      next(reader).at,
      `括号和 not 最多嵌套 ${deepest} 层`,
      `brackets and not may be nested ${deepest} deep`,
    )
  const found = read()
  reader.depth -= 1
  return found
}

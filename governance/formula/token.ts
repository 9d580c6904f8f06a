import { UnreadableFormula } from "./problem.ts"

/** A word, number, bloc or sign of a formula, with its place. */
export interface Token {
  readonly kind: "number" | "name" | "bloc" | "sign" | "end"
  readonly text: string
  readonly at: number
}

/** Longest text of a formula, in characters. */
export const longestFormula = 500

const pattern =
  /\s*(?:(?<number>\d{1,9}(?:\.\d{1,9})?)(?![\w.])|(?<name>[a-z][a-z_]*)(?!\w)|\[\s*(?<bloc>[A-Za-z][A-Za-z0-9-]{0,39})\s*\]|(?<sign><=|>=|!=|[<>=+\-*/()≤≥≠×]))/y

/** Signs that keyboards and word processors make, with the sign that is printed. */
const alike = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["×", "*"],
])

/** Cuts a text into tokens; the last is the end. @throws UnreadableFormula */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > longestFormula)
    throw new UnreadableFormula(
      longestFormula,
      `公式长 ${text.length} 个字符，最多 ${longestFormula} 个`,
      `the formula has ${text.length} characters; ${longestFormula} are allowed`,
    )
  const tokens: Token[] = []
  const end = text.trimEnd().length
  pattern.lastIndex = 0
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex
    tokens.push(tokenAt(pattern.exec(text), text, from))
  }
  return [...tokens, { kind: "end", text: "", at: end }]
}

function tokenAt(match: RegExpExecArray | null, text: string, from: number): Token {
  const blanks = /\s*/y
  blanks.lastIndex = from
  const at = from + (blanks.exec(text)?.[0].length ?? 0)
  const { number, name, bloc, sign } = match?.groups ?? {}
  if (number !== undefined) return { kind: "number", text: number, at }
  if (name !== undefined) return { kind: "name", text: name, at }
  if (bloc !== undefined) return { kind: "bloc", text: bloc, at }
  if (sign !== undefined) return { kind: "sign", text: alike.get(sign) ?? sign, at }
  const found = /^\w+|./u.exec(text.slice(at))?.[0] ?? ""
  throw new UnreadableFormula(
    at,
    `“${found}”不属于公式的写法；数字写作 3/4 或 0.75，分组写作 yes[name]`,
    `“${found}” is no part of a formula; numbers are written 3/4 or 0.75, a bloc yes[name]`,
  )
}

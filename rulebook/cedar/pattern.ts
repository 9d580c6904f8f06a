import { CompileError, type Json, member } from "./json.ts"

/** Builds the test of `like`: a list of literals and wildcards, where a wildcard stands for any text, also none. */
export function compilePattern(pattern: readonly Json[]): (text: string) => boolean {
  const pieces = [""]
  for (const element of pattern) {
    const literal = member(element, "Literal")
    if (element === "Wildcard") pieces.push("")
    else if (typeof literal === "string") pieces.push((pieces.pop() ?? "") + literal)
    else throw new CompileError("a pattern is made of literals and wildcards")
  }
  const [first = "", ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return (text) => text === first
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
    let from = first.length
    const until = text.length - last.length
    for (const piece of rest) {
      const at = text.indexOf(piece, from)
      if (at < 0 || at + piece.length > until) return false
      from = at + piece.length
    }
    return true
  }
}

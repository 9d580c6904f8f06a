import { Refusal } from "../base/index.ts"

/**
 * Refuses texts that the database cannot keep: with the character NUL, or with half of a surrogate pair, as a file that
 * is no text and a broken program send them. @throws Refusal "api.bad-request" naming the field
 */
export function requireKeepable(input: Readonly<Record<string, unknown>>): void {
  const path = firstUnkeepable(input, [])
  if (path === undefined) return
  const field = path.join(".")
  throw new Refusal("api.bad-request", {
    fields_zh: `${field}：含有无法保存的字符`,
    fields_en: `${field}: holds a character that cannot be kept`,
  })
}

/** Whether the database can keep a text. @example isKeepable("a\0b") // false */
export function isKeepable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed()
}

function firstUnkeepable(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === "string") return isKeepable(value) ? undefined : path
  if (typeof value !== "object" || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    const found = isKeepable(name) ? firstUnkeepable(part, [...path, name]) : path
    if (found !== undefined) return found
  }
  return undefined
}

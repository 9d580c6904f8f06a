/** What JSON can hold. Amounts and other large integers are written as strings before they come here. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The one spelling of a JSON value (RFC 8785): keys sorted by UTF-16 units, no spaces, ECMAScript numbers. Two
 * programs that write the same value write the same bytes, so that its hash can be compared.
 * @throws TypeError for what JSON cannot hold exactly: undefined, bigint, NaN, infinities, dates, lone surrogates
 * @example canonicalJson({ b: [1e30, "€"], a: null }) // {"a":null,"b":[1e+30,"€"]}
 * Source: RFC 8785; its examples in canonical-json.test.ts
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
    return JSON.stringify(value)
  }
  if (typeof value === "string") return canonicalString(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (isPlain(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`)
    return `{${members.join(",")}}`
  }
  throw new TypeError(`a ${typeof value} has no exact JSON form; write it as a string first`)
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError("a text with half a character (lone surrogate) has no JSON form")
  return JSON.stringify(text)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Reads a text that must be in canonical form already. Undefined when it is not JSON or is spelled another way. */
export function parseCanonicalJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return canonicalJson(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

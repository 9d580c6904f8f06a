import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Invoice } from "./invoice.ts"
import { digitsFolded } from "./written.ts"

/** The fields that make the content of an invoice. Its number is none: it is what is altered first. */
export const contentFields = ["supplier", "buyer", "day", "amount", "lines"] as const
export type ContentField = (typeof contentFields)[number]

/** What is asked about an invoice in the register of all members. */
export interface Content {
  /** Equal for invoices of equal content, whatever their numbers. */
  readonly fingerprint: string
  /** Shared with invoices that differ in one field, or have supplier and number in common. */
  readonly traces: readonly string[]
}

/**
 * The content of an invoice as hashes that tell nothing about it. Equal: same supplier, buyer, day, amount and text;
 * blanks, widths, capitals, punctuation, look-alike letters and the order of words and lines do not matter, and neither
 * does the number.
 * @example contentOf(invoice).fingerprint === contentOf({ ...invoice, number: "other" }).fingerprint // true
 */
export function contentOf(invoice: Invoice): Content {
  const values = valuesOf(invoice)
  const without = contentFields.map((left) =>
    hashed([left, ...contentFields.filter((field) => field !== left).map((field) => values[field])]),
  )
  const number = numberKey(invoice.number)
  // A number of few digits is shared by many invoices of one supplier and says nothing.
  const byNumber = number.length < 4 ? [] : [hashed(["number", values.supplier, number])]
  return {
    fingerprint: hashed(["content", ...contentFields.map((field) => values[field])]),
    traces: [...without, ...byNumber],
  }
}

function valuesOf({ supplier, buyer, day, amount, currency, lines }: Invoice): Readonly<Record<ContentField, string>> {
  return { supplier, buyer, day, amount: `${amount} ${currency}`, lines: linesKey(lines) }
}

/** The letters and digits of all lines in their order of code: moving words about changes nothing. */
function linesKey(lines: readonly string[]): string {
  return [...digitsFolded(lines.join(""))].sort().join("")
}

/** The longest run of digits in a number, without leading zeros: prefixes, suffixes, blanks and O for 0 do not matter. */
function numberKey(number: string): string {
  const runs = digitsFolded(number).match(/\d+/g) ?? []
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "").replace(/^0+/, "")
}

function hashed(values: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(values))))
}

/** How an invoice stands to one claimed before. */
export interface Likeness {
  readonly equal: readonly ContentField[]
  readonly differs: readonly ContentField[]
  /** Whether the numbers are the same once what is easily altered is taken away. */
  readonly sameNumber: boolean
}

/** What of two invoices is equal and what differs. @example likeness(a, { ...a, number: "B-1" }).differs // [] */
export function likeness(one: Invoice, other: Invoice): Likeness {
  const [a, b] = [valuesOf(one), valuesOf(other)]
  const [own, their] = [numberKey(one.number), numberKey(other.number)]
  const [short, long] = own.length < their.length ? [own, their] : [their, own]
  return {
    equal: contentFields.filter((field) => a[field] === b[field]),
    differs: contentFields.filter((field) => a[field] !== b[field]),
    sameNumber: short === long ? short !== "" : short.length >= 5 && long.includes(short),
  }
}

import type { Text } from "../../base/index.ts"

/** What a difference is about. */
export type DifferenceKind =
  | "bill"
  | "entry"
  | "balance"
  | "clearing"
  | "statement"
  | "voucher"
  | "group-year"
  | "parameter"
  | "agreement"
  | "execution"
  | "subsidy"
  | "batch"

/** Something that an export states otherwise than its own data give: what it is about, which part, and both values. */
export interface Difference {
  readonly kind: DifferenceKind
  /** Which one, by its key: `CN-JS/<booking>`, `CN-JS/<entry>`, `CN-JS purse`, `2026-11 CN-JS`. */
  readonly of: string
  /** Which part of it, as in the file: `fee`, `shares.owner.amount`. */
  readonly part: string
  /** What the data give; "—" where it should not be there. */
  readonly expected: string
  /** What the file states; "—" where it is missing. */
  readonly found: string
}

export const absent = "—"

const kinds: Readonly<Record<DifferenceKind, Text>> = {
  bill: { zh: "账单", en: "bill" },
  entry: { zh: "分录", en: "entry" },
  balance: { zh: "余额", en: "balance" },
  clearing: { zh: "往来清算", en: "clearing" },
  statement: { zh: "清算单", en: "statement" },
  voucher: { zh: "创新券", en: "voucher" },
  "group-year": { zh: "集团年度用券", en: "group's year" },
  parameter: { zh: "参数", en: "parameter" },
  agreement: { zh: "协议", en: "agreement" },
  execution: { zh: "协议执行", en: "execution" },
  subsidy: { zh: "补助", en: "subsidy" },
  batch: { zh: "批次", en: "batch" },
}

/** A difference in words. @example tellDifference(found).en // "bill CN-JS/…: fee is 100 in the file, 120 by its data" */
export function tellDifference({ kind, of, part, expected, found }: Difference): Text {
  return {
    zh: `${kinds[kind].zh} ${of}：${part} 在文件中为 ${found}，按其数据应为 ${expected}`,
    en: `${kinds[kind].en} ${of}: ${part} is ${found} in the file, ${expected} by its data`,
  }
}

/** Any value of JSON, or of an engine: amounts as `bigint` are the same as their digits. */
type Value =
  | null
  | undefined
  | boolean
  | number
  | string
  | bigint
  | readonly Value[]
  | { readonly [name: string]: Value }

/**
 * Where two values differ, leaf by leaf. What only the found one has is not looked at: a file may hold more.
 * @param keep places of parts that are called by a name of their own: `shares.owner` instead of `shares.0`
 * @returns path, expected and found as text
 */
export function unlike(
  expected: Value,
  found: Value,
  path = "",
): readonly { readonly part: string; readonly expected: string; readonly found: string }[] {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const longest = Math.max(expected.length, found.length)
    return Array.from({ length: longest }, (_, at) =>
      unlike(expected[at], found[at], under(path, nameIn(expected[at] ?? found[at]) ?? `${at + 1}`)),
    ).flat()
  }
  if (isRecord(expected) && isRecord(found))
    return Object.entries(expected).flatMap(([name, value]) => unlike(value, found[name], under(path, name)))
  if (shown(expected) === shown(found)) return []
  return [{ part: path, expected: shown(expected), found: shown(found) }]
}

function under(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`
}

function isRecord(value: Value): value is { readonly [name: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** A share is called by its party or place, a parameter by its id, a total by its counterpart. */
function nameIn(value: Value): string | undefined {
  if (!isRecord(value)) return undefined
  const name = value.party ?? value.place ?? value.head ?? value.id ?? value.counterpart
  return typeof name === "string" ? name : undefined
}

function shown(value: Value): string {
  if (value === undefined || value === null) return absent
  if (typeof value !== "object") return `${value}`
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? `${inner}` : inner))
}

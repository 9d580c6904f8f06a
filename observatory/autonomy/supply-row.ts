import { Refusal } from "../../base/index.ts"

/** Columns of a supply file: the first four must be there. */
export const supplyColumns = [
  "component",
  "parent",
  "supplier",
  "country",
  "value",
  "criticality",
  "readiness",
  "alternative",
  "tags",
  "name_zh",
  "name_en",
] as const

/** What stands for a supplier or country that nobody knows. */
export const unknown = "?"

const country = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

/** A country (ISO 3166-1) or region (ISO 3166-2). @throws Refusal "observatory.unknown-country" */
export function readCountry(file: string, row: number, text: string): string {
  if (text === unknown || country.test(text)) return text
  throw new Refusal("observatory.unknown-country", { file, row: `${row}`, country: text })
}

/** A number of 0 or more, NaN for nothing. @throws Refusal "observatory.supply-figure" */
export function readValue(file: string, row: number, text: string): number {
  if (text === "") return Number.NaN
  const value = /^\d+(\.\d+)?(e\+?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN
  if (Number.isFinite(value)) return value
  throw new Refusal("observatory.supply-figure", { file, row: `${row}`, column: "value", value: text })
}

/** 1 to 5, NaN for nothing. @throws Refusal "observatory.supply-figure" */
export function readCriticality(file: string, row: number, text: string): number {
  if (text === "") return Number.NaN
  if (text.length === 1 && text >= "1" && text <= "5") return Number(text)
  throw new Refusal("observatory.supply-figure", { file, row: `${row}`, column: "criticality", value: text })
}

/** Checks a readiness: a level or a share. @throws Refusal "observatory.supply-figure" */
export function readReadiness(file: string, row: number, text: string): string {
  if (text === "" || (text.length === 1 && text >= "1" && text <= "9")) return text
  if (/^\d{1,3}(\.\d+)?%$/.test(text) && Number(text.slice(0, -1)) <= 100) return text
  throw new Refusal("observatory.supply-figure", { file, row: `${row}`, column: "readiness", value: text })
}

/**
 * How far a domestic substitute is from being there, 0 to 1: a level of readiness L (ISO 16290) leaves (9 − L) / 8, a
 * share that it covers already leaves the rest. NaN where nothing is known.
 * @example readinessGap("5") // 0.5
 */
export function readinessGap(readiness: string): number {
  if (readiness === "") return Number.NaN
  return readiness.endsWith("%") ? 1 - Number(readiness.slice(0, -1)) / 100 : (9 - Number(readiness)) / 8
}

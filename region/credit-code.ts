import { Refusal } from "../base/index.ts"
import type { Problem } from "./problem.ts"

/** The 31 characters of a unified social credit code: digits and capitals without I, O, S, V, Z. */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
/** Weight of position i (from 0): 3^i modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714: weights of the eight characters of an organisation code before its own check character. */
const subjectWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A unified social credit code, read into its five parts. */
export interface CreditCode {
  /** All 18 characters, capitals. */
  readonly code: string
  /** Position 1: who registered, such as `9` market regulation, `1` establishment offices, `5` civil affairs. */
  readonly registrar: string
  /** Position 2: kind of organisation at that registrar, such as `1` firm under `9`. */
  readonly kind: string
  /** Positions 3–8: division of the registering office by GB/T 2260. */
  readonly division: string
  /** Positions 9–17: organisation code by GB 11714. */
  readonly subject: string
  /** Position 18. */
  readonly check: string
}

/** The check character for the first 17 characters. Source: GB 32100-2015, annex A (GB/T 17710, modulus 31). */
export function creditCodeCheck(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(first17[at] ?? ""), 0)
  return alphabet[(31 - (sum % 31)) % 31] ?? ""
}

/** The ninth character of an organisation code for its first eight. Source: GB 11714-1997 (modulus 11, `X` for ten). */
export function subjectCheck(first8: string): string {
  const worth = (character: string): number => Number.parseInt(character, 36)
  const sum = subjectWeights.reduce((total, weight, at) => total + weight * worth(first8[at] ?? "0"), 0)
  return ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"][(11 - (sum % 11)) % 11] ?? ""
}

function characterProblem(code: string): Problem | undefined {
  for (const [at, character] of [...code].entries()) {
    const place = { code, position: `${at + 1}`, character }
    if (!alphabet.includes(character)) return { code: "region.credit-code-character", facts: place }
    if (at >= 2 && at < 8 && !/\d/.test(character)) return { code: "region.credit-code-division", facts: place }
  }
  return undefined
}

/** What is wrong with a code, or undefined. The first wrong position is named; capitals and outer blanks do not matter. */
export function creditCodeProblem(text: string): Problem | undefined {
  const code = text.trim().toUpperCase()
  const length = [...code].length
  if (length !== 18) return { code: "region.credit-code-length", facts: { code, length: `${length}` } }
  const wrong = characterProblem(code)
  if (wrong !== undefined) return wrong
  const expected = creditCodeCheck(code)
  if (code[17] === expected) return undefined
  // The organisation code carries its own check character, so it tells which half the slip is in.
  const subjectHolds = subjectCheck(code.slice(8, 16)) === code[16]
  return {
    code: "region.credit-code-check",
    facts: { code, position: "18", character: code[17] ?? "", expected, suspect: subjectHolds ? "1–8, 18" : "9–17" },
  }
}

/**
 * Reads a unified social credit code (GB 32100-2015) into its parts.
 * @param text 18 characters; small letters and outer blanks are forgiven
 * @throws Refusal "region.credit-code-length" | "region.credit-code-character" | "region.credit-code-division" |
 *   "region.credit-code-check", naming the position and what was expected there
 * @example readCreditCode("91110000600037341L").division // "110000"
 * Source: GB 32100-2015; GB 11714-1997 for positions 9–17
 */
export function readCreditCode(text: string): CreditCode {
  const problem = creditCodeProblem(text)
  if (problem !== undefined) throw new Refusal(problem.code, problem.facts)
  const code = text.trim().toUpperCase()
  return {
    code,
    registrar: code.slice(0, 1),
    kind: code.slice(1, 2),
    division: code.slice(2, 8),
    subject: code.slice(8, 17),
    check: code.slice(17),
  }
}

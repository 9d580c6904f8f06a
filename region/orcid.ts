import { Refusal } from "../base/index.ts"
import type { Problem } from "./problem.ts"

/** The check digit for the first 15 digits of an ORCID iD; `X` stands for ten. Source: ISO/IEC 7064, MOD 11-2. */
export function orcidCheck(first15: string): string {
  const total = [...first15].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  const check = (12 - total) % 11
  return check === 10 ? "X" : `${check}`
}

/** The 16 characters without address and hyphens, capitals. */
function bareOrcid(text: string): string {
  return text
    .trim()
    .replace(/^https?:\/\/orcid\.org\//i, "")
    .replaceAll("-", "")
    .toUpperCase()
}

/** What is wrong with an ORCID iD, or undefined. */
export function orcidProblem(text: string): Problem | undefined {
  const orcid = bareOrcid(text)
  if (!/^\d{15}[\dX]$/.test(orcid)) return { code: "region.orcid-shape", facts: { orcid: text.trim() } }
  const expected = orcidCheck(orcid.slice(0, 15))
  if (orcid[15] === expected) return undefined
  return { code: "region.orcid-check", facts: { orcid: text.trim(), character: orcid[15] ?? "", expected } }
}

/**
 * Reads an ORCID iD, with or without `https://orcid.org/` and hyphens.
 * @returns the iD as `0000-0002-1825-0097`
 * @throws Refusal "region.orcid-shape" | "region.orcid-check"
 * @example readOrcid("https://orcid.org/0000-0002-1825-0097") // "0000-0002-1825-0097"
 * Source: ORCID, Structure of the ORCID Identifier; ISO/IEC 7064:2003, MOD 11-2
 */
export function readOrcid(text: string): string {
  const problem = orcidProblem(text)
  if (problem !== undefined) throw new Refusal(problem.code, problem.facts)
  return bareOrcid(text).replace(/(.{4})(?=.)/g, "$1-")
}

import type { Entry } from "../../evidence/index.ts"

/** What measures read of a log entry. */
export type LoggedAct = Pick<Entry, "act" | "at" | "jurisdiction" | "actor" | "of" | "facts">

/** A fact that is a text; undefined where the entry does not tell it. */
export function told({ facts }: LoggedAct, name: string): string | undefined {
  const fact = facts[name]
  return typeof fact === "string" && fact !== "" ? fact : undefined
}

const wholeNumber = /^-?\d{1,30}$/

/** A fact that is a whole number; undefined where the entry does not tell it. */
export function toldNumber(entry: LoggedAct, name: string): bigint | undefined {
  const fact = told(entry, name)
  return fact !== undefined && wholeNumber.test(fact) ? BigInt(fact) : undefined
}

/** A fact that is a moment, in milliseconds since 1970. */
export function toldMoment(entry: LoggedAct, name: string): number | undefined {
  const at = Date.parse(told(entry, name) ?? "")
  return Number.isNaN(at) ? undefined : at
}

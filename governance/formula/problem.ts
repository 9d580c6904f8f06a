import type { Text } from "../../base/index.ts"

/** Why a text is no formula, or why a formula has no answer. */
export interface FormulaProblem {
  /** Place in the text, counted in characters from 0. */
  readonly at: number
  readonly cause: Text
}

/** Ends the reading of a formula; caught where the reading begins. */
export class UnreadableFormula extends Error {
  readonly problem: FormulaProblem

  constructor(at: number, zh: string, en: string) {
    super(en)
    this.problem = { at, cause: { zh, en } }
  }
}

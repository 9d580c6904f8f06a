import { Refusal } from "../../../../base/index.ts"

/** What something gives, or why it is refused; other faults stay faults. */
export function orRefusal<Answer>(work: () => Answer): { readonly answer: Answer } | { readonly refused: Refusal } {
  try {
    return { answer: work() }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error }
    throw error
  }
}

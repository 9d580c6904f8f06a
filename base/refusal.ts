import type { Text } from "./text.ts"

/** What a domain says when it refuses: the HTTP status, what stands in the way, and what would help; `{fact}` is filled in. */
export interface RefusalText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 428 | 429 | 503
  readonly detail: Text
  readonly help: Text
}

/** A domain's refusals by code. @example { "facilities.slot-taken": { status: 409, detail: …, help: … } } */
export type RefusalTexts = Readonly<Record<`${string}.${string}`, RefusalText>>

/** The caller may not, or cannot. One handler in `api/` turns it into a reply; nothing was written. */
export class Refusal extends Error {
  override readonly name = "Refusal"
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
  /** Ids of the rule-book entries that decided, when a rule refused. */
  readonly entries: readonly string[]

  constructor(code: string, facts: Readonly<Record<string, string>> = {}, entries: readonly string[] = []) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.code = code
    this.facts = facts
    this.entries = entries
  }
}

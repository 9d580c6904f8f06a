import type { Text } from "../../base/index.ts"

/**
 * What a check of the lists finds. `contradiction`: a permission and a ban cancel each other; `never-applies`: no request
 * satisfies it; `unknown-name`: an act, role, kind, status, channel or attribute that there is not; `missing-basis`;
 * `dead-reference`: to an entry, parameter, exception or jurisdiction that there is not; `time-gap` and `time-overlap`
 * between an entry and the one it replaces; `beyond-scope`: a local rule that reaches further than its jurisdictions;
 * `no-grant`: an act that no entry permits from some day on; `not-checked`: the check could not decide, which is a note and no fault.
 */
export type FindingKind =
  | "contradiction"
  | "never-applies"
  | "unknown-name"
  | "missing-basis"
  | "dead-reference"
  | "time-gap"
  | "time-overlap"
  | "beyond-scope"
  | "no-grant"
  | "not-checked"

export interface RuleFinding {
  readonly file?: string
  /** Counted from 1. */
  readonly line?: number
  readonly entry: string
  readonly kind: FindingKind
  readonly cause: Text
}

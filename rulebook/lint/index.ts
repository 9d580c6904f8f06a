/** Checks of the lists as a whole. */

export { checkGrants } from "./check-grants.ts"
export { type Condition, conditionOf, findRequest } from "./find-request.ts"
export type { FindingKind, RuleFinding } from "./finding.ts"
export { type LintAgainst, lint } from "./lint.ts"

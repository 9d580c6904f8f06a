/** Auditing plans: what they say about eight areas and across borders, what they commit to, and what they leave out. */
export { type AuditedPlan, auditPlans, type Passage } from "./audit.ts"
export type { Commitment, PassageKind } from "./commitment.ts"
export { changesOf, figuresOf, type PlanChange, type PlanFigures } from "./compare.ts"
export {
  type Absence,
  absencesOf,
  type Cell,
  type CoverState,
  coverageOf,
  coverStates,
  passagesOn,
} from "./coverage.ts"
export type { Finding, Mark as PlanMark, Mentions } from "./findings.ts"
export { type Lexicon, lexiconOf } from "./lexicon.ts"
export { PlanNames, type PlanRegion, planRegion, RegionNames } from "./names.ts"
export type { Owner } from "./owner.ts"
export type { Place, Plan, PlanPage, PlanParagraph } from "./plan.ts"
export { planRefusals } from "./plan-refusals.ts"
export { auditReport, type PlanReport } from "./report.ts"
export { rangesOf } from "./script.ts"
export { sentenceSpans } from "./sentences.ts"
export { type PlanTable, planTables } from "./tables.ts"
export { type PlanTopic, type TermBase, TermFile, type TermGroup, type TermRule, termBaseOn } from "./term-base.ts"
export { termRefusals } from "./term-refusals.ts"

/** Output in two ledgers that never mix: statistical, by place of activity; negotiated, for internal appraisal only. */
export { ActivityKind, ActivityRef, checkOutputActivity, isSameActivity, OutputActivity } from "./activity.ts"
export {
  AppraisalAgreement,
  AppraisalAnswer,
  AppraisalKey,
  AppraisalRemainder,
  AppraisalState,
  AppraisalTerms,
  answerAppraisal,
  checkAppraisal,
  covers,
  overlapping,
  sharesOf,
  stateOf,
  waitingFor,
} from "./appraisal.ts"
export { type AttributionGround, attribute } from "./attribute.ts"
export { type AppraisalPart, divideActivity, type NegotiatedChange, negotiatedChanges } from "./divide-activity.ts"
export { type DividedActivity, explainDivision } from "./divided-activity.ts"
export { basisNames, explainEntry } from "./explain-entry.ts"
export { type OutputFinding, outputFinding } from "./import-finding.ts"
export {
  type NegotiatedAmount,
  negotiated,
  type OutputLedger,
  type StatisticalAmount,
  statistical,
  sumNegotiated,
  sumStatistical,
} from "./ledgers.ts"
export { followsCensus, mayBeNegative, measureNames, OutputMeasure } from "./measure.ts"
export { type ImportedReport, type OutputImport, type OutputImportAgainst, readOutputReports } from "./output-import.ts"
export { closedPeriod, OutputPeriod, type PeriodDays, periodDays } from "./period.ts"
export { outputRefusals } from "./refusals.ts"
export type { CensusShares, OutputBasis, OutputEntry, OutputReport, Site } from "./report.ts"
export { reverseEntries } from "./reverse-entries.ts"
export { negotiatedStatement, type OutputStatement, statisticalStatement } from "./statements.ts"

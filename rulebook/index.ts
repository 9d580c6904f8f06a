/** The lists that decide each act, and the dated parameters they work with. */
export { type Act, type ActGroup, acts, isAct } from "./acts.ts"
export { type Decision, decide, isInForce, requirePermit } from "./decide.ts"
export { Entry, type EntryProblem, NegativeKind, type PolicySource, PowerKind, readEntry } from "./entry.ts"
export {
  asJsonExport,
  asXmlExport,
  type ConsolidatedText,
  compareWords,
  consolidatedOn,
  differences,
  type EnactedLists,
  type EntryChange,
  type FieldChange,
  listsInOrder,
  listTitles,
  RulesExport,
  type Run,
} from "./history/index.ts"
export { checkGrants, type FindingKind, type LintAgainst, lint, type RuleFinding } from "./lint/index.ts"
export { actsOf, compile, effectOf, type Lists } from "./lists.ts"
export {
  byScope,
  type Divergence,
  divergences,
  Exception,
  readExceptions,
  requireExceptions,
  underExceptions,
} from "./local/index.ts"
export {
  actsWithDuties,
  afterAct,
  Body,
  type ClockBy,
  checkMatrix,
  Duty,
  dateDuty,
  dueOn,
  dutyMail,
  type MatrixFinding,
  type MatrixRow,
  matrix,
  type Obligation,
  type ObligationState,
  openDuty,
  opens,
  Part,
  type Responsibilities,
  Responsibility,
  readResponsibilities,
  requireComplete,
  Standing,
  stateOn,
} from "./matrix/index.ts"
export {
  countOf,
  DatedParameterValue,
  minorUnitsOf,
  Parameter,
  type Parameters,
  parameterAt,
  parametersOf,
  shareOf,
  silenceOf,
  startOf,
} from "./parameter.ts"
export { readParameter } from "./parameter-file.ts"
export { ParameterUse } from "./parameter-use.ts"
export { rulebookRefusals } from "./refusals.ts"
export type { Channel, DecisionRequest, Principal, Resource } from "./request.ts"
export { readRequest } from "./request-file.ts"
export { cedarSchema } from "./schema.ts"

/** The lists that decide each act, and the dated parameters they work with. */
export { type Act, type ActGroup, acts, isAct } from "./acts.ts"
export { type Decision, decide, isInForce, requirePermit } from "./decide.ts"
export { Entry, type EntryProblem, NegativeKind, type PolicySource, PowerKind, readEntry } from "./entry.ts"
export { actsOf, compile, effectOf, type Lists } from "./lists.ts"
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
} from "./parameter.ts"
export { readParameter } from "./parameter-file.ts"
export { ParameterUse } from "./parameter-use.ts"
export { rulebookRefusals } from "./refusals.ts"
export type { Channel, DecisionRequest, Principal, Resource } from "./request.ts"
export { cedarSchema } from "./schema.ts"

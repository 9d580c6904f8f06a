/** Targets: goals of plans, distance to them, pace, arrival and state. */
export { type Line, lineThrough } from "./arrival.ts"
export { readTargets, type TargetTables, type TextRow } from "./read-targets.ts"
export { targetRefusals } from "./refusals.ts"
export { standingOf } from "./standing.ts"
export {
  Actual,
  type Arrival,
  type Basis,
  type Target,
  type TargetProblem,
  TargetStanding,
  targetStates,
} from "./target.ts"

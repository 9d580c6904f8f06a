/** Statistics of an index: what the data are like, how indicators go together, where a unit stands. */
export { type Availability, availability, type Presence } from "./availability.ts"
export { type ComponentsOfGroup, componentsOf } from "./components.ts"
export type { Correlation } from "./correlation.ts"
export {
  type CorrelationChoice,
  type CorrelationFlag,
  type CorrelationMap,
  correlationFlags,
  correlations,
} from "./correlations.ts"
export { type DenominatorCorrelation, denominatorCorrelations } from "./denominators.ts"
export { type Histogram, type HistogramRule, histogram } from "./distribution.ts"
export { type EffectiveWeight, effectiveWeights } from "./effective-weights.ts"
export { type Comparison, type Profile, type ProfileRow, profileOf } from "./profile.ts"
export { statisticsRefusals } from "./refusals.ts"
export { type Reliability, type ReliabilityItem, reliability } from "./reliability.ts"
export { type Standing, type StandingChoice, strengthsOf } from "./strengths.ts"
export { type NodeSummary, type SummaryBounds, type SummaryFlag, summaries } from "./summary.ts"

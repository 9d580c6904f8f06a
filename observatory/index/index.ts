/** Composite indices: structure and data, steps, results, uncertainty and sensitivity, statistics. */
export { AggregateArguments, aggregate } from "./aggregation/aggregate.ts"
export { AggregateMethod } from "./aggregation/aggregate-method.ts"
export {
  type ChangeEffect,
  type ChangePart,
  type ChangePlace,
  type ChangeSplit,
  splitChange,
} from "./comparing/change.ts"
export {
  type Comparison,
  type ComparisonChoice,
  compareRuns,
  type Known,
  type NodeCompared,
  type UnitCompared,
} from "./comparing/compare.ts"
export { type LeftOut, leaveOneOut, type NotLeftOut } from "./comparing/leave-one-out.ts"
export { DenominateArguments, denominate } from "./denominate.ts"
export { ImputeArguments, impute } from "./imputation/impute.ts"
export { Method, methodFile, readMethod, Uncertainty } from "./method.ts"
export { NormaliseArguments, normalise } from "./normalisation/normalise.ts"
export {
  deviation,
  extent,
  kurtosis,
  mean,
  median,
  present,
  quantile,
  ranks,
  skewness,
  sorted,
  type Ties,
  variance,
} from "./numbers.ts"
export { BaseArguments, base, rebase } from "./over-time/base-year.ts"
export { type Growth, growth } from "./over-time/growth.ts"
export { chainEditions, type Edition, type Restatement, restatements } from "./over-time/vintages.ts"
export {
  emptyPanel,
  estimated,
  type Mark,
  marks,
  marksOf,
  namesOfMarks,
  type Panel,
  placeIn,
  seriesOf,
} from "./panel.ts"
export { RankArguments, rank } from "./ranking/rank.ts"
export { eachRow, type NamedPieces, type NamedText } from "./reading/csv-rows.ts"
export { encodingOf } from "./reading/encoding.ts"
export { type IndexSources, type OpenedIndex, openData, openIndex } from "./reading/open-index.ts"
export { type LongData, readData, readUnits } from "./reading/read-data.ts"
export { readStructure, structureOf } from "./reading/read-structure.ts"
export { type IndexGround, startIndex } from "./reading/start.ts"
export { indexRefusals } from "./refusals.ts"
export {
  bundleMethod,
  longOf,
  type ResultFiles,
  readScores,
  resultFiles,
  resultParts,
  type SourceHashes,
  type SourceTexts,
  sourceNames,
} from "./results.ts"
export { type IndexRun, indexRunner, runSteps } from "./run.ts"
export { ScreenArguments, screen } from "./screen.ts"
export type { IndexState, Note, Scores, StepAnswer, StepRecord } from "./state.ts"
export {
  type Availability,
  availability,
  type Comparison as ProfileComparison,
  type ComponentsOfGroup,
  type Correlation,
  type CorrelationChoice,
  type CorrelationFlag,
  type CorrelationMap,
  componentsOf,
  correlationFlags,
  correlations,
  type DenominatorCorrelation,
  denominatorCorrelations,
  type EffectiveWeight,
  effectiveWeights,
  type Histogram,
  type HistogramRule,
  histogram,
  type NodeSummary,
  type Presence,
  type Profile,
  type ProfileRow,
  profileOf,
  type Reliability,
  type ReliabilityItem,
  reliability,
  type Standing,
  type StandingChoice,
  type SummaryBounds,
  type SummaryFlag,
  strengthsOf,
  summaries,
} from "./statistics/index.ts"
export { doStep, Step, type StepName, stepNames } from "./steps.ts"
export type { IndexNode, Structure, Units } from "./structure.ts"
export { TreatArguments, treat } from "./treatment/treat.ts"
export { mostFactors, randomDraws, sobolDraws } from "./uncertainty/draws.ts"
export {
  type FailedRun,
  joinOutcomes,
  nominalOutcome,
  type Outcomes,
  outcomesOf,
  type Uncertain,
} from "./uncertainty/outcomes.ts"
export {
  chainsOf,
  type OutputSensitivity,
  type SensitivityAnswer,
  type SensitivityPlan,
  sensitivityFrom,
  sensitivityOf,
  sensitivityPart,
} from "./uncertainty/sensitivity.ts"
export { type SobolAnswer, type SobolIndex, sobolIndices } from "./uncertainty/sobol-indices.ts"
export { mostDimensions, sobolPoints } from "./uncertainty/sobol-points.ts"
export { sensitivityFiles, uncertaintyFiles } from "./uncertainty/tables.ts"
export {
  type ChangeSpread,
  type RankOrder,
  type Spread,
  summedUp,
  type UncertaintyAnswer,
  type UnitSpread,
  uncertaintyOf,
  uncertaintyPart,
} from "./uncertainty/uncertainty.ts"
export { Vary } from "./uncertainty/vary.ts"
export { ScaleWeightsArguments, scaleWeights } from "./weights/scale-weights.ts"
export { WeighArguments, weigh } from "./weights/weigh.ts"

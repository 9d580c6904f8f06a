/** Composite indices: structure and data, steps, results, uncertainty and sensitivity, statistics. */
export { AggregateArguments, aggregate } from "./aggregate.ts"
export { AggregateMethod } from "./aggregate-method.ts"
export { BaseArguments, base, rebase } from "./base-year.ts"
export {
  type ChangeEffect,
  type ChangePart,
  type ChangePlace,
  type ChangeSplit,
  splitChange,
} from "./change.ts"
export {
  type Comparison,
  type ComparisonChoice,
  compareRuns,
  type Known,
  type NodeCompared,
  type UnitCompared,
} from "./compare.ts"
export { eachRow, type NamedPieces, type NamedText } from "./csv-rows.ts"
export { DenominateArguments, denominate } from "./denominate.ts"
export { encodingOf } from "./encoding.ts"
export { type Growth, growth } from "./growth.ts"
export { ImputeArguments, impute } from "./impute.ts"
export { type LeftOut, leaveOneOut, type NotLeftOut } from "./leave-one-out.ts"
export { Method, methodFile, readMethod, Uncertainty } from "./method.ts"
export { NormaliseArguments, normalise } from "./normalise.ts"
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
export { type IndexSources, type OpenedIndex, openData, openIndex } from "./open-index.ts"
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
export { RankArguments, rank } from "./rank.ts"
export { type LongData, readData, readUnits } from "./read-data.ts"
export { readStructure, structureOf } from "./read-structure.ts"
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
export { ScaleWeightsArguments, scaleWeights } from "./scale-weights.ts"
export { ScreenArguments, screen } from "./screen.ts"
export { type IndexGround, startIndex } from "./start.ts"
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
export { TreatArguments, treat } from "./treat.ts"
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
export { nameOf as nameOfVary, placeOf as placeOfVary, Vary, varied } from "./uncertainty/vary.ts"
export { chainEditions, type Edition, type Restatement, restatements } from "./vintages.ts"
export { WeighArguments, weigh } from "./weigh.ts"

/** Dividing an amount between places by a rule that stands in data: base × Σ weight · factor. */
export { ApportionmentAnswer, answerOf } from "./answer.ts"
export { type ApportionedPart, type Apportionment, apportionUnder, versionOn } from "./apportion-under.ts"
export { type ApportionmentCase, readCase, type Unit } from "./case.ts"
export { type PackProblem, readRulePack } from "./read-pack.ts"
export { apportionmentRefusals } from "./refusals.ts"
export type { PackVersion, RulePack } from "./rule-pack.ts"
export type { Step } from "./step.ts"
export { type Limited, withinLimits } from "./within-limits.ts"

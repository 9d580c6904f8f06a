import * as z from "zod"
import { AggregateArguments, aggregate } from "./aggregation/aggregate.ts"
import { DenominateArguments, denominate } from "./denominate.ts"
import { ImputeArguments, impute } from "./imputation/impute.ts"
import { NormaliseArguments, normalise } from "./normalisation/normalise.ts"
import { BaseArguments, base } from "./over-time/base-year.ts"
import { PairsArguments, pairs } from "./pairs/pairs.ts"
import { RankArguments, rank } from "./ranking/rank.ts"
import { ScreenArguments, screen } from "./screen.ts"
import type { IndexState, StepAnswer } from "./state.ts"
import { TreatArguments, treat } from "./treatment/treat.ts"
import { ScaleWeightsArguments, scaleWeights } from "./weights/scale-weights.ts"
import { WeighArguments, weigh } from "./weights/weigh.ts"

/** A step of a method with its arguments, defaults filled in. */
export const Step = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("pairs"), arguments: PairsArguments }),
  z.strictObject({ step: z.literal("denominate"), arguments: DenominateArguments }),
  z.strictObject({ step: z.literal("screen"), arguments: ScreenArguments }),
  z.strictObject({ step: z.literal("impute"), arguments: ImputeArguments }),
  z.strictObject({ step: z.literal("treat"), arguments: TreatArguments }),
  z.strictObject({ step: z.literal("normalise"), arguments: NormaliseArguments }),
  z.strictObject({ step: z.literal("weigh"), arguments: WeighArguments }),
  z.strictObject({ step: z.literal("scale-weights"), arguments: ScaleWeightsArguments }),
  z.strictObject({ step: z.literal("aggregate"), arguments: AggregateArguments }),
  z.strictObject({ step: z.literal("base"), arguments: BaseArguments }),
  z.strictObject({ step: z.literal("rank"), arguments: RankArguments }),
])
export type Step = z.infer<typeof Step>
export type StepName = Step["step"]

/** Names of all steps, in the order in which they are usually done. */
export const stepNames: readonly StepName[] = Step.options.map((option) => option.shape.step.value)

/** Does one step. @throws Refusal of that step */
export function doStep(state: IndexState, given: Step): StepAnswer {
  switch (given.step) {
    case "pairs":
      return pairs(state, given.arguments)
    case "denominate":
      return denominate(state, given.arguments)
    case "screen":
      return screen(state, given.arguments)
    case "impute":
      return impute(state, given.arguments)
    case "treat":
      return treat(state, given.arguments)
    case "normalise":
      return normalise(state, given.arguments)
    case "weigh":
      return weigh(state, given.arguments)
    case "scale-weights":
      return scaleWeights(state, given.arguments)
    case "aggregate":
      return aggregate(state, given.arguments)
    case "base":
      return base(state, given.arguments)
    case "rank":
      return rank(state, given.arguments)
  }
}

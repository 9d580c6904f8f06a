import { Refusal } from "../../../base/index.ts"
import { mostFactors, sobolDraws } from "./draws.ts"
import { joinOutcomes, nominalOutcome, type Outcomes, outcomesOf, type Uncertain } from "./outcomes.ts"
import { type SobolIndex, sobolIndices } from "./sobol-indices.ts"
import { nameOf } from "./vary.ts"

/** Sobol indices of one output of the index. */
export interface OutputSensitivity {
  /**
   * What varies: `rank-shift`, how far ranks move from the nominal ones on average over all units; `rank` and `score` of a
   * unit in the last period; `change` of a unit from the first period to the last.
   */
  readonly output: "rank-shift" | "rank" | "score" | "change"
  readonly unit?: string
  readonly variance: number
  readonly factors: readonly (SobolIndex & { readonly factor: string })[]
}

/** Which uncertain argument moves the index how much. */
export interface SensitivityAnswer {
  readonly node: string
  /** Base samples that were asked for, and those in which no run failed. */
  readonly asked: number
  readonly samples: number
  readonly chains: number
  readonly failed: Outcomes["failed"]
  readonly outputs: readonly OutputSensitivity[]
}

/** How a sensitivity is worked out. */
export interface SensitivityPlan {
  /** Base samples: powers of two are spread most evenly. */
  readonly samples: number
  readonly seed: number
  /** Bootstrap samples for the intervals. */
  readonly bootstrap?: number
}

/**
 * First-order and total Sobol indices of an index over its uncertain arguments: (factors + 2) runs for each base sample.
 * @throws Refusal "observatory.too-many-factors", "observatory.one-factor"; those of the method as it is
 * @example sensitivityOf({ start, steps, vary, node: "INDEX" }, { samples: 512, seed: 1 }).outputs[0]
 * Source: M. Saisana, A. Saltelli, S. Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality
 * assessment of composite indicators, 2005
 */
export function sensitivityOf(uncertain: Uncertain, plan: SensitivityPlan): SensitivityAnswer {
  return sensitivityFrom(uncertain, plan, [sensitivityPart(uncertain, plan, 0, chainsOf(uncertain, plan))])
}

/** How many runs the plan needs. */
export function chainsOf({ vary }: Uncertain, { samples }: SensitivityPlan): number {
  return samples * (vary.length + 2)
}

/** Runs `from` to `from + runs` of the design: what a worker does. */
export function sensitivityPart(
  uncertain: Uncertain,
  { samples, seed }: SensitivityPlan,
  from: number,
  runs: number,
): Outcomes {
  const factors = uncertain.vary.length
  if (factors > mostFactors)
    throw new Refusal("observatory.too-many-factors", { factors: `${factors}`, most: `${mostFactors}` })
  if (factors < 2) throw new Refusal("observatory.one-factor")
  const draws = sobolDraws(seed, factors, samples)
  return outcomesOf(uncertain, draws.subarray(from * factors, (from + runs) * factors), from, runs)
}

/** The answer from all parts of the work. */
export function sensitivityFrom(
  uncertain: Uncertain,
  { samples, seed, bootstrap = 500 }: SensitivityPlan,
  parts: readonly Outcomes[],
): SensitivityAnswer {
  const outcomes = joinOutcomes(parts)
  const nominal = nominalOutcome(uncertain)
  const names = uncertain.vary.map(nameOf)
  const indicesOf = (output: OutputSensitivity["output"], numbers: Float64Array, unit?: string) => {
    const { indices, variance } = sobolIndices(numbers, names.length, { bootstrap, seed })
    const factors = indices.map((index, factor) => ({ factor: names[factor] ?? "", ...index }))
    return { output, ...(unit === undefined ? {} : { unit }), variance, factors }
  }
  const shifts = rankShifts(nominal, outcomes)
  return {
    node: uncertain.node,
    asked: samples,
    samples: sobolIndices(shifts, names.length, { bootstrap: 0, seed }).samples,
    chains: outcomes.runs,
    failed: outcomes.failed,
    outputs: [
      indicesOf("rank-shift", shifts),
      ...outcomes.units.flatMap((unit, column) =>
        outputsOf(outcomes, column).map(({ output, numbers }) => indicesOf(output, numbers, unit)),
      ),
    ],
  }
}

/** By run: mean over the units of how far their ranks of the last period lie from the nominal ones. */
function rankShifts(nominal: Outcomes, { units, periods, runs, ranks }: Outcomes): Float64Array {
  const last = (periods.length - 1) * units.length
  return Float64Array.from({ length: runs }, (_, run) => {
    let [sum, count] = [0, 0]
    for (let column = 0; column < units.length; column++) {
      const usual = nominal.ranks[last + column] ?? Number.NaN
      const moved = Math.abs((ranks[run * units.length * periods.length + last + column] ?? Number.NaN) - usual)
      if (Number.isNaN(moved)) continue
      sum += moved
      count++
    }
    return sum / count
  })
}

function outputsOf(
  outcomes: Outcomes,
  column: number,
): readonly { readonly output: OutputSensitivity["output"]; readonly numbers: Float64Array }[] {
  const { units, periods, runs } = outcomes
  const size = units.length * periods.length
  const last = (periods.length - 1) * units.length + column
  const at = (numbers: Float64Array, place: number) =>
    Float64Array.from({ length: runs }, (_, run) => numbers[run * size + place] ?? Number.NaN)
  const levels = outcomes.based ?? outcomes.scores
  const first = at(levels, column)
  return [
    { output: "rank", numbers: at(outcomes.ranks, last) },
    { output: "score", numbers: at(outcomes.scores, last) },
    ...(periods.length < 2
      ? []
      : [
          {
            output: "change" as const,
            numbers: at(levels, last).map((number, run) => number - (first[run] ?? Number.NaN)),
          },
        ]),
  ]
}

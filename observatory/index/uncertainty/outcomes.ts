import { Refusal } from "../../../base/index.ts"
import { ranks as ranksOf, type Ties } from "../numbers.ts"
import { type Panel, seriesOf } from "../panel.ts"
import { indexRunner } from "../run.ts"
import type { IndexState } from "../state.ts"
import type { Step } from "../steps.ts"
import { drawing, placeOf, requireAlternatives, type Vary } from "./vary.ts"

/** An index whose arguments are uncertain: what each run of it needs. */
export interface Uncertain {
  readonly start: IndexState
  readonly steps: readonly Step[]
  readonly vary: readonly Vary[]
  /** Code of the node that is looked at. */
  readonly node: string
}

/** A run that could not be done, and why. */
export interface FailedRun {
  readonly run: number
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

/** What runs of an index gave for one node, run by run, then period by period, then unit by unit; NaN in a run that failed. */
export interface Outcomes {
  /** Number of the first run. */
  readonly from: number
  readonly runs: number
  readonly units: readonly string[]
  readonly periods: readonly number[]
  readonly scores: Float64Array
  readonly ranks: Float64Array
  /** With a base year: base = 100. */
  readonly based?: Float64Array
  readonly failed: readonly FailedRun[]
}

/** One run as it is. @throws Refusal when it cannot be done, or "observatory.no-score" when no step makes a score of the node */
export function nominalOutcome(uncertain: Uncertain): Outcomes {
  return outcomesOf({ ...uncertain, vary: [] }, new Float64Array(0), 0, 1, true)
}

/**
 * Runs an index with its uncertain arguments drawn. A step is not done again for arguments that it had before; a run
 * that is refused is listed, and the others go on.
 * @param draws for each run a number from 0 to 1 for each uncertain argument
 * @param from number of the first run, to tell parts of one work apart
 * @example outcomesOf({ start, steps, vary, node: "INDEX" }, randomDraws(1, vary.length, 0, 1000), 0, 1000)
 */
export function outcomesOf(
  uncertain: Uncertain,
  draws: Float64Array,
  from: number,
  runs: number,
  strict = false,
): Outcomes {
  const { start, steps, vary, node } = uncertain
  const draw = drawing(start.structure)
  requireAlternatives(steps, vary, draw)
  const run = indexRunner(start)
  const fresh = firstFresh(steps, vary)
  const ties = steps.find((step) => step.step === "rank")?.arguments.ties ?? "min"
  const failed: FailedRun[] = []
  // The run as it is says which units there are: the same in every part of the work, whichever of its runs fail.
  const gathered = gatheredFor(run(steps).state, runs)
  for (let index = 0; index < runs; index++) {
    try {
      const drawn = vary.reduce((so, one, factor) => draw(so, one, draws[index * vary.length + factor] ?? 0), steps)
      const { state } = run(drawn, fresh)
      gather(gathered, state, node, index, ties)
    } catch (error) {
      if (strict || !(error instanceof Refusal)) throw error
      failed.push({ run: from + index, code: error.code, facts: error.facts })
    }
  }
  const { units, periods, scores, ranks, based } = gathered
  return { from, runs, units, periods, scores, ranks, ...(based === undefined ? {} : { based }), failed }
}

/** The first step that gets another argument in every run: from it on nothing is kept. */
function firstFresh(steps: readonly Step[], vary: readonly Vary[]): number {
  const moving = vary.filter((one) => !("among" in one)).map((one) => placeOf(one, steps) + ("noise" in one ? 1 : 0))
  return Math.min(steps.length + 1, ...moving)
}

interface Gathered {
  readonly units: readonly string[]
  readonly periods: readonly number[]
  readonly scores: Float64Array
  readonly ranks: Float64Array
  readonly based?: Float64Array
}

function gatheredFor({ panel: { units, periods }, based }: IndexState, runs: number): Gathered {
  const room = () => new Float64Array(runs * units.length * periods.length).fill(Number.NaN)
  return { units, periods, scores: room(), ranks: room(), ...(based === undefined ? {} : { based: room() }) }
}

function gather(gathered: Gathered, state: IndexState, node: string, index: number, ties: Ties): void {
  const { units, periods, scores, ranks, based } = gathered
  const others = state.panel.units
  if (others !== units && (others.length !== units.length || others.some((unit, place) => unit !== units[place])))
    throw new Refusal("observatory.other-units", { units: `${others.length}`, first: `${units.length}` })
  const size = units.length * periods.length
  const found = numbersOf(state.scores, node)
  const ranked =
    state.ranks?.series.includes(node) === true ? numbersOf(state.ranks, node) : rankedOf(found, units.length, ties)
  const compared = based === undefined ? undefined : numbersOf(state.based, node)
  scores.set(found, index * size)
  ranks.set(ranked, index * size)
  if (compared !== undefined) based?.set(compared, index * size)
}

function numbersOf(panel: Panel | undefined, node: string): Float64Array {
  const place = panel?.series.indexOf(node) ?? -1
  if (panel === undefined || place < 0) throw new Refusal("observatory.no-score", { node })
  return seriesOf(panel, place)
}

function rankedOf(scores: Float64Array, units: number, ties: Ties): Float64Array {
  const result = new Float64Array(scores.length)
  for (let from = 0; from < scores.length; from += units)
    result.set(ranksOf(scores.subarray(from, from + units), ties, false), from)
  return result
}

/** Parts of one work, put together; they may have been done on several machines, in any order. */
export function joinOutcomes(parts: readonly Outcomes[]): Outcomes {
  const ordered = parts.toSorted((a, b) => a.from - b.from)
  const [first] = ordered
  if (first === undefined) throw new Refusal("observatory.no-run", { runs: "0", code: "–" })
  for (const [index, part] of ordered.entries()) {
    const before = ordered[index - 1]
    if (before !== undefined && before.from + before.runs !== part.from)
      throw new Refusal("observatory.parts-apart", { before: `${before.from + before.runs}`, next: `${part.from}` })
  }
  const join = (numbers: (part: Outcomes) => Float64Array | undefined) => {
    const all = ordered.map((part) => numbers(part) ?? new Float64Array(0))
    const joined = new Float64Array(all.reduce((size, { length }) => size + length, 0))
    let at = 0
    for (const one of all) {
      joined.set(one, at)
      at += one.length
    }
    return joined
  }
  return {
    from: first.from,
    runs: ordered.reduce((sum, { runs }) => sum + runs, 0),
    units: first.units,
    periods: first.periods,
    scores: join(({ scores }) => scores),
    ranks: join(({ ranks }) => ranks),
    ...(first.based === undefined ? {} : { based: join(({ based }) => based) }),
    failed: ordered.flatMap(({ failed }) => failed),
  }
}

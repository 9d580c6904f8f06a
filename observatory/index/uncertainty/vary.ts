import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"
import * as z from "zod"
import { Refusal } from "../../../base/index.ts"
import { causesOf } from "../causes.ts"
import { Step } from "../steps.ts"
import type { Structure } from "../structure.ts"

const where = {
  step: z.string(),
  /** Which of several steps of that name, counted from 1. */
  nth: z.int().min(1).default(1),
}

/** An argument that is uncertain, and what it may be: one of several, any number between two, or weights that waver. */
export const Vary = z.union([
  z.strictObject({ ...where, argument: z.string(), among: z.array(z.unknown()).min(2) }),
  z.strictObject({ ...where, argument: z.string(), between: z.tuple([z.number(), z.number()]) }),
  z.strictObject({
    ...where,
    step: z.literal("weigh"),
    noise: z.number().gt(0).lt(1),
    levels: z.array(z.int().min(1)).optional(),
  }),
])
export type Vary = z.infer<typeof Vary>

/** Name of an uncertain argument in tables: `normalise.method`, `weigh.noise`. */
export function nameOf(vary: Vary): string {
  const step = vary.nth === 1 ? vary.step : `${vary.step}[${vary.nth}]`
  return `${step}.${"noise" in vary ? "noise" : vary.argument}`
}

/** Place in the steps of the one that varies. @throws Refusal "observatory.no-such-step" */
export function placeOf(vary: Vary, steps: readonly Step[]): number {
  let left = vary.nth
  const place = steps.findIndex(({ step }) => step === vary.step && --left === 0)
  if (place < 0) throw new Refusal("observatory.no-such-step", { step: vary.step, nth: `${vary.nth}` })
  return place
}

/** Steps with an uncertain argument drawn. @throws Refusal "observatory.bad-alternative" when the step cannot have it */
export type Drawing = (steps: readonly Step[], vary: Vary, drawn: number) => readonly Step[]

/**
 * Draws uncertain arguments. `drawn` is from 0 to 1, 1 excluded: alternatives share it in equal parts; of weights it
 * chooses one wavering of many. An alternative of the same step is the same object again: it is checked once.
 */
export function drawing(structure: Structure): Drawing {
  const known = new Map<Vary, WeakMap<Step, Step[]>>()
  return (steps, vary, drawn) => {
    const place = placeOf(vary, steps)
    if ("noise" in vary) return steps.toSpliced(place + 1, 0, wavering(vary, drawn, structure))
    const step = steps[place]
    if (step === undefined) return steps
    if ("between" in vary) {
      const [from, to] = vary.between
      return steps.with(place, withArgument(step, vary, from + drawn * (to - from)))
    }
    const choice = Math.floor(drawn * vary.among.length)
    const ofStep = known.get(vary) ?? new WeakMap<Step, Step[]>()
    known.set(vary, ofStep)
    const made = ofStep.get(step) ?? []
    ofStep.set(step, made)
    made[choice] ??= withArgument(step, vary, vary.among[choice])
    return steps.with(place, made[choice])
  }
}

function withArgument(step: Step, vary: Exclude<Vary, { readonly noise: number }>, value: unknown): Step {
  const wanted = { step: step.step, arguments: replaced(step.arguments, vary.argument.split("."), value) }
  const changed = Step.safeParse(wanted)
  if (changed.success) return changed.data
  throw new Refusal("observatory.bad-alternative", {
    argument: nameOf(vary),
    given: JSON.stringify(value),
    ...causesOf(Step, wanted),
  })
}

/**
 * Refuses alternatives that their step cannot have, before anything is run.
 * @throws Refusal "observatory.bad-alternative", "observatory.no-such-step"
 */
export function requireAlternatives(steps: readonly Step[], all: readonly Vary[], draw: Drawing): void {
  for (const vary of all) {
    const count = "among" in vary ? vary.among.length : 1
    for (let place = 0; place < count; place++) draw(steps, vary, (place + 0.5) / count)
  }
}

/** Arguments of a step with one replaced, however deep: `thresholds.levels.2`. */
function replaced(given: unknown, [name, ...deeper]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value
  const fields: Readonly<Record<string, unknown>> = typeof given === "object" && given !== null ? { ...given } : {}
  return { ...fields, [name]: replaced(fields[name], deeper, value) }
}

/** Each weight of the levels times a factor of its own, evenly between 1 − noise and 1 + noise. */
function wavering(
  { noise, levels }: { noise: number; levels?: readonly number[] | undefined },
  drawn: number,
  { nodes }: Structure,
): Step {
  const stream = xoroshiro128plus(Math.floor(drawn * 2 ** 32) | 0)
  const factors: Record<string, number> = {}
  for (const { code, level } of nodes)
    if (levels === undefined || levels.includes(level)) factors[code] = 1 + noise * (2 * uniformFloat64(stream) - 1)
  return { step: "scale-weights", arguments: { factors } }
}

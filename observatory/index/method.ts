import * as z from "zod"
import { Refusal } from "../../base/index.ts"
import { causesOf } from "./causes.ts"
import { Step } from "./steps.ts"
import { Vary } from "./uncertainty/vary.ts"

/** `{ treat: { winsorise: 5 } }` as it stands in a method file; a step without arguments may be `{ rank: }` or `rank`. */
function asStep(given: unknown): unknown {
  if (typeof given === "string") return { step: given, arguments: {} }
  if (typeof given !== "object" || given === null) return given
  const entries: [string, unknown][] = Object.entries(given)
  const [first] = entries
  return entries.length === 1 && first !== undefined ? { step: first[0], arguments: first[1] ?? {} } : given
}

/** What is uncertain about an index, and how often it is tried. */
export const Uncertainty = z.strictObject({
  runs: z.int().min(2).max(1_000_000).default(1000),
  seed: z.int().min(-2_147_483_648).max(2_147_483_647).default(1),
  vary: z.array(Vary).min(1).max(16),
})
export type Uncertainty = z.infer<typeof Uncertainty>

/** A method file: where the structure and the units stand, which periods count, and the steps in their order. */
export const Method = z.strictObject({
  structure: z.string(),
  units: z.string().optional(),
  periods: z.tuple([z.int(), z.int()]).optional(),
  steps: z.array(z.preprocess(asStep, Step)).min(1),
  uncertainty: Uncertainty.optional(),
})
export type Method = z.infer<typeof Method>

/**
 * Reads a method file that was parsed from YAML or JSON. Defaults are filled in, so that the record of a run says all.
 * @throws Refusal "observatory.bad-method" with the place in the file and what is wrong there
 * @example readMethod({ structure: "structure.csv", steps: [{ normalise: { method: "min-max" } }, { aggregate: {} }] })
 */
export function readMethod(given: unknown): Method {
  const read = Method.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const at = (issue?.path ?? []).map((part) => (typeof part === "number" ? part + 1 : String(part))).join(" › ")
  throw new Refusal("observatory.bad-method", { at: at === "" ? "method" : at, ...causesOf(Method, given) })
}

/** The form of a method file that `readMethod` reads again to the same method. */
export function methodFile({ steps, ...rest }: Method): Readonly<Record<string, unknown>> {
  return { ...rest, steps: steps.map(({ step, arguments: given }) => ({ [step]: given })) }
}

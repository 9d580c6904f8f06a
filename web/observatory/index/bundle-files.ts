import { sourceNames } from "../../../observatory/index.ts"
import type { RunAnswer, Trial, TrialAnswer } from "./work-messages.ts"

/** Files by their names. */
export type Bundle = Readonly<Record<string, string>>

/** Files that both kinds of trials write: beside those of uncertainty, those of sensitivity have names of their own. */
const shared = ["plan.json", "failed.csv"]
const besides = (name: string) => (shared.includes(name) ? name.replace(".", "-sensitivity.") : name)

/** All files of an index that was run and tried: those of the command line, by the same names. */
export function bundleOf({ bundle }: RunAnswer, trials: readonly TrialAnswer[]): Bundle {
  const both = trials.length > 1
  const files = trials.map(({ trial, files: made }) =>
    both && trial.kind === "sensitivity"
      ? Object.fromEntries(Object.entries(made).map(([name, text]) => [besides(name), text]))
      : made,
  )
  return Object.assign({}, bundle, ...files)
}

/** Trials whose answers a bundle holds, to be tried again the same way. */
export function trialsIn(bundle: Bundle, node: string): readonly Trial[] {
  const read = (name: string): ReadonlyMap<string, unknown> => new Map(Object.entries(planIn(bundle[name])))
  const number = (plan: ReadonlyMap<string, unknown>, name: string) => Number(plan.get(name) ?? Number.NaN)
  const trials: Trial[] = []
  const plan = read("plan.json")
  if (bundle["uncertainty.csv"] !== undefined)
    trials.push({ kind: "uncertainty", node, seed: number(plan, "seed"), runs: number(plan, "runs") })
  if (bundle["sensitivity.csv"] !== undefined) {
    const own = plan.has("samples") ? plan : read("plan-sensitivity.json")
    trials.push({ kind: "sensitivity", node, seed: number(own, "seed"), samples: number(own, "samples") })
  }
  return trials.filter((trial) => Number.isInteger(trial.kind === "uncertainty" ? trial.runs : trial.samples))
}

function planIn(text: string | undefined): object {
  const plan: unknown = text === undefined ? {} : JSON.parse(text)
  return typeof plan === "object" && plan !== null ? plan : {}
}

/** How a rerun compares with the results in a bundle. */
export interface Compared {
  readonly same: readonly string[]
  /** Not the same bytes, or on one side only. */
  readonly differ: readonly string[]
}

const sources: readonly string[] = ["method.yaml", ...Object.values(sourceNames)]
const isResult = (name: string) => !sources.includes(name) && /\.(csv|json)$/.test(name)

/** Compares the results of a bundle with those of a rerun, file by file. */
export function compared(given: Bundle, made: Bundle): Compared {
  const names = [...new Set([...Object.keys(given), ...Object.keys(made)])].filter(isResult).sort()
  return {
    same: names.filter((name) => given[name] === made[name]),
    differ: names.filter((name) => given[name] !== made[name]),
  }
}

import type { IndexState, StepAnswer, StepRecord } from "./state.ts"
import type { Step } from "./steps.ts"
import { doStep } from "./steps.ts"

/** What a run of an index answers. */
export interface IndexRun {
  readonly state: IndexState
  readonly log: readonly StepRecord[]
}

/**
 * Does the steps of a method one after the other. Nothing is kept but the last state and the record of each step.
 * @param until name of the last step to do, the first of that name; all where it is not given
 * @throws Refusal of the step that cannot be done
 * @example runSteps(start, method.steps).state.ranks
 */
export function runSteps(start: IndexState, steps: readonly Step[], until?: string): IndexRun {
  let state = start
  const log: StepRecord[] = []
  for (const step of steps) {
    const answer = doStep(state, step)
    state = answer.state
    log.push(recordOf(step, answer))
    if (step.step === until) break
  }
  return { state, log }
}

function recordOf({ step, arguments: given }: Step, { notes }: StepAnswer): StepRecord {
  return { step, arguments: given, notes }
}

/** A step that was done, and what was done after it with other arguments. */
interface Done {
  readonly answer: StepAnswer
  readonly next: Map<string, Done>
}

/**
 * Runs methods that differ in a few arguments: a step is done once for the same arguments of itself and of all steps
 * before it, and the states stay until the runner is dropped.
 * @returns a function that does steps like `runSteps`; those from place `fresh` on are done anew and not kept
 */
export function indexRunner(start: IndexState): (steps: readonly Step[], fresh?: number) => IndexRun {
  const roots = new Map<string, Done>()
  // Steps that do not vary are the same objects in every run: written out once.
  const keys = new WeakMap<Step, string>()
  const keyOf = (step: Step): string => {
    const known = keys.get(step) ?? JSON.stringify(step)
    keys.set(step, known)
    return known
  }
  return (steps, fresh = steps.length) => {
    let state = start
    let known = roots
    const log: StepRecord[] = []
    for (const [place, step] of steps.entries()) {
      const key = place < fresh ? keyOf(step) : undefined
      const kept = key === undefined ? undefined : known.get(key)
      const done: Done = kept ?? { answer: doStep(state, step), next: new Map() }
      if (key !== undefined && kept === undefined) known.set(key, done)
      known = done.next
      state = done.answer.state
      log.push(recordOf(step, done.answer))
    }
    return { state, log }
  }
}

import { parseDocument, stringify } from "yaml"
import { Refusal } from "../../../base/index.ts"
import {
  bundleMethod,
  chainsOf,
  type IndexSources,
  type Method,
  methodFile,
  type Outcomes,
  openIndex,
  readMethod,
  resultFiles,
  runSteps,
  type SourceTexts,
  sensitivityFiles,
  sensitivityFrom,
  sensitivityPart,
  sourceNames,
  summedUp,
  type Uncertain,
  uncertaintyFiles,
  uncertaintyPart,
} from "../../../observatory/index.ts"
import type { IndexFiles } from "./index-files.ts"
import type { Answer, Question, RunAnswer, Trial, TrialAnswer } from "./work-messages.ts"

interface Opened {
  readonly uncertain: Uncertain
  readonly trial: Trial
}

/**
 * Answers what a page asks of the engine, in a worker or wherever it is called. A part of a trial gives the same
 * outcomes whoever does it.
 * @throws Refusal
 */
export function answerer(): (question: Question) => Answer {
  let opened: Opened | undefined
  const open = (): Opened => {
    if (opened === undefined) throw new Error("nothing is open")
    return opened
  }
  return (question) => {
    switch (question.ask) {
      case "run":
        return { ask: "run", run: runOf(question.files) }
      case "open":
        opened = { uncertain: uncertainOf(question.files, question.trial.node), trial: question.trial }
        return { ask: "open", runs: runsOf(opened) }
      case "part":
        return { ask: "part", part: partOf(open(), question.from, question.runs) }
      case "sum":
        return { ask: "sum", sum: sumOf(open(), question.parts) }
    }
  }
}

/** @throws Refusal "observatory.bad-method" */
export function methodOf({ text, file }: IndexFiles["method"]): Method {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error !== undefined)
    throw new Refusal("observatory.bad-method", { at: file, ...yamlFault(error.message.split("\n")[0] ?? "") })
  return readMethod(document.toJS())
}

function yamlFault(said: string): { readonly cause: string; readonly causeZh: string } {
  return { cause: `no YAML: ${said}`, causeZh: `不是正确的 YAML（${said}）` }
}

function sourcesOf({ structure, data, units }: IndexFiles, method: Method): IndexSources {
  if (method.units !== undefined && units === undefined)
    throw new Refusal("observatory.bad-method", {
      at: "units",
      cause: `the file ${method.units} is not there`,
      causeZh: `缺少文件 ${method.units}`,
    })
  return { structure, data, ...(units === undefined || method.units === undefined ? {} : { units }) }
}

function runOf(files: IndexFiles): RunAnswer {
  const method = methodOf(files.method)
  const sources = sourcesOf(files, method)
  const { start, notes, top } = openIndex(method, sources)
  const run = runSteps(start, method.steps)
  const texts: SourceTexts = {
    structure: sources.structure.text,
    data: sources.data.text,
    ...(sources.units === undefined ? {} : { units: sources.units.text }),
  }
  const made = Object.entries(resultFiles(method, texts, run, notes))
  const bundle = {
    "method.yaml": stringify(methodFile(bundleMethod(method))),
    [sourceNames.structure]: texts.structure,
    [sourceNames.data]: texts.data,
    ...(texts.units === undefined ? {} : { [sourceNames.units]: texts.units }),
    ...Object.fromEntries(made.filter(([, text]) => text !== undefined)),
  }
  return { method, start, left: notes, run, top, bundle }
}

function uncertainOf(files: IndexFiles, node: string): Uncertain {
  const method = methodOf(files.method)
  const { start, top } = openIndex(method, sourcesOf(files, method))
  return { start, steps: method.steps, vary: method.uncertainty?.vary ?? [], node: node === "" ? top : node }
}

function runsOf({ uncertain, trial }: Opened): number {
  return trial.kind === "uncertainty" ? trial.runs : chainsOf(uncertain, trial)
}

function partOf({ uncertain, trial }: Opened, from: number, runs: number) {
  return trial.kind === "uncertainty"
    ? uncertaintyPart(uncertain, trial.seed, from, runs)
    : sensitivityPart(uncertain, trial, from, runs)
}

function sumOf({ uncertain, trial }: Opened, parts: readonly Outcomes[]): TrialAnswer {
  const plan = (given: object) => ({ "plan.json": `${JSON.stringify(given)}\n` })
  if (trial.kind === "uncertainty") {
    const uncertainty = summedUp(uncertain, parts)
    const { runs, seed } = trial
    return { trial, uncertainty, files: { ...uncertaintyFiles(uncertainty), ...plan({ runs, seed }) } }
  }
  const sensitivity = sensitivityFrom(uncertain, trial, parts)
  const { samples, seed } = trial
  return { trial, sensitivity, files: { ...sensitivityFiles(sensitivity), ...plan({ samples, seed }) } }
}

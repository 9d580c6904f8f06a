import { fill, Refusal, type RefusalText } from "../../base/index.ts"
import { observatoryRefusals } from "../../observatory/index.ts"
import { ApiProblem } from "../api.ts"
import type { Language } from "../i18n.ts"

const texts = new Map<string, RefusalText>(Object.entries(observatoryRefusals))

/** A refusal of the engine in the reader's words, as if the platform had said it; other faults stay what they are. */
export function toldProblem(error: unknown, language: Language): unknown {
  if (!(error instanceof Refusal)) return error
  const text = texts.get(error.code)
  if (text === undefined) return error
  const { status, detail, help } = text
  const said = {
    code: error.code,
    detail: fill(detail[language], error.facts),
    help: fill(help[language], error.facts),
    facts: error.facts,
  }
  return new ApiProblem(status, said)
}

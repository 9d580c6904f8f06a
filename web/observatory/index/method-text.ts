import { isSeq, parseDocument, stringify } from "yaml"

/** A step as it is written, defaults not filled in. */
export interface WrittenStep {
  readonly step: string
  readonly given: Readonly<Record<string, unknown>>
}

/** What a method file says, for its forms; `fault` is what keeps it from being YAML. */
export interface WrittenMethod {
  readonly raw: Readonly<Record<string, unknown>>
  readonly steps: readonly WrittenStep[]
  readonly fault: string | undefined
}

/** Reads a method file as far as it can be read. Loaded with the forms, since it brings a library along. */
export function writtenMethod(text: string): WrittenMethod {
  const document = parseDocument(text)
  const [error] = document.errors
  const raw = error === undefined ? record(document.toJS()) : {}
  return {
    raw,
    steps: (Array.isArray(raw.steps) ? raw.steps : []).map(stepOf),
    fault: error?.message.split("\n")[0],
  }
}

/** An object as a record of its fields; anything else as an empty one. */
export function record(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given) ? { ...given } : {}
}

/** `{ treat: { … } }`, `rank` or `{ step, arguments }`. */
function stepOf(given: unknown): WrittenStep {
  if (typeof given === "string") return { step: given, given: {} }
  const fields = record(given)
  const [[name = "", inside] = []] = Object.entries(fields)
  if (Object.keys(fields).length === 1) return { step: name, given: record(inside) }
  return { step: `${fields.step ?? ""}`, given: record(fields.arguments) }
}

/** The method with other steps; comments stay but for those within a step that changed. */
export function withSteps(text: string, steps: readonly WrittenStep[]): string {
  const before = writtenMethod(text).steps.map((one) => JSON.stringify(one))
  const document = parseDocument(text)
  if (!isSeq(document.get("steps"))) document.set("steps", document.createNode([]))
  const list = document.get("steps")
  if (!isSeq(list)) return text
  const old = [...list.items]
  list.items = steps.map((step) => {
    const same = before.indexOf(JSON.stringify(step))
    return old[same] ?? document.createNode({ [step.step]: step.given })
  })
  return document.toString({ lineWidth: 0 })
}

/** The method with one field at its top changed; `undefined` takes it out. */
export function withField(text: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(text)
  if (value === undefined) document.deleteIn(path)
  else document.setIn(path, document.createNode(value))
  return document.toString({ lineWidth: 0 })
}

/** A value as YAML in one line, as it stands in the field of a form. */
export function yamlOf(value: unknown): string {
  return value === undefined ? "" : stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim()
}

/** What YAML says; undefined for an empty text. @throws Error when it is none */
export function valueOfYaml(text: string): unknown {
  if (text.trim() === "") return undefined
  const document = parseDocument(text)
  const [error] = document.errors
  if (error !== undefined) throw error
  return document.toJS()
}

import { CompileError, isList, isObject, type Json, member, textOf } from "./json.ts"

/** The name of an entity; `key` is unique among all types. */
export interface EntityName {
  readonly kind: "entity"
  readonly type: string
  readonly id: string
  readonly key: string
}

/** Members by their key (`keyOf`), so that equal members are one. */
export interface SetValue {
  readonly kind: "set"
  readonly members: ReadonlyMap<string, Value>
}

export interface RecordValue {
  readonly kind: "record"
  readonly fields: ReadonlyMap<string, Value>
}

/** Cedar's extension types: a decimal in ten-thousandths, an address range, a moment and a span in milliseconds. */
export type Extension =
  | { readonly kind: "decimal"; readonly units: bigint }
  | { readonly kind: "ip"; readonly version: 4 | 6; readonly address: bigint; readonly prefix: number }
  | { readonly kind: "datetime"; readonly milliseconds: bigint }
  | { readonly kind: "duration"; readonly milliseconds: bigint }

/** What an expression yields. A `bigint` is Cedar's long: 64 bits, an overflow is an error. */
export type Value = boolean | bigint | string | EntityName | SetValue | RecordValue | Extension

/** An expression that has no value: a missing attribute, a wrong type, an overflow. `decide` turns every one into a refusal. */
export class EvaluationError extends Error {
  override readonly name = "EvaluationError"
}

export function entityName(type: string, id: string): EntityName {
  return { kind: "entity", type, id, key: `${type}::${JSON.stringify(id)}` }
}

export function setOf(values: Iterable<Value>): SetValue {
  const members = new Map<string, Value>()
  for (const value of values) members.set(keyOf(value), value)
  return { kind: "set", members }
}

const largest = 2n ** 63n - 1n
const smallest = -(2n ** 63n)

/** A whole number of 64 bits. @throws EvaluationError beyond them */
export function long(value: bigint): bigint {
  if (value > largest || value < smallest) throw new EvaluationError("a number left the range of 64 bits")
  return value
}

/** A text that two values share exactly when they are equal. */
export function keyOf(value: Value): string {
  if (typeof value === "string") return `s${value}`
  if (typeof value === "bigint") return `i${value}`
  if (typeof value === "boolean") return value ? "true" : "false"
  switch (value.kind) {
    case "entity":
      return `e${value.key}`
    case "set":
      return `{${[...value.members.keys()].sort().map(framed).join("")}}`
    case "record":
      return `(${[...value.fields]
        .map(([name, field]) => framed(name) + framed(keyOf(field)))
        .sort()
        .join("")})`
    case "ip":
      return `ip${value.version}/${value.address}/${value.prefix}`
    case "decimal":
      return `decimal${value.units}`
    default:
      return `${value.kind}${value.milliseconds}`
  }
}

/** Its length first, so that texts put side by side cannot be read in two ways. */
function framed(text: string): string {
  return `${text.length}:${text}`
}

export function equals(a: Value, b: Value): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b
  return a.kind === b.kind && keyOf(a) === keyOf(b)
}

/**
 * Reads a value of Cedar's JSON form.
 * @param call builds an extension value from its function's name and arguments
 * @throws CompileError for `null`, fractions, and whole numbers beyond 2^53, which JSON does not carry exactly
 */
export function readValue(json: Json, call: (name: string, parameters: readonly Value[]) => Value): Value {
  if (typeof json === "string" || typeof json === "boolean") return json
  if (typeof json === "number") return BigInt(exact(json))
  if (isList(json)) return setOf(json.map((item) => readValue(item, call)))
  if (!isObject(json)) throw new CompileError("null is no value")
  const entity = member(json, "__entity")
  if (entity !== undefined) return readEntityName(entity)
  const extension = member(json, "__extn")
  if (extension !== undefined) {
    const single = member(extension, "arg")
    const several = member(extension, "args")
    const given = single === undefined ? (isList(several) ? several : []) : [single]
    return call(
      textOf(member(extension, "fn"), "a function's name"),
      given.map((item) => readValue(item, call)),
    )
  }
  return {
    kind: "record",
    fields: new Map(Object.entries(json).map(([name, field]) => [name, readValue(field, call)])),
  }
}

/** Reads `{ type, id }`, also wrapped in `__entity`. */
export function readEntityName(json: Json | undefined): EntityName {
  const name = member(json, "__entity") ?? json
  return entityName(textOf(member(name, "type"), "an entity's type"), textOf(member(name, "id"), "an entity's id"))
}

/** A whole number that JSON carries exactly. */
export function exact(number: number): number {
  if (!Number.isSafeInteger(number)) throw new CompileError(`${number} is no whole number within ±(2^53 − 1)`)
  return number
}

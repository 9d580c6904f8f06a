import { type EntityName, EvaluationError, type SetValue, type Value } from "./value.ts"

export function isTrue(value: Value): boolean {
  if (typeof value !== "boolean") throw new EvaluationError("a condition must be true or false")
  return value
}

export function integer(value: Value): bigint {
  if (typeof value !== "bigint") throw new EvaluationError("a whole number is needed here")
  return value
}

export function text(value: Value): string {
  if (typeof value !== "string") throw new EvaluationError("a text is needed here")
  return value
}

export function entity(value: Value): EntityName {
  if (typeof value !== "object" || value.kind !== "entity") throw new EvaluationError("an entity is needed here")
  return value
}

export function set(value: Value): SetValue {
  if (typeof value !== "object" || value.kind !== "set") throw new EvaluationError("a set is needed here")
  return value
}

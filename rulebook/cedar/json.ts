/** Cedar's JSON form of a policy, an entity or a value, before anything is known of it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [name: string]: Json }

/** A policy that cannot be turned into a closure: refused when a list version is made, never at a decision. */
export class CompileError extends Error {
  override readonly name = "CompileError"
}

export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json)
}

/** The member of that name; never one inherited from the language. */
export function member(json: Json | undefined, name: string): Json | undefined {
  return isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined
}

export function textOf(json: Json | undefined, what: string): string {
  if (typeof json !== "string") throw new CompileError(`${what} must be a text`)
  return json
}

export function listOf(json: Json | undefined, what: string): readonly Json[] {
  if (!isList(json)) throw new CompileError(`${what} must be a list`)
  return json
}

export function fieldsOf(json: Json | undefined, what: string): readonly [string, Json][] {
  if (!isObject(json)) throw new CompileError(`${what} must be an object`)
  return Object.entries(json)
}

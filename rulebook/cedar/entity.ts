import { callExtension } from "./extension.ts"
import { fieldsOf, type Json, listOf, member } from "./json.ts"
import { type EntityName, readEntityName, readValue, type Value } from "./value.ts"

/** What is known of one entity. */
export interface Entity {
  readonly attributes: ReadonlyMap<string, Value>
  /** Keys of all entities above it, near and far. */
  readonly ancestors: ReadonlySet<string>
  readonly tags: ReadonlyMap<string, Value>
}

/** Entities by key. */
export type Entities = ReadonlyMap<string, Entity>

/** One request as the evaluator sees it. */
export interface Scene {
  readonly principal: EntityName
  readonly action: EntityName
  readonly resource: EntityName
  readonly context: Value
  readonly entities: Entities
}

/** Reads Cedar's JSON list of entities and closes the hierarchy upwards. */
export function readEntities(json: Json): Entities {
  const rows = listOf(json, "entities").map((row) => ({
    key: readEntityName(member(row, "uid")).key,
    parents: listOf(member(row, "parents") ?? [], "parents").map((parent) => readEntityName(parent).key),
    attributes: readFields(member(row, "attrs")),
    tags: readFields(member(row, "tags")),
  }))
  const parents = new Map(rows.map((row) => [row.key, row.parents]))
  return new Map(
    rows.map(({ key, attributes, tags }) => [key, { attributes, tags, ancestors: ancestorsOf(key, parents) }]),
  )
}

function readFields(json: Json | undefined): ReadonlyMap<string, Value> {
  return new Map(fieldsOf(json ?? {}, "attributes").map(([name, value]) => [name, readValue(value, callExtension)]))
}

function ancestorsOf(key: string, parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...(parents.get(key) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(parents.get(next) ?? []))
  }
  return found
}

import type { Entity, Scene } from "./entity.ts"
import { entity, text } from "./typed.ts"
import { type EntityName, EvaluationError, type Value } from "./value.ts"

function known(scene: Scene, name: EntityName): Entity {
  const found = scene.entities.get(name.key)
  if (found === undefined) throw new EvaluationError(`entity ${name.key} is not known`)
  return found
}

/** Whether an entity is another or lies below it. An entity that is not known lies below nothing but itself. */
export function isIn(scene: Scene, lower: EntityName, upper: EntityName): boolean {
  return lower.key === upper.key || (scene.entities.get(lower.key)?.ancestors.has(upper.key) ?? false)
}

export function isInAny(scene: Scene, lower: Value, upper: Value): boolean {
  const name = entity(lower)
  if (typeof upper !== "object" || upper.kind !== "set") return isIn(scene, name, entity(upper))
  return [...upper.members.values()].map(entity).some((candidate) => isIn(scene, name, candidate))
}

/** Attribute of an entity or field of a record; undefined when the value is known and has none of that name. */
export function fieldOf(scene: Scene, of: Value, name: string): Value | undefined {
  if (typeof of === "object" && of.kind === "record") return of.fields.get(name)
  return scene.entities.get(entity(of).key)?.attributes.get(name)
}

export function getField(scene: Scene, of: Value, name: string): Value {
  const found =
    typeof of === "object" && of.kind === "entity" ? known(scene, of).attributes.get(name) : fieldOf(scene, of, name)
  if (found === undefined) throw new EvaluationError(`attribute ${name} is missing`)
  return found
}

export function hasTag(of: Value, name: Value, scene: Scene): boolean {
  const [{ key }, tag] = [entity(of), text(name)]
  return scene.entities.get(key)?.tags.has(tag) ?? false
}

export function getTag(of: Value, name: Value, scene: Scene): Value {
  const found = known(scene, entity(of)).tags.get(text(name))
  if (found === undefined) throw new EvaluationError(`tag ${text(name)} is missing`)
  return found
}

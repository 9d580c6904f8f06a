/** Cedar policies as closures: the whole expression language, from Cedar's own JSON form. */
export { type Entities, type Entity, readEntities, type Scene } from "./entity.ts"
export { asCedar, evaluate, type Findings } from "./evaluate.ts"
export { callExtension } from "./extension.ts"
export { CompileError, type Json, member } from "./json.ts"
export { compilePolicy, type Policy } from "./policy.ts"
export {
  type EntityName,
  EvaluationError,
  entityName,
  readEntityName,
  readValue,
  setOf,
  type Value,
} from "./value.ts"

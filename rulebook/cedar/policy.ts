import type { Scene } from "./entity.ts"
import { compileExpression } from "./expression.ts"
import { CompileError, isList, type Json, listOf, member, textOf } from "./json.ts"
import { isIn } from "./lookup.ts"
import { isTrue } from "./typed.ts"
import { type EntityName, readEntityName } from "./value.ts"

type Test = (scene: Scene) => boolean

/** One policy as a closure. */
export interface Policy {
  readonly id: string
  readonly effect: "permit" | "forbid"
  /** The actions (or groups of them) that its head names; undefined when it holds for every action. */
  readonly actions: readonly EntityName[] | undefined
  /** Whether it applies to a request. @throws EvaluationError when that has no answer */
  readonly applies: Test
  /** The same for a request whose action is already known to be among `actions`: for policies indexed by action. */
  readonly appliesToAction: Test
}

/** Builds the closure of a policy in Cedar's JSON form. @throws CompileError for templates and for what is no policy */
export function compilePolicy(id: string, json: Json): Policy {
  const effect = member(json, "effect")
  if (effect !== "permit" && effect !== "forbid") throw new CompileError("a policy permits or forbids")
  const action = member(json, "action")
  const ofAction = compileHead(action, (scene) => scene.action) ?? (() => true)
  const appliesToAction = all(
    compileHead(member(json, "principal"), ({ principal }) => principal),
    compileHead(member(json, "resource"), ({ resource }) => resource),
    ...listOf(member(json, "conditions") ?? [], "conditions").map(compileClause),
  )
  return {
    id,
    effect,
    actions: member(action, "op") === "All" ? undefined : namesIn(action),
    // The head cannot err, so that its order among the tests changes no answer.
    applies: (scene) => ofAction(scene) && appliesToAction(scene),
    appliesToAction,
  }
}

/** All tests in order, up to the first that fails. */
function all(...given: readonly (Test | undefined)[]): Test {
  const [first = () => true, second, ...rest] = given.filter((test) => test !== undefined)
  if (second === undefined) return first
  if (rest.length === 0) return (scene) => first(scene) && second(scene)
  return (scene) => first(scene) && second(scene) && rest.every((test) => test(scene))
}

function namesIn(head: Json | undefined): readonly EntityName[] {
  const several = member(head, "entities")
  return isList(several) ? several.map(readEntityName) : [readEntityName(member(head, "entity"))]
}

/** The head of a policy for one variable; undefined when it asks for nothing. */
function compileHead(head: Json | undefined, of: (scene: Scene) => EntityName): Test | undefined {
  const operator = member(head, "op")
  if (operator === "All") return undefined
  if (operator === "is") {
    const type = textOf(member(head, "entity_type"), "an entity type")
    const above = member(head, "in")
    const uppers = above === undefined ? undefined : namesIn(above)
    return (scene) =>
      of(scene).type === type && (uppers === undefined || uppers.some((upper) => isIn(scene, of(scene), upper)))
  }
  const names = namesIn(head)
  if (operator === "==") return (scene) => names.some(({ key }) => key === of(scene).key)
  if (operator === "in") return (scene) => names.some((upper) => isIn(scene, of(scene), upper))
  throw new CompileError("the head of a policy is ==, in, is or nothing")
}

function compileClause(clause: Json): Test {
  const body = compileExpression(member(clause, "body"))
  const kind = member(clause, "kind")
  if (kind === "when") return (scene) => isTrue(body(scene))
  if (kind === "unless") return (scene) => !isTrue(body(scene))
  throw new CompileError("a condition is when or unless")
}

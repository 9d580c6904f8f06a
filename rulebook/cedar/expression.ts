import type { Scene } from "./entity.ts"
import { callExtension, isExtension } from "./extension.ts"
import { CompileError, fieldsOf, isList, isObject, type Json, listOf, member, textOf } from "./json.ts"
import { fieldOf, getField, getTag, hasTag, isInAny } from "./lookup.ts"
import { compilePattern } from "./pattern.ts"
import { entity, integer, isTrue, set, text } from "./typed.ts"
import { equals, keyOf, long, readValue, type SetValue, setOf, type Value } from "./value.ts"

/** One expression as a closure. @throws EvaluationError when it has no value in this scene */
export type Evaluate = (scene: Scene) => Value

/** Builds the closure of an expression in Cedar's JSON form. @throws CompileError for what is no expression */
export function compileExpression(json: Json | undefined): Evaluate {
  const [[operator, argument] = [], ...more] = fieldsOf(json, "an expression")
  if (operator === undefined || argument === undefined || more.length > 0)
    throw new CompileError("an expression has exactly one operator")
  const compile = operators.get(operator)
  if (compile !== undefined) return compile(argument)
  if (isExtension(operator)) return compileCall(operator, listOf(argument, operator))
  throw new CompileError(`unknown operator ${operator}`)
}

/** A call on literals alone has one result, worked out once: at the first use, as a wrong literal is an error of evaluation. */
function compileCall(name: string, given: readonly Json[]): Evaluate {
  const parameters = given.map(compileExpression)
  const evaluate: Evaluate = (scene) =>
    callExtension(
      name,
      parameters.map((parameter) => parameter(scene)),
    )
  if (!given.every((parameter) => isObject(parameter) && Object.hasOwn(parameter, "Value"))) return evaluate
  let known: Value | undefined
  return (scene) => {
    known ??= evaluate(scene)
    return known
  }
}

/** Order is defined within whole numbers, within moments and within spans. */
function compareBy(compare: (a: bigint, b: bigint) => boolean): (a: Value, b: Value) => boolean {
  return (a, b) => {
    if (typeof a === "object" && typeof b === "object")
      if ((a.kind === "datetime" && b.kind === "datetime") || (a.kind === "duration" && b.kind === "duration"))
        return compare(a.milliseconds, b.milliseconds)
    return compare(integer(a), integer(b))
  }
}

function compileHas(json: Json): Evaluate {
  const left = compileExpression(member(json, "left"))
  const attribute = member(json, "attr")
  const path = isList(attribute) ? attribute.map((name) => textOf(name, "an attribute")) : [textOf(attribute, "attr")]
  return (scene) => {
    let at: Value | undefined = left(scene)
    for (const name of path) {
      at = fieldOf(scene, at, name)
      if (at === undefined) return false
    }
    return true
  }
}

function compileIs(json: Json): Evaluate {
  const left = compileExpression(member(json, "left"))
  const type = textOf(member(json, "entity_type"), "an entity type")
  const above = member(json, "in")
  const upper = above === undefined ? undefined : compileExpression(above)
  return (scene) => {
    const name = left(scene)
    if (entity(name).type !== type) return false
    return upper === undefined || isInAny(scene, name, upper(scene))
  }
}

function compileContains(json: Json): Evaluate {
  const left = compileExpression(member(json, "left"))
  const sought = member(json, "right")
  const literal = member(sought, "Value")
  if (typeof literal === "string") {
    const key = keyOf(literal)
    return (scene) => set(left(scene)).members.has(key)
  }
  const right = compileExpression(sought)
  const items = member(member(json, "left"), "Set")
  if (isList(items)) return containsListed(items, right)
  return (scene) => set(left(scene)).members.has(keyOf(right(scene)))
}

/** Whether a set that is written out holds a value: without building the set, which costs more than the question. */
function containsListed(items: readonly Json[], right: Evaluate): Evaluate {
  const texts = items.map((item) => member(item, "Value"))
  if (texts.every((text) => typeof text === "string")) {
    const known = new Set<Value>(texts)
    return (scene) => known.has(right(scene))
  }
  const listed = items.map(compileExpression)
  return (scene) => {
    // Each item is evaluated before the question, as it may err.
    const values = listed.map((item) => item(scene))
    const sought = right(scene)
    return values.some((value) => equals(value, sought))
  }
}

function unary(apply: (value: Value) => Value): (json: Json) => Evaluate {
  return (json) => {
    const argument = compileExpression(member(json, "arg"))
    return (scene) => apply(argument(scene))
  }
}

function binary(apply: (left: Value, right: Value, scene: Scene) => Value): (json: Json) => Evaluate {
  return (json) => {
    const left = compileExpression(member(json, "left"))
    const right = compileExpression(member(json, "right"))
    return (scene) => apply(left(scene), right(scene), scene)
  }
}

/** `&&` stops at the first false, `||` at the first true: what comes after is not evaluated and cannot err. */
function shortcut(stopsAt: boolean): (json: Json) => Evaluate {
  return (json) => {
    const left = compileExpression(member(json, "left"))
    const right = compileExpression(member(json, "right"))
    return (scene) => (isTrue(left(scene)) === stopsAt ? stopsAt : isTrue(right(scene)))
  }
}

function compileVariable(json: Json): Evaluate {
  switch (json) {
    case "principal":
      return ({ principal }) => principal
    case "action":
      return ({ action }) => action
    case "resource":
      return ({ resource }) => resource
    case "context":
      return ({ context }) => context
    default:
      throw new CompileError("a variable is principal, action, resource or context")
  }
}

function compileLiteral(json: Json): Evaluate {
  const value = readValue(json, callExtension)
  return () => value
}

function compileSet(json: Json): Evaluate {
  const items = listOf(json, "a set").map(compileExpression)
  // A set of literals is the same in every scene.
  if (listOf(json, "a set").every((item) => isObject(item) && Object.hasOwn(item, "Value"))) {
    const fixed = setOf(listOf(json, "a set").map((item) => readValue(member(item, "Value") ?? null, callExtension)))
    return () => fixed
  }
  return (scene) => setOf(items.map((item) => item(scene)))
}

function compileRecord(json: Json): Evaluate {
  const fields = fieldsOf(json, "a record").map(([name, field]) => [name, compileExpression(field)] as const)
  return (scene) => ({ kind: "record", fields: new Map(fields.map(([name, field]) => [name, field(scene)])) })
}

function compileChoice(json: Json): Evaluate {
  const condition = compileExpression(member(json, "if"))
  const whenTrue = compileExpression(member(json, "then"))
  const whenFalse = compileExpression(member(json, "else"))
  return (scene) => (isTrue(condition(scene)) ? whenTrue(scene) : whenFalse(scene))
}

function compileAttribute(json: Json): Evaluate {
  const left = compileExpression(member(json, "left"))
  const name = textOf(member(json, "attr"), "an attribute")
  return (scene) => getField(scene, left(scene), name)
}

function compileLike(json: Json): Evaluate {
  const left = compileExpression(member(json, "left"))
  const matches = compilePattern(listOf(member(json, "pattern"), "a pattern"))
  return (scene) => matches(text(left(scene)))
}

const operators: ReadonlyMap<string, (json: Json) => Evaluate> = new Map([
  ["Value", compileLiteral],
  ["Var", compileVariable],
  ["Set", compileSet],
  ["Record", compileRecord],
  ["!", unary((value) => !isTrue(value))],
  ["neg", unary((value) => long(-integer(value)))],
  ["isEmpty", unary((value) => set(value).members.size === 0)],
  ["==", binary(equals)],
  ["!=", binary((a, b) => !equals(a, b))],
  ["<", binary(compareBy((a, b) => a < b))],
  ["<=", binary(compareBy((a, b) => a <= b))],
  [">", binary(compareBy((a, b) => a > b))],
  [">=", binary(compareBy((a, b) => a >= b))],
  ["+", binary((a, b) => long(integer(a) + integer(b)))],
  ["-", binary((a, b) => long(integer(a) - integer(b)))],
  ["*", binary((a, b) => long(integer(a) * integer(b)))],
  ["&&", shortcut(false)],
  ["||", shortcut(true)],
  ["in", binary((a, b, scene) => isInAny(scene, a, b))],
  ["contains", compileContains],
  ["containsAll", binary((a, b) => membersIn(set(a), set(b)).every((isMember) => isMember))],
  ["containsAny", binary((a, b) => membersIn(set(a), set(b)).includes(true))],
  ["hasTag", binary(hasTag)],
  ["getTag", binary(getTag)],
  [".", compileAttribute],
  ["has", compileHas],
  ["like", compileLike],
  ["is", compileIs],
  ["if-then-else", compileChoice],
])

/** For each member of `sought`, whether it is one of `all`. */
function membersIn(all: SetValue, sought: SetValue): readonly boolean[] {
  return [...sought.members.keys()].map((key) => all.members.has(key))
}

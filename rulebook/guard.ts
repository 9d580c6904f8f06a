import { isList, isObject, type Json, member } from "./cedar/json.ts"
import { principalShape, resourceShape } from "./request.ts"

/**
 * A part of a policy's condition that asks one attribute for one of some texts: without it the policy does not apply.
 * Rules are found by it instead of being tried one after the other.
 */
export interface Guard {
  readonly owner: "principal" | "resource"
  readonly attribute: string
  /** The attribute is one of these, or, being a set, holds the one of them. */
  readonly texts: readonly string[]
}

/** The most telling attributes first: those that single out few requests. */
const telling = ["id", "organisation", "owner", "person", "group", "jurisdiction", "roles", "kind", "status"]

/**
 * The most telling guard of a policy in Cedar's JSON form.
 * INVARIANT: only a policy that cannot err has one. A policy that errs is a refusal, so none may be passed over that might.
 */
export function guardOf(policy: Json): Guard | undefined {
  const conditions = member(policy, "conditions")
  const clauses = isList(conditions) ? conditions : []
  if (clauses.some((clause) => typeOf(member(clause, "body")) !== "Bool")) return undefined
  return clauses
    .filter((clause) => member(clause, "kind") === "when")
    .flatMap((clause) => guardsIn(member(clause, "body")))
    .sort((a, b) => telling.indexOf(a.attribute) - telling.indexOf(b.attribute) || a.texts.length - b.texts.length)[0]
}

/** The guards among the parts that must all be true. */
function guardsIn(json: Json | undefined): readonly Guard[] {
  const both = member(json, "&&")
  if (both !== undefined) return [...guardsIn(member(both, "left")), ...guardsIn(member(both, "right"))]
  const equal = member(json, "==")
  if (equal !== undefined) {
    const [left, right] = [member(equal, "left"), member(equal, "right")]
    return [...guard(left, textsIn(right), "String"), ...guard(right, textsIn(left), "String")]
  }
  const contains = member(json, "contains")
  if (contains === undefined) return []
  const [left, right] = [member(contains, "left"), member(contains, "right")]
  return [...guard(right, setOfTexts(left), "String"), ...guard(left, textsIn(right), "Set")]
}

function guard(json: Json | undefined, texts: readonly string[], type: "String" | "Set"): readonly Guard[] {
  const owner = member(member(member(json, "."), "left"), "Var")
  const attribute = member(member(json, "."), "attr")
  if ((owner !== "principal" && owner !== "resource") || typeof attribute !== "string") return []
  return texts.length > 0 && telling.includes(attribute) && typeOf(json) === type ? [{ owner, attribute, texts }] : []
}

function textsIn(json: Json | undefined): readonly string[] {
  const value = member(json, "Value")
  return typeof value === "string" ? [value] : []
}

/** The texts of a set of nothing else; none for any other set. */
function setOfTexts(json: Json | undefined): readonly string[] {
  const items = member(json, "Set")
  if (!isList(items)) return []
  const texts = items.flatMap(textsIn)
  return texts.length === items.length ? [...new Set(texts)] : []
}

type Type = "Bool" | "String" | "Set"

/** The type of an expression that has a value for every request that is let in; undefined: it may err. */
function typeOf(json: Json | undefined): Type | undefined {
  if (!isObject(json)) return undefined
  const [[operator, argument] = ["", null], ...more] = Object.entries(json)
  if (more.length > 0) return undefined
  const types = (...names: readonly string[]) => names.map((name) => typeOf(member(argument, name)))
  switch (operator) {
    case "Value":
      return typeof argument === "string" ? "String" : typeof argument === "boolean" ? "Bool" : undefined
    case "Set":
      return isList(argument) && argument.every((item) => typeOf(item) === "String") ? "Set" : undefined
    case ".":
      return attributeType(member(member(argument, "left"), "Var"), member(argument, "attr"))
    case "==":
    case "!=":
      return types("left", "right").includes(undefined) ? undefined : "Bool"
    case "&&":
    case "||":
      return types("left", "right").every((type) => type === "Bool") ? "Bool" : undefined
    case "!":
      return types("arg")[0] === "Bool" ? "Bool" : undefined
    case "isEmpty":
      return types("arg")[0] === "Set" ? "Bool" : undefined
    case "contains":
      return types("left")[0] === "Set" && types("right")[0] !== undefined ? "Bool" : undefined
    case "containsAll":
    case "containsAny":
      return types("left", "right").every((type) => type === "Set") ? "Bool" : undefined
    default:
      return undefined
  }
}

/** Attributes that every request has, whatever the act. */
function attributeType(owner: Json | undefined, name: Json | undefined): Type | undefined {
  if (typeof name !== "string") return undefined
  if (owner === "context") return ["act", "day", "channel"].includes(name) ? "String" : undefined
  const shape = owner === "principal" ? principalShape : owner === "resource" ? resourceShape : {}
  const type = Object.hasOwn(shape, name) ? shape[name] : undefined
  return type === "String" ? "String" : type === "Set<String>" ? "Set" : undefined
}

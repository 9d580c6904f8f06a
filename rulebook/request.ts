import type { Day } from "../base/index.ts"
import { type Act, acts } from "./acts.ts"
import {
  type Entities,
  type Entity,
  type EntityName,
  EvaluationError,
  entityName,
  type Scene,
  setOf,
  type Value,
} from "./cedar/index.ts"

/**
 * Who asks. Nobody signed in: every text empty, no roles. `organisation`, `kind`, `jurisdiction` and `group` are those
 * of the organisation for which the person acts now; `kind` is firm, institute, university, government or office.
 */
export type Principal = {
  readonly id: string
  readonly roles: readonly string[]
  readonly organisation: string
  readonly kind: string
  readonly jurisdiction: string
  /** Controlling group of the organisation. */
  readonly group: string
  /** Acts that the API key was made for, or "*"; empty without a key. */
  readonly scopes: readonly string[]
  /** "active" or "suspended": the worse of the person's and the organisation's. */
  readonly status: string
}

/**
 * What is acted on. `owner` is the organisation that owns the facility; `organisation` the one that booked, pays, holds
 * the voucher or purse, or is edited; `person` the one concerned. Empty where there is none.
 */
export type Resource = {
  readonly kind: string
  readonly id: string
  readonly jurisdiction: string
  readonly owner: string
  readonly organisation: string
  readonly person: string
  readonly status: string
}

/** How the request came: by a signed-in session, an API key, without sign-in, or from the scheduler. */
export type Channel = "session" | "key" | "public" | "scheduler"

type Asked<Of extends Act, Context> = {
  readonly act: Of
  readonly principal: Principal
  readonly resource: Resource
  readonly context: Context
}

/** One question to the rule book. Built by our own code from checked values, never taken over from a caller's JSON. */
export type DecisionRequest =
  | Asked<Exclude<Act, PolicyAct>, { readonly channel: Channel }>
  | Asked<PolicyAct, { readonly channel: Channel; readonly residencyCondition: boolean }>

/** Acts that bring a slot policy: the rules may read whether it holds a condition of residence. */
type PolicyAct = "facilities.set-policy" | "facilities.register"

/** Cedar's name of a type, for each attribute. The schema is written from this, and each request is checked against it. */
export type Shape = Readonly<Record<string, "String" | "Set<String>" | "Bool" | "Long">>

export const principalShape: Shape = {
  id: "String",
  roles: "Set<String>",
  organisation: "String",
  kind: "String",
  jurisdiction: "String",
  group: "String",
  scopes: "Set<String>",
  status: "String",
}

export const resourceShape: Shape = {
  kind: "String",
  id: "String",
  jurisdiction: "String",
  owner: "String",
  organisation: "String",
  person: "String",
  status: "String",
}

/** `act` and `day` are filled in by `decide`. */
const commonContext: Shape = { act: "String", day: "String", channel: "String" }

const policyContext: Shape = { ...commonContext, residencyCondition: "Bool" }
const ownContexts: ReadonlyMap<string, Shape> = new Map([
  ["facilities.set-policy", policyContext],
  ["facilities.register", policyContext],
])

/** What the context of an act holds. */
export function contextShape(act: Act): Shape {
  return ownContexts.get(act) ?? commonContext
}

/** Names and groups of the acts as entities of the hierarchy. */
const actEntities: ReadonlyMap<string, { readonly name: EntityName; readonly entity: Entity }> = new Map(
  Object.entries(acts).map(([act, group]) => [
    act,
    {
      name: entityName("Action", act),
      entity: { attributes: new Map(), tags: new Map(), ancestors: new Set([entityName("Action", group).key]) },
    },
  ]),
)

/** The act and the group it lies in, as keys. */
export function keysOfAct(act: string): readonly string[] {
  const found = actEntities.get(act)
  return found === undefined ? [] : [found.name.key, ...found.entity.ancestors]
}

/**
 * The scene of a request, each attribute checked against the shape: none missing, none added, none of another type.
 * @throws EvaluationError naming the attribute
 */
export function sceneOf({ act, principal, resource, context }: DecisionRequest, day: Day): Scene {
  const action = actEntities.get(act)
  if (action === undefined) throw new EvaluationError(`there is no act ${act}`)
  const who = entityName("Person", principal.id)
  const what = entityName("Resource", `${resource.kind}/${resource.id}`)
  const entities: Entities = new Map<string, Entity>([
    [who.key, described(principal, principalShape)],
    [what.key, described(resource, resourceShape)],
    [action.name.key, action.entity],
  ])
  const fields = valuesOf({ ...context, act, day }, contextShape(act))
  return { principal: who, action: action.name, resource: what, context: { kind: "record", fields }, entities }
}

function described(given: Readonly<Record<string, unknown>>, shape: Shape): Entity {
  return { attributes: valuesOf(given, shape), tags: new Map<string, Value>(), ancestors: new Set<string>() }
}

/** Reads the attributes that a shape asks for. @throws EvaluationError for one that is missing, added or of another type */
export function valuesOf(given: Readonly<Record<string, unknown>>, shape: Shape): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const name in given) {
    const type = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (type === undefined) throw new EvaluationError(`${name} is not asked for`)
    values.set(name, readAttribute(given[name], type, name))
  }
  for (const name in shape) if (!values.has(name)) throw new EvaluationError(`${name} is missing`)
  return values
}

function readAttribute(given: unknown, type: Shape[string], name: string): Value {
  if (type === "String" && typeof given === "string") return given
  if (type === "Bool" && typeof given === "boolean") return given
  if (type === "Long" && typeof given === "number" && Number.isSafeInteger(given)) return BigInt(given)
  if (type === "Set<String>" && Array.isArray(given)) return setOf(given.map((item) => readText(item, name)))
  throw new EvaluationError(`${name} must be of type ${type}`)
}

function readText(given: unknown, name: string): string {
  if (typeof given === "string") return given
  throw new EvaluationError(`${name} must hold texts`)
}

import * as z from "zod"
import { Step, Uncertainty } from "../../observatory/index.ts"

/** What a method file may say, from the schemas that read it: an argument with its values and its default. */
export interface MethodArgument {
  readonly name: string
  readonly values: string
  readonly initial: string
}

interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly items?: Shape | boolean
  readonly prefixItems?: readonly Shape[]
  readonly default?: unknown
}

/** Arguments of each step, and of `uncertainty`, in the order of the schemas. */
export function methodArguments(): ReadonlyMap<string, readonly MethodArgument[]> {
  const steps = Step.options.map(({ shape }) => [shape.step.value, argumentsOf(shape.arguments)] as const)
  return new Map([...steps, ["uncertainty", argumentsOf(Uncertainty)]])
}

function argumentsOf(schema: z.ZodType): readonly MethodArgument[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "output" }) as Shape
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    values: valuesOf(shape),
    initial: "default" in shape ? compact(shape.default) : "",
  }))
}

function optionsOf(options: Readonly<Record<string, Shape>>): readonly string[] {
  const names = Object.keys(options)
  return names.length === 0 ? [] : [`{${names.join(", ")}}`]
}

function compact(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value).replaceAll('"', "")
}

function valuesOf(shape: Shape): string {
  if ("const" in shape) return compact(shape.const)
  if (shape.enum) return shape.enum.map(compact).join(", ")
  const either = shape.anyOf ?? shape.oneOf
  if (either) return [...new Set(either.map(valuesOf))].join(", ")
  if (shape.prefixItems) return `[${shape.prefixItems.map(valuesOf).join(", ")}]`
  if (shape.type === "array") return `[${typeof shape.items === "object" ? valuesOf(shape.items) : ""}…]`
  const { name, ...options } = shape.properties ?? {}
  if (name?.const !== undefined) return [compact(name.const), ...optionsOf(options)].join(" ")
  if (shape.properties) return `{${Object.keys(shape.properties).join(", ")}}`
  if (typeof shape.additionalProperties === "object") return `{code: ${valuesOf(shape.additionalProperties)}}`
  return shape.type ?? "any"
}

import * as z from "zod"
import { Problem, type Route, routes } from "./contract/index.ts"

type Json = { readonly [name: string]: unknown }

/**
 * The API as an OpenAPI 3.1 description, made from the contract alone. It is committed, and a test compares it, so
 * that a change of the API is seen as one.
 */
export function describeApi(): Json {
  const components: Record<string, unknown> = {}
  const problem = schemaOf(Problem, "output", components)
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, problem, components) }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Delta Commons",
      version: "0.1.0",
      summary: "An open platform on which several jurisdictions run one innovation region",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "delta.session_token" },
        key: { type: "http", scheme: "bearer" },
      },
    },
    security: [{}, { session: [] }, { key: [] }],
  }
}

function operationOf(route: Route, problem: Json, components: Record<string, unknown>): Json {
  const isCsv = route.accepts === "csv"
  return {
    operationId: operationIdOf(route),
    tags: [route.path.split("/")[2]],
    summary: route.summary,
    description: `Rule-book act: \`${route.name}\`.${route.refusals.length > 0 ? ` Refusals: ${route.refusals.join(", ")}.` : ""}`,
    parameters: [
      ...parametersOf(route.params, "path", components),
      ...parametersOf(route.query, "query", components),
      ...(route.kind === "act"
        ? [headerOf("Idempotency-Key", "A new key for each act; the same on each retry of it", true)]
        : []),
      ...(route.ifMatch ? [headerOf("If-Match", "The version that is edited, as its ETag says", true)] : []),
      headerOf("X-Organisation", "Id of the organisation acted for; without it the first membership", false),
    ],
    ...(route.method === "GET" || (!isCsv && isEmpty(route.body))
      ? {}
      : {
          requestBody: {
            required: true,
            content: isCsv
              ? { "text/csv": { schema: { type: "string" } } }
              : { "application/json": { schema: schemaOf(route.body, "input", components) } },
          },
        }),
    responses: {
      200: {
        description: "Done",
        content: { [mediaTypeOf(route)]: { schema: schemaOf(route.reply, "output", components) } },
      },
      default: {
        description: "A problem, with its code",
        content: { "application/problem+json": { schema: problem } },
      },
    },
  }
}

const fileTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  pdf: "application/pdf",
  xml: "application/xml",
}

/** Media type of a route's reply: that of the file it sends, else JSON. */
export function mediaTypeOf({ file }: Pick<Route, "file">): string {
  return file === null ? "application/json" : (fileTypes[file.split(".").at(-1) ?? ""] ?? "text/plain")
}

/** A name for client generators: the method with the path in camel case. */
export function operationIdOf({ method, path }: Route): string {
  const words = path
    .replace("/api/", "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("")
}

function parametersOf(
  shape: z.ZodObject,
  place: "path" | "query",
  components: Record<string, unknown>,
): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(shape, "input", components) as {
    properties?: Record<string, Json>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }))
}

function headerOf(name: string, description: string, required: boolean): Json {
  return { name, in: "header", required, description, schema: { type: "string" } }
}

function isEmpty(shape: z.ZodType): boolean {
  return shape instanceof z.ZodObject && Object.keys(shape.shape).length === 0
}

/**
 * One shape as JSON Schema; shapes with an id of their own become components and are referred to. What a reply holds
 * may grow, so that no component forbids further properties.
 */
function schemaOf(shape: z.ZodType, io: "input" | "output", components: Record<string, unknown>): Json {
  // Wrapped, so that a shape with an id of its own becomes a definition as well.
  const { $defs = {}, properties } = z.toJSONSchema(z.object({ it: shape }), {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  // What a request may leave out and a reply always has is required in one of the two only: then there are two components.
  const names = new Map(
    Object.entries($defs).map(([id, schema]) => {
      const { id: _, ...rest } = schema
      const text = JSON.stringify(rest)
      const known =
        components[id] === undefined ||
        JSON.stringify(components[id]) === text.replaceAll("#/$defs/", "#/components/schemas/")
      return [id, known ? id : `${id}Asked`]
    }),
  )
  const referring = (schema: unknown): unknown =>
    JSON.parse(
      JSON.stringify(schema).replaceAll(
        /#\/\$defs\/([^"]+)/g,
        (_, id: string) => `#/components/schemas/${names.get(id) ?? id}`,
      ),
    )
  for (const [id, schema] of Object.entries($defs)) {
    const { id: _, ...rest } = schema
    components[names.get(id) ?? id] ??= referring(rest)
  }
  return referring(properties?.it) as Json
}

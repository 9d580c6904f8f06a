import compress from "@fastify/compress"
import helmet from "@fastify/helmet"
import rateLimit from "@fastify/rate-limit"
import Fastify, { type FastifyInstance } from "fastify"
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod"
import { Refusal, twiceNamed } from "../base/index.ts"
import { requireHeldNumbers } from "../settlement/index.ts"
import type { Handled } from "./act.ts"
import { routes } from "./contract/index.ts"
import { mediaTypeOf } from "./description.ts"
import { registerDocs } from "./docs.ts"
import { handlers } from "./handlers.ts"
import { requireKeepable } from "./keepable.ts"
import { perform } from "./perform.ts"
import type { Platform } from "./platform.ts"
import { answerError } from "./problem.ts"
import { registerRaw } from "./raw.ts"
import { registerWeb } from "./web.ts"

export interface ServerOptions {
  /** Folder of the built web pages; null serves the API alone. */
  readonly webFolder: string | null
  /** Requests a minute that one caller may send; null for no limit. */
  readonly requestsPerMinute: number | null
  readonly logLevel: "silent" | "warn" | "info"
}

/** Builds the HTTP server: every route of the contract with its work, errors as problem details, and the web pages. */
export async function buildServer(platform: Platform, options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger:
      options.logLevel === "silent"
        ? false
        : { level: options.logLevel, redact: ["req.headers.cookie", "req.headers.authorization"] },
    genReqId: () => platform.newId(),
    bodyLimit: 25_000_000,
    trustProxy: "loopback",
    routerOptions: { querystringParser: (text) => Object.fromEntries(groupQuery(new URLSearchParams(text))) },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  refuseLossyJson(app)
  app.addContentTypeParser("text/csv", { parseAs: "buffer" }, (_, body, done) => done(null, body))
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy }, strictTransportSecurity: false })
  await app.register(compress, { global: true, encodings: ["br", "gzip"], threshold: 2048 })
  if (options.requestsPerMinute !== null)
    await app.register(rateLimit, {
      max: options.requestsPerMinute,
      timeWindow: 60_000,
      allowList: (request) => !request.url.startsWith("/api/"),
    })
  for (const one of handlers) registerRoute(app, one, platform)
  await registerRaw(app, platform)
  await registerDocs(app)
  await registerWeb(app, options.webFolder)
  return app
}

/**
 * A name that stands twice in one object of a body is refused: of two values the last would count without a word. So is
 * a bare number of which digits would be lost without a word.
 */
function refuseLossyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error")
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    parse(request, body, (error, read: unknown) => {
      if (error !== null) return done(error)
      try {
        requireKeptWhole(body)
      } catch (refusal) {
        return done(refusal instanceof Error ? refusal : new Error(String(refusal)))
      }
      done(null, read)
    })
  })
}

/** @throws Refusal "api.name-twice", "settlement.inexact-number" */
function requireKeptWhole(json: string): void {
  const name = twiceNamed(json)
  if (name !== undefined) throw new Refusal("api.name-twice", { name })
  requireHeldNumbers(json)
}

/** Every route of the contract has its work: a route without one stops the start. */
export function missingHandlers(): readonly string[] {
  const known = new Set(handlers.map(({ route }) => `${route.method} ${route.path}`))
  return routes
    .filter((route) => !known.has(`${route.method} ${route.path}`))
    .map((route) => `${route.method} ${route.path}`)
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  // The component library writes computed sizes as inline styles.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'", "data:"],
  upgradeInsecureRequests: null,
}

function registerRoute(app: FastifyInstance, one: Handled, platform: Platform): void {
  const { route } = one
  app.route({
    method: route.method,
    url: route.path,
    schema: {
      params: route.params,
      querystring: route.query,
      ...(route.method === "GET" || route.accepts === "csv" ? {} : { body: route.body }),
    },
    // Who sends no body to an act that asks for nothing sends an empty one.
    preValidation: async (request) => {
      if (route.accepts === "json" && request.method !== "GET") request.body ??= {}
    },
    handler: async (request, reply) => {
      const input = { params: request.params, query: request.query, body: bodyOf(one, request.body) }
      // A file is read by what knows its columns, and says so itself.
      requireKeepable(route.accepts === "csv" ? { ...input, body: null } : input)
      const { body, version } = await perform(one, request, input, platform)
      if (version !== null) reply.header("etag", `"${version}"`)
      if (route.file !== null) reply.header("content-disposition", `attachment; filename="${route.file}"`)
      const isText = !(body instanceof Uint8Array)
      return reply.type(isText ? `${mediaTypeOf(route)}; charset=utf-8` : mediaTypeOf(route)).send(body)
    },
  })
}

/** A file's text: UTF-8, else GB18030, which Chinese spreadsheets still write. */
function bodyOf({ route }: Handled, body: unknown): unknown {
  if (route.accepts !== "csv") return body ?? {}
  if (!Buffer.isBuffer(body)) throw new Refusal("api.bad-csv", { cause: "content-type text/csv", columns: "…" })
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body)
  } catch {
    return new TextDecoder("gb18030").decode(body)
  }
}

/** A query with a name given twice becomes a list. */
function* groupQuery(query: URLSearchParams): Generator<[string, string | string[]]> {
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    yield [name, values.length === 1 ? (values[0] ?? "") : values]
  }
}

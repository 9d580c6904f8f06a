import type * as z from "zod"
import type {
  agreements,
  books,
  dividing,
  duties,
  evidence,
  exported,
  facilities,
  governance,
  identity,
  impact,
  observatory,
  output,
  ownership,
  plans,
  region,
  rulebook,
  settlement,
  subsidies,
} from "../api/contract/index.ts"
import { actingHeader } from "./acting.ts"
import { language } from "./i18n.ts"
import { routeTable } from "./route-table.ts"

type Contract = typeof agreements &
  typeof books &
  typeof subsidies &
  typeof dividing &
  typeof duties &
  typeof evidence &
  typeof exported &
  typeof facilities &
  typeof governance &
  typeof identity &
  typeof impact &
  typeof observatory &
  typeof output &
  typeof ownership &
  typeof plans &
  typeof region &
  typeof rulebook &
  typeof settlement

interface RouteShape {
  readonly kind: "act" | "read"
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly reply: z.ZodType
}

/** Names of the contract's routes, as its modules export them. */
export type RouteName = { [Name in keyof Contract]: Contract[Name] extends RouteShape ? Name : never }[keyof Contract]
type Shape<Name extends RouteName> = Contract[Name] extends infer R extends RouteShape ? R : never

/** What a route answers. */
export type Reply<Name extends RouteName> = z.output<Shape<Name>["reply"]>
/** What a route's query may hold. */
export type Query<Name extends RouteName> = z.input<Shape<Name>["query"]>
/** What is sent along: names in the path, the query, the body, and the version that an edit changes. */
export interface Asked<Name extends RouteName> {
  readonly params?: z.input<Shape<Name>["params"]>
  readonly query?: Query<Name>
  readonly body?: z.input<Shape<Name>["body"]>
  readonly version?: number
}

/** A reply that says no, as RFC 9457 problem details. Texts are in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem"
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly help: string | undefined
  readonly entries: readonly string[]
  readonly fields: readonly { readonly path: string; readonly message: string }[]
  readonly facts: Readonly<Record<string, string>>
  /** Id under which a fault of ours is logged. */
  readonly fault: string | undefined

  constructor(status: number, said: Said = {}) {
    super(said.detail ?? `${status}`)
    this.status = status
    this.code = said.code ?? `http.${status}`
    this.title = said.title ?? ""
    this.detail = said.detail ?? ""
    this.help = said.help === "" ? undefined : said.help
    this.entries = said.entries ?? []
    this.fields = said.fields ?? []
    this.facts = said.facts ?? {}
    this.fault = status >= 500 ? said.facts?.id : undefined
  }
}

/** No reply came: the network is away, or the server. Whether an act was done is unknown then. */
export class Unreachable extends Error {
  override readonly name = "Unreachable"
}

/** `fetch` with a broken connection told apart from our own mistakes. @throws Unreachable */
export async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (fault) {
    if (request.signal?.aborted) throw fault
    throw new Unreachable(address, { cause: fault })
  }
}

interface Said {
  readonly code?: string
  readonly title?: string
  readonly detail?: string
  readonly help?: string
  readonly entries?: readonly string[]
  readonly fields?: readonly { readonly path: string; readonly message: string }[]
  readonly facts?: Readonly<Record<string, string>>
}

/** What a reply that is no problem document (a proxy's page, say) says is nothing. */
async function problemIn(reply: Response): Promise<Said | undefined> {
  if (!(reply.headers.get("Content-Type") ?? "").includes("json")) return undefined
  return reply.json().catch(() => undefined)
}

/** Times that an act whose outcome is unknown is asked again, with the same key. */
const askedAgain = 3

/**
 * Calls a route. An act takes `key`, made once for what the reader wants done: the API does it at most once a key. When
 * the outcome is unknown (the connection broke, or the API says so) it is asked again with the same key.
 * @throws ApiProblem for a refusal or a fault of the server, Unreachable when no reply came
 * @example await call("readFacility", { params: { jurisdiction: "CN-SH", facility: "ssrf" } })
 */
export async function call<Name extends RouteName>(
  name: Name,
  asked: Asked<Name> = {},
  once: { readonly key?: string; readonly signal?: AbortSignal } = {},
): Promise<Reply<Name>> {
  const { address, request } = requestOf(name, asked, once)
  return send<Reply<Name>>(address, request, once.key === undefined ? 0 : askedAgain)
}

/**
 * Calls a read that answers with a file. @throws ApiProblem, Unreachable
 * @example saveFile("claims.pdf", "application/pdf", await callForFile("claimsPaper", { body }))
 */
export async function callForFile<Name extends RouteName>(name: Name, asked: Asked<Name> = {}): Promise<Blob> {
  const { address, request } = requestOf(name, asked, {})
  return send(address, request, 0, (reply) => reply.blob())
}

function requestOf<Name extends RouteName>(
  name: Name,
  asked: Asked<Name>,
  { key, signal }: { readonly key?: string; readonly signal?: AbortSignal },
): { readonly address: string; readonly request: RequestInit } {
  const [method = "GET", path = ""] = routeTable[name].split(" ")
  const csv = typeof asked.body === "string"
  const headers = new Headers({ Accept: "application/json", "Accept-Language": language(), ...actingHeader() })
  if (asked.body !== undefined) headers.set("Content-Type", csv ? "text/csv; charset=utf-8" : "application/json")
  else if (method !== "GET" && method !== "DELETE") headers.set("Content-Type", "application/json")
  if (key !== undefined) headers.set("Idempotency-Key", key)
  if (asked.version !== undefined) headers.set("If-Match", `"${asked.version}"`)
  const request: RequestInit = { method, headers, credentials: "same-origin" }
  if (signal !== undefined) request.signal = signal
  if (method !== "GET" && method !== "DELETE")
    request.body = typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body ?? {})
  return { address: `${fillPath(path, asked.params)}${queryText(asked.query)}`, request }
}

/** The server has checked its reply against the contract, so the type is taken for granted here. */
async function send<Expected>(
  address: string,
  request: RequestInit,
  again: number,
  content: (reply: Response) => Promise<Expected> = (reply) => reply.json(),
): Promise<Expected> {
  const wait = () => new Promise((resume) => setTimeout(resume, 400 * 2 ** (askedAgain - again)))
  let reply: Response
  try {
    reply = await reach(address, request)
  } catch (fault) {
    if (again === 0 || request.signal?.aborted) throw fault
    await wait()
    return send<Expected>(address, request, again - 1, content)
  }
  if (reply.ok) return content(reply)
  const problem = new ApiProblem(reply.status, await problemIn(reply))
  if (again === 0 || !outcomeUnknown(problem)) throw problem
  await wait()
  return send<Expected>(address, request, again - 1, content)
}

/** True when nobody can say whether the act was done: only the same key may be sent then. */
export function outcomeUnknown(fault: unknown): boolean {
  if (fault instanceof ApiProblem)
    return fault.code.endsWith("commit-unknown") || fault.status === 502 || fault.status === 504
  return fault instanceof Unreachable
}

function fillPath(path: string, params: unknown): string {
  const given = new Map(Object.entries(params ?? {}))
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(`${given.get(name) ?? ""}`))
}

function queryText(query: unknown): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== "")
      .map((one) => [name, `${one}`]),
  )
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`
}

import * as z from "zod"

/**
 * One route of the API: what is asked, what is answered, which refusals a caller must expect beside the general ones.
 * `name` is the act that the rule book decides on. An act writes, in one transaction, and takes the header
 * `Idempotency-Key`; a read never writes. A read whose question does not fit an address is asked by POST.
 */
export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly kind: "act" | "read"
  readonly name: string
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  readonly path: string
  readonly summary: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly reply: Reply
  readonly refusals: readonly string[]
  /** Set for an edit: the caller states with `If-Match` which version it changes. */
  readonly ifMatch: boolean
  /** Set where the body is a file: its text arrives as it is. */
  readonly accepts: "json" | "csv"
  /** Set where the reply is a file to keep: its name; the reply is the file's text, or its bytes. */
  readonly file: string | null
}

const nothing = z.object({})
type Nothing = typeof nothing

interface Parts<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Reply extends z.ZodType,
> {
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
  readonly refusals?: readonly string[]
  readonly method?: "POST" | "PATCH" | "DELETE"
  readonly ifMatch?: boolean
  readonly accepts?: "json" | "csv"
  readonly file?: string
}

function route<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  kind: "act" | "read",
  { params, query, body, ...parts }: Parts<P, Q, B, R>,
): Route<P, Q, B, R> {
  return {
    kind,
    refusals: [],
    ifMatch: false,
    accepts: "json",
    file: null,
    ...parts,
    method: parts.method ?? (kind === "read" ? "GET" : "POST"),
    // The defaults stand only where the type parameter was inferred from its own default.
    params: params ?? (nothing as unknown as P),
    query: query ?? (nothing as unknown as Q),
    body: body ?? (nothing as unknown as B),
  }
}

/** Declares a route that writes. */
export function actRoute<
  R extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = Nothing,
>(parts: Parts<P, Q, B, R>): Route<P, Q, B, R> {
  return route("act", parts)
}

/** Declares a route that only reads. */
export function readRoute<R extends z.ZodType, P extends z.ZodObject = Nothing, Q extends z.ZodObject = Nothing>(
  parts: Omit<Parts<P, Q, Nothing, R>, "method">,
): Route<P, Q, Nothing, R> {
  return route("read", parts)
}

/** Declares a route that only reads, and takes its question as a body: by POST, without an idempotency key. */
export function askRoute<
  R extends z.ZodType,
  B extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
>(parts: Omit<Parts<P, Q, B, R>, "method" | "ifMatch" | "accepts">): Route<P, Q, B, R> {
  return route("read", { ...parts, method: "POST" })
}

/** A reply that is a PDF, as bytes. Its route names a `file`. */
export const PdfFile = z
  .custom<Uint8Array>((given) => given instanceof Uint8Array)
  .meta({ type: "string", format: "binary" })

/** A page of a longer list: ask again with `cursor` set to `next` until `next` is null. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** How a caller asks for one page. */
export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** RFC 9457 problem details. `detail` says what stands in the way and `help` what would help, in the caller's language. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    help: z.string(),
    instance: z.string(),
    facts: z.record(z.string(), z.string()),
    entries: z.array(z.string()).describe("rule-book entries that decided; each has its page"),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).describe("what is wrong with which field"),
  })
  .meta({ id: "Problem" })
export type Problem = z.infer<typeof Problem>

/** What an import of a file brought: rows taken over, and each broken row by number, column and cause. */
export const ImportReport = z
  .object({
    accepted: z.int(),
    rejected: z.array(
      z.object({ row: z.int(), column: z.string(), cause: z.object({ zh: z.string(), en: z.string() }) }),
    ),
  })
  .meta({ id: "ImportReport" })
export type ImportReport = z.infer<typeof ImportReport>

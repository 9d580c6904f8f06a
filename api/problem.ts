import type { FastifyError, FastifyReply, FastifyRequest } from "fastify"
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod"
import { fill, type Language, Refusal, type RefusalText } from "../base/index.ts"
import { CommitUnknown } from "../store/transaction.ts"
import type { Problem } from "./contract/index.ts"
import { languageOf } from "./perform.ts"
import { refusalTexts } from "./refusal-texts.ts"

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  412: "Precondition Failed",
  413: "Content Too Large",
  422: "Unprocessable Content",
  428: "Precondition Required",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
}

const fault: RefusalText = {
  status: 503,
  detail: {
    zh: "平台出错了，错误编号 {id}。没有写入任何内容。",
    en: "The platform made a mistake, known as {id}. Nothing was written.",
  },
  help: {
    zh: "请重试；若仍出错，请把编号告诉运营方。",
    en: "Try again; if it happens again, tell the operator this number.",
  },
}

/** The one place where what went wrong becomes a reply: refusals in the caller's words, faults under an id and logged. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request)
  const fields = fieldsOf(error)
  const refusal =
    fields.length > 0
      ? new Refusal("api.bad-request", { fields: fields.map(({ path, message }) => `${path}: ${message}`).join("; ") })
      : refusalOf(error)
  const known = refusal === undefined ? undefined : refusalTexts[refusal.code]
  if (refusal === undefined || known === undefined) request.log.error({ err: error, id: request.id }, "fault")
  const problem =
    refusal !== undefined && known !== undefined
      ? problemOf(refusal, known, { request, language, fields })
      : {
          ...problemOf(new Refusal("api.fault", { id: request.id }), fault, { request, language, fields }),
          status: 500,
          title: "Internal Server Error",
        }
  reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem))
}

function problemOf(
  refusal: Refusal,
  text: RefusalText,
  { request, language, fields }: { request: FastifyRequest; language: Language; fields: Problem["fields"] },
): Problem {
  // A fact may come in both languages, as `reason_zh` and `reason_en`: a text asks for `{reason}`.
  const facts = { ...refusal.facts }
  for (const [name, value] of Object.entries(refusal.facts))
    if (name.endsWith(`_${language}`)) facts[name.slice(0, -3)] = value
  return {
    type: `/api/docs#${refusal.code}`,
    title: titles[text.status] ?? "",
    status: text.status,
    code: refusal.code,
    detail: fill(text.detail[language], facts),
    help: fill(text.help[language], facts),
    instance: request.url,
    facts,
    entries: [...refusal.entries],
    fields,
  }
}

/** What a known kind of failure is in a caller's words; undefined for our own mistakes. */
function refusalOf(error: Error & { code?: string; statusCode?: number }): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof CommitUnknown) return new Refusal("api.commit-unknown")
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE" || error.code === "FST_REQ_FILE_TOO_LARGE")
    return new Refusal("api.too-large")
  if (error.statusCode === 429) return new Refusal("api.too-many-requests", { seconds: "60" })
  if (error.statusCode === 400 || error.statusCode === 415)
    return new Refusal("api.bad-request", { fields: error.message })
  // All connections are at work and none came free: the database itself is well.
  if (error.message === "timeout exceeded when trying to connect") return new Refusal("api.busy")
  if (isDatabaseAway(error)) return new Refusal("api.database-away")
  return undefined
}

/** Lost or refused connections, before anything was committed (a lost commit is its own error). */
function isDatabaseAway(error: Error & { code?: string }): boolean {
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|57P0[1-3]|08\d{3}|53300)$/.test(error.code ?? "") ||
    /Connection terminated|Client has encountered a connection error/.test(error.message)
  )
}

function fieldsOf(error: FastifyError): Problem["fields"] {
  if (!hasZodFastifySchemaValidationErrors(error)) return []
  return error.validation.map((one) => ({
    path: one.instancePath.replace(/^\//, "").replaceAll("/", ".") || String(error.validationContext ?? "body"),
    message: one.message ?? "",
  }))
}

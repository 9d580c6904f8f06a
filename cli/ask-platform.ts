import { Problem } from "../api/contract/index.ts"
import { type Options, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"

/** Options of every command that reads from a running platform. */
export const platformOptions = { url: { type: "string" }, key: { type: "string" } } as const satisfies Options

/**
 * Reads from a running platform: the one of `--url`, of `DELTA_URL`, or of this machine, with the key of `--key` or
 * `DELTA_KEY` where there is one.
 * @param path address below the platform's own, with its query
 * @throws UsageError in one line: not reachable, or the platform's refusal with what would help
 */
export async function askPlatform(words: Words, output: Output, path: string): Promise<Response> {
  const url = (words.text("url") ?? process.env.DELTA_URL ?? "http://localhost:8080").replace(/\/$/, "")
  const key = words.text("key") ?? process.env.DELTA_KEY ?? ""
  const headers = { "accept-language": output.language, ...(key === "" ? {} : { authorization: `Bearer ${key}` }) }
  const answer = await fetch(`${url}${path}`, { headers }).catch((error: unknown) => {
    throw new UsageError(`${url}: ${brokenBy(error)}`)
  })
  if (answer.ok) return answer
  const said = Problem.safeParse(await answer.json().catch(() => undefined))
  const { detail = `HTTP ${answer.status}`, help = "", fields = [] } = said.data ?? {}
  throw new UsageError([detail, ...fields.map(({ path: at, message }) => `${at}: ${message}.`), help].join(" ").trim())
}

/** What broke a connection, in one line. */
export function brokenBy(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message || cause.name : String(cause)).replace(/\s+/g, " ")
}

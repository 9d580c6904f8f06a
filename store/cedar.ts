import { spawn } from "node:child_process"
import { readdir, readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { PolicyJson } from "@cedar-policy/cedar-wasm/nodejs"
import type { Day } from "../base/index.ts"
import {
  cedarSchema,
  type DecisionRequest,
  type Entry,
  type EntryProblem,
  type PolicySource,
  readEntry,
} from "../rulebook/index.ts"
import type { CedarJob, DecideAnswer, ReadAnswer } from "./cedar-worker.ts"

/** A file of list entries as Cedar text. */
export interface ListFile {
  readonly name: string
  readonly text: string
}

/** The lists' files of a folder, `*.cedar`, in order of name. */
export async function listFilesIn(folder: string): Promise<readonly ListFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".cedar")).sort()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })))
}

/**
 * Reads list entries from Cedar text: Cedar's own parser and strict validation against the platform's schema, then the
 * rules for entries. Used when a list version is made, never at a decision.
 * @returns all good entries in order of file and line, where each stands, and every problem with file, line, entry and
 * cause; a list version may be made only when there is no problem
 */
export async function readLists(files: readonly ListFile[]): Promise<{
  readonly entries: readonly Entry[]
  readonly problems: readonly EntryProblem[]
  readonly places: ReadonlyMap<string, { readonly file: string; readonly line: number }>
}> {
  const answer: ReadAnswer = await ask({ job: "read", schema: cedarSchema(), files })
  const entries: Entry[] = []
  const problems: EntryProblem[] = [...answer.problems]
  const places = new Map<string, { readonly file: string; readonly line: number }>()
  for (const { policy, ...source } of answer.policies) {
    const entry = readEntry({ ...source, policy: policy as unknown as PolicySource["policy"] })
    if (!("list" in entry)) {
      problems.push(...entry)
      continue
    }
    const earlier = places.get(entry.id)
    if (earlier !== undefined)
      problems.push({
        file: source.file,
        line: source.line,
        entry: entry.id,
        cause: `this id stands already in ${earlier.file}, line ${earlier.line}`,
      })
    else if (`${entry.list}.cedar` !== basename(source.file))
      problems.push({
        file: source.file,
        line: source.line,
        entry: entry.id,
        cause: `it belongs in ${entry.list}.cedar`,
      })
    else entries.push(entry)
    places.set(entry.id, earlier ?? { file: source.file, line: source.line })
  }
  return { entries, problems, places }
}

/**
 * Decides requests with the Cedar engine itself, to compare our closures with it. Cedar skips a policy that errs, so a
 * request with errors must not be compared by its outcome.
 */
export async function decideByCedar(
  entries: readonly Entry[],
  requests: readonly { readonly request: DecisionRequest; readonly day: Day }[],
): Promise<DecideAnswer["decisions"]> {
  const answer: DecideAnswer = await ask({
    job: "decide",
    schema: cedarSchema(),
    policies: Object.fromEntries(entries.map(({ id, policy }) => [id, policy as unknown as PolicyJson])),
    requests: requests.map(({ request, day }) => asCedarRequest(request, day)),
  })
  return answer.decisions
}

function asCedarRequest({ act, principal, resource, context }: DecisionRequest, day: Day) {
  const who = { type: "Person", id: principal.id }
  const what = { type: "Resource", id: `${resource.kind}/${resource.id}` }
  return {
    principal: who,
    action: { type: "Action", id: act },
    resource: what,
    context: { ...context, act, day },
    entities: [
      { uid: who, attrs: { ...principal, roles: [...principal.roles], scopes: [...principal.scopes] }, parents: [] },
      { uid: what, attrs: resource, parents: [] },
    ],
  }
}

const timeLimit = 60_000

/** The process around the Cedar engine ended without an answer: the engine gave up, or took more than a minute. */
export class CedarEnded extends Error {
  override readonly name = "CedarEnded"
}

/** Runs one job in a process of its own. @throws CedarEnded; Error when no process can be started */
function ask<Answer>(job: CedarJob): Promise<Answer> {
  const worker = fileURLToPath(new URL("./cedar-worker.ts", import.meta.url))
  const child = spawn(process.execPath, [worker], { stdio: ["pipe", "pipe", "pipe"], timeout: timeLimit })
  const output: Buffer[] = []
  const complaints: Buffer[] = []
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk))
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk))
  // A child that dies early closes its input; its exit code tells the cause.
  child.stdin.on("error", () => {})
  child.stdin.end(JSON.stringify(job))
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code, signal) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(output).toString()))
      else
        reject(
          new CedarEnded(`the Cedar process ended with ${code ?? signal}: ${Buffer.concat(complaints).toString()}`),
        )
    })
  })
}

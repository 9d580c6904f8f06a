/**
 * A process of its own around the Cedar engine: reads one job as JSON from standard input, writes the answer as JSON to
 * standard output and ends. Kept apart because an abort inside the engine takes its whole process with it.
 */
import {
  type AuthorizationCall,
  type DetailedError,
  type PolicyJson,
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
  validate,
} from "@cedar-policy/cedar-wasm/nodejs"

/** What the process is asked: to read the files of the lists, or to decide requests as Cedar does. */
export type CedarJob =
  | {
      readonly job: "read"
      readonly schema: string
      readonly files: readonly { readonly name: string; readonly text: string }[]
    }
  | {
      readonly job: "decide"
      readonly schema: string
      readonly policies: Readonly<Record<string, PolicyJson>>
      readonly requests: readonly Pick<
        AuthorizationCall,
        "principal" | "action" | "resource" | "context" | "entities"
      >[]
    }

/** Policies as read, and what Cedar's parser or its strict validation finds wrong; `line` counts from 1. */
export interface ReadAnswer {
  readonly policies: readonly {
    readonly file: string
    readonly line: number
    readonly cedar: string
    readonly policy: PolicyJson
  }[]
  readonly problems: readonly {
    readonly file: string
    readonly line: number
    readonly entry: string
    readonly cause: string
  }[]
}

export interface DecideAnswer {
  readonly decisions: readonly {
    readonly decision: "allow" | "deny"
    readonly reasons: readonly string[]
    readonly errors: readonly string[]
  }[]
}

type Policies = ReadAnswer["policies"]
type Problems = ReadAnswer["problems"]

function inWords({ message, help, sourceLocations }: DetailedError): string {
  return [message, sourceLocations?.[0]?.label, help].filter((part) => part).join("; ")
}

/** Cedar counts bytes of UTF-8. */
function lineAtByte(text: string, byte: number): number {
  return Buffer.from(text).subarray(0, byte).toString().split("\n").length
}

/** Finds parts in a text, each by its line; of equal parts the first, then the next. */
function linesIn(text: string): (part: string) => number {
  const searchedTo = new Map<string, number>()
  return (part) => {
    const at = text.indexOf(part, searchedTo.get(part) ?? 0)
    searchedTo.set(part, at + 1)
    return text.slice(0, Math.max(at, 0)).split("\n").length
  }
}

function readFile({ name, text }: { name: string; text: string }): { policies: Policies; problems: Problems } {
  const parts = policySetTextToParts(text)
  if (parts.type === "failure") {
    const problems = parts.errors.map((error) => ({
      file: name,
      line: lineAtByte(text, error.sourceLocations?.[0]?.start ?? 0),
      entry: "",
      cause: inWords(error),
    }))
    return { policies: [], problems }
  }
  const lineOf = linesIn(text)
  const policies = []
  const problems = parts.policy_templates.map((part) => ({
    file: name,
    line: lineOf(part),
    entry: "",
    cause: "a template is no entry: name the principal and the resource by conditions",
  }))
  for (const part of parts.policies) {
    const line = lineOf(part)
    const answer = policyToJson(part)
    if (answer.type === "success") policies.push({ file: name, line, cedar: part, policy: answer.json })
    else problems.push({ file: name, line, entry: "", cause: answer.errors.map(inWords).join("; ") })
  }
  return { policies: policies.sort((a, b) => a.line - b.line), problems }
}

/** Strict validation of all files together. A policy that can never apply is only a warning to Cedar; here it is a problem. */
function validationProblems(schema: string, policies: Policies): Problems {
  const named = new Map(policies.map((policy, index) => [`${index}`, policy]))
  const answer = validate({
    schema,
    policies: { staticPolicies: Object.fromEntries([...named].map(([id, { policy }]) => [id, policy])) },
  })
  if (answer.type === "failure")
    return answer.errors.map((error) => ({ file: "schema", line: 1, entry: "", cause: inWords(error) }))
  return [...answer.validationErrors, ...answer.validationWarnings].flatMap(({ policyId, error }) => {
    const found = named.get(policyId)
    if (found === undefined) return []
    const entry = found.policy.annotations?.id ?? ""
    // The number is our own; the reader knows the entry by its id.
    const cause = inWords(error).replaceAll(`policy \`${policyId}\``, `entry \`${entry}\``)
    return [{ file: found.file, line: found.line, entry, cause }]
  })
}

function read({ schema, files }: Extract<CedarJob, { job: "read" }>): ReadAnswer {
  const read = files.map(readFile)
  const policies = read.flatMap((file) => file.policies)
  return { policies, problems: [...read.flatMap((file) => file.problems), ...validationProblems(schema, policies)] }
}

function decide({ schema, policies, requests }: Extract<CedarJob, { job: "decide" }>): DecideAnswer {
  for (const answer of [
    preparseSchema("schema", schema),
    preparsePolicySet("lists", { staticPolicies: { ...policies } }),
  ])
    if (answer.type === "failure") throw new Error(answer.errors.map(inWords).join("; "))
  return { decisions: requests.map((request) => decideOne(request)) }
}

function decideOne(
  request: Pick<StatefulAuthorizationCall, "principal" | "action" | "resource" | "context" | "entities">,
) {
  const answer = statefulIsAuthorized({
    ...request,
    preparsedSchemaName: "schema",
    preparsedPolicySetId: "lists",
    validateRequest: true,
  })
  if (answer.type === "failure") throw new Error(answer.errors.map(inWords).join("; "))
  const { decision, diagnostics } = answer.response
  return {
    decision,
    reasons: [...diagnostics.reason].sort(),
    errors: diagnostics.errors.map(({ policyId }) => policyId).sort(),
  }
}

let input = ""
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk
const job: CedarJob = JSON.parse(input)
process.stdout.write(JSON.stringify(job.job === "read" ? read(job) : decide(job)))

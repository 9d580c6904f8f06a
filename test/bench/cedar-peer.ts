/**
 * The Cedar engine at its best, in a process of its own: policies parsed once, one set an act, and with each request the
 * two entities that it speaks of. Reads `PeerJob` from standard input, writes `PeerAnswer`.
 */
import { type PolicyJson, preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs"
import type { DecisionRequest } from "../../rulebook/index.ts"

export interface PeerJob {
  readonly sets: readonly { readonly act: string; readonly policies: Readonly<Record<string, PolicyJson>> }[]
  readonly requests: readonly DecisionRequest[]
  readonly seconds: number
}

export interface PeerAnswer {
  /** One answer a request. */
  readonly permits: readonly boolean[]
  readonly decisions: number
  /** Seconds of CPU for these decisions. */
  readonly cpu: number
}

let input = ""
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk
const { sets, requests, seconds }: PeerJob = JSON.parse(input)
for (const { act, policies } of sets) {
  const answer = preparsePolicySet(act, { staticPolicies: { ...policies } })
  if (answer.type === "failure") throw new Error(answer.errors.map(({ message }) => message).join("; "))
}

const calls = requests.map(({ act, principal, resource, context }) => {
  const who = { type: "Person", id: principal.id }
  const what = { type: "Resource", id: `${resource.kind}/${resource.id}` }
  return {
    principal: who,
    action: { type: "Action", id: act },
    resource: what,
    context: { ...context, act },
    entities: [
      { uid: who, attrs: { ...principal, roles: [...principal.roles], scopes: [...principal.scopes] }, parents: [] },
      { uid: what, attrs: resource, parents: [] },
    ],
    validateRequest: false,
    preparsedPolicySetId: act,
  }
})

function permits(call: (typeof calls)[number]): boolean {
  const answer = statefulIsAuthorized(call)
  if (answer.type === "failure") throw new Error(answer.errors.map(({ message }) => message).join("; "))
  return answer.response.decision === "allow"
}

const answers = calls.map(permits)
let decisions = 0
const [began, used] = [performance.now(), process.cpuUsage()]
while (performance.now() - began < seconds * 1000)
  for (const call of calls.slice(0, 200)) {
    permits(call)
    decisions++
  }
const { user, system } = process.cpuUsage(used)
const answer: PeerAnswer = { permits: answers, decisions, cpu: (user + system) / 1e6 }
process.stdout.write(JSON.stringify(answer))

import { readFileSync } from "node:fs"
import { policySetTextToParts, policyToJson } from "@cedar-policy/cedar-wasm/nodejs"
import { expect, test } from "vitest"
import {
  asCedar,
  callExtension,
  compilePolicy,
  evaluate,
  type Json,
  readEntities,
  readEntityName,
  readValue,
} from "./index.ts"

interface Case {
  readonly id: string
  readonly policies: string
  readonly entities: Json
  readonly requests: readonly {
    readonly principal: Json
    readonly action: Json
    readonly resource: Json
    readonly context: Json
    readonly decision: "allow" | "deny"
    readonly reason: readonly string[]
    readonly errors: readonly string[]
  }[]
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL("../../test/vectors/cedar-decisions.json", import.meta.url), "utf8"),
)

function policiesOf(text: string) {
  const parts = policySetTextToParts(text)
  if (parts.type === "failure") throw new Error(JSON.stringify(parts.errors))
  return parts.policies.map((policy, index) => {
    const answer = policyToJson(policy)
    if (answer.type === "failure") throw new Error(JSON.stringify(answer.errors))
    return compilePolicy(`policy${index}`, JSON.parse(JSON.stringify(answer.json)))
  })
}

test("500 public cases with 4,000 requests give Cedar's recorded decision, reasons and errors", () => {
  const different: unknown[] = []
  let count = 0
  for (const given of cases) {
    const policies = policiesOf(given.policies)
    const entities = readEntities(given.entities)
    for (const request of given.requests) {
      const findings = evaluate(policies, {
        principal: readEntityName(request.principal),
        action: readEntityName(request.action),
        resource: readEntityName(request.resource),
        context: readValue(request.context, callExtension),
        entities,
      })
      const answer = { ...asCedar(findings), errors: findings.errors.map(({ policy }) => policy) }
      const recorded = { decision: request.decision, reasons: request.reason, errors: request.errors }
      if (JSON.stringify(answer) !== JSON.stringify(recorded))
        different.push({ id: given.id, policies: given.policies, request, answer, causes: findings.errors })
      count++
    }
  }
  expect({ count, different: different.slice(0, 3) }).toEqual({ count: 4000, different: [] })
})

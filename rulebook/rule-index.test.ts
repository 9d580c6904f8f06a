import * as fc from "fast-check"
import { expect, test } from "vitest"
import { entryOf, randomEntries, randomRequest, today } from "../test/rulebook/samples.ts"
import { compilePolicy, evaluate, type Json } from "./cedar/index.ts"
import { guardOf } from "./guard.ts"
import { compile, type DecisionRequest, decide, type Entry } from "./index.ts"
import { sceneOf } from "./request.ts"

const value = (json: Json): Json => ({ Value: json })
const attribute = (owner: string, attr: string): Json => ({ ".": { left: { Var: owner }, attr } })
const kind = attribute("principal", "kind")
const roles = attribute("principal", "roles")
const is = (left: Json, right: Json): Json => ({ "==": { left, right } })
const and = (left: Json, right: Json): Json => ({ "&&": { left, right } })
const oneOf = (texts: readonly string[], right: Json): Json => ({
  contains: { left: { Set: texts.map(value) }, right },
})
const holds = (text: string): Json => ({ contains: { left: roles, right: value(text) } })

/** Conditions of the forms by which rules are found, mixed with others. */
const part: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom("firm", "office", "", "a").map((text) => is(kind, value(text))),
  fc.constantFrom("a", "b").map((text) => is(value(text), attribute("resource", "owner"))),
  fc.constantFrom("engineer", "registrar", "a").map(holds),
  fc.subarray(["firm", "office", "institute", "firm"]).map((texts) => oneOf(texts, kind)),
  fc.constantFrom<Json>(
    is(attribute("principal", "organisation"), attribute("resource", "owner")),
    { "!": { arg: is(attribute("principal", "status"), value("active")) } },
    is(attribute("context", "channel"), value("key")),
    { "==": { left: value(1), right: value(2) } },
    attribute("principal", "nowhere"),
    oneOf(["a"], roles),
    is(roles, value("a")),
  ),
)
const guarded: fc.Arbitrary<readonly Entry[]> = fc
  .array(fc.tuple(fc.constantFrom("permit", "forbid"), fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean()), {
    maxLength: 12,
  })
  .map((rules) =>
    rules.map(([effect, parts, joined], index) => {
      const [first = value(true), ...rest] = parts
      return entryOf(`NL-${10 + index}`, effect, joined ? [rest.reduce(and, first)] : parts)
    }),
  )

function withoutIndex(entries: readonly Entry[], request: DecisionRequest) {
  const { permits, forbids, errors } = evaluate(
    entries.map(({ id, policy }) => compilePolicy(id, policy)),
    sceneOf(request, today),
  )
  const failed = errors.map(({ policy, cause }) => ({ entry: policy, cause }))
  if (forbids.length > 0) return { outcome: "refuse", entries: forbids, errors: failed }
  if (errors.length > 0) return { outcome: "refuse", entries: failed.map(({ entry }) => entry), errors: failed }
  return { outcome: permits.length > 0 ? "permit" : "refuse", entries: permits, errors: failed }
}

test("rules that are found by the index decide as all rules tried in turn do, errors too", () => {
  let looked = 0
  fc.assert(
    fc.property(fc.oneof(guarded, guarded, randomEntries), randomRequest, (entries, request) => {
      looked += entries.filter(({ policy }) => guardOf(policy) !== undefined).length
      const { outcome, entries: deciding, errors } = decide(request, compile(1, entries), today)
      expect({ outcome, entries: deciding, errors }).toEqual(withoutIndex(entries, request))
    }),
    { numRuns: 5_000 },
  )
  expect(looked).toBeGreaterThan(5_000)
})

test.each<readonly [string, readonly Json[], string | undefined]>([
  ["of one kind", [is(kind, value("firm"))], "principal.kind: firm"],
  ["of several kinds", [oneOf(["firm", "office"], kind)], "principal.kind: firm, office"],
  [
    "of a role after another part",
    [and(is(attribute("context", "channel"), value("key")), holds("engineer"))],
    "principal.roles: engineer",
  ],
  [
    "the more telling of two",
    [and(is(kind, value("firm")), is(attribute("resource", "owner"), value("a")))],
    "resource.owner: a",
  ],
  ["none beside a part that may err", [is(kind, value("firm")), attribute("principal", "nowhere")], undefined],
  [
    "none where either of two is enough",
    [{ "||": { left: is(kind, value("a")), right: is(kind, value("b")) } }],
    undefined,
  ],
])("a guard is %s", (_, conditions, expected) => {
  const found = guardOf(entryOf("NL-01", "permit", conditions).policy)
  expect(found === undefined ? undefined : `${found.owner}.${found.attribute}: ${found.texts.join(", ")}`).toBe(
    expected,
  )
})

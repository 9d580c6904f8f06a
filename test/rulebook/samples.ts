import * as fc from "fast-check"
import { day } from "../../base/index.ts"
import type { Json } from "../../rulebook/cedar/index.ts"
import { acts, type DecisionRequest, Entry, isAct, type Principal, type Resource } from "../../rulebook/index.ts"

/** Requests and policies for tests: two that are made by hand, and generators of random ones. */
export const today = day("2026-11-24")

export const engineer: Principal = {
  id: "p-lin",
  roles: ["engineer"],
  organisation: "firm-a",
  kind: "firm",
  jurisdiction: "A",
  group: "group-a",
  scopes: [],
  status: "active",
}

export const laboratory: Resource = {
  kind: "facility",
  id: "lab-1",
  jurisdiction: "B",
  owner: "inst-b",
  organisation: "",
  person: "",
  status: "operating",
}

export const booking: DecisionRequest = {
  act: "facilities.book",
  principal: engineer,
  resource: laboratory,
  context: { channel: "session" },
}

/** An entry around a policy in Cedar's JSON form; conditions are its `when` clauses. */
export function entryOf(
  id: string,
  effect: "permit" | "forbid",
  conditions: readonly Json[] = [],
  dates: { readonly from?: string; readonly until?: string; readonly action?: Json } = {},
): Entry {
  const { from = "2020-01-01", until = null, action = { op: "All" } } = dates
  return Entry.parse({
    id,
    list: "negative",
    kind: "access-to-facilities",
    title: { zh: `条目${id}`, en: `entry ${id}` },
    text: { zh: "正文", en: "text" },
    body: "test",
    basis: null,
    clock: null,
    from,
    until,
    source: "test",
    assumed: true,
    policy: {
      effect,
      principal: { op: "All" },
      action,
      resource: { op: "All" },
      conditions: conditions.map((body) => ({ kind: "when", body })),
    },
    cedar: "test",
  })
}

const words = ["", "a", "b", "ab", "a*b", "firm", "engineer", "active"]
const word = fc.constantFrom(...words)
const literal = (value: Json): Json => ({ Value: value })
const attribute = (of: string, attr: string): Json => ({ ".": { left: { Var: of }, attr } })

const leaf: fc.Arbitrary<Json> = fc.oneof(
  word.map(literal),
  fc.constantFrom(-3, 0, 1, 7, Number.MAX_SAFE_INTEGER).map(literal),
  fc.boolean().map(literal),
  fc.constantFrom("principal", "resource", "action", "context").map((name) => ({ Var: name })),
  fc
    .constantFrom(...["kind", "organisation", "roles", "status", "group", "id", "nowhere"])
    .map((name) => attribute("principal", name)),
  fc.constantFrom("kind", "owner", "organisation", "person", "nowhere").map((name) => attribute("resource", name)),
  fc.constantFrom("act", "day", "channel", "nowhere").map((name) => attribute("context", name)),
  fc.array(word, { maxLength: 3 }).map((set): Json => ({ Set: set.map(literal) })),
  fc.constantFrom("1.5", "-0.0001", "x").map((text): Json => ({ decimal: [literal(text)] })),
  fc.constantFrom("10.0.0.1", "10.0.0.0/8", "::1", "300.1.1.1").map((text): Json => ({ ip: [literal(text)] })),
  fc
    .constantFrom("2026-02-29", "2024-02-29", "2024-02-29T23:59:59.999+0800")
    .map((text): Json => ({ datetime: [literal(text)] })),
)

const { expression } = fc.letrec<{ expression: Json }>((tie) => {
  const two = fc.record({ left: tie("expression"), right: tie("expression") })
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc
        .tuple(
          fc.constantFrom(
            "==",
            "!=",
            "<",
            "<=",
            "&&",
            "||",
            "+",
            "-",
            "*",
            "in",
            "contains",
            "containsAll",
            "containsAny",
          ),
          two,
        )
        .map(([operator, sides]): Json => ({ [operator]: sides })),
      fc
        .tuple(fc.constantFrom("!", "neg", "isEmpty"), tie("expression"))
        .map(([operator, arg]): Json => ({ [operator]: { arg } })),
      fc
        // biome-ignore lint/suspicious/noThenProperty: it is the name in Cedar's JSON form; nothing awaits it
        .record({ if: tie("expression"), then: tie("expression"), else: tie("expression") })
        .map((choice): Json => ({ "if-then-else": choice })),
      fc
        .record({ left: tie("expression"), attr: fc.constantFrom("kind", "act", "nowhere") })
        .map((has): Json => ({ has })),
      fc
        .record({ left: tie("expression"), entity_type: fc.constantFrom("Person", "Resource", "Action") })
        .map((is): Json => ({ is })),
      fc
        .record({
          left: tie("expression"),
          pattern: fc.array(
            fc.oneof(
              fc.constant<Json>("Wildcard"),
              fc.constantFrom("a", "b", "*").map((text): Json => ({ Literal: text })),
            ),
            { minLength: 1, maxLength: 4 },
          ),
        })
        .map((like): Json => ({ like })),
    ),
  }
})

const action: fc.Arbitrary<Json> = fc.oneof(
  fc.constant<Json>({ op: "All" }),
  fc
    .constantFrom("ordinary", "power", "public")
    .map((group): Json => ({ op: "in", entity: { type: "Action", id: group } })),
  fc
    .constantFrom("facilities.book", "region.read")
    .map((act): Json => ({ op: "==", entity: { type: "Action", id: act } })),
)

/** Lists of random policies, well formed but not validated: many err, so that errors are tried as well. */
export const randomEntries: fc.Arbitrary<readonly Entry[]> = fc
  .array(
    fc.record({
      effect: fc.constantFrom<"permit" | "forbid">("permit", "permit", "forbid"),
      conditions: fc.array(expression, { maxLength: 2 }),
      action,
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((policies) =>
    policies.map((policy, index) =>
      entryOf(`NL-${10 + index}`, policy.effect, policy.conditions, { action: policy.action }),
    ),
  )

const principal: fc.Arbitrary<Principal> = fc.record({
  id: word,
  roles: fc.array(fc.constantFrom("engineer", "facility-manager", "voucher-officer", "registrar", "scheduler", "a"), {
    maxLength: 2,
  }),
  organisation: fc.constantFrom("", "a", "b"),
  kind: fc.constantFrom("firm", "institute", "government", "office", ""),
  jurisdiction: fc.constantFrom("a", "b"),
  group: fc.constantFrom("a", "b"),
  scopes: fc.array(fc.constantFrom("*", "facilities.book"), { maxLength: 1 }),
  status: fc.constantFrom("active", "suspended"),
})

const resource: fc.Arbitrary<Resource> = fc.record({
  kind: fc.constantFrom("facility", "booking"),
  id: word,
  jurisdiction: fc.constantFrom("a", "b"),
  owner: fc.constantFrom("", "a", "b"),
  organisation: fc.constantFrom("", "a", "b"),
  person: word,
  status: fc.constantFrom("operating", "retired"),
})

/** Requests for every act. */
export const randomRequest: fc.Arbitrary<DecisionRequest> = fc
  .record({
    act: fc.constantFrom(...Object.keys(acts).filter(isAct)),
    principal,
    resource,
    channel: fc.constantFrom("session", "key", "public", "scheduler"),
    residencyCondition: fc.boolean(),
  })
  .map(
    ({ act, channel, residencyCondition, ...parts }): DecisionRequest =>
      act === "facilities.set-policy" || act === "facilities.register"
        ? { act, ...parts, context: { channel, residencyCondition } }
        : { act, ...parts, context: { channel } },
  )

import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { day, Refusal } from "../base/index.ts"
import {
  booking,
  engineer,
  entryOf,
  laboratory,
  randomEntries,
  randomRequest,
  today,
} from "../test/rulebook/samples.ts"
import { compile, type DecisionRequest, decide, requirePermit } from "./index.ts"

const permitAll = entryOf("NL-00", "permit")

function outcomeOf(request: DecisionRequest, ...entries: Parameters<typeof compile>[1]): string {
  return decide(request, compile(1, entries), today).outcome
}

/** A request as it would arrive if our own code let a caller's JSON through. */
function forged(parts: object): DecisionRequest {
  return JSON.parse(JSON.stringify({ ...booking, ...parts }))
}

describe("laws", () => {
  test("what no entry grants is refused", () => {
    expect(decide(booking, compile(3, []), today)).toMatchObject({ outcome: "refuse", entries: [], listVersion: 3 })
  })

  test("adding a ban never permits more", () => {
    fc.assert(
      fc.property(randomEntries, randomEntries, randomRequest, (entries, more, request) => {
        const bans = more
          .filter(({ policy }) => JSON.stringify(policy).startsWith('{"effect":"forbid"'))
          .map((ban, index) => ({ ...ban, id: `NL-${50 + index}` }))
        fc.pre(bans.length > 0)
        if (outcomeOf(request, ...entries) === "refuse") expect(outcomeOf(request, ...entries, ...bans)).toBe("refuse")
      }),
      { numRuns: 2_000 },
    )
  })

  test("the order of the entries never matters", () => {
    fc.assert(
      fc.property(randomEntries, randomRequest, (entries, request) => {
        const reversed = decide(request, compile(1, entries.toReversed()), today)
        expect(reversed).toEqual(decide(request, compile(1, entries), today))
      }),
      { numRuns: 2_000 },
    )
  })

  test("whenever an entry errs, the answer is refuse", () => {
    let erring = 0
    fc.assert(
      fc.property(randomEntries, randomRequest, (entries, request) => {
        const { errors, outcome } = decide(request, compile(1, [permitAll, ...entries]), today)
        if (errors.length === 0) return
        erring++
        expect(outcome).toBe("refuse")
      }),
      { numRuns: 1_000 },
    )
    expect(erring).toBeGreaterThan(50)
  })
})

describe("what goes wrong is refused", () => {
  test("a ban that reads a missing attribute refuses, though a permit applies", () => {
    const erring = entryOf("NL-01", "forbid", [
      { "==": { left: { ".": { left: { Var: "principal" }, attr: "clearance" } }, right: { Value: "none" } } },
    ])
    const decision = decide(booking, compile(1, [permitAll, erring]), today)
    expect(decision).toMatchObject({
      outcome: "refuse",
      entries: ["NL-01"],
      errors: [{ entry: "NL-01", cause: "attribute clearance is missing" }],
    })
  })

  test("a permit that errs refuses as well, though another permit applies", () => {
    const erring = entryOf("NL-01", "permit", [{ "<": { left: { Value: 1 }, right: { Value: "x" } } }])
    expect(outcomeOf(booking, permitAll, erring)).toBe("refuse")
  })

  test("an entity in JSON that a caller smuggles in as a role is no role", () => {
    const request = forged({
      principal: { ...engineer, roles: [{ __entity: { type: "Role", id: "admin" } }] },
    })
    expect(outcomeOf(request, permitAll)).toBe("refuse")
  })

  test("a context with more than was asked for is refused", () => {
    expect(
      outcomeOf(
        forged({ context: { channel: "session", admin: { __entity: { type: "Role", id: "admin" } } } }),
        permitAll,
      ),
    ).toBe("refuse")
  })

  test("a context cannot overwrite the act or the day", () => {
    const seesBooking = {
      "==": { left: { ".": { left: { Var: "context" }, attr: "act" } }, right: { Value: "facilities.book" } },
    }
    const request = forged({ context: { channel: "session", act: "region.read", day: "1999-01-01" } })
    expect(outcomeOf(request, entryOf("NL-00", "permit", [seesBooking]))).toBe("permit")
  })

  test("a principal without an attribute is refused", () => {
    const { status: _, ...withoutStatus } = engineer
    expect(outcomeOf(forged({ principal: withoutStatus }), permitAll)).toBe("refuse")
  })

  test("an act that is not known is refused", () => {
    expect(outcomeOf(forged({ act: "facilities.destroy" }), permitAll)).toBe("refuse")
    expect(outcomeOf(forged({ act: "constructor" }), permitAll)).toBe("refuse")
  })

  test("an entity that is not known has no attributes: reading one refuses", () => {
    const stranger = { Value: { __entity: { type: "Person", id: "nobody" } } }
    const erring = entryOf("NL-01", "forbid", [{ ".": { left: stranger, attr: "status" } }])
    expect(outcomeOf(booking, permitAll, erring)).toBe("refuse")
  })

  test("a policy with a number beyond 2^53 is never compiled", () => {
    const broken = entryOf("NL-01", "permit", [{ "==": { left: { Value: 2 ** 53 }, right: { Value: 2 ** 53 } } }])
    expect(() => compile(1, [broken])).toThrow(expect.objectContaining({ code: "rulebook.entry-broken" }))
  })

  test("a sum beyond 64 bits refuses", () => {
    const most = { Value: Number.MAX_SAFE_INTEGER }
    const square = { "*": { left: most, right: most } }
    const erring = entryOf("NL-01", "forbid", [{ "==": { left: square, right: { Value: 0 } } }])
    expect(outcomeOf(booking, permitAll, erring)).toBe("refuse")
  })

  test("two entries with one id make no list version", () => {
    expect(() => compile(1, [permitAll, permitAll])).toThrow(expect.objectContaining({ code: "rulebook.entry-twice" }))
  })
})

describe("time", () => {
  const summer = entryOf("NL-00", "permit", [], { from: "2026-06-01", until: "2026-08-31" })

  test.each([
    ["2026-05-31", "refuse"],
    ["2026-06-01", "permit"],
    ["2026-08-31", "permit"],
    ["2026-09-01", "refuse"],
  ])("on %s an entry for June to August leads to %s", (on, outcome) => {
    expect(decide(booking, compile(1, [summer]), day(on)).outcome).toBe(outcome)
  })

  test("an entry that errs but is no longer in force does not refuse", () => {
    const erring = entryOf("NL-01", "forbid", [{ Value: 1 }], { until: "2025-12-31" })
    expect(outcomeOf(booking, permitAll, erring)).toBe("permit")
  })
})

test("a refusal carries the entries and the reason in both languages", () => {
  const ban = entryOf("NL-07", "forbid")
  const decision = decide({ ...booking, resource: laboratory }, compile(5, [permitAll, ban]), today)
  expect(() => requirePermit(decision)).toThrow(Refusal)
  expect(() => requirePermit(decision)).toThrow(
    expect.objectContaining({
      code: "rulebook.refused",
      entries: ["NL-07"],
      facts: {
        act: "facilities.book",
        entries: "NL-07",
        listVersion: "5",
        reasonZh: "NL-07《条目NL-07》：正文",
        reasonEn: "NL-07 “entry NL-07”: text",
      },
    }),
  )
})

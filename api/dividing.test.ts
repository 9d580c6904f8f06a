import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { dividing } from "./contract/index.ts"

let database: TestDatabase
let site: TestPlatform
beforeAll(async () => {
  database = await cloneSmallRegion()
  site = await testPlatform(database, { now: "2026-03-31T09:00:00+08:00" })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const cities = [
  { id: "suzhou", place: "320500", factors: { revenue: "600", payroll: "120", assets: "900" } },
  { id: "hefei", place: "340100", factors: { revenue: "300", payroll: "90", assets: "1500" } },
  { id: "jiaxing", place: "330400", factors: { revenue: "100", payroll: "40", assets: "600" } },
]
const written = { pack: "cn-2012-57", day: "2024-12-31", currency: "CNY", amount: "1000.00", units: cities }
const divide = (body: unknown) => site.nobody.call(dividing.divideAmount, { body })
const play = (game: unknown, sampling?: unknown) =>
  site.nobody.call(dividing.divideGame, { body: { game, ...(sampling === undefined ? {} : { sampling }) } })

describe("an amount", () => {
  test("is divided for anyone who asks, with names, members and each step", async () => {
    const { status, reply } = await divide({ case: written })
    expect(status).toBe(200)
    expect(reply.answer.parts.map(({ amount }) => amount)).toEqual(["234.00", "190.50", "75.50"])
    expect(reply.members.map(({ member }) => member)).toEqual(["CN-JS", "CN-AH", "CN-ZJ"])
    expect(reply.tried).toBe(false)
    expect(reply.weights.map(({ of }) => of)).toEqual(["7/20", "7/20", "3/10"])
  })

  test("is divided by other weights when they are tried, and says so", async () => {
    const { reply } = await divide({ case: written, weights: { revenue: "1", payroll: 0, assets: "0" } })
    // By revenue alone: 60, 30 and 10 per cent of the 500.00 of the branches.
    expect(reply.answer.parts.map(({ amount }) => amount)).toEqual(["300.00", "150.00", "50.00"])
    expect(reply.tried).toBe(true)
  })

  test("shows what hangs on each weight: shares move along a line, so that a tenth more tells all", async () => {
    const { reply } = await divide({ case: written })
    // Revenue from 0.35 to 0.45, payroll to 0.35 · 55/65, assets to 0.3 · 55/65, by hand:
    // Suzhou 0.45 · 0.6 + 0.35 · 55/65 · 0.48 + 0.3 · 55/65 · 0.3 = 0.488307…, of 500.00 less 234.00.
    const [revenue] = reply.sensitivity
    expect(revenue?.factor).toBe("revenue")
    expect(revenue?.parts[0]).toEqual({ id: "suzhou", difference: "10.15" })
    for (const { parts } of reply.sensitivity) {
      const cents = parts.map(({ difference }) => Math.round(Number(difference) * 100))
      expect(cents.reduce((sum, one) => sum + one, 0)).toBe(0)
    }
  })

  test.each([
    ["a pack that is not there", { case: { ...written, pack: "no" } }, 404, "settlement.unknown-pack"],
    ["a day before the pack", { case: { ...written, day: "1999-01-01" } }, 422, "settlement.pack-not-yet"],
    ["no units", { case: { ...written, units: [] } }, 400, "settlement.wrong-shape"],
    [
      "a place that nobody knows",
      { case: { ...written, units: [{ ...cities[0], place: "999" }] } },
      422,
      "settlement.unknown-unit-place",
    ],
    [
      "a negative factor",
      { case: { ...written, units: [{ ...cities[0], factors: { revenue: -1, payroll: 1, assets: 1 } }] } },
      422,
      "settlement.negative-value",
    ],
    ["a denominator of zero", { case: { ...written, amount: "1/0" } }, 422, "settlement.zero-denominator"],
    [
      "a weight that the pack does not have",
      { case: written, weights: { sales: 1 } },
      422,
      "settlement.unknown-weight",
    ],
    [
      "weights that are all zero",
      { case: written, weights: { revenue: 0, payroll: 0, assets: 0 } },
      422,
      "settlement.no-weights",
    ],
    ["a number without end", { case: { ...written, amount: "9".repeat(61) } }, 422, "settlement.number-too-long"],
    [
      "a number of three hundred digits in six characters",
      { case: { ...written, amount: 1e-300 } },
      422,
      "settlement.number-too-long",
    ],
    ["no case", {}, 400, "api.bad-request"],
  ])("is refused for %s, with the code of what is wrong", async (_, body, status, code) => {
    const answer = await divide(body)
    expect([answer.status, answer.problem.code]).toEqual([status, code])
  })

  test("of more units than are divided while others wait is refused with the way that has no such limit", async () => {
    const units = Array.from({ length: 1001 }, (_, index) => ({ ...cities[0], id: `u${index}` }))
    const { problem } = await divide({ case: { ...written, units } })
    expect([problem.code, problem.help]).toEqual([
      "settlement.too-many-units",
      "Divide a larger case offline with the command delta apportion.",
    ])
  })

  test("between units with hundreds of different denominators is refused before it is begun", async () => {
    const primes = [10007, 10009, 10037, 10039, 10061, 10067, 10069, 10079, 10091, 10093]
    const units = Array.from({ length: 120 }, (_, index) => ({
      ...cities[0],
      id: `u${index}`,
      factors: { revenue: `1/${(primes[index % 10] ?? 1) ** 2 + index * 30030}`, payroll: "1", assets: "1" },
    }))
    expect((await divide({ case: { ...written, units } })).problem.code).toBe("settlement.too-fine")
  })
})

test("every pack tells its versions with their sources, and what it asks of a case", async () => {
  const { reply } = await site.nobody.call(dividing.listRulePacks)
  expect(reply.items.length).toBeGreaterThanOrEqual(15)
  for (const { id, versions } of reply.items) {
    expect([id, versions.length > 0]).toEqual([id, true])
    for (const { source, assumed } of versions) expect([id, source !== null || assumed.length > 0]).toEqual([id, true])
  }
  const one = await site.nobody.call(dividing.readRulePack, { params: { pack: "de-zerlegung" } })
  expect(one.reply.versions[0]?.unitFields).toEqual(["multiplier"])
  expect((await site.nobody.call(dividing.readRulePack, { params: { pack: "no" } })).problem.code).toBe(
    "settlement.unknown-pack",
  )
})

test("every worked example has a source and can be divided", async () => {
  const { reply } = await site.nobody.call(dividing.listWorkedExamples)
  for (const { id, of, given, source } of reply.items) {
    const answer =
      of === "apportionment"
        ? await divide({ case: given })
        : of === "shares"
          ? await play(given)
          : await site.nobody.call(dividing.divideClaims, { body: given })
    expect([id, answer.status, source.en.length > 20]).toEqual([id, 200, true])
  }
})

describe("a game", () => {
  const estate = { formula: { kind: "bankruptcy", estate: "200", claims: { a: "100", b: "200", c: "300" } } }

  test("is divided by every rule, each with its guarantee; a rule that lacks something says what", async () => {
    const { reply } = await play(estate)
    const of = (rule: string) => reply.rules.find((one) => one.rule === rule)
    // B. O'Neill, 1982; R. J. Aumann, M. Maschler, 1985.
    expect(of("shapley")?.result?.shares).toEqual({ a: "100/3", b: "250/3", c: "250/3" })
    expect(of("nucleolus")?.result).toMatchObject({ guarantee: "certified", shares: { a: "50", b: "75", c: "75" } })
    expect(of("owen")?.refused?.code).toBe("settlement.missing-part")
    expect(reply.core).toMatchObject({ isEmpty: false })
  })

  test("with an empty core names the group that would do better alone", async () => {
    const { reply } = await play({ players: ["a", "b", "c"], worths: [0, 0, 0, 1, 0, 1, 1, 1] })
    expect(reply.core).toEqual({ isEmpty: true, excess: "1/3" })
    expect(reply.rules[0]?.result?.blocking).toEqual({ members: ["a", "b"], worth: "1", given: "2/3", gain: "1/3" })
  })

  test("of more players than a table holds is sampled with a bound, the same for the same seed", async () => {
    const players = Array.from({ length: 14 }, (_, index) => `p${index}`)
    const weights = Object.fromEntries(players.map((player, index) => [player, `${index + 1}`]))
    const voting = { formula: { kind: "voting", quota: "60", weights } }
    const [one, other] = [await play(voting, { orders: 200, seed: 7 }), await play(voting, { orders: 200, seed: 7 })]
    expect(one.reply.rules).toEqual(other.reply.rules)
    expect(one.status).toBe(200)
  })

  test.each([
    ["worth of nobody", { players: ["a"], worths: [1, 2] }, "settlement.worth-of-nobody"],
    ["too few worths", { players: ["a", "b"], worths: [0, 1] }, "settlement.wrong-worths"],
    ["no game", { players: ["a"] }, "settlement.no-game"],
    ["a player twice", { players: ["a", "a"], worths: [0, 1, 1, 1] }, "settlement.player-twice"],
    [
      "a table too large",
      { players: Array.from({ length: 13 }, (_, i) => `${i}`), worths: Array.from({ length: 8192 }, () => 0) },
      "settlement.too-many-players",
    ],
    [
      "a formula too large",
      { formula: { kind: "airport", costs: Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`p${i}`, 1])) } },
      "settlement.too-many-players",
    ],
  ])("is refused for %s", async (_, game, code) => {
    expect((await play(game)).problem.code).toBe(code)
  })
})

test("claims are divided by eight rules, and an estate above them is refused", async () => {
  const ask = (estate: string) =>
    site.nobody.call(dividing.divideClaims, { body: { estate, claims: { a: "100", b: "200", c: "300" } } })
  const { reply } = await ask("200")
  expect(reply.rules).toHaveLength(8)
  expect(reply.rules.find(({ rule }) => rule === "talmud")?.awards).toEqual({ a: "50", b: "75", c: "75" })
  expect((await ask("601")).problem.code).toBe("settlement.estate-above-claims")
})

describe("a bare number that a float cannot hold", () => {
  const ask = async (url: string, payload: string) => {
    const headers = { "content-type": "application/json" }
    const { statusCode, body } = await site.app.inject({ method: "POST", url, payload, headers })
    return { status: statusCode, body, code: JSON.parse(body).code, given: JSON.parse(body).facts?.given }
  }
  const claims = (claim: string) => `{"estate":"400","claims":{"a":"100","b":${claim}}}`
  const unit = (revenue: string) =>
    `{"id":"east","place":"320500","factors":{"revenue":${revenue},"payroll":1,"assets":1}}`
  const division = (revenue: string, amount = '"10"') =>
    `{"case":{"pack":"cn-2012-57","day":"2024-12-31","currency":"CNY","amount":${amount},"units":[${unit(revenue)}]}}`

  test.each([
    ["/api/claims", claims("9007199254740993"), "9007199254740993"],
    ["/api/claims", claims("400.00000000000000001"), "400.00000000000000001"],
    ["/api/claims", claims("1e400"), "1e400"],
    ["/api/claims/paper", claims("9007199254740993"), "9007199254740993"],
    ["/api/apportionments", division("0.1234567890123456789"), "0.1234567890123456789"],
    ["/api/apportionments", division("1", "12345678901234.25"), null],
    ["/api/apportionments", division("1", "9007199254740993.00"), "9007199254740993.00"],
    ["/api/apportionments/paper", division("0.1234567890123456789"), "0.1234567890123456789"],
    ["/api/shares", '{"game":{"players":["a"],"worths":[0,9007199254740993]}}', "9007199254740993"],
    ["/api/shares", '{"game":{"players":["a"],"worths":[0,-0.1234567890123456789]}}', "-0.1234567890123456789"],
  ])("is refused by %s as by the command line: %s", async (url, payload, lost) => {
    const { status, code, given } = await ask(url, payload)
    expect([status, code, given]).toEqual(
      lost === null ? [200, undefined, undefined] : [422, "settlement.inexact-number", lost],
    )
  })

  test("is taken exactly in quotes, and where no digit is lost", async () => {
    const quoted = await ask("/api/claims", claims('"9007199254740993"'))
    expect(quoted.body).toContain('"claimed":"9007199254741093"')
    const small = await ask("/api/claims", '{"estate":1e-7,"claims":{"a":"100"}}')
    expect(small.body).toContain('"estate":"1/10000000"')
    const short = await ask("/api/claims", claims("400.123456789012"))
    expect(short.body).toContain('"claimed":"125030864197253/250000000000"')
  })
})

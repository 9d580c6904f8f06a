import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, day, Refusal } from "../../base/index.ts"
import {
  type AgreementTerms,
  type AgreementTrigger,
  checkTerms,
  emptyTerms,
  executeAgreement,
} from "../../settlement/index.ts"

type Fraction = readonly [bigint, bigint]
interface Divided {
  readonly counted: bigint
  readonly parts: readonly {
    readonly place: string
    readonly share: Fraction
    readonly kept: bigint
    readonly amount: bigint
  }[]
}
const {
  divided,
}: { readonly divided: (terms: object, trigger: object, paid: ReadonlyMap<string, bigint>) => Divided } = await import(
  join(import.meta.dirname, "agreements.mjs")
)

const cny = { code: "CNY", decimals: 2, sign: "¥" }
const text = (said: string) => ({ zh: said, en: said })
const places = ["A1", "B1", "C1"]
const ground = {
  places: new Map(places.map((place) => [place, { member: `X${place}`, name: text(place) }])),
  currency: "CNY",
  facilityExists: true,
}
const from = day("2026-01-01")

const amount = fc.bigInt({ min: 0n, max: 5_000_000n })
const limit = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined, freq: 1 })
const weight = fc.integer({ min: 0, max: 40 })
const three = <Value>(one: fc.Arbitrary<Value>) => fc.tuple(one, one, one)

const settled = fc.record({
  kind: fc.constantFrom("fixed" as const, "factors" as const),
  values: fc.constantFrom("agreed" as const, "reported" as const),
  weights: three(weight).filter((all) => all.some((one) => one > 0)),
  measures: three(fc.tuple(weight, weight)),
  split: fc.integer({ min: 1, max: 9 }),
  base: fc.constantFrom("whole" as const, "increment" as const),
  stocks: three(fc.integer({ min: 0, max: 1_000_000 })),
  threshold: limit,
  floors: three(limit),
  caps: three(limit),
  capsOverTerm: three(limit),
  /** Somebody takes what is beyond the caps of the others. */
  uncapped: fc.constantFrom(0, 1, 2),
  paid: three(amount),
  parts: fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
  amounts: fc.tuple(amount, amount),
  method: fc.constantFrom("largest-remainder" as const, "down" as const),
  rest: fc.constantFrom(...places),
  collector: fc.constantFrom(...places),
})
type Settled = typeof settled extends fc.Arbitrary<infer Value> ? Value : never

const above = (floor: number | undefined, more: number | undefined) =>
  more === undefined ? "" : `${(floor ?? 0) + more}`

function termsOf(one: Settled): AgreementTerms {
  const whole = one.weights.reduce((sum, each) => sum + each, 0)
  const isFixed = one.kind === "fixed"
  return {
    ...emptyTerms,
    title: text("Park"),
    parties: places.map((place, at) => ({
      place,
      member: `X${place}`,
      name: text(place),
      share: isFixed ? `${one.weights[at]}/${whole}` : "",
      measures:
        isFixed || one.values === "reported"
          ? {}
          : { capital: `${one.measures[at]?.[0]}`, land: `${one.measures[at]?.[1]}` },
      stock: one.base === "whole" ? "" : `${one.stocks[at]}`,
      floor: `${one.floors[at] ?? ""}`,
      // No cap lies below the floor.
      cap: at === one.uncapped ? "" : above(one.floors[at], one.caps[at]),
      capOverTerm: at === one.uncapped ? "" : above(one.floors[at], one.capsOverTerm[at]),
      appraisal: "",
    })),
    trigger: { kind: "enclave", subject: text("the park"), facility: null },
    revenue: one.parts.map((part, at) => ({ id: `h${at}`, title: text(`head ${at}`), part: `${part}/7` })),
    currency: "CNY",
    base: { kind: one.base, year: one.base === "whole" ? "" : "2024", threshold: `${one.threshold ?? ""}` },
    key: {
      kind: one.kind,
      factors: isFixed
        ? []
        : [
            { id: "capital", title: text("capital"), weight: `${one.split}/10` },
            { id: "land", title: text("land"), weight: `${10 - one.split}/10` },
          ],
      values: one.values,
    },
    term: { from, until: "2028-12-31", extension: { kind: "none", until: "" } },
    exit: { noticeDays: "90", consequence: text("it stays") },
    collection: { collector: one.collector, frequency: "once", transferDays: "20" },
    rounding: { method: one.method, rest: one.method === "down" ? one.rest : "" },
    escape: text("force majeure"),
    dispute: { body: text("the office"), days: "20" },
  }
}

function triggerOf(one: Settled): AgreementTrigger {
  const reported = places.map((place, at) => ({
    place,
    values: { capital: `${one.measures[at]?.[0]}`, land: `${one.measures[at]?.[1]}` },
  }))
  return {
    ...{ id: "t", from, until: addDays(from, 30), currency: "CNY", appraisal: [] },
    amounts: one.amounts.map((each, at) => ({ head: `h${at}`, amount: each })),
    measures: one.kind === "factors" && one.values === "reported" ? reported : [],
  }
}

test("a stranger's program divides as the platform does, whatever the key, the base, the limits and the rounding", () => {
  let compared = 0
  fc.assert(
    fc.property(settled, (one) => {
      const terms = termsOf(one)
      if (checkTerms(terms, ground).length > 0) return
      const trigger = triggerOf(one)
      const paid = new Map(places.map((place, at) => [place, one.paid[at] ?? 0n]))
      let ours: ReturnType<typeof executeAgreement>
      try {
        ours = executeAgreement(terms, trigger, { reference: null, currency: cny, holds: null, paid })
      } catch (error) {
        // What the platform refuses is never posted: there is nothing to compare.
        if (error instanceof Refusal) return
        throw error
      }
      compared++
      const theirs = divided(terms, trigger, paid)
      expect(theirs.counted).toBe(ours.counted)
      expect(theirs.parts.map(({ place, kept, amount: whole }) => [place, kept, whole])).toEqual(
        ours.parts.map(({ place, kept, amount: whole }) => [place, kept, whole]),
      )
    }),
    { numRuns: 3000 },
  )
  expect(compared).toBeGreaterThan(500)
})

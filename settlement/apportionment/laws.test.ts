import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { add, compare, type Rational, rational } from "../../base/index.ts"
import type { Apportionment } from "./apportion-under.ts"
import { divided } from "./testing.ts"
import { withinLimits } from "./within-limits.ts"

/** Packs whose units have nothing but factors, with the names of these. */
const plain: Readonly<Record<string, readonly string[]>> = {
  "cn-2012-57": ["revenue", "payroll", "assets"],
  "cn-2012-40": ["revenue", "payroll", "assets"],
  "cn-within-province-25-75": ["revenue", "payroll", "assets"],
  "cn-enclave-investment": ["investment"],
  "cn-demonstration-zone": ["investment"],
  "us-uditpa-equal-thirds": ["sales", "payroll", "property"],
  "us-double-weighted-sales": ["sales", "payroll", "property"],
  "us-single-sales": ["sales"],
  "eu-ccctb": ["sales", "payroll", "employees", "assets"],
  "ca-reg-402": ["revenue", "salaries"],
}
const places = ["310000", "320500", "330100", "340100", "110000", "440300"]

interface Generated {
  readonly pack: string
  readonly amount: bigint
  /** Factors by unit, in hundredths; the first unit has something of each. */
  readonly values: readonly (readonly number[])[]
}

const generated: fc.Arbitrary<Generated> = fc
  .record({
    pack: fc.constantFrom(...Object.keys(plain)),
    amount: fc.bigInt({ min: 0n, max: 10n ** 17n }),
    values: fc.array(fc.array(fc.nat(10_000_000), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ values: [first = [], ...rest], ...one }) => ({ ...one, values: [first.map((value) => value + 1), ...rest] }))

const decimal = (hundredths: bigint | number) =>
  `${BigInt(hundredths) / 100n}.${`${BigInt(hundredths) % 100n}`.padStart(2, "0")}`

function unitsOf({
  pack,
  values,
}: Generated): readonly { readonly id: string; readonly factors: Record<string, string> }[] {
  return values.map((row, place) => ({
    id: `unit-${place}`,
    place: places[place],
    factors: Object.fromEntries((plain[pack] ?? []).map((factor, column) => [factor, decimal(row[column] ?? 0)])),
  }))
}

const caseOf = (one: Generated, more: object = {}) => ({
  pack: one.pack,
  amount: decimal(one.amount),
  units: unitsOf(one),
  ...more,
})

const byId = ({ parts }: Apportionment) => new Map(parts.map(({ id, amount }) => [id, amount]))

function sumOf({ parts, pools }: Apportionment): bigint {
  return [...parts, ...pools].reduce((sum, { amount }) => sum + amount, 0n)
}

describe("for any pack, amounts and factors", () => {
  test("parts and pools make the whole, to the fen, and none is negative", () => {
    fc.assert(
      fc.property(generated, (one) => {
        const result = divided(caseOf(one))
        expect(result.whole).toBe(one.amount)
        expect(sumOf(result)).toBe(one.amount)
        expect([...result.parts, ...result.pools].every(({ amount }) => amount >= 0n)).toBe(true)
      }),
    )
  })

  test("each rounded part differs from its exact one by less than a fen", () => {
    fc.assert(
      fc.property(generated, (one) => {
        const result = divided({ ...caseOf(one), pack: one.pack })
        const pools = result.pools.reduce((sum, { amount }) => sum + amount, 0n)
        for (const { amount, share } of result.parts) {
          const exact = Number(((one.amount - pools) * share.numerator * 1000n) / share.denominator) / 1000
          // A pool may be rounded by less than a fen too.
          expect(Math.abs(Number(amount) - exact)).toBeLessThan(1 + result.pools.length + Number(amount) * 1e-15)
        }
      }),
    )
  })

  test("the order of the units changes nothing", () => {
    fc.assert(
      fc.property(generated, fc.nat(5), (one, turn) => {
        const given = caseOf(one)
        const turned = [...given.units.slice(turn), ...given.units.slice(0, turn)].reverse()
        expect(byId(divided({ ...given, units: turned }))).toEqual(new Map([...byId(divided(given))].sort()))
      }),
      { numRuns: 60 },
    )
  })

  test("a factor counted in another unit changes nothing", () => {
    fc.assert(
      fc.property(generated, fc.integer({ min: 2, max: 1000 }), fc.nat(3), (one, times, column) => {
        const scaled = one.values.map((row) => row.map((value, place) => (place === column ? value * times : value)))
        expect(byId(divided(caseOf({ ...one, values: scaled })))).toEqual(byId(divided(caseOf(one))))
      }),
    )
  })

  test("raising a unit's factor never lowers its part", () => {
    fc.assert(
      fc.property(
        generated,
        fc.nat(5),
        fc.nat(3),
        fc.integer({ min: 1, max: 1_000_000 }),
        (one, unit, column, more) => {
          const place = unit % one.values.length
          const raised = one.values.map((row, at) =>
            row.map((value, x) => (at === place && x === column ? value + more : value)),
          )
          const id = `unit-${place}`
          const [before, after] = [
            byId(divided(caseOf(one))).get(id),
            byId(divided(caseOf({ ...one, values: raised }))).get(id),
          ]
          expect(after ?? 0n).toBeGreaterThanOrEqual(before ?? 0n)
        },
      ),
      { numRuns: 300 },
    )
  })

  test("a negative amount is the mirror of the positive one, where the pack divides refunds", () => {
    fc.assert(
      fc.property(
        generated.filter(({ pack, amount }) => amount > 0n && !/enclave|zone/.test(pack)),
        (one) => {
          const back = divided({ ...caseOf(one), amount: `-${decimal(one.amount)}` })
          const mirrored = [...byId(divided(caseOf(one)))].map(([id, amount]) => [id, -amount])
          expect([...byId(back)]).toEqual(mirrored)
        },
      ),
      { numRuns: 60 },
    )
  })

  test("a unit that is excluded changes nothing for the others", () => {
    fc.assert(
      fc.property(generated, (one) => {
        const given = caseOf({ ...one, pack: "cn-2012-57" })
        const more = {
          ...given,
          units: [...given.units, { id: "lab", flags: ["internal-support"], factors: { revenue: "7" } }],
        }
        const { lab, ...others } = Object.fromEntries(byId(divided(more)))
        expect(lab).toBe(0n)
        expect(others).toEqual(Object.fromEntries(byId(divided(given))))
      }),
      { numRuns: 40 },
    )
  })

  test("where all rates are equal, two passes give what one pass over the tax gives", () => {
    fc.assert(
      fc.property(generated, fc.integer({ min: 0, max: 100 }), (one, percent) => {
        const rate = `${percent}/100`
        const amount = (one.amount / 100n) * 100n
        const given = caseOf({ ...one, amount, pack: "cn-2012-57" })
        const income = divided({
          ...given,
          facts: { income: true, headOfficeRate: rate },
          units: given.units.map((unit) => ({ ...unit, rate })),
        })
        const tax = divided({ ...given, amount: decimal((amount * BigInt(percent)) / 100n) })
        expect([income.whole, byId(income)]).toEqual([tax.whole, byId(tax)])
      }),
      { numRuns: 60 },
    )
  })
})

describe("Germany, with wages rounded down and small parts moved", () => {
  const wages = fc
    .array(fc.nat(300_000), { minLength: 2, maxLength: 6 })
    .filter((list) => list.some((one) => one >= 1000))
  const germany = (list: readonly number[], income: number) =>
    divided({
      pack: "de-zerlegung",
      currency: "EUR",
      amount: `${income}`,
      units: list.map((value, place) => ({
        id: `town-${place}`,
        factors: { wages: value },
        ...(place === 0 ? { role: "head-office" } : {}),
      })),
    })

  test("parts make the base amount, and none but the head office's is above nothing and up to 10 euro", () => {
    fc.assert(
      fc.property(wages, fc.nat(50_000), (list, income) => {
        const result = germany(list, income)
        expect(sumOf(result)).toBe(result.whole)
        for (const { amount } of result.parts.slice(1)) expect(amount > 0n && amount <= 999n).toBe(false)
      }),
    )
  })

  test("raising wages never lowers a town's part", () => {
    fc.assert(
      fc.property(wages, fc.nat(50_000), fc.nat(5), fc.nat(100_000), (list, income, town, more) => {
        const place = town % list.length
        const raised = list.map((value, at) => (at === place ? value + more : value))
        const part = (of: Apportionment) => of.parts[place]?.amount ?? 0n
        expect(part(germany(raised, income))).toBeGreaterThanOrEqual(part(germany(list, income)))
      }),
      { numRuns: 200 },
    )
  })
})

describe("rules with terms, ceilings, stocks and pools", () => {
  const yuan = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((fen) => decimal(fen))
  const day = fc.constantFrom("2020-07-01", "2022-02-28", "2024-02-29", "2025-07-01", "2030-01-01")

  test("a relocation keeps its ceiling, and the two places together have all of it", () => {
    fc.assert(
      fc.property(yuan, yuan, yuan, day, fc.boolean(), (amount, taxesBefore, receivedBefore, on, plannedMove) => {
        const result = divided({
          pack: "cn-2015-92-relocation",
          day: on,
          amount,
          facts: { movedOn: "2020-07-01", plannedMove, taxesBefore, receivedBefore },
          units: [
            { id: "old", place: "110000", role: "old-place" },
            { id: "new", place: "130600", role: "new-place" },
          ],
        })
        const cents = (text: string) => BigInt(text.replace(".", ""))
        const old = byId(result).get("old") ?? 0n
        expect(sumOf(result)).toBe(cents(amount))
        const room = cents(taxesBefore) - cents(receivedBefore)
        expect(old).toBeLessThanOrEqual(room > 0n ? room : 0n)
        expect(old * 2n).toBeLessThanOrEqual(cents(amount))
      }),
      { numRuns: 200 },
    )
  })

  test("an enclave's stock stays where it is as long as there is enough, and nothing is lost", () => {
    fc.assert(
      fc.property(yuan, yuan, yuan, day, (amount, city, park, on) => {
        const result = divided({
          pack: "cn-enclave-years",
          day: on,
          amount,
          facts: { startedOn: "2020-01-01" },
          units: [
            { id: "city", place: "310000", role: "origin", factors: { stock: city } },
            { id: "park", place: "340500", role: "park", factors: { stock: park } },
          ],
        })
        const cents = (text: string) => BigInt(text.replace(".", ""))
        expect(sumOf(result)).toBe(cents(amount))
        if (cents(city) + cents(park) > cents(amount)) return
        expect(byId(result).get("city") ?? 0n).toBeGreaterThanOrEqual(cents(city))
        expect(byId(result).get("park") ?? 0n).toBeGreaterThanOrEqual(cents(park))
      }),
      { numRuns: 200 },
    )
  })

  test("a pool of growth is paid out whole", () => {
    const town = fc.tuple(
      fc.nat(10_000),
      fc.nat(10_000),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
    )
    fc.assert(
      fc.property(fc.array(town, { minLength: 1, maxLength: 6 }), (towns) => {
        const units = towns.map(([value, valueBefore, population, valuePerHead], place) => ({
          id: `town-${place}`,
          factors: { value: decimal(value), valueBefore: decimal(valueBefore), population, valuePerHead },
        }))
        const result = divided({ pack: "us-mn-fiscal-disparities", currency: "USD", units })
        const paidIn = result.parts.reduce((sum, part) => sum + (part.paidIn ?? 0n), 0n)
        expect([sumOf(result), paidIn]).toEqual([result.whole, result.whole])
      }),
    )
  })
})

describe("limits", () => {
  const zero = rational(0n)
  const party = fc.record({
    weight: fc.nat(1000),
    floor: fc.nat(100),
    room: fc.option(fc.nat(1000), { nil: undefined }),
  })
  const parties = fc.array(party, { minLength: 1, maxLength: 8 }).map((list) =>
    list.map(({ weight, floor, room }, place) => ({
      id: `p${place}`,
      weight: rational(BigInt(weight + 1), 7n),
      floor: rational(BigInt(floor)),
      cap: room === undefined ? undefined : rational(BigInt(floor + room)),
    })),
  )
  const sum = (parts: ReadonlyMap<string, Rational>) => [...parts.values()].reduce(add, zero)
  const reachable = (amount: bigint, list: Parameters<typeof withinLimits>[1]) => {
    const least = list.map(({ floor }) => floor).reduce(add, zero)
    const most = list.every(({ cap }) => cap !== undefined)
      ? list.map(({ cap }) => cap ?? zero).reduce(add, zero)
      : undefined
    return compare(least, rational(amount)) <= 0 && (most === undefined || compare(rational(amount), most) <= 0)
  }

  test("parts make the amount exactly and keep every limit; who is between limits receives by weight", () => {
    fc.assert(
      fc.property(parties, fc.bigInt({ min: 0n, max: 5000n }), (list, amount) => {
        fc.pre(reachable(amount, list))
        const parts = withinLimits(rational(amount), list)
        expect(sum(parts)).toEqual(rational(amount))
        const between = list.filter(({ id, floor, cap }) => {
          const part = parts.get(id) ?? zero
          expect(compare(part, floor)).toBeGreaterThanOrEqual(0)
          if (cap !== undefined) expect(compare(part, cap)).toBeLessThanOrEqual(0)
          return compare(part, floor) > 0 && (cap === undefined || compare(part, cap) < 0)
        })
        const levels = between.map(({ id, weight }) => {
          const { numerator, denominator } = parts.get(id) ?? zero
          return rational(numerator * weight.denominator, denominator * weight.numerator)
        })
        expect(
          new Set(levels.map(({ numerator, denominator }) => `${numerator}/${denominator}`)).size,
        ).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  test("what cannot be reached is refused", () => {
    fc.assert(
      fc.property(parties, fc.bigInt({ min: 0n, max: 5000n }), (list, amount) => {
        fc.pre(!reachable(amount, list))
        expect(() => withinLimits(rational(amount), list)).toThrow("settlement.limits-unreachable")
      }),
    )
  })
})

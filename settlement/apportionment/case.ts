import * as z from "zod"
import { type Currency, compare, Day, type Rational, Refusal, rational } from "../../base/index.ts"
import { exactNumber, requireNames } from "../exact-input.ts"

const quantityHint = 'a number, or a text such as "7/3" or "0.35"'
const Quantity = z.union([z.string(), z.number()], quantityHint)
const id = z.string().min(1).max(100)

/** A case as a caller writes it. */
const Written = z.strictObject({
  pack: z.string().min(1),
  day: z.string(),
  currency: z.string(),
  amount: Quantity.optional(),
  units: z
    .array(
      z.strictObject({
        id,
        place: z.string().min(1).max(100).optional(),
        factors: z.record(z.string(), z.union([Quantity, z.array(Quantity).max(100_000)], quantityHint)).default({}),
        role: z.string().optional(),
        parent: id.optional(),
        flags: z.array(z.string()).default([]),
        opened: z.string().optional(),
        closed: z.string().optional(),
        rate: Quantity.optional(),
        multiplier: Quantity.optional(),
        floor: Quantity.optional(),
        cap: Quantity.optional(),
      }),
    )
    .min(1, "a case needs units")
    .max(10_000, "a case has at most 10,000 units"),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  totals: z.record(z.string(), Quantity).default({}),
  agreement: z.strictObject({ reference: z.string().min(1), shares: z.record(z.string(), Quantity) }).optional(),
})

/** A unit that may receive a part: a branch, an establishment, a member, a municipality. */
export interface Unit {
  readonly id: string
  readonly place?: string
  /** By factor: one value, or the single values (each person's pay, say) that make it up. */
  readonly factors: ReadonlyMap<string, Rational | readonly Rational[]>
  readonly role?: string
  /** The unit to which this one is added. */
  readonly parent?: string
  readonly flags: readonly string[]
  readonly opened?: Day
  readonly closed?: Day
  readonly rate?: Rational
  readonly multiplier?: Rational
  /** Whole units of the currency. */
  readonly floor?: Rational
  readonly cap?: Rational
}

/** What is to be divided, between whom, on which day, under which pack. */
export interface ApportionmentCase {
  readonly pack: string
  readonly day: Day
  readonly currency: Currency
  /** Minor units; a pack that pools growth works it out itself. */
  readonly amount?: bigint
  /** In the order given; ids differ. */
  readonly units: readonly Unit[]
  readonly facts: Readonly<Record<string, string | number | boolean>>
  /** Totals that include what no unit of the case has. */
  readonly totals: ReadonlyMap<string, Rational>
  readonly agreement?: { readonly reference: string; readonly shares: ReadonlyMap<string, Rational> }
}

/**
 * Reads a case as it stands in a file or a request.
 * @param raw `{ pack, day, currency, amount, units: [{ id, place, factors }], facts }`; numbers as text or JSON numbers
 * @param currencies those known, by code
 * @throws Refusal "settlement.reserved-name", "settlement.wrong-shape", "settlement.not-a-day", "settlement.unknown-currency",
 * "settlement.too-many-decimals", "settlement.unit-twice", "settlement.negative-value" and those of `exactNumber`
 * @example readCase({ pack: "us-single-sales", day: "2024-12-31", currency: "USD", amount: "10", units: [{ id: "a", factors: { sales: 1 } }] }, currencies).amount // 1000n
 */
export function readCase(raw: unknown, currencies: ReadonlyMap<string, Currency>): ApportionmentCase {
  requireNames(raw)
  const read = Written.safeParse(raw)
  if (read.data === undefined) throw new Refusal("settlement.wrong-shape", { cause: causeOf(read.error.issues) })
  const { pack, facts, units, amount, totals, agreement } = read.data
  const currency = currencies.get(read.data.currency)
  if (currency === undefined)
    throw new Refusal("settlement.unknown-currency", {
      currency: read.data.currency,
      known: [...currencies.keys()].join(", "),
    })
  const ids = new Set<string>()
  for (const { id } of units) {
    if (ids.has(id)) throw new Refusal("settlement.unit-twice", { unit: id })
    ids.add(id)
  }
  return {
    pack,
    day: dayOf(read.data.day, "day"),
    currency,
    ...(amount === undefined ? {} : { amount: minorUnitsOf(exactNumber(amount), currency, `${amount}`) }),
    units: units.map(unitOf),
    facts,
    totals: new Map(Object.entries(totals).map(([factor, given]) => [factor, notNegative(given, "totals", factor)])),
    ...(agreement === undefined
      ? {}
      : {
          agreement: {
            reference: agreement.reference,
            shares: new Map(
              Object.entries(agreement.shares).map(([unit, given]) => [unit, notNegative(given, unit, "agreement")]),
            ),
          },
        }),
  }
}

function causeOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join(".")}: ${message}`))
    .join("; ")
}

function unitOf(written: z.output<typeof Written>["units"][number]): Unit {
  const { id, place, role, parent, flags, opened, closed, factors } = written
  return {
    id,
    flags,
    factors: new Map(
      Object.entries(factors).map(([factor, given]) => [
        factor,
        Array.isArray(given) ? given.map((one) => notNegative(one, id, factor)) : notNegative(given, id, factor),
      ]),
    ),
    ...(place === undefined ? {} : { place }),
    ...(role === undefined ? {} : { role }),
    ...(parent === undefined ? {} : { parent }),
    ...(opened === undefined ? {} : { opened: dayOf(opened, `${id}.opened`) }),
    ...(closed === undefined ? {} : { closed: dayOf(closed, `${id}.closed`) }),
    ...optional("rate", written.rate, id),
    ...optional("multiplier", written.multiplier, id),
    ...optional("floor", written.floor, id),
    ...optional("cap", written.cap, id),
  }
}

function optional<Name extends string>(
  name: Name,
  given: string | number | undefined,
  unit: string,
): { readonly [Key in Name]?: Rational } {
  const none: { readonly [Key in Name]?: Rational } = {}
  return given === undefined ? none : { ...none, [name]: notNegative(given, unit, name) }
}

function notNegative(given: string | number, unit: string, what: string): Rational {
  const value = exactNumber(given)
  if (compare(value, rational(0n)) < 0)
    throw new Refusal("settlement.negative-value", { unit, what, value: `${given}` })
  return value
}

/** Reads a day. @throws Refusal "settlement.not-a-day" */
export function dayOf(text: string, what: string): Day {
  const read = Day.safeParse(text)
  if (read.data === undefined) throw new Refusal("settlement.not-a-day", { what, given: text })
  return read.data
}

/** Whole minor units of an amount. @throws Refusal "settlement.too-many-decimals" */
export function minorUnitsOf(value: Rational, { code, decimals }: Currency, given: string): bigint {
  const minor = rational(value.numerator * 10n ** BigInt(decimals), value.denominator)
  if (minor.denominator !== 1n)
    throw new Refusal("settlement.too-many-decimals", { amount: given, currency: code, decimals: `${decimals}` })
  return minor.numerator
}

/** A number of whole currency units, in minor units, exact. */
export function inMinorUnits(value: Rational, { decimals }: Currency): Rational {
  return rational(value.numerator * 10n ** BigInt(decimals), value.denominator)
}

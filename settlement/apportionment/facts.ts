import { type Currency, compare, type Day, type Rational, Refusal, rational } from "../../base/index.ts"
import { exactNumber } from "../exact-input.ts"
import { type ApportionmentCase, dayOf, minorUnitsOf } from "./case.ts"
import type { RulePack } from "./rule-pack.ts"

/** The facts of a case, checked against what its pack asks; each is read in its kind. */
export interface Facts {
  flag(name: string): boolean
  day(name: string): Day | undefined
  /** Minor units. */
  amount(name: string): bigint
  number(name: string): Rational | undefined
  text(name: string): string | undefined
}

type Given = string | number | boolean

/** The calendar year of the factors may be told to every pack that names one. */
export const factorYear = "factorYear"

/**
 * Checks the facts of a case. The fact `factorYear` is always known.
 * @throws Refusal "settlement.unknown-fact", "settlement.missing-fact", "settlement.wrong-fact" and those of numbers
 */
export function factsOf(pack: RulePack, { facts, currency }: ApportionmentCase, places: ReadonlySet<string>): Facts {
  const known = Object.keys(pack.facts)
  const stranger = Object.keys(facts).find((name) => !known.includes(name) && name !== factorYear)
  if (stranger !== undefined)
    throw new Refusal("settlement.unknown-fact", {
      fact: stranger,
      pack: pack.id,
      known: [...known, factorYear].join(", "),
    })
  const values = new Map<string, Given>()
  for (const [name, { kind, required, default: usual, title }] of Object.entries(pack.facts)) {
    const given = facts[name] ?? usual
    if (given === undefined) {
      if (required) throw new Refusal("settlement.missing-fact", { fact: name, titleZh: title.zh, titleEn: title.en })
      continue
    }
    check(name, kind, given, currency)
    if (kind === "place" && pack.places === "known" && !places.has(`${given}`))
      throw new Refusal("settlement.unknown-unit-place", { unit: name, place: `${given}` })
    values.set(name, given)
  }
  return {
    flag: (name) => values.get(name) === true,
    day: (name) => mapped(values.get(name), (given) => dayOf(`${given}`, name)),
    amount: (name) => mapped(values.get(name), (given) => minorUnitsOf(exactNumber(given), currency, `${given}`)) ?? 0n,
    number: (name) => mapped(values.get(name), exactNumber),
    text: (name) => mapped(values.get(name), String),
  }
}

function mapped<Value>(given: Given | undefined, read: (given: Given) => Value): Value | undefined {
  return given === undefined ? undefined : read(given)
}

function check(fact: string, kind: RulePack["facts"][string]["kind"], given: Given, currency: Currency): void {
  const wrong = (): Refusal => new Refusal("settlement.wrong-fact", { fact, given: `${given}`, kind })
  if (kind === "flag" && typeof given !== "boolean") throw wrong()
  if (kind !== "flag" && typeof given === "boolean") throw wrong()
  if (kind === "day") dayOf(`${given}`, fact)
  if (kind === "amount" && minorUnitsOf(exactNumber(given), currency, `${given}`) < 0n) throw wrong()
  if (kind !== "share" && kind !== "count") return
  const value = exactNumber(given)
  if (compare(value, rational(0n)) < 0) throw wrong()
  if (kind === "share" && compare(value, rational(1n)) > 0) throw wrong()
  if (kind === "count" && (value.denominator !== 1n || value.numerator > 100n)) throw wrong()
}

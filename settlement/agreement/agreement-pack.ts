import {
  type Currency,
  type Day,
  formatRational,
  multiply,
  type Rational,
  Refusal,
  rational,
} from "../../base/index.ts"
import { type RulePack, readRulePack } from "../apportionment/index.ts"
import { stockFactor } from "./check-shares.ts"
import { minorIn, shareIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"

/** Id of a party as the unit of a division: a mark stands before the code, so that no amount can be taken for it. */
export const unitOf = (place: string): string => `p:${place}`
export const placeOf = (unit: string): string => unit.slice(2)

const roleOf = (terms: AgreementTerms, place: string): string =>
  `party-${terms.parties.findIndex((party) => party.place === place)}`

/** An amount of minor units as the engine of packs reads amounts: in whole units, exact. */
export function inWholeUnits(minor: bigint, { decimals }: Currency): string {
  return formatRational(rational(minor, 10n ** BigInt(decimals)))
}

/**
 * The terms of an agreement as a rule pack of one version, so that `apportionUnder` divides under them as under any rule.
 * @param reference names the agreement as the source of each of its rules
 * @throws Refusal "settlement.agreement-unsound" for terms that `checkTerms` finds fault with
 */
export function packOf(
  terms: AgreementTerms,
  { from, currency, reference }: { readonly from: Day; readonly currency: Currency; readonly reference: string },
): RulePack {
  const source = reference
  const { base, rounding, parties, key, collection } = terms
  const least = minorIn(base.threshold)
  const isLimited = parties.some((party) => [party.floor, party.cap, party.capOverTerm].some((one) => one !== ""))
  const version = {
    source,
    ...(base.kind === "whole" ? {} : { base: { stock: stockFactor, title: titles.stock } }),
    ...(least === null || least === 0n
      ? {}
      : {
          whole: [
            {
              when: { fact: "counted", below: inWholeUnits(least, currency) },
              to: { role: roleOf(terms, collection.collector) },
              title: titles.threshold,
              source,
            },
          ],
        }),
    key: keyOf(terms),
    ...(isLimited ? { limits: { ofUnits: true, title: titles.limits, source } } : {}),
    rounding:
      rounding.method === "down"
        ? { method: "down", rest: { role: roleOf(terms, rounding.rest) }, source }
        : { method: "largest-remainder", ties: "order", source },
  }
  const read = readRulePack({
    id: "agreement",
    title: terms.title,
    summary: terms.title,
    status: "template",
    places: "known",
    currency: currency.code,
    amount: titles.counted,
    factors: {
      ...Object.fromEntries(key.factors.map(({ id, title }) => [id, { title }])),
      ...(base.kind === "whole" ? {} : { [stockFactor]: { title: titles.stock } }),
    },
    facts: { counted: { kind: "amount", required: true, title: titles.counted } },
    roles: Object.fromEntries(parties.map(({ place, name }) => [roleOf(terms, place), name])),
    versions: { [from]: version },
    reviewed: from,
  })
  if (!("problems" in read)) return read
  const causes = read.problems.map(({ path, cause }) => `${path.join(".")}: ${cause}`).join("; ")
  throw new Refusal("settlement.agreement-unsound", { problemsZh: causes, problemsEn: causes })
}

/** A party as the unit of a case: what it is measured by, and its limits in this period. */
export function unitIn(
  terms: AgreementTerms,
  place: string,
  { measures, currency, capLeft, floor }: UnitGround,
): Readonly<Record<string, unknown>> {
  const party = terms.parties.find((one) => one.place === place)
  if (party === undefined) throw new Refusal("settlement.no-party", { place })
  const told = (minor: bigint) => inWholeUnits(minor, currency)
  const cap = least(minorIn(party.cap), capLeft)
  const stock = minorIn(party.stock) ?? 0n
  return {
    id: unitOf(place),
    place,
    role: roleOf(terms, place),
    factors: {
      ...measures,
      ...(terms.base.kind === "whole" ? {} : { [stockFactor]: told(stock) }),
    },
    ...(floor === null
      ? {}
      : { floor: formatRational(multiply(floor, rational(1n, 10n ** BigInt(currency.decimals)))) }),
    ...(cap === null ? {} : { cap: told(cap) }),
  }
}

interface UnitGround {
  /** Factor → value, of the key. */
  readonly measures: Readonly<Record<string, string>>
  readonly currency: Currency
  /** What a cap over the term still leaves; null without one. */
  readonly capLeft: bigint | null
  /** What of its floor there is, in minor units, exact; null without one. */
  readonly floor: Rational | null
}

function least(one: bigint | null, other: bigint | null): bigint | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

function keyOf(terms: AgreementTerms): object {
  const exact = (share: string): string => formatRational(shareIn(share) ?? rational(0n))
  if (terms.key.kind === "fixed")
    return { fixed: Object.fromEntries(terms.parties.map(({ place, share }) => [roleOf(terms, place), exact(share)])) }
  return { factors: terms.key.factors.map(({ id, weight }) => ({ factor: id, weight: exact(weight) })) }
}

const titles = {
  counted: { zh: "本期计入的收入", en: "revenue of the period that counts" },
  stock: { zh: "基年金额留在各方", en: "the base-year amount stays with each party" },
  threshold: { zh: "低于起分额", en: "below the threshold of the agreement" },
  limits: { zh: "约定的上下限", en: "limits agreed" },
} as const

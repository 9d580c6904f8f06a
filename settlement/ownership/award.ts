import {
  type Currency,
  type Day,
  day,
  parseMinorUnits,
  type Rational,
  roundHalfUp,
  type Text,
} from "../../base/index.ts"
import { liesIn } from "./applicable.ts"
import { type Clause, clauseOf, contractClause, type Held } from "./clause.ts"
import type { OwnershipCase } from "./read-ownership-case.ts"
import type { OwnershipRules } from "./read-ownership-rules.ts"
import { teamSharesOf } from "./team-shares.ts"
import { dividedBy } from "./team-split.ts"

/** What a unit owes its inventors once a patent is granted, beside any income. */
export interface Award {
  readonly unit: string
  readonly currency: Currency
  /** Minor units, to all inventors together. */
  readonly amount: bigint
  /** The last day to pay it, where the law tells. */
  readonly due: Day | null
  readonly clause: Clause
  readonly overridden: readonly Clause[]
  readonly parts: readonly { readonly party: string; readonly amount: bigint; readonly clause: Clause }[]
}

/**
 * The award on grant: as agreed, else the least that the law on record of the day of grant asks. Null where neither speaks.
 * @param held provisions that apply on the day of grant
 */
export function awardOf(
  rules: OwnershipRules,
  given: OwnershipCase,
  held: readonly Held[],
  currencies: ReadonlyMap<string, Currency>,
): Award | null {
  const { grant, contract } = given
  if (grant === null) return null
  const unit = given.parties.find(({ id }) => id === grant.unit)
  const found = held.find(
    ({ provision, instrument }) =>
      provision.award?.patents.includes(grant.patent) === true &&
      liesIn(unit?.jurisdiction ?? "", instrument.jurisdiction ?? "–"),
  )
  const law = found?.provision.award
  const agreed = contract?.clauses.find(({ about }) => about === "award")
  const currency = currencies.get(law?.currency ?? given.income?.currency.code ?? "")
  if (currency === undefined) return null
  if (contract !== null && agreed?.about === "award") {
    const clause = contractClause(contract.reference, agreed.id, agreedAward)
    const amount = roundHalfUp(inMinor(agreed.amount, currency))
    const overridden = found === undefined ? [] : [clauseOf(found)]
    return {
      ...divided(rules, given, grant.unit, amount),
      unit: grant.unit,
      currency,
      amount,
      due: null,
      clause,
      overridden,
    }
  }
  if (found === undefined || law === undefined) return null
  const amount = parseMinorUnits(law.amount, currency)
  return {
    ...divided(rules, given, grant.unit, amount),
    unit: grant.unit,
    currency,
    amount,
    due: monthsAfter(grant.day, law.months),
    clause: clauseOf(found),
    overridden: [],
  }
}

const agreedAward: Text = { zh: "约定的专利奖金", en: "award as agreed" }

function inMinor(value: Rational, { decimals }: Currency): Rational {
  return { ...value, numerator: value.numerator * 10n ** BigInt(decimals) }
}

function divided(rules: OwnershipRules, given: OwnershipCase, unit: string, amount: bigint): Pick<Award, "parts"> {
  const { shares, clause } = teamSharesOf(rules, given, unit)
  if (shares.length === 0) return { parts: [] }
  const parts = dividedBy(amount, new Map(shares.map(({ maker, share }) => [maker, share])))
  return { parts: [...parts].map(([party, part]) => ({ party, amount: part, clause })) }
}

/** The same day so many months later, or the last of a shorter month. @example monthsAfter(day("2024-11-30"), 3) // "2025-02-28" */
export function monthsAfter(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split("-").map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const within = Math.min(date, last.getUTCDate())
  return day(`${last.toISOString().slice(0, 8)}${`${within}`.padStart(2, "0")}`)
}

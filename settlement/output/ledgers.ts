import { Refusal } from "../../base/index.ts"

/**
 * Output counted where the activity takes place; minor units. An object and not a number: `+` between it and a
 * negotiated amount does not compile, and `sumStatistical` refuses one that slipped in from outside.
 */
export interface StatisticalAmount {
  readonly ledger: "statistical"
  readonly minor: bigint
}

/** Output that partners divided among themselves for internal appraisal only; minor units. */
export interface NegotiatedAmount {
  readonly ledger: "negotiated"
  readonly minor: bigint
}

/** The two ledgers. No sum, table, route or file holds amounts of both. */
export type OutputLedger = StatisticalAmount["ledger"] | NegotiatedAmount["ledger"]

/** An amount of the statistical ledger. @example statistical(100n).minor // 100n */
export function statistical(minor: bigint): StatisticalAmount {
  return { ledger: "statistical", minor }
}

/** An amount of the negotiated ledger. @example negotiated(100n).ledger // "negotiated" */
export function negotiated(minor: bigint): NegotiatedAmount {
  return { ledger: "negotiated", minor }
}

/**
 * The sum of statistical amounts.
 * @throws Refusal "settlement.ledgers-mixed" when one is of the other ledger
 * @example sumStatistical([statistical(1n), statistical(2n)]) // statistical(3n)
 */
export function sumStatistical(amounts: readonly StatisticalAmount[]): StatisticalAmount {
  return statistical(minorOf("statistical", amounts))
}

/** The sum of negotiated amounts. @throws Refusal "settlement.ledgers-mixed" when one is of the other ledger */
export function sumNegotiated(amounts: readonly NegotiatedAmount[]): NegotiatedAmount {
  return negotiated(minorOf("negotiated", amounts))
}

function minorOf(ledger: OutputLedger, amounts: readonly (StatisticalAmount | NegotiatedAmount)[]): bigint {
  let sum = 0n
  for (const amount of amounts) {
    if (amount.ledger !== ledger) throw new Refusal("settlement.ledgers-mixed", { ledger, other: `${amount.ledger}` })
    sum += amount.minor
  }
  return sum
}

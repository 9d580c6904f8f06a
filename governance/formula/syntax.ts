import { multiply, type Rational, rational } from "../../base/index.ts"

/** What a formula may count, over all delegations or inside one bloc. */
export const countNames = ["delegations", "present", "absent", "yes", "no", "abstain", "silent"] as const
export type CountName = (typeof countNames)[number]

/** A number of a formula. `count` without a bloc counts all, or inside `each_bloc` the bloc that is looked at. */
export type Sum =
  | { readonly kind: "number"; readonly value: Rational }
  | { readonly kind: "count"; readonly name: CountName; readonly bloc: string | null }
  | { readonly kind: "blocs" }
  | { readonly kind: "+" | "-" | "*"; readonly left: Sum; readonly right: Sum }
  // A divisor is a number other than zero, so that every formula has a value.
  | { readonly kind: "/"; readonly left: Sum; readonly by: bigint }

export const signs = ["<", "<=", ">", ">=", "=", "!="] as const
export type Sign = (typeof signs)[number]

/** A condition over counts, as its text says. Without loops, names of its own or division by a count: it always ends. */
export type Formula =
  | { readonly kind: "compare"; readonly sign: Sign; readonly left: Sum; readonly right: Sum }
  | { readonly kind: "and" | "or"; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "each_bloc"; readonly of: Formula }
  /** Short for each_bloc(yes > no). */
  | { readonly kind: "yes_in_each_bloc" }

const yes: Sum = { kind: "count", name: "yes", bloc: null }
const no: Sum = { kind: "count", name: "no", bloc: null }

/** What `yes_in_each_bloc` is short for, inside the bloc. */
export const moreYesThanNo: Formula = { kind: "compare", sign: ">", left: yes, right: no }

/** A quotient; of a number it is a number again, so that one value has one spelling. */
export function quotient(left: Sum, by: bigint): Sum {
  if (left.kind === "number") return { kind: "number", value: multiply(left.value, rational(1n, by)) }
  return { kind: "/", left, by }
}

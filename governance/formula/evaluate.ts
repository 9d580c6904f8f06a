import { add, compare, multiply, type Rational, rational, subtract, type Text } from "../../base/index.ts"
import { printWith } from "./print.ts"
import { type CountName, type Formula, moreYesThanNo, type Sign, type Sum } from "./syntax.ts"

/** Whole numbers by the names that a formula uses. */
export type Counts = Readonly<Record<CountName, number>>

/** The counts of a vote: over all delegations, and inside each bloc. */
export interface VoteCounts {
  readonly all: Counts
  readonly blocs: ReadonlyMap<string, Counts>
}

/** Why a formula has no answer over these blocs: it names one that is not there, or asks about blocs where there are none. */
export function missingBloc(formula: Formula, blocs: readonly string[]): Text | undefined {
  const asked = blocsAsked(formula)
  if (asked.includes(null) && blocs.length === 0)
    return { zh: "公式涉及分组，但没有任何分组", en: "the formula asks about blocs, and there are none" }
  const unknown = asked.find((bloc) => bloc !== null && !blocs.includes(bloc))
  if (unknown === undefined || unknown === null) return undefined
  const known = blocs.join(", ") || "–"
  return { zh: `没有分组“${unknown}”（现有：${known}）`, en: `there is no bloc “${unknown}” (there are: ${known})` }
}

/** Blocs that a formula names; null for any. */
function blocsAsked(of: Formula | Sum): readonly (string | null)[] {
  switch (of.kind) {
    case "number":
    case "blocs":
      return []
    case "count":
      return of.bloc === null ? [] : [of.bloc]
    case "yes_in_each_bloc":
      return [null]
    case "each_bloc":
      return [null, ...blocsAsked(of.of)]
    case "not":
      return blocsAsked(of.of)
    case "/":
      return blocsAsked(of.left)
    default:
      return [...blocsAsked(of.left), ...blocsAsked(of.right)]
  }
}

/**
 * Whether a formula holds, in exact fractions.
 * @returns true or false; a text when it asks about a bloc that is not there: it is never taken as fulfilled
 * @example evaluate(parsed, { all: { yes: 3, no: 0, … }, blocs: new Map() }) // true
 */
export function evaluate(formula: Formula, counts: VoteCounts): boolean | Text {
  return missingBloc(formula, [...counts.blocs.keys()]) ?? holds(formula, counts.all, counts)
}

/** @param here the counts that names without a bloc mean */
function holds(formula: Formula, here: Counts, counts: VoteCounts): boolean {
  switch (formula.kind) {
    case "compare":
      return signHolds(formula.sign, compare(exactly(formula.left, here, counts), exactly(formula.right, here, counts)))
    case "and":
      return holds(formula.left, here, counts) && holds(formula.right, here, counts)
    case "or":
      return holds(formula.left, here, counts) || holds(formula.right, here, counts)
    case "not":
      return !holds(formula.of, here, counts)
    case "each_bloc":
      return [...counts.blocs.values()].every((bloc) => holds(formula.of, bloc, counts))
    case "yes_in_each_bloc":
      return [...counts.blocs.values()].every((bloc) => holds(moreYesThanNo, bloc, counts))
  }
}

function signHolds(sign: Sign, order: number): boolean {
  switch (sign) {
    case "<":
      return order < 0
    case "<=":
      return order <= 0
    case ">":
      return order > 0
    case ">=":
      return order >= 0
    case "=":
      return order === 0
    case "!=":
      return order !== 0
  }
}

function countOf(name: CountName | "blocs", bloc: string | null, here: Counts, { blocs }: VoteCounts): number {
  if (name === "blocs") return blocs.size
  const counts = bloc === null ? here : blocs.get(bloc)
  if (counts === undefined) throw new Error(`there is no bloc ${bloc}`)
  return counts[name]
}

function exactly(of: Sum, here: Counts, counts: VoteCounts): Rational {
  switch (of.kind) {
    case "number":
      return of.value
    case "count":
      return rational(BigInt(countOf(of.name, of.bloc, here, counts)))
    case "blocs":
      return rational(BigInt(counts.blocs.size))
    case "/":
      return multiply(exactly(of.left, here, counts), rational(1n, of.by))
    case "+":
      return add(exactly(of.left, here, counts), exactly(of.right, here, counts))
    case "-":
      return subtract(exactly(of.left, here, counts), exactly(of.right, here, counts))
    case "*":
      return multiply(exactly(of.left, here, counts), exactly(of.right, here, counts))
  }
}

/**
 * A formula with numbers in the place of its counts, for those who want to follow it; `each_bloc` is written out.
 * @example inNumbers(parsed, counts) // "4 >= 3/4 * 5 and 3 > 0"
 */
export function inNumbers(formula: Formula, counts: VoteCounts): string {
  switch (formula.kind) {
    case "and":
    case "or":
      return [formula.left, formula.right]
        .map((part) => (standsAlone(part, formula.kind) ? inNumbers(part, counts) : `(${inNumbers(part, counts)})`))
        .join(` ${formula.kind} `)
    case "not":
      return `not (${inNumbers(formula.of, counts)})`
    case "compare":
      return written(formula, counts.all, counts)
    case "each_bloc":
      return inEachBloc(formula.of, counts)
    case "yes_in_each_bloc":
      return inEachBloc(moreYesThanNo, counts)
  }
}

function standsAlone({ kind }: Formula, around: "and" | "or"): boolean {
  return kind === "compare" || kind === "not" || kind === "and" || kind === around
}

function inEachBloc(inside: Formula, counts: VoteCounts): string {
  return [...counts.blocs].map(([name, bloc]) => `${name}: ${written(inside, bloc, counts)}`).join("; ")
}

function written(formula: Formula, here: Counts, counts: VoteCounts): string {
  return printWith(formula, (name, bloc) => `${countOf(name, bloc, here, counts)}`)
}

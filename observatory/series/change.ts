import { Refusal } from "../../base/index.ts"

/** What a change of an index is counted in. Points are differences of the index, percent is relative to the earlier value. */
export type ChangeUnit = "points" | "percent"

/** A change with its unit. The two units are different types: no function takes one for the other. */
export interface Change<Unit extends ChangeUnit = ChangeUnit> {
  readonly unit: Unit
  readonly value: number
}
export type Points = Change<"points">
export type Percent = Change<"percent">

/** @example points(8.2) // { unit: "points", value: 8.2 } */
export function points(value: number): Points {
  return { unit: "points", value }
}

/** @example percent(5.38) // { unit: "percent", value: 5.38 }: 5.38 %, not 538 % */
export function percent(value: number): Percent {
  return { unit: "percent", value }
}

/**
 * The sum of two changes of the same unit. Points add up over years; percent of one base do too (parts of a total), those
 * of successive years do not: they multiply.
 * @throws Refusal "observatory.mixed-growth" where units that the compiler does not know differ
 * @example sumOfChanges(points(8.2), points(5)) // points(13.2); sumOfChanges(points(8.2), percent(5)) does not compile
 */
export function sumOfChanges<Unit extends ChangeUnit>(
  first: Change<Unit>,
  second: Change<NoInfer<Unit>>,
): Change<Unit> {
  return { unit: sameUnit(first, second), value: first.value + second.value }
}

/**
 * First less second, of the same unit.
 * @throws Refusal "observatory.mixed-growth"
 * @example differenceOfChanges(points(8.2), points(5)) // points(3.2)
 */
export function differenceOfChanges<Unit extends ChangeUnit>(
  first: Change<Unit>,
  second: Change<NoInfer<Unit>>,
): Change<Unit> {
  return { unit: sameUnit(first, second), value: first.value - second.value }
}

function sameUnit<Unit extends ChangeUnit>(first: Change<Unit>, second: Change<Unit>): Unit {
  if (first.unit !== second.unit)
    throw new Refusal("observatory.mixed-growth", { first: first.unit, second: second.unit })
  return first.unit
}

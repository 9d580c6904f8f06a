import { parseRational, rational } from "../../base/index.ts"
import { type FormulaProblem, UnreadableFormula } from "./problem.ts"
import { close, condition, deeper, next, type Part, type Reader, sum, take } from "./reader.ts"
import { countNames, type Formula, quotient, type Sign, type Sum, signs } from "./syntax.ts"
import { tokensOf } from "./token.ts"

/**
 * Reads a formula: a condition over the counts of a vote.
 * @param text such as `present >= 3/4 * delegations and yes > no`; at most 500 characters
 * @returns the formula, or why it is none and where; it never throws
 * @example parseFormula("yes > ") // { at: 5, cause: { en: "a number, a count or a bracket is missing at the end", … } }
 */
export function parseFormula(text: string): Formula | FormulaProblem {
  try {
    const reader: Reader = { tokens: tokensOf(text), place: 0, depth: 0, inEachBloc: false }
    const formula = condition(either(reader))
    const left = next(reader)
    if (left.kind !== "end")
      throw new UnreadableFormula(
        left.at,
        `公式到此应已结束，却还有“${left.text}”`,
        `the formula should end before “${left.text}”`,
      )
    return formula
  } catch (error) {
    if (error instanceof UnreadableFormula) return error.problem
    throw error
  }
}

function either(reader: Reader): Part {
  let left = both(reader)
  while (take(reader, "or") !== undefined)
    left = { is: "condition", at: left.at, of: { kind: "or", left: condition(left), right: condition(both(reader)) } }
  return left
}

function both(reader: Reader): Part {
  let left = negation(reader)
  while (take(reader, "and") !== undefined)
    left = {
      is: "condition",
      at: left.at,
      of: { kind: "and", left: condition(left), right: condition(negation(reader)) },
    }
  return left
}

function negation(reader: Reader): Part {
  const { at } = next(reader)
  if (take(reader, "not") === undefined) return comparison(reader)
  return { is: "condition", at, of: { kind: "not", of: condition(deeper(reader, () => negation(reader))) } }
}

function signOf(text: string | undefined): Sign | undefined {
  return signs.find((sign) => sign === text)
}

function comparison(reader: Reader): Part {
  const left = addition(reader)
  const sign = signOf(take(reader, ...signs))
  if (sign === undefined) return left
  const right = addition(reader)
  const again = next(reader)
  if (signOf(again.text) !== undefined)
    throw new UnreadableFormula(
      again.at,
      "一次比较只比两个数；请用 and 连接两次比较",
      "a comparison has two sides; join two of them by and",
    )
  return { is: "condition", at: left.at, of: { kind: "compare", sign, left: sum(left), right: sum(right) } }
}

function addition(reader: Reader): Part {
  let left = product(reader)
  for (let sign = take(reader, "+", "-"); sign !== undefined; sign = take(reader, "+", "-"))
    left = {
      is: "number",
      at: left.at,
      of: { kind: sign === "+" ? "+" : "-", left: sum(left), right: sum(product(reader)) },
    }
  return left
}

function product(reader: Reader): Part {
  let left = single(reader)
  for (let sign = take(reader, "*", "/"); sign !== undefined; sign = take(reader, "*", "/")) {
    const of: Sum =
      sign === "/" ? quotient(sum(left), divisor(reader)) : { kind: "*", left: sum(left), right: sum(single(reader)) }
    left = { is: "number", at: left.at, of }
  }
  return left
}

function divisor(reader: Reader): bigint {
  const { kind, text, at } = next(reader)
  if (kind !== "number" || text.includes(".") || BigInt(text) === 0n)
    throw new UnreadableFormula(at, "只能除以不为零的整数", "a formula divides by whole numbers other than zero only")
  reader.place += 1
  return BigInt(text)
}

function single(reader: Reader): Part {
  const { kind, text, at } = next(reader)
  if (take(reader, "(") !== undefined) {
    const inner = deeper(reader, () => either(reader))
    close(reader)
    return { ...inner, at }
  }
  reader.place += 1
  if (kind === "number") return { is: "number", at, of: { kind: "number", value: fraction(reader, text) } }
  if (kind === "name") return named(reader, text, at)
  const [zh, en] = kind === "end" ? ["末尾", "at the end"] : [`“${text}”之前`, `before “${text}”`]
  throw new UnreadableFormula(at, `${zh}缺少数字、计数或括号`, `a number, a count or a bracket is missing ${en}`)
}

/** `3/4` is one number, unless it divides: then the division is read after it. */
function fraction(reader: Reader, text: string) {
  const value = parseRational(text)
  if (text.includes(".") || take(reader, "/") === undefined) return value
  return rational(value.numerator, divisor(reader))
}

function named(reader: Reader, name: string, at: number): Part {
  if (name === "each_bloc" || name === "yes_in_each_bloc") return eachBloc(reader, name, at)
  if (name === "blocs") return { is: "number", at, of: { kind: "blocs" } }
  const count = countNames.find((one) => one === name)
  if (count === undefined)
    throw new UnreadableFormula(
      at,
      `不认识“${name}”；可用：${[...countNames, "blocs", "each_bloc", "yes_in_each_bloc"].join("、")}`,
      `“${name}” is not known; there are ${[...countNames, "blocs", "each_bloc", "yes_in_each_bloc"].join(", ")}`,
    )
  const { kind, text } = next(reader)
  if (kind !== "bloc") return { is: "number", at, of: { kind: "count", name: count, bloc: null } }
  reader.place += 1
  return { is: "number", at, of: { kind: "count", name: count, bloc: text } }
}

function eachBloc(reader: Reader, name: "each_bloc" | "yes_in_each_bloc", at: number): Part {
  if (reader.inEachBloc)
    throw new UnreadableFormula(at, "分组之内不再分组", "a bloc has no blocs of its own: each_bloc stands once")
  if (name === "yes_in_each_bloc") return { is: "condition", at, of: { kind: name } }
  if (take(reader, "(") === undefined)
    throw new UnreadableFormula(next(reader).at, "请写作 each_bloc(yes > no)", "write each_bloc(yes > no)")
  reader.inEachBloc = true
  const inner = condition(deeper(reader, () => either(reader)))
  reader.inEachBloc = false
  close(reader)
  return { is: "condition", at, of: { kind: name, of: inner } }
}

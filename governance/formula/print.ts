import { formatRational } from "../../base/index.ts"
import type { CountName, Formula, Sum } from "./syntax.ts"

/** How a count is written: by its name, or by its number. */
type WriteCount = (name: CountName | "blocs", bloc: string | null) => string

const byName: WriteCount = (name, bloc) => (bloc === null ? name : `${name}[${bloc}]`)

/**
 * Writes a formula in its one spelling; read again it is the same formula.
 * @example printFormula(formula) // "present >= 3/4 * delegations and yes > no"
 */
export function printFormula(formula: Formula): string {
  return condition(formula, byName, 0)
}

/** Writes a formula with other words for its counts. */
export function printWith(formula: Formula, write: WriteCount): string {
  return condition(formula, write, 0)
}

const rank = { or: 1, and: 2, not: 3 } as const

/** @param around rank of what stands around: a weaker part gets brackets */
function condition(formula: Formula, write: WriteCount, around: number): string {
  switch (formula.kind) {
    case "compare":
      return `${sum(formula.left, write, 0)} ${formula.sign} ${sum(formula.right, write, 0)}`
    case "and":
    case "or": {
      const own = rank[formula.kind]
      // To the right stands a higher rank, since both join from the left.
      const text = `${condition(formula.left, write, own)} ${formula.kind} ${condition(formula.right, write, own + 1)}`
      return own < around ? `(${text})` : text
    }
    case "not":
      return `not ${condition(formula.of, write, rank.not)}`
    case "each_bloc":
      return `each_bloc(${condition(formula.of, write, 0)})`
    case "yes_in_each_bloc":
      return formula.kind
  }
}

/** @param around 0 alone or to the left of + and -, 1 to the right of them or to the left of *, 2 where one number must stand */
function sum(of: Sum, write: WriteCount, around: 0 | 1 | 2): string {
  switch (of.kind) {
    case "number":
      return formatRational(of.value)
    case "count":
      return write(of.name, of.bloc)
    case "blocs":
      return write("blocs", null)
    case "+":
    case "-": {
      const text = `${sum(of.left, write, 0)} ${of.kind} ${sum(of.right, write, 1)}`
      return around > 0 ? `(${text})` : text
    }
    case "*": {
      const text = `${sum(of.left, write, 1)} * ${sum(of.right, write, 2)}`
      return around > 1 ? `(${text})` : text
    }
    case "/": {
      // A product is put in brackets before its divisor: a * 3 / 4 would be read as a * (3/4).
      const text = `${sum(of.left, write, of.left.kind === "*" ? 2 : 1)} / ${of.by}`
      return around > 1 ? `(${text})` : text
    }
  }
}

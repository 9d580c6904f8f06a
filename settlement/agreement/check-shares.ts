import { add, compare, Day, type Rational, rational } from "../../base/index.ts"
import { shownPercent } from "../apportionment/step.ts"
import { unfitName } from "./check-words.ts"
import { minorIn, numberIn, shareIn } from "./read-number.ts"
import { problem, type TermProblem } from "./term-problem.ts"
import type { AgreementParty, AgreementTerms } from "./terms.ts"

/** What a party keeps of its own stands beside the factors of the key, under this name. */
export const stockFactor = "base-year-stock"

const zero = rational(0n)
const one = rational(1n)
const named = ({ name, place }: AgreementParty) => ({ name: name.zh || place, nameEn: name.en || place })

/** What is shared: all of it, or what exceeds the stock of a base year that lies before the term. */
export function checkBase({ base, parties, term }: AgreementTerms): readonly TermProblem[] {
  const { kind, year, threshold } = base
  const least =
    threshold.trim() === "" || minorIn(threshold) !== null
      ? []
      : [problem("base", "base.threshold", "no-amount", { given: threshold })]
  if (kind === "whole") {
    const unread = parties.filter(({ stock }) => stock.trim() !== "")
    return [
      ...least,
      ...unread.map((party) => problem("base", `parties.${party.place}.stock`, "unread-stock", named(party))),
    ]
  }
  const isYear = /^(19|20|21)\d\d$/.test(year.trim())
  const from = Day.safeParse(term.from)
  const late = isYear && from.success && year.trim() >= from.data.slice(0, 4)
  const without = parties.filter(({ stock }) => minorIn(stock) === null)
  return [
    ...least,
    ...(isYear ? [] : [problem("base", "base.year", "no-year")]),
    ...(late ? [problem("base", "base.year", "year-after-start", { year, from: term.from })] : []),
    ...without.map((party) => problem("base", `parties.${party.place}.stock`, "no-stock", named(party))),
  ]
}

/** Shares that make one whole, or factors with weights that do and values to measure the parties by. */
export function checkKey(terms: AgreementTerms): readonly TermProblem[] {
  return terms.key.kind === "fixed" ? checkFixed(terms) : checkFactors(terms)
}

function checkFixed({ parties }: AgreementTerms): readonly TermProblem[] {
  const read = parties.map((party) => ({ party, share: shareIn(party.share) }))
  const wrong = read
    .filter(({ share }) => share === null)
    .map(({ party }) =>
      problem("key", `parties.${party.place}.share`, "no-share", { ...named(party), given: party.share }),
    )
  const sum = sumOf(read.map(({ share }) => share))
  if (wrong.length > 0 && compare(sum, one) <= 0) return wrong
  const side = compare(sum, one)
  if (side === 0) return wrong
  const code = side > 0 ? "shares-over-whole" : "shares-below-whole"
  return [...wrong, problem("key", "key.shares", code, { sum: shownPercent(sum) })]
}

function checkFactors({ key, parties }: AgreementTerms): readonly TermProblem[] {
  const { kind, factors, values } = key
  const unread = parties
    .filter(({ share }) => share.trim() !== "")
    .map((party) => problem("key", `parties.${party.place}.share`, "unread-share", named(party)))
  if (factors.length === 0) return [...unread, problem("key", "key.factors", "no-factors")]
  const ids = factors.map(({ id }) => id)
  const names = factors.flatMap(({ id, title }, index): readonly TermProblem[] => [
    ...unfitName("key", "key.factors", title, { zh: `因素 ${id} 的名称`, en: `the name of the factor ${id}` }),
    ...(/^[a-zA-Z][a-zA-Z0-9-]*$/.test(id) && id !== stockFactor
      ? []
      : [problem("key", "key.factors", "bad-factor-id", { factor: id })]),
    ...(ids.indexOf(id) < index ? [problem("key", "key.factors", "factor-twice", { factor: id })] : []),
  ])
  const many = kind === "investment" && factors.length > 1 ? [problem("key", "key.factors", "one-investment")] : []
  const weights = factors.map(({ weight }) => shareIn(weight))
  const sum = sumOf(weights)
  const whole =
    !weights.includes(null) && compare(sum, one) === 0
      ? []
      : [problem("key", "key.factors", "weights-not-whole", { sum: shownPercent(sum) })]
  const measured = values === "reported" ? [] : factors.flatMap((factor) => checkMeasures(factor, parties))
  return [...unread, ...names, ...many, ...whole, ...measured]
}

function checkMeasures(
  { id, title }: AgreementTerms["key"]["factors"][number],
  parties: readonly AgreementParty[],
): readonly TermProblem[] {
  const facts = { factor: title.zh || id, factorEn: title.en || id }
  const values = parties.map((party) => ({ party, value: numberIn(party.measures[id] ?? "") }))
  const missing = values.filter(({ value }) => value === null)
  if (missing.length > 0)
    return missing.map(({ party }) =>
      problem("key", `parties.${party.place}.measures.${id}`, "no-measure", { ...facts, ...named(party) }),
    )
  return values.every(({ value }) => value?.numerator === 0n) ? [problem("key", "key.factors", "no-total", facts)] : []
}

/** Floors below caps, and one party without a cap who has what the caps leave. */
export function checkLimits({ parties, key }: AgreementTerms): readonly TermProblem[] {
  const each = parties.flatMap((party): readonly TermProblem[] => {
    const fields = (["floor", "cap", "capOverTerm"] as const).flatMap((field) =>
      party[field].trim() === "" || minorIn(party[field]) !== null
        ? []
        : [problem("limits", `parties.${party.place}.${field}`, "no-amount", { given: party[field] })],
    )
    const [floor, cap] = [minorIn(party.floor), minorIn(party.cap)]
    const isCrossed = floor !== null && cap !== null && floor > cap
    return isCrossed
      ? [...fields, problem("limits", `parties.${party.place}.floor`, "floor-over-cap", named(party))]
      : fields
  })
  const isCapped = ({ cap, capOverTerm }: AgreementParty) => cap.trim() !== "" || capOverTerm.trim() !== ""
  const all = parties.length > 0 && parties.every(isCapped) ? [problem("limits", "limits", "all-capped")] : []
  // Fixed shares of zero take nothing of what a cap leaves.
  const open = parties.filter((party) => !isCapped(party))
  const isClosed =
    key.kind === "fixed" && open.length > 0 && open.every(({ share }) => shareIn(share)?.numerator === 0n)
  const closed = isClosed && open.length < parties.length ? [problem("limits", "limits", "capped-shares")] : []
  return [...each, ...all, ...closed]
}

function sumOf(shares: readonly (Rational | null)[]): Rational {
  return shares.reduce<Rational>((sum, share) => (share === null ? sum : add(sum, share)), zero)
}

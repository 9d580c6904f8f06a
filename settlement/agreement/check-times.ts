import { add, compare, Day, type Rational, rational } from "../../base/index.ts"
import { shownPercent } from "../apportionment/step.ts"
import { unfitName } from "./check-words.ts"
import { countIn, shareIn } from "./read-number.ts"
import { problem, type TermProblem } from "./term-problem.ts"
import type { AgreementTerms } from "./terms.ts"
import { firstPeriod } from "./trigger.ts"

/** Days from here on are none of a term: what follows it must still be a day. */
const dayTooFar = "2900-01-01"

/** A term in which no period of the agreed length lies whole would never be executed. */
function checkPeriods({ term, collection }: AgreementTerms): readonly TermProblem[] {
  const from = Day.parse(term.from)
  const { until, extension } = term
  const last = extension.kind === "automatic" && extension.until > until ? extension.until : until
  const first = firstPeriod(collection.frequency, from)
  return first !== null && first.until > last ? [problem("term", "term.until", "no-period", { from, until: last })] : []
}

/** First and last day, and what extends the term. */
export function checkTerm(terms: AgreementTerms): readonly TermProblem[] {
  const { term, parties } = terms
  const { from, until, extension } = term
  const wrong = (field: "from" | "until") =>
    Day.safeParse(term[field]).success && term[field] < dayTooFar
      ? []
      : [problem("term", `term.${field}`, "no-day", { given: term[field] })]
  const days = [...wrong("from"), ...wrong("until")]
  if (days.length > 0) return days
  const backwards =
    until < from ? [problem("term", "term.until", "term-backwards", { from, until })] : checkPeriods(terms)
  if (extension.kind === "none") return backwards
  const field = "term.extension.until"
  if (!Day.safeParse(extension.until).success || extension.until >= dayTooFar)
    return [...backwards, problem("term", field, "no-day", { given: extension.until })]
  const isCapless = extension.kind === "below-cap" && parties.every(({ capOverTerm }) => capOverTerm.trim() === "")
  return [
    ...backwards,
    ...(extension.until <= until
      ? [problem("term", field, "extension-backwards", { until: extension.until, last: until })]
      : []),
    ...(isCapless ? [problem("term", "term.extension.kind", "extension-without-cap")] : []),
  ]
}

/** Who collects is a party, and transfers within some days. */
export function checkCollection({ collection, parties }: AgreementTerms): readonly TermProblem[] {
  const { collector, transferDays } = collection
  const days =
    countIn(transferDays) === null
      ? [problem("collection", "collection.transferDays", "no-days", { given: transferDays })]
      : []
  if (collector.trim() === "") return [problem("collection", "collection.collector", "no-collector"), ...days]
  if (parties.some(({ place }) => place === collector)) return days
  return [problem("collection", "collection.collector", "collector-no-party", { place: collector }), ...days]
}

/** Rounding down names who has the rest. */
export function checkRounding({ rounding: { method, rest }, parties }: AgreementTerms): readonly TermProblem[] {
  if (method !== "down") return []
  if (rest.trim() === "") return [problem("rounding", "rounding.rest", "no-rest")]
  if (parties.some(({ place }) => place === rest)) return []
  return [problem("rounding", "rounding.rest", "rest-no-party", { place: rest })]
}

/** Shares of figures for appraisal make one whole of their own, apart from the money. */
export function checkAppraisal({ appraisal, parties }: AgreementTerms): readonly TermProblem[] {
  if (appraisal === null) return []
  const shares = parties.map((party) => shareIn(party.appraisal))
  const sum = shares.reduce<Rational>((all, share) => (share === null ? all : add(all, share)), rational(0n))
  const heads =
    appraisal.heads.length === 0
      ? [problem("appraisal", "appraisal.heads", "no-appraisal-heads")]
      : checkFigures(appraisal.heads)
  const isWhole = !shares.includes(null) && compare(sum, rational(1n)) === 0
  return isWhole
    ? heads
    : [...heads, problem("appraisal", "appraisal.shares", "appraisal-not-whole", { sum: shownPercent(sum) })]
}

/** Each figure has a code of its own, a name and a unit. */
function checkFigures(heads: NonNullable<AgreementTerms["appraisal"]>["heads"]): readonly TermProblem[] {
  const ids = heads.map(({ id }) => id)
  const field = "appraisal.heads"
  return heads.flatMap(({ id, title, unit }, index): readonly TermProblem[] => [
    ...(id.trim() === "" || ids.indexOf(id) < index
      ? [problem("appraisal", field, "figure-unnamed", { figure: id || title.zh })]
      : []),
    ...unfitName("appraisal", field, title, { zh: "考核指标的名称", en: "the name of a figure" }),
    ...unfitName("appraisal", field, unit, { zh: "考核指标的单位", en: "the unit of a figure" }),
  ])
}

import type { Mark, Reading } from "./findings.ts"

/** What a sentence is: something to be done that can be checked, an urging that cannot, or what is or was. */
export type PassageKind = "commitment" | "slogan" | "statement"

/** Parts of a commitment, each as it stands in the sentence; empty where the sentence leaves it out. */
export interface Commitment {
  readonly who: readonly string[]
  readonly what: readonly string[]
  readonly when: readonly string[]
  readonly howMuch: readonly string[]
}

export interface KindRead {
  readonly kind: PassageKind
  readonly commitment: Commitment
  /** Which words and figures decided, and by what reasoning. */
  readonly reason: "past" | "deadline" | "amount" | "body" | "urges" | "none"
}

const year = /(?<!\d)(20\d{2})(?!\d)/g
const deadline =
  /(?:到|至|于)?(?<!\d)20\d{2}(?:\s*[-—–~至]\s*20\d{2})?年?(?:第?[一二三四]季度|[一二三四]季度|上半年|下半年|\d{1,2}月(?:\d{1,2}日|底)?|底|末)?(?:前|以前|之前|起|开始)?|(?:by|before|until|from|since|in|during)\s+(?:the\s+)?(?:(?:end|start|middle|fourth quarter|first half|second half|[a-z]+ quarter)\s+of\s+)?(?:\d{1,2}\s+)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?20\d{2}/gi
const figure = /(?<![\d.])\d[\d,]*(?:\.\d+)?/g

/**
 * Tells a commitment from a slogan and from a statement. A sentence that speaks of the past, or whose years all lie before the
 * plan's, is a statement. Otherwise a deadline (a year from the plan's on, or a word such as "within the year"), an amount with
 * something to be done, or a body that answers for it makes a commitment; words that urge, and none of these, a slogan.
 * Words come from the groups past, act, urge, deadline, lead, body, unit and number-word of the term base.
 * @param planYear first year of the plan; without it, every year named may be a deadline
 */
export function kindOf(sentence: string, { marks }: Reading, planYear: number | undefined): KindRead {
  const has = (group: string) => marks.has(group)
  const texts = (group: string) => (marks.get(group) ?? []).map(({ text }) => text)
  const years = !sentence.includes("20") ? [] : [...sentence.matchAll(year)].map(([, text]) => Number(text))
  const ahead = years.some((one) => planYear === undefined || one >= planYear)
  const dated = ahead ? [...sentence.matchAll(deadline)].map(([text]) => text.trim()) : []
  const when = [...dated.filter((text) => isAhead(text, planYear)), ...texts("deadline")]
  const howMuch = amountsIn(sentence, marks)
  const who = has("lead") ? bodiesIn(sentence, marks.get("body") ?? []) : []
  const commitment = { who, what: texts("act"), when, howMuch }
  const isPast = has("past") ? !(ahead && has("act") && !isToldAsPast(marks)) : years.length > 0 && !ahead
  const said = (kind: PassageKind, reason: KindRead["reason"]): KindRead => ({ kind, commitment, reason })
  if (isPast) return said("statement", "past")
  if (when.length > 0) return said("commitment", "deadline")
  if (howMuch.length > 0 && has("act")) return said("commitment", "amount")
  if (who.length > 0) return said("commitment", "body")
  return has("urge") ? said("slogan", "urges") : said("statement", "none")
}

/** Words of the past weigh more than those of what is to be done when they come first. */
function isToldAsPast(marks: Reading["marks"]): boolean {
  const first = (group: string) => Math.min(...(marks.get(group) ?? []).map(({ start }) => start))
  return first("past") < first("act")
}

function isAhead(text: string, planYear: number | undefined): boolean {
  return [...text.matchAll(year)].some(([, one]) => planYear === undefined || Number(one) >= planYear)
}

/** Figures that are no years, with the unit behind them; numbers written as words in English. */
function amountsIn(sentence: string, marks: Reading["marks"]): readonly string[] {
  const units = marks.get("unit") ?? []
  const found: string[] = []
  for (const { 0: text, index } of sentence.matchAll(figure)) {
    const end = index + text.length
    const rest = sentence.slice(end, end + 24)
    const sign = /^\s*(?:%|％|个百分点|percent\b|per cent\b)/i.exec(rest)?.[0]
    if (sign !== undefined) found.push(text + sign)
    else if (/^\s*[万亿千百余多]*\s*\p{Script=Han}/u.test(rest)) {
      const unit = units.find(({ start }) => start >= end && start - end <= 5)
      if (unit !== undefined && !/^\s*[年月日]/.test(rest)) found.push(sentence.slice(index, unit.end))
    } else if (!/^20\d{2}$/.test(text)) {
      const noun = /^\s+(?:(?:million|billion|thousand)\s+)?[a-z-]+/i.exec(rest)?.[0]
      if (
        noun !== undefined &&
        !/^\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(noun)
      )
        found.push(text + noun)
    }
  }
  return [...found, ...(marks.get("number-word") ?? []).map(({ end, text }) => text + nounAfter(sentence, end))]
}

function nounAfter(sentence: string, end: number): string {
  return /^\s+[a-z-]+/i.exec(sentence.slice(end, end + 24))?.[0] ?? ""
}

/** Bodies by the word that names their kind, with what stands before it in the same phrase. */
function bodiesIn(sentence: string, words: readonly Mark[]): readonly string[] {
  const found = words.map(({ start, end, text }) => {
    const before = sentence.slice(Math.max(0, start - 40), start)
    const name = /[\x20-\x7e]/.test(text[0] ?? "")
      ? /(?:\b(?:the|a|our)\s+)?(?:[A-Za-z'’-]+\s+){0,3}$/.exec(before)?.[0]
      : /[^，。；、：:（）()\s由与和会同及责任单位]{0,10}$/u.exec(before)?.[0]
    return ((name ?? "") + sentence.slice(start, end)).trim()
  })
  return [...new Set(found.filter((one) => !found.some((other) => other !== one && other.includes(one))))]
}

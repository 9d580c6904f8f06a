import type { Plan, PlanParagraph, Sentence } from "./plan.ts"

const ends = new Set(["。", "！", "？", "；", "!", "?"])
const closing = new Set(["”", "’", "」", "』", "）", ")", '"'])
/** Words after which a full stop ends no sentence. */
const short = /(?:^|[\s(])(?:no|nos|e\.g|i\.e|etc|art|arts|fig|figs|st|dr|mr|ms|mrs|prof|vs|approx|cf|al|[a-z])$/i

/**
 * Sentences of a text, in order, without blanks around them. Chinese ends them by its own signs and by the semicolon, which
 * parts the tasks of a list; English by a full stop before a capital letter or a digit, not after an abbreviation.
 * @returns start and end of each within the text
 */
export function sentenceSpans(text: string): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ""
    if (!ends.has(sign) && !(sign === "." && endsEnglish(text, from, at))) continue
    let to = at + 1
    while (ends.has(text[to] ?? "") || closing.has(text[to] ?? "")) to++
    add(spans, text, from, to)
    from = to
    at = to - 1
  }
  add(spans, text, from, text.length)
  return spans
}

function endsEnglish(text: string, from: number, at: number): boolean {
  const next = text[at + 1]
  if (next === undefined) return true
  if (!/[\s"”’)]/.test(next)) return false
  const begin = /^["”’)]*\s+["“‘(]*[\p{Lu}\p{Nd}\p{Script=Han}]/u.test(text.slice(at + 1, at + 8))
  return begin && !short.test(text.slice(Math.max(from, at - 12), at))
}

function add(spans: (readonly [number, number])[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start] ?? "")) start++
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--
  if (end > start) spans.push([start, end])
}

/** A line that stands above others, by its number or mark and its want of an end. */
const numbered =
  /^(第[一二三四五六七八九十百零\d]+[章节编篇条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+(\.\d+)*[.、．\s]|chapter\b|part\b|section\b|annex\b|附[件录])/i

export function isHeading({ text, heading }: PlanParagraph): boolean {
  if (heading !== undefined) return heading
  const isHan = /\p{Script=Han}/u.test(text)
  return text.length <= (isHan ? 36 : 90) && !/[。！？；.!?;]["”’）)]*$/.test(text) && numbered.test(text)
}

interface Run {
  text: string
  readonly paragraph: number
  readonly heading: string
  /** Where in the text each further page begins. */
  readonly pages: { at: number; number: number }[]
}

/** Sentences of a plan with page, paragraph and heading; one that runs over the end of a page belongs to where it begins. */
export function sentencesOf(plan: Plan): readonly Sentence[] {
  const found: Sentence[] = []
  for (const { text, paragraph, heading, pages } of runsOf(plan))
    for (const [start, end] of sentenceSpans(text)) {
      const number = pages.findLast(({ at }) => at <= start)?.number ?? 1
      found.push({ text: text.slice(start, end), number, paragraph, heading })
    }
  return found
}

function runsOf(plan: Plan): readonly Run[] {
  const runs: Run[] = []
  let heading = ""
  let paragraph = 0
  for (const { number, paragraphs } of plan.pages)
    for (const [place, one] of paragraphs.entries()) {
      const text = one.text.trim()
      if (text === "") continue
      const last = runs.at(-1)
      const goesOn = place === 0 && plan.unit === "page" && last !== undefined && isOpen(last.text) && !isHeading(one)
      if (goesOn && last.heading === heading) {
        const blank = /[\w,;]$/.test(last.text) && /^\w/.test(text) ? " " : ""
        last.pages.push({ at: last.text.length + blank.length, number })
        last.text += blank + text
        continue
      }
      paragraph++
      if (isHeading(one)) heading = text
      else runs.push({ text, paragraph, heading, pages: [{ at: 0, number }] })
    }
  return runs
}

/** Nothing ends the text yet. */
function isOpen(text: string): boolean {
  return !/[。！？；：.!?:;]["”’）)]*$/.test(text)
}

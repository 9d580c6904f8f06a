import { Refusal } from "../../base/index.ts"
import type { Plan } from "./plan.ts"

/** Share of a page's Chinese signs from which it counts as traditional; single old signs in names stay below it. */
const traditionalFrom = 0.05
const fewest = 5
/** Share of signs without meaning from which a page counts as garbled. */
const garbledFrom = 0.05

/**
 * Holds a plan back that cannot be audited as it stands.
 * @param signs those that only traditional Chinese writes
 * @throws Refusal "observatory.plan-without-text" (pages), "observatory.plan-traditional" (page, signs),
 * "observatory.plan-garbled" (page, signs)
 */
export function checkText(plan: Plan, signs: ReadonlySet<string>): void {
  let read = 0
  for (const { number, paragraphs } of plan.pages) {
    const text = paragraphs.map((one) => one.text).join("\n")
    read += text.trim().length
    const { han, old, bad, all } = counted(text, signs)
    const facts = { file: plan.file, page: `${number}` }
    if (bad.size > 0 && bad.count / all >= garbledFrom)
      throw new Refusal("observatory.plan-garbled", { ...facts, signs: shown(bad.signs) })
    if (old.count >= fewest && old.count / han >= traditionalFrom)
      throw new Refusal("observatory.plan-traditional", { ...facts, signs: shown(old.signs) })
  }
  if (read > 0) return
  const pages = plan.unread ?? plan.pages.map(({ number }) => number)
  throw new Refusal("observatory.plan-without-text", { file: plan.file, pages: rangesOf(pages) })
}

function counted(text: string, signs: ReadonlySet<string>) {
  const old = { count: 0, signs: new Set<string>() }
  const bad = { count: 0, size: 0, signs: new Set<string>() }
  let han = 0
  let all = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    all++
    if (code >= 0x3400 && code < 0xa000) han++
    if (signs.has(sign)) {
      old.count++
      old.signs.add(sign)
    }
    if (
      code === 0xfffd ||
      (code >= 0xe000 && code < 0xf900) ||
      (code < 0x20 && code !== 9 && code !== 10 && code !== 13)
    ) {
      bad.count++
      bad.signs.add(`U+${code.toString(16).toUpperCase().padStart(4, "0")}`)
    }
  }
  bad.size = bad.signs.size
  return { han, all, old, bad }
}

function shown(signs: ReadonlySet<string>): string {
  return [...signs].slice(0, 8).join(" ")
}

/** @example rangesOf([1, 2, 3, 7]) // "1–3, 7" */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && number <= last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ")
}

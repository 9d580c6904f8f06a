import type { PlanParagraph } from "../observatory/index.ts"
import { joinedLines } from "./join-lines.ts"

/** A run of signs where a PDF puts it. */
export interface Run {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** A line of a page: where it begins and ends, how high it stands, how large its signs are. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

export function linesOf(runs: readonly Run[]): readonly Line[] {
  const lines: Line[] = []
  let open: Line | undefined
  for (const { str, transform, width, height, hasEOL } of runs) {
    const [, , , scale = 0, x = 0, y = 0] = transform
    const size = height || Math.abs(scale)
    if (open !== undefined && str.trim() !== "" && Math.abs(open.y - y) > Math.max(open.size, size) / 2) {
      lines.push(open)
      open = undefined
    }
    if (open === undefined) {
      if (str.trim() !== "") open = { text: str, left: x, right: x + width, y, size }
    } else if (str.trim() === "") open = { ...open, text: `${open.text} ` }
    else {
      const blank = x - open.right > open.size / 4 && !open.text.endsWith(" ") ? " " : ""
      open = { ...open, text: open.text + blank + str, right: Math.max(open.right, x + width) }
    }
    if (hasEOL && open !== undefined) {
      lines.push(open)
      open = undefined
    }
  }
  if (open !== undefined) lines.push(open)
  return lines.map((line) => ({ ...line, text: line.text.trim() }))
}

const fewestPages = 3

/** Heads and feet that come again on at least half of the pages, whatever number stands in them. */
export function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const lines of pages)
    for (const key of new Set(edgesOf(lines).map(({ text }) => masked(text))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const least = Math.max(fewestPages, pages.length / 2)
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key))
}

function edgesOf(lines: readonly Line[]): readonly Line[] {
  const sorted = lines.toSorted((a, b) => b.y - a.y)
  return [...sorted.slice(0, 2), ...sorted.slice(-2)]
}

function masked(text: string): string {
  return text.replaceAll(/\d+/g, "#")
}

const pageNumber = /^[-—–\s]*(第\s*)?\d{1,4}(\s*页)?[-—–\s]*$/

/** Paragraphs of a page: a new one begins where a line is indented, stands far below, changes size, or follows a short last line. */
export function paragraphsOf(lines: readonly Line[], running: ReadonlySet<string>): readonly PlanParagraph[] {
  const edges = new Set(edgesOf(lines))
  const kept = lines.filter(
    (line) => !(edges.has(line) && (running.has(masked(line.text)) || pageNumber.test(line.text))) && line.text !== "",
  )
  const left = Math.min(...kept.map((line) => line.left))
  const right = Math.max(...kept.map((line) => line.right))
  const gaps = kept
    .flatMap(({ y }, at) => (at === 0 ? [] : [Math.abs((kept[at - 1]?.y ?? y) - y)]))
    .sort((a, b) => a - b)
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0
  const blocks: Line[][] = []
  for (const line of kept) {
    const before = blocks.at(-1)?.at(-1)
    if (before === undefined || begins(line, before, { left, right, usual })) blocks.push([line])
    else blocks.at(-1)?.push(line)
  }
  return blocks.map((block) => ({ text: joinedLines(block.map(({ text }) => text)) }))
}

interface Measure {
  readonly left: number
  readonly right: number
  readonly usual: number
}

function begins(line: Line, before: Line, { left, right, usual }: Measure): boolean {
  const indented = line.left - left > line.size * 0.8 && line.left - before.left > line.size * 0.8
  const far = Math.abs(before.y - line.y) > usual * 1.45
  const resized = Math.abs(before.size - line.size) > before.size * 0.15
  const short = right - before.right > before.size * 2 && /[。！？；：.!?;:]["”’）)]*$/.test(before.text)
  // No line within a paragraph ends far from the margin: it is a title, or the last one.
  const broken = right - before.right > (right - left) * 0.3
  return indented || far || resized || short || broken
}

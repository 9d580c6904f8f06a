import type { Plan, PlanParagraph } from "../observatory/index.ts"
import { sectionsOf } from "./html-sections.ts"
import { joinedLines } from "./join-lines.ts"

type Read = Pick<Plan, "unit" | "pages" | "title">

/** Markdown: headings by `#` or underlining; a list item, a row of a table and a block of lines are a paragraph each. */
export function sectionsOfMarkdown(text: string): Read {
  const paragraphs: PlanParagraph[] = []
  let block: string[] = []
  const end = () => {
    if (block.length > 0) paragraphs.push({ text: plain(joinedLines(block)) })
    block = []
  }
  for (const line of text.replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, "").split(/\r?\n/)) {
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    if (heading !== undefined) {
      end()
      paragraphs.push({ text: plain(heading), heading: true })
    } else if (/^\s{0,3}(=+|-{3,})\s*$/.test(line)) {
      const title = block.length === 1 ? block.pop() : undefined
      end()
      if (title !== undefined) paragraphs.push({ text: plain(title), heading: true })
    } else if (line.trim() === "") end()
    else {
      if (/^\s*([-*+]|\d+[.)])\s|^\s*\|/.test(line)) end()
      if (!/^\s*\|[\s:|-]+$/.test(line)) block.push(line.trim())
    }
  }
  end()
  return { unit: "section", ...sectionsOf(paragraphs) }
}

/** What a reader sees: no marks of lists, stress, links or tables. */
function plain(text: string): string {
  return text
    .replace(/^([-*+]|\d+[.)])\s+/, "")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/(\*\*|__|`)/g, "")
    .replaceAll(/\s*\|\s*/g, " ")
    .trim()
}

/**
 * Plain text. Form feeds part pages. An empty line ends a paragraph; so does each line where lines are as long as paragraphs
 * are, since then nobody broke them by hand.
 */
export function sectionsOfText(text: string): Read {
  const parts = text.replace(/^\uFEFF/, "").split("\f")
  const pages = parts.map((part, at) => ({ number: at + 1, paragraphs: paragraphsOf(part) }))
  if (parts.length > 1) return { unit: "page", pages }
  return { unit: "section", ...sectionsOf(pages[0]?.paragraphs ?? []) }
}

const brokenLine = 45

function paragraphsOf(part: string): readonly PlanParagraph[] {
  const lines = part.split(/\r?\n/)
  const full = lines.map((line) => line.trim()).filter((line) => line !== "")
  const open = full.filter((line) => !/[。！？；：.!?;:]["”’）)]*$/.test(line) && line.length >= brokenLine / 2)
  if (open.length * 3 < full.length) return full.map((one) => ({ text: one }))
  const blocks: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() === "") blocks.push([])
    else blocks.at(-1)?.push(line.trim())
  }
  return blocks.filter((block) => block.length > 0).map((block) => ({ text: joinedLines(block) }))
}

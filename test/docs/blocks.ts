import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"

export const root = join(import.meta.dirname, "..", "..")

/** A page of documentation, with its path from the project's root. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** A fenced block: its language, the words after it, and what stands in it. */
export interface Block {
  readonly page: string
  readonly line: number
  readonly language: string
  readonly words: readonly string[]
  readonly code: string
}

/** All pages of documentation, in order of path. */
export function pages(pattern = "**/*.md"): readonly Page[] {
  const away = /(^|\/)(node_modules|dist|var|test-results)(\/|$)/
  return globSync(pattern, { cwd: root, exclude: (path) => away.test(path) })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }))
}

export function blocksOf({ path, text }: Page): readonly Block[] {
  return [...text.matchAll(/^```([a-z]*)([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", rest = "", code = ""], at) => ({
      page: path,
      line: text.slice(0, nthFence(text, at)).split("\n").length,
      language,
      words: rest.split(" ").filter((word) => word !== ""),
      code,
    }),
  )
}

function nthFence(text: string, at: number): number {
  return [...text.matchAll(/^```/gm)][at * 2]?.index ?? 0
}

/** A page without its fenced blocks. */
export function prose({ text }: Page): string {
  return text.replace(/^```[^\n]*\n[\s\S]*?^```$/gm, "")
}

/** Relative links of a page that lead to no file of the project. */
export function brokenLinks(page: Page, exists: (path: string) => boolean): readonly string[] {
  return [...prose(page).matchAll(/\[[^\]\n]*\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
    .filter((target) => !exists(join(page.path, "..", target)))
    .map((target) => `${page.path}: ${target}`)
}

/** Commands `delta <name>` with their options that a page names, in blocks and between back-ticks. */
export function namedCommands({
  text,
}: Page): readonly { readonly name: string; readonly options: readonly string[] }[] {
  return [...text.matchAll(/(?:^|[\s`/])delta ([a-z]+)((?: [^\s`|#]+)*)/gm)].map(([, name = "", rest = ""]) => ({
    name,
    options: [...rest.matchAll(/ --(?:no-)?([a-z-]+)/g)].map(([, option = ""]) => option),
  }))
}

/** What stands after `// ` behind a `console.log(…)`: the lines that a snippet promises to print. */
export function promised(code: string): readonly string[] {
  return [...code.matchAll(/^\s*console\.log\(.*\) \/\/ (.+)$/gm)].map(([, line = ""]) => line.trim())
}

/** The first promised line that was not printed after those before it; undefined when all were. */
export function missingLine(promises: readonly string[], printed: readonly string[]): string | undefined {
  let from = 0
  for (const promise of promises) {
    const at = printed.indexOf(promise, from)
    if (at < 0) return promise
    from = at + 1
  }
  return undefined
}

import { Refusal } from "../../base/index.ts"
import { folded, type Lexicon, termsIn } from "./lexicon.ts"
import type { Plan } from "./plan.ts"

/** Whose plan it is and from which year, each with the words that say so. */
export interface Owner {
  /** Code of a member, or the id of the region. */
  readonly member: string
  readonly memberFrom: "given" | "title"
  /** The name that was found; empty where it was given. */
  readonly memberText: string
  readonly year: number | undefined
  readonly yearText: string
}

const titleLines = 4
const longestTitle = 80

/**
 * Whose plan it is: as given, else the one member named in the file's name or the title; where those name several, the first
 * source (file name, given title, first lines) that names only one. The region itself, when its name and no member's stands there.
 * @throws Refusal "observatory.plan-member-unknown", "observatory.plan-owner-unknown", "observatory.plan-owners-several"
 */
export function ownerOf(plan: Plan, lexicon: Lexicon): Owner {
  const { members, id } = lexicon.region
  const when = yearOf(plan, lexicon)
  if (plan.member !== undefined) {
    if (plan.member !== id && !members.some(({ code }) => code === plan.member))
      throw new Refusal("observatory.plan-member-unknown", {
        member: plan.member,
        known: [...members.map(({ code }) => code), id].join(", "),
      })
    return { member: plan.member, memberFrom: "given", memberText: "", ...when }
  }
  const several = new Set<string>()
  let region: string | undefined
  for (const text of sourcesOf(plan)) {
    const { codes, whole, name } = namesIn(text, lexicon)
    const [code] = codes
    if (codes.size === 1 && code !== undefined) return { member: code, memberFrom: "title", memberText: name, ...when }
    for (const one of codes) several.add(one)
    region ??= whole
  }
  if (several.size > 0)
    throw new Refusal("observatory.plan-owners-several", { file: plan.file, members: [...several].join(", ") })
  if (region === undefined) throw new Refusal("observatory.plan-owner-unknown", { file: plan.file })
  return { member: id, memberFrom: "title", memberText: region, ...when }
}

/** File name, title, first short lines. */
function sourcesOf({ file, title, pages }: Plan): readonly string[] {
  const lines = pages
    .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.trim()))
    .filter((text) => text !== "")
  const name = file.replace(/^.*[/\\]/, "").replace(/\.\w+$/, "")
  return [
    name.replaceAll("_", " "),
    title ?? "",
    ...lines.slice(0, titleLines).filter((line) => line.length <= longestTitle),
  ]
}

function namesIn(text: string, lexicon: Lexicon) {
  const codes = new Set<string>()
  let whole: string | undefined
  let name = ""
  for (const { start, end, term } of termsIn(lexicon, text)) {
    if (term.members === undefined) continue
    if (term.members.length === 0) whole ??= text.slice(start, end)
    else if (term.together !== true && codes.size === 0) name = text.slice(start, end)
    for (const code of term.members) codes.add(code)
  }
  return { codes, whole, name }
}

function yearOf(plan: Plan, { base }: Lexicon): { readonly year: number | undefined; readonly yearText: string } {
  if (plan.year !== undefined) return { year: plan.year, yearText: "" }
  for (const text of sourcesOf(plan)) {
    const written = /(?<!\d)20\d{2}(?!\d)/.exec(text)?.[0]
    if (written !== undefined) return { year: Number(written), yearText: written }
    const period = base.periods.find(({ zh, en }) => text.includes(zh) || folded(text).includes(folded(en)))
    if (period !== undefined) return { year: period.from, yearText: text.includes(period.zh) ? period.zh : period.en }
  }
  return { year: undefined, yearText: "" }
}

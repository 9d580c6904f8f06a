import { Refusal } from "../../base/index.ts"
import { type KindRead, kindOf } from "./commitment.ts"
import { type Finding, type Mark, type Mentions, readerFor, readSentence } from "./findings.ts"
import type { Lexicon } from "./lexicon.ts"
import { type Owner, ownerOf } from "./owner.ts"
import type { Place, Plan } from "./plan.ts"
import { checkText } from "./script.ts"
import { sentencesOf } from "./sentences.ts"

/** A sentence of a plan in which something was found. */
export interface Passage extends Place, KindRead {
  readonly file: string
  readonly text: string
  readonly findings: readonly Finding[]
  readonly mentions: Mentions
  /** Goes beyond the plan's own member: names another member or the region, or shares something across. */
  readonly across: boolean
  /** Names of places, own and others', and words that told the kind. */
  readonly marks: readonly Mark[]
}

/** A plan that was audited. */
export interface AuditedPlan {
  readonly file: string
  readonly owner: Owner
  readonly unit: Plan["unit"]
  readonly pages: number
  /** Pages that hold no text that could be read. */
  readonly unread: readonly number[]
  readonly sentences: number
  readonly passages: readonly Passage[]
}

const kindGroups = ["past", "act", "urge", "deadline", "lead", "body", "number-word", "own-word"]
const nameMarks = ["@own", "@neighbour", "@region"]

/**
 * Looks plans through: whose each is, and its sentences with areas, themes, names and kind, each with the words and the rule
 * that decided.
 * @throws Refusal as `ownerOf` and `checkText` do, "observatory.plan-file-twice", "observatory.no-plans"
 */
export function auditPlans(plans: readonly Plan[], lexicon: Lexicon): readonly AuditedPlan[] {
  if (plans.length === 0) throw new Refusal("observatory.no-plans")
  const seen = new Set<string>()
  const signs = new Set(lexicon.base.signs)
  return plans.map((plan) => {
    if (seen.has(plan.file)) throw new Refusal("observatory.plan-file-twice", { file: plan.file })
    seen.add(plan.file)
    checkText(plan, signs)
    return auditPlan(plan, lexicon)
  })
}

function auditPlan(plan: Plan, lexicon: Lexicon): AuditedPlan {
  const owner = ownerOf(plan, lexicon)
  const reader = readerFor(lexicon, owner.member)
  const themes = new Set(lexicon.base.topics.filter(({ kind }) => kind === "theme").map(({ id }) => id))
  const sentences = sentencesOf(plan)
  const passages: Passage[] = []
  for (const { text, ...place } of sentences) {
    const reading = readSentence(reader, text)
    const { findings, mentions, marks } = reading
    const kind = kindOf(text, reading, owner.year)
    if (findings.length === 0 && !mentions.own && kind.kind === "statement") continue
    const across = mentions.neighbours.length > 0 || findings.some(({ topic }) => themes.has(topic))
    const told = [...nameMarks, ...kindGroups].flatMap((group) => marks.get(group) ?? [])
    passages.push({ ...place, ...kind, file: plan.file, text, findings, mentions, across, marks: told })
  }
  return {
    file: plan.file,
    owner,
    unit: plan.unit,
    pages: plan.pages.length,
    unread: plan.unread ?? [],
    sentences: sentences.length,
    passages,
  }
}

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { day } from "../../base/index.ts"
import { auditPlans, type Lexicon, lexiconOf, planRegion, termBaseOn } from "../../observatory/index.ts"
import { readPlanPlaces, readPlanTerms } from "../../store/plan-ground.ts"

const root = join(import.meta.dirname, "../..")

/** A labelled passage. */
export interface Labelled {
  readonly id: string
  readonly language: "zh" | "en"
  readonly half: "tuning" | "untouched"
  readonly member: string
  readonly labels: ReadonlySet<string>
  readonly text: string
}

/** Hits and misses on one label in one language. */
export interface Score {
  readonly language: string
  readonly label: string
  readonly right: number
  readonly wrong: number
  readonly missed: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function labelledPassages(): readonly Labelled[] {
  const file = join(root, "data/worked-examples/plan-audit/passages.csv")
  const rows: Record<string, string>[] = parse(readFileSync(file, "utf8"), { columns: true })
  return rows.map(
    ({ id = "", language, half, member = "", areas = "", themes = "", own = "", kind = "", text = "" }) => ({
      id,
      language: language === "zh" ? "zh" : "en",
      half: half === "tuning" ? "tuning" : "untouched",
      member,
      labels: new Set([...areas.split(" "), ...themes.split(" "), own, kind].filter((one) => one !== "")),
      text,
    }),
  )
}

export function regionLexicon(region: string): Lexicon {
  const base = termBaseOn(readPlanTerms(), day("2026-11-24"))
  const { region: names, extra } = readPlanPlaces(join(root, "data/regions", region))
  const { zh = [], en = [] } = base.groups["name-suffix"] ?? {}
  return lexiconOf(base, planRegion(names, extra, [...zh, ...en]))
}

/** What the engine says of a passage, in the labels of the set. */
export function labelsFound({ id, member, text }: Labelled, lexicon: Lexicon): ReadonlySet<string> {
  const plan = {
    file: id,
    member,
    year: 2025,
    unit: "page",
    pages: [{ number: 1, paragraphs: [{ text, heading: false }] }],
  } as const
  const passages = auditPlans([plan], lexicon).flatMap((one) => one.passages)
  const found = new Set(passages.flatMap(({ findings }) => findings.map(({ topic }) => topic)))
  const named = passages.some(({ mentions }) => mentions.neighbours.length > 0)
  if (!named && !found.has("whole-region") && passages.some(({ mentions }) => mentions.own)) found.add("self")
  const kinds = passages.map(({ kind }) => kind)
  found.add(kinds.includes("commitment") ? "commitment" : kinds.includes("slogan") ? "slogan" : "statement")
  return found
}

/** Precision, recall and F1 of each language and label, and of all labels together ("all"). */
export function scoresOf(set: readonly Labelled[], lexicon: Lexicon): readonly Score[] {
  const counts = new Map<string, { right: number; wrong: number; missed: number }>()
  for (const one of set) {
    const found = labelsFound(one, lexicon)
    for (const label of new Set([...found, ...one.labels]))
      for (const key of [`${one.language} ${label}`, `${one.language} all`]) {
        const count = counts.get(key) ?? { right: 0, wrong: 0, missed: 0 }
        if (!one.labels.has(label)) count.wrong++
        else if (found.has(label)) count.right++
        else count.missed++
        counts.set(key, count)
      }
  }
  return [...counts].map(([key, { right, wrong, missed }]) => {
    const [language = "", label = ""] = key.split(" ")
    const precision = right / (right + wrong)
    const recall = right / (right + missed)
    return { language, label, right, wrong, missed, precision, recall, f1: (2 * right) / (2 * right + wrong + missed) }
  })
}

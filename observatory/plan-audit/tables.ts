import { passagesOn } from "./coverage.ts"
import type { Mark } from "./findings.ts"
import type { PlanReport } from "./report.ts"

/** A table: names of columns, then rows. */
export type PlanTable = readonly (readonly string[])[]

/**
 * Tables of a report: `coverage` (plan × area or theme, with the passage to quote and where it stands), `passages` (one row for
 * each passage and topic, with the rule and the words that decided), `absent`.
 */
export function planTables(report: PlanReport): Readonly<Record<"coverage" | "passages" | "absent", PlanTable>> {
  const day = report.terms.day
  const owners = new Map(report.plans.map(({ file, owner }) => [file, owner]))
  const whose = (file: string) => [file, owners.get(file)?.member ?? "", `${owners.get(file)?.year ?? ""}`]
  const plan = ["file", "member", "year"]
  const counts = ["passages", "across", "commitments", "committed_across"]
  const coverage = report.cells.map(({ file, topic, state, quote, ...cell }) => [
    ...whose(file),
    topic.kind,
    topic.id,
    state,
    ...[cell.passages, cell.across, cell.commitments, cell.committedAcross].map(String),
    quote === undefined ? "" : `${quote.number}`,
    quote?.text ?? "",
    day,
  ])
  const passages = report.plans.flatMap((one) =>
    [...new Set(report.cells.map(({ topic }) => topic))].flatMap((topic) =>
      passagesOn(one, topic.id).flatMap((passage) =>
        passage.findings
          .filter((finding) => finding.topic === topic.id)
          .map(({ rule, marks }) => [
            ...whose(one.file),
            one.unit,
            `${passage.number}`,
            `${passage.paragraph}`,
            passage.heading,
            topic.kind,
            topic.id,
            passage.across ? "across" : "own",
            passage.mentions.neighbours.join(" "),
            passage.kind,
            passage.reason,
            ...Object.values(passage.commitment).map((parts) => parts.join("; ")),
            rule,
            wordsOf(marks),
            passage.text,
            day,
          ]),
      ),
    ),
  )
  const head = [
    "unit",
    "number",
    "paragraph",
    "heading",
    "kind",
    "topic",
    "reach",
    "neighbours",
    "passage_kind",
    "reason",
  ]
  return {
    coverage: [[...plan, "kind", "topic", "state", ...counts, "number", "quote", "terms_of"], ...coverage],
    passages: [[...plan, ...head, "who", "what", "when", "how_much", "rule", "words", "text", "terms_of"], ...passages],
    absent: [
      [...plan, "kind", "absent", "how", "terms_of"],
      ...report.absences.map(({ file, what, id, how }) => [...whose(file), what, id, how, day]),
    ],
  }
}

/** @example wordsOf(marks) // "facility: 仪器; across: 上海" */
function wordsOf(marks: readonly Mark[]): string {
  return marks.map(({ group, text }) => `${group}: ${text}`).join("; ")
}

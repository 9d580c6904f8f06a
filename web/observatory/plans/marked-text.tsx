import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { PlanMark } from "../../../observatory/index.ts"
import styles from "./plans.module.css"

/** A sentence with the words marked that decided; each tells its group on hover, and beneath the text for all. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly PlanMark[] }): ReactNode {
  const nameOf = useGroupName()
  const pieces: ReactNode[] = []
  let from = 0
  for (const { start, end, groups } of spansOf(marks)) {
    pieces.push(text.slice(from, start))
    const kind = groups.some((group) => group.startsWith("@")) ? styles.name : styles.word
    pieces.push(
      <mark key={start} className={kind} title={groups.map(nameOf).join(" · ")}>
        {text.slice(start, end)}
      </mark>,
    )
    from = end
  }
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  )
}

/** How a group is called for readers: names in words, others as the term base calls them. */
export function useGroupName(): (group: string) => string {
  const { t } = useTranslation("observatory")
  const names: Readonly<Record<string, string>> = {
    "@own": t("plans.own"),
    "@neighbour": t("plans.neighbour"),
    "@region": t("plans.region"),
  }
  return (group) => names[group] ?? group
}

interface Span {
  readonly start: number
  readonly end: number
  readonly groups: string[]
}

/** Marks that overlap become one. */
function spansOf(marks: readonly PlanMark[]): readonly Span[] {
  const spans: { start: number; end: number; groups: string[] }[] = []
  for (const { start, end, group } of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = spans.at(-1)
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end)
      if (!last.groups.includes(group)) last.groups.push(group)
    } else spans.push({ start, end, groups: [group] })
  }
  return spans
}

import type { ReactNode } from "react"
import styles from "./rulebook.module.css"

interface WordRunsProps {
  readonly runs: readonly { readonly of: "both" | "before" | "after"; readonly text: string }[]
}

/** A text with what was taken out struck through and what came in underlined, which a screen reader is told as well. */
export function WordRuns({ runs }: WordRunsProps): ReactNode {
  let at = 0
  return (
    <p className={styles.runs}>
      {runs.map(({ of, text }) => {
        const key = `${at}`
        at += text.length + 1
        if (of === "before") return <del key={key}>{text}</del>
        if (of === "after") return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}

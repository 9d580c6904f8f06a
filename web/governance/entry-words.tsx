import type { ReactNode } from "react"
import styles from "./governance.module.css"
import { useWords } from "./use-engine.ts"

/** Two texts compared word by word: what is taken out struck through, what comes in underlined. */
export function EntryWords({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const words = useWords()
  if (words === undefined) return null
  let at = 0
  return (
    <pre className={styles.code}>
      {words.compareWords(before.trim(), after.trim()).map(({ of, text }) => {
        const key = `${at}`
        at += text.length + 1
        if (of === "before") return <del key={key}>{text}</del>
        if (of === "after") return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </pre>
  )
}

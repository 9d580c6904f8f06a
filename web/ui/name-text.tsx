import type { ReactNode } from "react"
import styles from "./name-text.module.css"
import { type TwoTexts, useLanguage } from "./text.ts"

/** A name of the data: Chinese with English beneath where both exist; in English the other way round. */
export function NameText({ name, one = false }: { readonly name: TwoTexts; readonly one?: boolean }): ReactNode {
  const shown = useLanguage()
  const other = shown === "zh" ? "en" : "zh"
  if (one || name.zh === name.en) return <span lang={shown}>{name[shown]}</span>
  return (
    <span className={styles.name}>
      <span lang={shown}>{name[shown]}</span>
      <span lang={other} className={styles.other}>
        {name[other]}
      </span>
    </span>
  )
}

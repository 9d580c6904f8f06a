import type { ReactNode } from "react"
import styles from "./blocks.module.css"
import { type TwoTexts, useLanguage } from "./text.ts"

/** A text of the data in both languages, the reader's first; once when both are the same. */
export function BothTexts({ text }: { readonly text: TwoTexts }): ReactNode {
  const shown = useLanguage()
  const other = shown === "zh" ? "en" : "zh"
  return (
    <>
      <p lang={shown === "zh" ? "zh-CN" : "en"}>{text[shown]}</p>
      {text.en === text.zh ? null : (
        <p lang={other === "zh" ? "zh-CN" : "en"} className={styles.soft}>
          {text[other]}
        </p>
      )}
    </>
  )
}

import type { ReactNode } from "react"
import { indexRefusals } from "../../../../observatory/index.ts"
import type { Language } from "../../../i18n.ts"
import { useLanguage } from "../../../ui/text.ts"
import styles from "./views.module.css"

/** What the engine said against something, in the reader's language: what stands in the way, and what would help. */
export function Refused(props: {
  readonly refused: { readonly code: string; readonly facts: Readonly<Record<string, string>> }
}): ReactNode {
  const { detail, help } = refusalTexts(props.refused, useLanguage())
  return (
    <p className={styles.note}>
      {detail} {help} <span className={styles.mark}>{props.refused.code}</span>
    </p>
  )
}

export function refusalTexts(
  { code, facts }: { readonly code: string; readonly facts: Readonly<Record<string, string>> },
  language: Language,
): { readonly detail: string; readonly help: string } {
  const text = new Map(Object.entries(indexRefusals)).get(code)
  const filled = (words: string) => words.replaceAll(/\{(\w+)\}/g, (all, fact: string) => facts[fact] ?? all)
  return { detail: filled(text?.detail[language] ?? code), help: filled(text?.help[language] ?? "") }
}

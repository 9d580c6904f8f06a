import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { namesOfMarks } from "../../../../observatory/index.ts"
import { percentText } from "../../drawing/writing.ts"
import styles from "./views.module.css"

const unseen: readonly string[] = ["carried", "interpolated", "grouped", "modelled"]

/** How a number came about, mark by mark; "observed" where there is none. */
export function Marks({
  sum,
  estimated,
}: {
  readonly sum: number
  readonly estimated?: number | undefined
}): ReactNode {
  const { t } = useTranslation("observatory")
  const names = namesOfMarks(sum)
  return (
    <span className={styles.marks}>
      {names.length === 0 ? <span className={styles.mark}>{t("view.mark.observed")}</span> : null}
      {names.map((name) => (
        <span key={name} className={unseen.includes(name) ? styles.estimated : styles.mark}>
          {t(`view.mark.${name}`)}
        </span>
      ))}
      {estimated === undefined || estimated === 0 ? null : (
        <span className={styles.estimated}>{t("view.estimated-share", { share: percentText(estimated, 1) })}</span>
      )}
    </span>
  )
}

/** The same in one text, for a table's file. */
export function useMarksText(): (sum: number) => string {
  const { t } = useTranslation("observatory")
  return (sum) => {
    const names = namesOfMarks(sum)
    return names.length === 0 ? t("view.mark.observed") : names.map((name) => t(`view.mark.${name}`)).join(" · ")
  }
}

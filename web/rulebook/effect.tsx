import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import styles from "./rulebook.module.css"

/** Whether an entry permits or forbids, in words. */
export function Effect({ effect }: { readonly effect: "permit" | "forbid" }): ReactNode {
  const { t } = useTranslation("rulebook")
  return <span className={effect === "forbid" ? styles.forbid : styles.permit}>{t(`effect.${effect}`)}</span>
}

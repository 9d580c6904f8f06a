import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { AgreementShown } from "./agreement-types.ts"
import styles from "./agreements.module.css"

/** Where an agreement stands, in a word. */
export function AgreementMark({ state }: { readonly state: AgreementShown["state"] }): ReactNode {
  const { t } = useTranslation("agreements")
  return (
    <span className={styles.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  )
}
